"""Names with their spelling set aside: cleaning, types, links, abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_builder.resolve.lexicon import load_lexicon
from graph_builder.resolve.names import clean, is_abbreviation, without_remark


@pytest.mark.parametrize(
    ("written", "expected", "why"),
    [
        ("区 发展改革委", "区发展改革委", "a space inside"),
        ("区发展改革委等", "区发展改革委", "a trailing 等"),
        ("住房城乡建设部等部门", "住房城乡建设部", "a trailing 等部门"),
        ("平等办", "平等办", "等 inside a name"),
        ("区文旅局（区体育局）", "区文旅局(区体育局)", "brackets stay, their width does not"),
        ("区教育局。", "区教育局", "a full stop"),
        ("", "", "nothing"),
    ],
)
def test_clean(written: str, expected: str, why: str) -> None:
    assert clean(written) == expected, why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("区文旅局(区体育局)", ("区文旅局", "区体育局")),
        ("区文旅局(甲(乙))", ("区文旅局", "甲(乙)")),
        ("区文旅局", ("区文旅局", "")),
        ("(甲)", ("(甲)", "")),
        ("区文旅局)", ("区文旅局)", "")),
    ],
)
def test_without_remark(name: str, expected: tuple[str, str]) -> None:
    assert without_remark(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("发展和改革委员会", "发展改革委", True),
        ("建设和管理委员会", "建设管理委", True),
        ("高新区管理委员会", "高新区管委会", True),
        ("某某办公室", "某某办", True),
        ("华阳路街道办事处", "华阳路街道", True),
        ("新泾镇人民政府", "新泾镇", True),
        ("申通集团有限公司", "申通集团", True),
        ("教育局", "教育委", False),
        ("公安局", "公安分局", False),
        ("大数据局", "大数据中心", False),
        ("和平局", "平局", False),
        ("长和公司", "长公司", False),
        ("建设管理委员会", "建设管委会", False),
    ],
)
def test_only_the_types_of_one_line_merge(one: str, other: str, same: bool) -> None:
    lexicon = load_lexicon()

    assert (lexicon.key(one) == lexicon.key(other)) == same


@pytest.mark.parametrize(
    ("short", "parts", "expected", "why"),
    [
        ("规资", ("规划", "自然资源"), True, "a piece of each word"),
        ("教育", ("教育", "体育"), False, "says nothing of 体育"),
        ("农业", ("农业", "农村"), False, "says nothing of 农村"),
        ("资规", ("规划", "自然资源"), False, "another order"),
        ("科信", ("科技", "工业", "信息化"), False, "says nothing of 工业"),
        ("", ("规划",), False, "nothing"),
    ],
)
def test_an_abbreviation_takes_a_piece_of_each_word(
    short: str, parts: tuple[str, ...], expected: bool, why: str
) -> None:
    assert is_abbreviation(short, parts) == expected, why


@given(st.text(alphabet="区市发展改革和委员会办公室局（）()、等 ", max_size=40))
def test_cleaning_and_keys_are_stable(written: str) -> None:
    name = clean(written)
    key = load_lexicon().key(name)

    assert clean(name) == name or name.endswith("等")
    assert load_lexicon().key(key) == key or "和" in key
