"""Cells of a units column that hold a sentence: a row out of step gives no units, not wrong ones."""

import pytest

from graph_builder.find.answers.reading import read_answers
from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

CELLS = [
    ("办好十件民生实事，新增学位8000个，建设长者饭堂20家", [], "the cell of the task itself"),
    ("会议强调，工作要抓紧抓实。", [], "a sentence that got in between"),
    ("市民出行便利", [], "begins as a name of the city does"),
    ("京东方", ["京东方"], "a company without any ending"),
    ("区财政局、高质量发展专项小分队", ["区财政局", "高质量发展专项小分队"], "one body tells that it is a list"),
    ("【责任单位】区财政局", ["区财政局"], "the bracket of a label is no piece of the list"),
    ("各街镇、高质量发展小分队", ["各街镇", "高质量发展小分队"], "as does a group"),
]


@pytest.mark.parametrize(("cell", "units", "why"), CELLS, ids=[cell for cell, *_ in CELLS])
def test_a_sentence_gives_no_units(cell: str, units: list[str], why: str) -> None:
    block = AnswerBlock(Span(0, len(cell)), role="lead", column="units")

    found = read_answers(cell, [block], year=2021)

    assert [unit.raw for unit in found.units] == units, why
    assert ("not-a-unit" in [finding.kind for finding in found.findings]) == (not units)
