"""Which rows of a table are its header, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from ..find.answers.columns import ColumnMeaning, read_header
from ..model import Span
from ..source import Cell, Table
from .lines import BLANKS, trim

_LONGEST_HEADER = 30
_HEADER_ROWS = 5
ANSWERS = frozenset({"units", "persons", "mixed", "deadline", "milestone"})
WHO = frozenset({"units", "persons", "mixed"})


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold, told once for all its rows. `task` is the column of the tasks.

    重点任务 | 具体举措 cell by cell: the first is the task. Where one 重点任务 spans several 举措, these are the tasks
    and it is their heading. `who` and `answers` are the columns that say who, and who or until when; `more` those
    beside the task whose words belong to its body. `number` is -1 where no column holds numbers.
    """

    meanings: tuple[ColumnMeaning | None, ...]
    task: int
    sections: tuple[int, ...]
    number: int
    who: tuple[int, ...]
    answers: tuple[tuple[int, ColumnMeaning], ...]
    more: tuple[int, ...]

    def make_tasks(self) -> bool:
        """Whether rows under these columns can be tasks: with words, and with a number or somebody who answers."""
        return self.task >= 0 and (self.number >= 0 or bool(self.who))


class Grid:
    """A table place by place: the cell that covers it, and its words, cut out of the text once for all who ask.

    `cells` and `words` are lists of rows; the spans of the cells leave blanks around the words out. A merged cell
    stands at every place it covers, None and no words in a hole. `wide` are the rows with a cell over several columns.
    """

    def __init__(self, text: str, table: Table) -> None:
        self.width = table.column_count
        self.height = table.row_count
        self.cells: list[list[Cell | None]] = [[None] * self.width for _ in range(self.height)]
        self.words: list[list[str]] = [[""] * self.width for _ in range(self.height)]
        self.wide: set[int] = set()
        for cell in table.cells:
            (start, end), row, column, row_span, column_span = cell
            words = text[start:end]
            if words and (words[0] in BLANKS or words[-1] in BLANKS):
                cell = cell._replace(span=trim(text, start, end))
                words = text[slice(*cell.span)]
            if row_span == column_span == 1:
                self.cells[row][column] = cell
                self.words[row][column] = words
            else:
                self._spread(cell, words)

    def _spread(self, cell: Cell, words: str) -> None:
        rows = range(cell.row, min(cell.row + cell.row_span, self.height))
        columns = slice(cell.column, min(cell.column + cell.column_span, self.width))
        width = columns.stop - columns.start
        for row in rows:
            self.cells[row][columns] = [cell] * width
            self.words[row][columns] = [words] * width
        if width > 1:
            self.wide.update(rows)

    def row(self, row: int) -> list[Cell]:
        """The distinct cells that cover a row and hold words, from left to right."""
        found = [cell for cell, words in zip(self.cells[row], self.words[row], strict=True) if cell and words]
        return list(dict.fromkeys(found)) if row in self.wide else found


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
    places = grid.words[row]
    if max(map(len, places)) > _LONGEST_HEADER:
        return False
    cells = [places[cell.column] for cell in grid.row(row)] if row in grid.wide else places
    count = 0
    kinds: list[str] = []
    for words in cells:
        if not words:
            continue
        count += 1
        meaning = read_header(words)
        if meaning is not None:
            kinds.append(meaning.kind)
        elif any(map(str.isdigit, words)):
            # Of most rows below the header this is said by their first cell: it is a number.
            return False
    return count > 1 and len(kinds) * 2 > count and _tell_tasks(set(kinds))


def _tell_tasks(kinds: Set[str]) -> bool:
    return not WHO.isdisjoint(kinds) or kinds >= {"number", "task"}


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Whether a row is a second level of the header: below a cell that spans columns, or beside one that spans rows."""
    inner = [cell for cell in grid.row(row) if cell.row == row]
    names = [grid.words[row][cell.column] for cell in inner]
    if not inner or max(map(len, names)) > _LONGEST_HEADER:
        return False
    above = [grid.cells[first][cell.column] for cell in inner]
    if any(cell is None or cell.column_span < 2 for cell in above):
        return False
    return any(read_header(name) is not None for name in names)


def read_columns(grid: Grid, header: tuple[int, int]) -> Columns:
    """What each column holds: the lowest header cell that is known decides."""
    meanings: list[ColumnMeaning | None] = [None] * grid.width
    for row in range(*header):
        for column, words in enumerate(grid.words[row]):
            meanings[column] = read_header(words) or meanings[column]
    parted = _parted_column(grid, meanings, header)
    if parted >= 0:
        meanings[parted] = ColumnMeaning("task")
    return _arranged(grid, meanings, header[1])


def _parted_column(grid: Grid, meanings: Sequence[ColumnMeaning | None], header: tuple[int, int]) -> int:
    """The column that tells apart rows with numbers of their own under one merged task, -1 where none is needed.

    `1 | 产业升级 (2 rows) | 新增企业20家` above `2 | … | 建成平台1个` is told by 年度目标; where the number is merged
    with the task, its rows are one task.
    """
    kinds = ["" if meaning is None else meaning.kind for meaning in meanings]
    if "number" not in kinds or kinds.count("task") != 1:
        return -1
    task, body = kinds.index("task"), header[1]
    numbers = _cell_count(grid, kinds.index("number"), body)
    merged = [row for row in grid.cells[body:] if (cell := row[task]) is not None and cell.row_span > 1]
    if len(merged) * 2 < grid.height - body or _cell_count(grid, task, body) >= numbers:
        return -1
    rest = range(task + 1, grid.width)
    spare = [
        at for at in rest if kinds[at] in ("", "target") or (kinds[at] == "deadline" and _is_plan(grid, header, at))
    ]
    spare = [at for at in spare if _cell_count(grid, at, body) >= numbers]
    return max(spare, key=lambda at: (kinds[at] != "deadline", _length(grid, at, body), -at), default=-1)


def _is_plan(grid: Grid, header: tuple[int, int], column: int) -> bool:
    """Whether a column says what is done and not only until when: 进度安排, not 完成时限 nor 时间节点."""
    names = [grid.words[row][column] for row in range(*header)]
    return not any(sign in name for name in names for sign in ("时", "期", "节点"))


def _arranged(grid: Grid, meanings: Sequence[ColumnMeaning | None], body: int) -> Columns:
    kinds = ["" if meaning is None else meaning.kind for meaning in meanings]
    tasks = [column for column, kind in enumerate(kinds) if kind == "task"]
    sections = [column for column, kind in enumerate(kinds) if kind == "section"]
    if not tasks:
        spare = [column for column, kind in enumerate(kinds) if kind in ("", "target", "section")]
        tasks = [max(spare, key=lambda column: (_length(grid, column, body), -column))] if spare else []
        sections = [column for column in sections if column not in tasks]
    task = tasks[0] if len(tasks) == 1 else -1
    if len(tasks) > 1:
        task = max(tasks, key=lambda column: (_cell_count(grid, column, body), -column))
    merged = [column for column in tasks if column < task]
    return Columns(
        meanings=tuple(meanings),
        task=task,
        sections=tuple(sorted([*sections, *merged])),
        number=kinds.index("number") if "number" in kinds else -1,
        who=tuple(column for column, kind in enumerate(kinds) if kind in WHO),
        answers=tuple((column, found) for column, found in enumerate(meanings) if found and found.kind in ANSWERS),
        more=tuple(
            column
            for column, kind in enumerate(kinds)
            if (kind == "target" and column != task) or (column > task and column in tasks)
        ),
    )


def _length(grid: Grid, column: int, body: int) -> int:
    return sum(len(words[column]) for words in grid.words[body:])


def _cell_count(grid: Grid, column: int, body: int) -> int:
    return len({id(grid.cells[row][column]) for row in range(body, grid.height) if grid.words[row][column]})


def header_spans(grid: Grid, header: tuple[int, int]) -> list[Span]:
    """The spans of the header's cells, in which rules such as 排第一位的为牵头单位 may stand."""
    return [cell.span for row in range(*header) for cell in grid.row(row) if cell.row == row]
