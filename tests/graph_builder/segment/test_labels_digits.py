"""A label stands before digits too, where they count or name a day."""

import pytest

from graph_builder.segment.labels import read_label

CASES = [
    ("2、3月底前完成学校建设", "2", "a month behind an enumeration comma"),
    ("3、5个街道开展试点", "3", "a count behind an enumeration comma"),
    ("2.3月底前完成学校建设", "2", "a month behind a point"),
    ("2.400张养老床位投入使用", "2", "what comes in whole numbers only"),
    ("3.12家企业上市", "3", "the same"),
    ("4.5个街道达标", "4", "the same"),
    ("1.5万亩造林", None, "a decimal"),
    ("3.15晚会", None, "a day written with a point"),
    ("2.5个百分点", None, "a decimal before a measure"),
]


@pytest.mark.parametrize(("text", "written", "why"), CASES, ids=[case[2] for case in CASES])
def test_a_label_before_digits(text, written, why):
    label = read_label(text, 0, len(text))

    assert (None if label is None else label.text) == written, why
