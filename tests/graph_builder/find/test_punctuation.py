"""Folding keeps every offset; brackets pair whatever their kind."""

from __future__ import annotations

import pytest

from graph_builder.find.punctuation import WIDE_MARKS, bracket_pairs, fold, signs_to_fold
from graph_builder.find.script import _TRADITIONAL
from graph_builder.find.units.elide import elided_prefixes
from graph_builder.find.units.groups import is_group
from graph_builder.find.units.names import is_unit_name, level_prefix

FOLDED = [
    ("（责任单位：甲局，乙局；丙局）", "(责任单位:甲局,乙局;丙局)"),
    ("〔甲〕［乙］【丙】{丁}", "(甲)(乙)(丙)(丁)"),
    ("２０２１年６月", "2021年6月"),
    ("責任單位：縣發展和改革局", "责任单位:县发展和改革局"),
    ("区\u3000商务委", "区 商务委"),
]
PAIRS = [
    ("(a(b)c)", [(2, 4), (0, 6)], []),
    ("（a)〔b】", [(0, 2), (3, 5)], []),
    ("(a(b)", [(2, 4)], [0]),
    ("a)b", [], []),
]
LEVELS = [
    ("市发展改革委", "市"),
    ("市场监管局", ""),
    ("区级机关工作党委", ""),
    ("市容所", ""),
    ("市民政局", "市"),
    ("市政务服务局", "市"),
    ("市政公用局", ""),
    ("科技局", ""),
    ("县委办", "县"),
    ("市市场监管局", "市"),
]
SETS = [
    "各街镇",
    "相关部门和国企集团",
    "各县(市、区)",
    "成员单位",
    "区有关部门",
    "十镇三街",
    "16个区",
    "镇街",
    "区政府各部门",
    "属地街镇",
]
BODIES = [
    "区商务委",
    "区政府",
    "区直机关工委",
    "史各庄街道",
    "市直机关工委",
    "街道社区党建中心",
    "区国资委",
    "高新区管委会",
]
NO_BODIES = ["办公室", "区发展", "确保落实的中心", "社会", "大会", "区", "加快建设公司", "农村"]


@pytest.mark.parametrize(("text", "expected"), FOLDED)
def test_folding_changes_characters_but_no_offset(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(("text", "pairs", "left_open"), PAIRS)
def test_brackets_pair_by_nesting(text: str, pairs: list[tuple[int, int]], left_open: list[int]) -> None:
    assert bracket_pairs(text, 0, len(text)) == (pairs, left_open)


@pytest.mark.parametrize(("name", "level"), LEVELS)
def test_the_level_a_name_begins_with(name: str, level: str) -> None:
    assert level_prefix(name) == level


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_a_group(name: str) -> None:
    assert is_group(name)


@pytest.mark.parametrize("name", BODIES)
def test_one_body_is_no_group_and_a_whole_name(name: str) -> None:
    assert not is_group(name)
    assert is_unit_name(name)


@pytest.mark.parametrize("name", NO_BODIES)
def test_a_part_or_a_phrase_is_no_whole_name(name: str) -> None:
    assert not is_unit_name(name)


def test_a_list_hands_its_prefix_on_and_a_new_list_does_not() -> None:
    names = [("市经贸委", 1), ("科技局", 1), ("高新区管委会", 1), ("市场监管局", 1), ("科技局", 2)]

    assert elided_prefixes(names) == ["", "市", "", "市", ""]


def test_the_signs_to_fold_tell_whether_a_text_has_to_be_simplified_or_narrowed() -> None:
    watched = set(_TRADITIONAL.pattern.strip("[]")) | set("０１２３４５６７８９")

    assert all(signs_to_fold(sign) == {sign} for sign in watched)
    assert not watched & WIDE_MARKS
    assert signs_to_fold("（责任单位：区科委）") == {"（", "：", "）"}
    assert signs_to_fold("(责任单位:区科委)") == frozenset()
