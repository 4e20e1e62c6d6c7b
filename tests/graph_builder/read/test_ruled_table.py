"""Tables that go on over a page: repeated headers, cut rows, merged cells."""

from __future__ import annotations

import pytest

from graph_builder.read.compose import DraftCell
from graph_builder.read.ruled_table import DraftTable, goes_on, whole

COLUMNS = (0.0, 50.0, 80.0, 200.0)


def table(*cells: tuple[int, int, str] | tuple[int, int, str, int]) -> DraftTable:
    return DraftTable(tuple(DraftCell(cell[0], cell[1], cell[2], *cell[3:]) for cell in cells), COLUMNS)


HEADER = ((0, 0, "板块"), (0, 1, "序号"), (0, 2, "任务"))
FIRST = table(*HEADER, (1, 0, "经济", 2), (1, 1, "1"), (1, 2, "推进"), (2, 1, "2"), (2, 2, "优化审"))


@pytest.mark.parametrize(
    ("following", "expected", "why"),
    [
        (
            table((0, 0, "民生"), (0, 1, "3"), (0, 2, "完善")),
            [("经济", 1, 2), ("民生", 3, 1), ("优化审", 2, 1), ("完善", 3, 1)],
            "a row of its own",
        ),
        (
            table(*HEADER, (1, 0, "民生"), (1, 1, "3"), (1, 2, "完善")),
            [("经济", 1, 2), ("民生", 3, 1), ("优化审", 2, 1), ("完善", 3, 1)],
            "the header again",
        ),
        (
            table((0, 0, ""), (0, 1, ""), (0, 2, "批"), (1, 0, "民生"), (1, 1, "3"), (1, 2, "完善")),
            [("经济", 1, 2), ("民生", 3, 1), ("优化审批", 2, 1), ("完善", 3, 1)],
            "a row cut by the page, beside a merged cell",
        ),
        (
            table((0, 0, "", 2), (0, 1, "3"), (0, 2, "完善"), (1, 1, "4"), (1, 2, "提升")),
            [("经济", 1, 4), ("优化审", 2, 1), ("完善", 3, 1), ("提升", 4, 1)],
            "a merged cell that goes on over whole rows",
        ),
    ],
)
def test_tables_that_go_on(following: DraftTable, expected: list[tuple[str, int, int]], why: str) -> None:
    joined = whole([FIRST, following])

    shown = [(cell.text, cell.row, cell.row_span) for cell in joined.cells if cell.column != 1 and cell.row > 0]
    assert sorted(shown) == sorted([*expected, ("推进", 1, 1)]), why


def test_a_row_cut_by_the_page_where_a_merged_cell_begins() -> None:
    first = table(*HEADER, (1, 0, "经济"), (1, 1, "1"), (1, 2, "优化审"))
    following = table((0, 0, "", 2), (0, 1, ""), (0, 2, "批"), (1, 1, "2"), (1, 2, "完善"))

    cells = whole([first, following]).cells

    assert [(cell.text, cell.row, cell.row_span) for cell in cells if cell.row > 0] == [
        ("经济", 1, 2),
        ("1", 1, 1),
        ("优化审批", 1, 1),
        ("2", 2, 1),
        ("完善", 2, 1),
    ]


def test_a_table_with_other_columns_is_another_table() -> None:
    assert goes_on(FIRST, DraftTable(FIRST.cells, (1.0, 52.0, 78.0, 199.0)))
    assert not goes_on(FIRST, DraftTable(FIRST.cells, (0.0, 50.0, 120.0, 200.0)))
