"""The 88 units of the founding plan, read from its brackets alone."""

from __future__ import annotations

import json
from pathlib import Path

from graph_builder.find.answers.blocks import find_answers, read_answers
from graph_builder.model import Span

DATA = Path(__file__).parents[4] / "data"


def test_the_brackets_of_the_founding_plan_give_every_unit_and_nothing_else() -> None:
    text = (DATA / "plans/changning-2021.txt").read_text(encoding="utf-8")
    gold = json.loads((DATA / "gold/changning-2021.gold.json").read_text(encoding="utf-8"))
    expected = [
        (tuple(unit["span"]), unit["raw"], unit["is_group"], rank, "lead" if rank == 1 else "responsible")
        for task in gold["tasks"]
        for rank, unit in enumerate(task["units"], start=1)
    ]

    found = [
        (tuple(unit.span), unit.raw, unit.is_group, unit.rank, unit.role)
        for paragraph in _paragraphs(text)
        for unit in read_answers(text, find_answers(text, paragraph), year=2021).units
    ]

    assert len(expected) == 88
    assert found == expected


def test_the_founding_plan_gives_no_finding_person_or_deadline() -> None:
    text = (DATA / "plans/changning-2021.txt").read_text(encoding="utf-8")

    answers = [read_answers(text, find_answers(text, paragraph), year=2021) for paragraph in _paragraphs(text)]

    assert [item for one in answers for item in (*one.findings, *one.persons, *one.deadlines)] == []


def _paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans
