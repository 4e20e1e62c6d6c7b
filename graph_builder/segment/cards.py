"""Cards: small tables that name beside each cell what it holds, laid out as tables with a header."""

from __future__ import annotations

from collections.abc import Iterator

from ..find.answers.columns import read_header
from ..model import Span
from ..source import Cell, Table
from .columns import Grid

_UPRIGHT_WIDTH = 2
_WIDEST = 8
_LONGEST_NAME = 20


def laid_out(text: str, grid: Grid, table: Table) -> Table | None:
    """The card with the names in its first row and what they name below; None for a table that is none.

    `牵头单位 | 区文旅局` below `任务名称 | 建设文化馆` is one, and so are rows of two such pairs; a task list is none.
    """
    if table.column_count == _UPRIGHT_WIDTH:
        return _of_pairs(text, grid, table.span) if _is_repeated(grid) else _on_its_side(table)
    if table.column_count % 2 or table.column_count > _WIDEST or not _is_name(grid.words[0][0]):
        return None
    return _of_pairs(text, grid, table.span)


def _on_its_side(table: Table) -> Table:
    cells = [
        Cell(cell.span, cell.column, cell.row, cell.column_span, cell.row_span)
        for cell in sorted(table.cells, key=lambda cell: (cell.column, cell.row))
    ]
    return Table(table.span, tuple(cells), table.column_count, table.row_count)


def _is_repeated(grid: Grid) -> bool:
    """Whether the form begins again below: a second 任务名称 | 改造小区 with its own 责任单位 | 市住建局."""
    first = grid.words[0][0]
    return _is_name(first) and any(words[0] == first and words[1] for words in grid.words[1:])


def _is_name(words: str) -> bool:
    return len(words) <= _LONGEST_NAME and read_header(words) is not None


def _of_pairs(text: str, grid: Grid, span: Span) -> Table | None:
    """Rows of names and what they name, one pair behind the other; the first name opens a card each time it stands."""
    columns: dict[str, int] = {}
    cells: list[Cell] = []
    card = 0
    for name, value in _pairs(grid):
        words = text[slice(*name.span)]
        if not columns or words == text[slice(*cells[0].span)]:
            card += 1
        if words not in columns:
            columns[words] = len(columns)
            cells.append(Cell(name.span, 0, columns[words]))
        cells.append(Cell(value.span, card, columns[words]))
    if not columns or 2 * sum(map(_is_name, columns)) <= len(columns):
        return None
    return Table(span, tuple(cells), card + 1, len(columns))


def _pairs(grid: Grid) -> Iterator[tuple[Cell, Cell]]:
    for row, places in enumerate(grid.cells):
        distinct = list(dict.fromkeys(cell for cell in places if cell is not None and cell.row == row))
        yield from zip(distinct[::2], distinct[1::2], strict=False)
