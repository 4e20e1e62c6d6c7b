"""Which rows of a table are its header, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..find.answers.columns import ColumnMeaning, read_header
from ..model import Span
from ..source import Cell, Table

_LONGEST_HEADER = 30
_HEADER_ROWS = 5
ANSWERS = frozenset({"units", "persons", "mixed", "deadline", "milestone"})
WHO = frozenset({"units", "persons", "mixed"})


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold. `task` is the column of the tasks, `details` say more of the same tasks.

    重点任务 | 具体举措 cell by cell: the first is the task. Where one 重点任务 spans several 举措, these are the tasks
    and it is their heading.
    """

    meanings: tuple[ColumnMeaning | None, ...]
    task: int
    details: tuple[int, ...]
    sections: tuple[int, ...]
    number: int

    def of_kind(self, kinds: frozenset[str]) -> list[int]:
        """The columns that hold one of these kinds, in order."""
        return [place for place, meaning in enumerate(self.meanings) if meaning is not None and meaning.kind in kinds]


class Grid:
    """A table cell by cell: the cell that covers each place, and its words."""

    def __init__(self, text: str, table: Table) -> None:
        self._text = text
        self.width = table.column_count
        self.height = table.row_count
        self._cells: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        for cell in table.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.height)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.width)):
                    self._cells[row][column] = cell

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place, None where the table has a hole."""
        return self._cells[row][column] if 0 <= column < self.width else None

    def words(self, row: int, column: int) -> str:
        """The words of the cell that covers a place, without blanks around them."""
        cell = self.cell(row, column)
        return "" if cell is None else self._text[cell.span.start : cell.span.end].strip()

    def row(self, row: int) -> list[Cell]:
        """The distinct cells that cover a row and hold words, from left to right."""
        found: list[Cell] = []
        for column in range(self.width):
            cell = self._cells[row][column]
            if cell is not None and cell not in found and self.words(row, column):
                found.append(cell)
        return found


def find_header(grid: Grid) -> tuple[int, int] | None:
    """The first row of the header and the row behind its last one; None where no row looks like a header."""
    for row in range(min(_HEADER_ROWS, grid.height)):
        if is_header(grid, row):
            end = row + 1
            while end < min(row + 3, grid.height) and _goes_on(grid, row, end):
                end += 1
            return row, end
    return None


def is_header(grid: Grid, row: int) -> bool:
    """Whether most cells of a row are known column names, a task or a unit column among them."""
    cells = [grid.words(row, cell.column) for cell in grid.row(row)]
    if len(cells) < 2 or any(len(words) > _LONGEST_HEADER for words in cells):
        return False
    meanings = [read_header(words) for words in cells]
    known = [meaning.kind for meaning in meanings if meaning is not None]
    if any(
        any(sign.isdigit() for sign in words) and meaning is None
        for words, meaning in zip(cells, meanings, strict=True)
    ):
        return False
    return len(known) * 2 > len(cells) and bool(WHO & set(known) or ("number" in known and "task" in known))


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Whether a row is a second level of the header: below a cell that spans columns, or beside one that spans rows."""
    cells = grid.row(row)
    inner = [cell for cell in cells if cell.row == row]
    if not inner or any(len(grid.words(row, cell.column)) > _LONGEST_HEADER for cell in inner):
        return False
    above = [grid.cell(first, cell.column) for cell in inner]
    if any(cell is None or cell.column_span < 2 for cell in above):
        return False
    return any(read_header(grid.words(row, cell.column)) is not None for cell in inner)


def read_columns(grid: Grid, header: tuple[int, int]) -> Columns:
    """What each column holds: the lowest header cell that is known decides."""
    meanings = []
    for column in range(grid.width):
        found = [read_header(grid.words(row, column)) for row in range(*header)]
        meanings.append(next((meaning for meaning in reversed(found) if meaning is not None), None))
    return _arranged(grid, meanings, header[1])


def _arranged(grid: Grid, meanings: Sequence[ColumnMeaning | None], body: int) -> Columns:
    kinds = ["" if meaning is None else meaning.kind for meaning in meanings]
    lengths = [_mean_length(grid, column, body) for column in range(grid.width)]
    tasks = [column for column, kind in enumerate(kinds) if kind == "task"]
    sections = [column for column, kind in enumerate(kinds) if kind == "section"]
    if not tasks:
        spare = [column for column, kind in enumerate(kinds) if kind in ("", "target", "section")]
        tasks = [max(spare, key=lambda column: (lengths[column], -column))] if spare else []
        sections = [column for column in sections if column not in tasks]
    counts = {column: _cell_count(grid, column, body) for column in tasks}
    task = max(tasks, key=lambda column: (counts[column], -column)) if tasks else -1
    merged = [column for column in tasks if column < task]
    return Columns(
        meanings=tuple(meanings),
        task=task,
        details=tuple(column for column in tasks if column > task),
        sections=tuple(sorted([*sections, *merged])),
        number=kinds.index("number") if "number" in kinds else -1,
    )


def _mean_length(grid: Grid, column: int, body: int) -> float:
    lengths = [len(grid.words(row, column)) for row in range(body, grid.height)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def _cell_count(grid: Grid, column: int, body: int) -> int:
    cells = {id(grid.cell(row, column)) for row in range(body, grid.height) if grid.words(row, column)}
    return len(cells)


def header_spans(grid: Grid, header: tuple[int, int]) -> list[Span]:
    """The spans of the header's cells, in which rules such as 排第一位的为牵头单位 may stand."""
    return [cell.span for row in range(*header) for cell in grid.row(row) if cell.row == row]
