"""Tables of a PDF: the cells of one page, and tables that go on over pages put together again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    joiner = _Joiner()
    for part in parts:
        joiner.append(part.cells)
    return DraftTable(tuple(joiner.cells), parts[0].columns)


class _Joiner:
    """Puts the parts of a table under each other, looking at each cell once however many pages there are."""

    def __init__(self) -> None:
        self.cells: list[DraftCell] = []
        self._height = 0
        # Of each column the row behind the cell that reaches down furthest, and its place; the cells of each row.
        self._lowest: dict[int, tuple[int, int]] = {}
        self._in_row: dict[int, list[int]] = {}

    def append(self, following: Sequence[DraftCell]) -> None:
        """Add a part: header rows that stand again are dropped, a row cut by the page and merged cells go on."""
        rest = self._without_header(following)
        above = {cell.column: self._at_bottom(cell.column) for cell in rest if cell.row == 0}
        cut = self._is_cut(rest, above)
        shift = self._height - cut
        for cell in rest:
            place = above[cell.column] if cell.row == 0 else None
            if place is None or not _continues(self.cells[place], cell, cut):
                self._add(cell._replace(row=cell.row + shift) if shift else cell)
            else:
                self._extend(place, cell, cell.row + cell.row_span + shift)

    def _add(self, cell: DraftCell) -> None:
        place = len(self.cells)
        self.cells.append(cell)
        self._in_row.setdefault(cell.row, []).append(place)
        self._reach(cell.row + cell.row_span, place)

    def _extend(self, place: int, cell: DraftCell, end: int) -> None:
        above = self.cells[place]
        text = joined(above.text, cell.text) if cell.text else above.text
        self.cells[place] = above._replace(text=text, row_span=end - above.row)
        self._reach(end, place)

    def _reach(self, end: int, place: int) -> None:
        column = self.cells[place].column
        self._lowest[column] = max(self._lowest.get(column, (0, 0)), (end, place))
        self._height = max(self._height, end)

    def _at_bottom(self, column: int) -> int | None:
        """The last cell of a column that stands in the last row."""
        end, place = self._lowest.get(column, (0, 0))
        return place if end == self._height > 0 else None

    def _without_header(self, following: Sequence[DraftCell]) -> list[DraftCell]:
        """The cells of a part without its first rows, as far as they repeat those of the table."""
        rows: dict[int, list[tuple[int, str]]] = {}
        for cell in following:
            rows.setdefault(cell.row, []).append((cell.column, cell.text))
        repeated = 0
        while (
            repeated <= max(rows) and repeated < self._height and sorted(rows.get(repeated, ())) == self._row(repeated)
        ):
            repeated += 1
        if repeated == 0 or not any(text for _, text in rows.get(0, ())):
            return list(following)
        return [cell._replace(row=cell.row - repeated) for cell in following if cell.row >= repeated]

    def _row(self, row: int) -> list[tuple[int, str]]:
        cells = [self.cells[place] for place in self._in_row.get(row, ())]
        return sorted((cell.column, cell.text) for cell in cells)

    def _is_cut(self, rest: Sequence[DraftCell], above: Mapping[int, int | None]) -> bool:
        """Does the first row go on from the page before? It has text, but none in the first column (of numbers).

        Columns in which a merged cell (板块) reaches down to the page's end are empty on the next page too: not
        counted.
        """
        bottom = self._height - 1
        own: list[DraftCell] = []
        for cell in sorted([cell for cell in rest if cell.row == 0], key=lambda cell: cell.column):
            place = above[cell.column]
            is_merged = cell.row_span > 1 and not cell.text
            if place is not None and self.cells[place].row == bottom and not is_merged:
                own.append(cell)
        return bool(own) and not own[0].text and own[0].row_span == 1 and any(cell.text for cell in own)


def _continues(above: DraftCell, cell: DraftCell, cut: bool) -> bool:
    if above.column != cell.column or above.column_span != cell.column_span:
        return False
    return cut or (not cell.text and (above.row_span > 1 or cell.row_span > 1))
