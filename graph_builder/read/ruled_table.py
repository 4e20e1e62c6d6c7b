"""Tables of a PDF: the cells of one page, and tables that go on over pages put together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .compose import DraftCell
from .lines import joined
from .ruled_grid import Grid

SAME_COLUMN = 6.0


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table before it is placed into the text, with the x of its column edges."""

    cells: tuple[DraftCell, ...]
    columns: tuple[float, ...]

    @property
    def height(self) -> int:
        """The number of rows."""
        return max(cell.row + cell.row_span for cell in self.cells)


def read_table(grid: Grid, texts: Iterable[str]) -> DraftTable:
    """The cells of a grid with their text, given in the same order."""
    cells = [
        DraftCell(box.row, box.column, text, box.row_span, box.column_span)
        for box, text in zip(grid.boxes, texts, strict=True)
    ]
    return DraftTable(tuple(cells), grid.columns)


def goes_on(table: DraftTable, following: DraftTable) -> bool:
    """Has the table of the next page the same columns?"""
    return len(table.columns) == len(following.columns) and all(
        abs(a - b) <= SAME_COLUMN for a, b in zip(table.columns, following.columns, strict=True)
    )


def append(table: DraftTable, following: DraftTable) -> DraftTable:
    """Both as one: header rows that stand again are dropped, a row cut by the page and merged cells go on."""
    rest = _without_header(table, following)
    if not rest:
        return table
    height = table.height
    cut = _is_cut(rest, height, table)
    shift = height - 1 if cut else height
    cells = list(table.cells)
    for cell in rest:
        above = _reaching(cells, height - 1, cell.column) if cell.row == 0 else None
        if above is None or not _continues(cells[above], cell, cut):
            cells.append(cell._replace(row=cell.row + shift))
        else:
            last = cell.row + cell.row_span + shift
            text = joined(cells[above].text, cell.text) if cell.text else cells[above].text
            cells[above] = cells[above]._replace(text=text, row_span=last - cells[above].row)
    return DraftTable(tuple(cells), table.columns)


def _continues(above: DraftCell, cell: DraftCell, cut: bool) -> bool:
    if above.column != cell.column or above.column_span != cell.column_span:
        return False
    return cut or (not cell.text and (above.row_span > 1 or cell.row_span > 1))


def _is_cut(rest: Sequence[DraftCell], height: int, table: DraftTable) -> bool:
    """Does the first row go on from the page before? It has text, but none in the first column, where numbers stand.

    Columns in which a merged cell (板块) reaches down to the page's end are empty on the next page too: not counted.
    """
    own: list[DraftCell] = []
    for cell in sorted((cell for cell in rest if cell.row == 0), key=lambda cell: cell.column):
        above = _reaching(table.cells, height - 1, cell.column)
        is_merged = cell.row_span > 1 and not cell.text
        if above is not None and table.cells[above].row == height - 1 and not is_merged:
            own.append(cell)
    return bool(own) and not own[0].text and own[0].row_span == 1 and any(cell.text for cell in own)


def _reaching(cells: Sequence[DraftCell], row: int, column: int) -> int | None:
    for index in range(len(cells) - 1, -1, -1):
        cell = cells[index]
        if cell.column == column and cell.row <= row < cell.row + cell.row_span:
            return index
    return None


def _without_header(table: DraftTable, following: DraftTable) -> list[DraftCell]:
    """The cells of the following part without its first rows, as far as they repeat those of the table."""
    repeated = 0
    while repeated < min(table.height, following.height) and _row(table, repeated) == _row(following, repeated):
        repeated += 1
    if repeated == 0 or not any(text for _, text in _row(following, 0)):
        return list(following.cells)
    return [cell._replace(row=cell.row - repeated) for cell in following.cells if cell.row >= repeated]


def _row(table: DraftTable, row: int) -> list[tuple[int, str]]:
    return sorted((cell.column, cell.text) for cell in table.cells if cell.row == row)
