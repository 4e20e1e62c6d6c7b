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


def whole(parts: Sequence[DraftTable]) -> DraftTable:
    """The parts of one table on several pages put together."""
    if len(parts) == 1:
        return parts[0]
    joiner = _Joiner(parts[0])
    for part in parts[1:]:
        joiner.append(part.cells)
    return DraftTable(tuple(joiner.cells), parts[0].columns)


class _Joiner:
    """Puts the parts of a table under each other, looking at each cell once however many pages there are."""

    def __init__(self, first: DraftTable) -> None:
        self.cells = list(first.cells)
        self._height = max(cell.row + cell.row_span for cell in self.cells)
        # The places of the cells of each row of the first part, and of those that stand in the last row, by column.
        self._rows = _by_row(self.cells)
        self._at_bottom = self._reaching(range(len(self.cells)))

    def append(self, following: Sequence[DraftCell]) -> None:
        """Add a part: header rows that stand again are dropped, a row cut by the page and merged cells go on."""
        rest = self._without_header(following)
        if not rest:
            return
        cut = self._is_cut(rest)
        shift = self._height - cut
        extended: list[int] = []
        first = len(self.cells)
        for cell in rest:
            place = self._at_bottom.get(cell.column) if cell.row == 0 else None
            if place is None or not _continues(self.cells[place], cell, cut):
                self.cells.append(_lowered(cell, shift))
            else:
                self.cells[place] = _extended(self.cells[place], cell, cell.row + cell.row_span + shift)
                extended.append(place)
        self._grow(
            max([cell.row + cell.row_span for cell in rest]) + shift, [*extended, *range(first, len(self.cells))]
        )

    def _grow(self, height: int, changed: Sequence[int]) -> None:
        if height > self._height:
            self._at_bottom = {}
        self._height = height
        self._at_bottom |= self._reaching(changed)

    def _reaching(self, places: Iterable[int]) -> dict[int, int]:
        """The cells that stand in the last row: the last one of each column."""
        cells, height = self.cells, self._height
        return {cells[place].column: place for place in places if cells[place].row + cells[place].row_span == height}

    def _without_header(self, following: Sequence[DraftCell]) -> list[DraftCell]:
        """The cells of a part without its first rows, as far as they repeat those of the first part."""
        if following[0][1:3] != self.cells[0][1:3]:
            return list(following)
        rows = _by_row(following)
        repeated = 0
        while repeated < min(len(rows), len(self._rows)) and self._is_same(
            self._rows[repeated], rows[repeated], following
        ):
            repeated += 1
        if repeated == 0 or not any(following[place].text for place in rows[0]):
            return list(following)
        return [_lowered(cell, -repeated) for cell in following if cell.row >= repeated]

    def _is_same(self, row: Sequence[int], other: Sequence[int], following: Sequence[DraftCell]) -> bool:
        return len(row) == len(other) and sorted([self.cells[place][1:3] for place in row]) == sorted(
            [following[place][1:3] for place in other]
        )

    def _is_cut(self, rest: Sequence[DraftCell]) -> bool:
        """Does the first row go on from the page before? It has text, but none in the first column (of numbers).

        Columns in which a merged cell (板块) reaches down to the page's end are empty on the next page too: not
        counted.
        """
        bottom = self._height - 1
        own: list[DraftCell] = []
        for cell in sorted([cell for cell in rest if cell.row == 0], key=lambda cell: cell.column):
            place = self._at_bottom.get(cell.column)
            is_merged = cell.row_span > 1 and not cell.text
            if place is not None and self.cells[place].row == bottom and not is_merged:
                own.append(cell)
        return bool(own) and not own[0].text and own[0].row_span == 1 and any(cell.text for cell in own)


def _by_row(cells: Sequence[DraftCell]) -> list[list[int]]:
    rows: list[list[int]] = [[] for _ in range(max(cell.row + cell.row_span for cell in cells))]
    for place, cell in enumerate(cells):
        rows[cell.row].append(place)
    return rows


def _lowered(cell: DraftCell, rows: int) -> DraftCell:
    row, column, text, row_span, column_span = cell
    return DraftCell(row + rows, column, text, row_span, column_span)


def _extended(above: DraftCell, cell: DraftCell, end: int) -> DraftCell:
    text = joined(above.text, cell.text) if cell.text else above.text
    return above._replace(text=text, row_span=end - above.row)


def _continues(above: DraftCell, cell: DraftCell, cut: bool) -> bool:
    if above.column != cell.column or above.column_span != cell.column_span:
        return False
    return cut or (not cell.text and (above.row_span > 1 or cell.row_span > 1))
