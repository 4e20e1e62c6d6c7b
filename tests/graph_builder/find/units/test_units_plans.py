"""Lists of plans of all levels, and what comes close to them: (paragraph, what is read, why)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import find_answers, is_answer_line, read_answers
from graph_builder.model import Span, UnitMention

_ROLES = {"lead": "L", "responsible": "R", "support": "S"}

LEADS = [
    ("提标（州教育局，州财政局配合）", "州教育局/R 州财政局/S", "配合 is not the first one's verb"),
    ("提标。（州教育局、州民政局，州财政局配合）", "州教育局/R 州民政局/R 州财政局/S", "nor that of the first list"),
    ("提标。（州教育局牵头，州财政局，州人社局配合）", "州教育局/L 州财政局/S 州人社局/S", "behind another verb"),
    ("提标。（配合单位：州教育局，州财政局配合）", "州教育局/S 州财政局/S", "a label of its own"),
    ("落地。（县民心工程办、各牵头部门负责）", "县民心工程办/R 各牵头部门/R*", "牵头 in the name of a set"),
    ("责任单位：各牵头单位", "各牵头单位/R*", "the same behind a label"),
]
LABELS = [
    ("落地。（牵头单位：县教育局；分牵头单位：县财政局）", "县教育局/L 县财政局/L", "a graded label"),
    ("落地。（第一牵头单位：县教育局；第二牵头单位：县财政局）", "县教育局/L 县财政局/L", ""),
    ("落地。（牵头单位1：县教育局；牵头单位2：县财政局）", "县教育局/L 县财政局/L", "a numbered label"),
    ("落地。（责任单位（一）：县教育局；责任单位（二）：县财政局）", "县教育局/R 县财政局/R", ""),
    ("落地。（牵头单位县教育局，配合单位县财政局）", "县教育局/L 县财政局/S", "neither has its colon"),
    ("落地。（牵头单位：县教育局，配合单位县财政局）", "县教育局/L 县财政局/S", "one lacks its colon"),
    ("落地。（县教育局牵头，配合单位县财政局）", "县教育局/L 县财政局/S", "a label behind a verb"),
    ("落地，配合单位要主动衔接。（县教育局牵头）", "县教育局/L", "no list behind the label"),
]


@pytest.mark.parametrize(("text", "expected", "why"), [*LEADS, *LABELS])
def test_a_list_is_read(text: str, expected: str, why: str) -> None:
    span = Span(0, len(text))
    line = is_answer_line(text, span)

    answers = read_answers(text, [line] if line else find_answers(text, span), year=2023, positional=False)

    assert " ".join(map(_shape, answers.units)) == expected, why


def _shape(unit: UnitMention) -> str:
    marks = ("*" if unit.is_group else "") + ("+" if unit.is_open else "")
    name = f"={unit.name}" if unit.elided else ""
    return f"{unit.raw}/{_ROLES[unit.role]}{marks}{name}"
