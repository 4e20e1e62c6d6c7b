"""What a look tells of a paragraph, and that reading it with care says the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.find.answers.blocks import find_answers, is_answer_line
from graph_builder.find.answers.closing import begins_plainly, closing_answer, holds_no_answer
from graph_builder.find.punctuation import fold
from graph_builder.model import Span

PIECES = [
    "推进落实",
    "责任单位",
    "牵头单位",
    "完成时限",
    "区科委",
    "各街镇",
    "完善机制",
    "由",
    "负责",
    *":()、,。; 1",
]

CLOSING = [
    ("推进改革。(责任单位:区科委)", "(责任单位:区科委)", "the commonest end"),
    (
        "推进改革。(责任单位:区科委、各街办(新区))",
        "(责任单位:区科委、各街办(新区))",
        "a bracket that belongs to a name",
    ),
    ("党委(党组)学习。(责任领导:张三)", "(责任领导:张三)", "a bracket before it that names nobody"),
    ("推进(区科委负责)改革。(责任单位:区商务委)", None, "another bracket may name somebody"),
    ("推进改革:全面铺开。(责任单位:区科委)", None, "another colon may end a label"),
    ("推进改革。(试点范围:区科委)", None, "no label"),
    ("推进改革。(责任单位:区科委;)(完成", None, "the bracket does not stand at the end"),
    ("推进改革。(责任单位:甲局;(乙局))", None, "a bracket behind a semicolon"),
    ("推进改革。(责任单位:区 科委)", None, "a blank may part two labels"),
]

NOTHING = [
    ("全力推进经济高质量发展", True, "a heading"),
    ("由区科委负责", False, "a word of duty"),
    ("完善机制:分三步", False, "a colon near its beginning"),
    ("完善机制(区科委)", False, "a bracket at its end"),
    ("完善机制(区科委)。", False, "a bracket before the last stop"),
    ("(一)完善机制", False, "a bracket at its beginning"),
    ("期限 6月底", False, "a blank may stand inside a label"),
]


@pytest.mark.parametrize(("text", "quote", "why"), CLOSING, ids=[why for *_, why in CLOSING])
def test_the_only_answer_at_the_end_is_seen(text: str, quote: str | None, why: str) -> None:
    found = closing_answer(text, 0, len(text))

    assert (found and text[slice(*found.span)]) == quote


@pytest.mark.parametrize(("text", "expected", "why"), NOTHING, ids=[why for *_, why in NOTHING])
def test_a_paragraph_without_answers_is_seen(text: str, expected: bool, why: str) -> None:
    assert holds_no_answer(text, 0, len(text)) is expected


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join).map(fold).map(str.strip).filter(bool))
def test_a_look_never_contradicts_reading_with_care(text: str) -> None:
    span = Span(0, len(text))
    closing = closing_answer(text, *span)

    if holds_no_answer(text, *span):
        assert find_answers(text, span) == ()
        assert is_answer_line(text, span) is None
    if closing is not None and closing.span.start > 0 and begins_plainly(text, 0):
        assert find_answers(text, span) == (closing,)
        assert is_answer_line(text, span) is None
