"""The tasks of a table: one a row, with what merged cells and the columns around it say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ..find.answers.blocks import find_answers
from ..model import Finding, Section, Span
from ..outline import AnswerBlock, TaskDraft
from ..source import Cell, Table
from .cards import laid_out
from .chapters import chapter_words
from .columns import Columns, Grid, find_header, header_spans, is_header, read_columns
from .labels import NUMERAL, Label, read_label
from .lines import squeezed
from .shape import cut_out, names_units, one_line, title_of

_REMARK = re.compile(r"(?:备注|注|说明|填表)\s{0,3}[:：]")
# What stands in the number cell of a band: 一, （二）, 三、.
_NUMERALS = frozenset(NUMERAL + "（）()、. ")
_LONGEST_SUM = 8
# How a list of units ends that goes on in the next row.
_OPEN_ENDS = ("、", "，", ",")
_POINT = re.compile("[-.．]")
_NUMBER = re.compile(r"([0-9]{1,4}(?:[-.．][0-9]{1,4}){0,3})[、.．]?")


@dataclass(slots=True)
class TableRead:
    """What one table holds. Section ids are clause paths within the table; a task's `section` is one of them or ''."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    preamble: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    rule_spans: list[Span] = field(default_factory=list)


class TableReader:
    """Reads the tables of one plan in order: one that was cut by a page goes on below without a header."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded
        self._columns: Columns | None = None
        self._width = 0
        self._cards = 0
        self.rule_spans: list[Span] = []

    def read(self, table: Table) -> TableRead:
        """The sections and tasks of a table, and a finding where its columns cannot be told."""
        grid = Grid(self._text, table)
        header = find_header(grid)
        # The last row of a card may look like a header with nothing below: 分管领导 | 王刚 | 完成时限 | 6月底前.
        card = self._card(grid, table) if header is None or header[1] == grid.height else None
        if card is not None:
            return card
        if header is not None:
            self._columns, self._width = read_columns(grid, header), grid.width
            self.rule_spans += header_spans(grid, header)
        columns = self._columns if self._width == grid.width else None
        if columns is None or not columns.make_tasks():
            quote = self._text[table.span.start : table.span.start + 20].replace("\n", " ").replace("\t", " ")
            message = f"no header of tasks and units in the table that begins: {quote}"
            return TableRead(
                preamble=[table.span], findings=[Finding("info", "table-not-understood", message, table.span)]
            )
        return _Rows(self._text, self._folded, grid, columns).read(header[1] if header else 0)

    def _card(self, grid: Grid, table: Table) -> TableRead | None:
        """The tasks of a small table that names beside each cell what it holds: 牵头单位 | 区文旅局."""
        card = laid_out(self._text, grid, table)
        if card is None:
            return None
        grid = Grid(self._text, card)
        header = find_header(grid)
        columns = read_columns(grid, header) if header is not None else None
        if header is None or columns is None or columns.task < 0 or not columns.who:
            return None
        read = _Rows(self._text, self._folded, grid, columns).read(header[1])
        first = self._cards + 1
        self._cards += len(read.tasks)
        read.tasks = [task._replace(clause=str(rank)) for rank, task in enumerate(read.tasks, start=first)]
        return read


class _Held(NamedTuple):
    """The cell of a section column under which rows stand, its words, and the path of its section."""

    cell: Cell
    words: str
    path: str


class _Rows:
    """Reads the rows of one table, top to bottom."""

    def __init__(self, text: str, folded: str, grid: Grid, columns: Columns) -> None:
        self._text = text
        self._folded = folded
        self._grid = grid
        self._cells = grid.cells
        self._words = grid.words
        self._columns = columns
        self._out = TableRead()
        self._cell: Cell | None = None
        self._band = ""
        # The units written beside the band, which answer for the rows below that name none.
        self._above: list[AnswerBlock] = []
        self._open: dict[int, _Held] = {}
        self._children: dict[str, int] = {}
        self._paths: set[str] = set()
        self._ranks: dict[str, int] = {}

    def read(self, first: int) -> TableRead:
        task = self._columns.task
        for row in range(first, self._grid.height):
            words = self._words[row]
            if not any(words) or is_header(self._grid, row):
                continue
            number = self._number(row)
            if self._is_sum(number or words[task]):
                self._out.preamble += [cell.span for cell in self._grid.row(row)]
                continue
            band = self._band_of(row, number)
            if band is not None:
                self._read_band(band, row, number)
            elif not words[task] or (cell := self._cells[row][task]) is None or cell is self._cell:
                self._add(row)
            elif not number and self._goes_on(row):
                last = self._out.tasks[-1]
                self._out.tasks[-1] = last._replace(
                    body=(*last.body, cell.span), answers=(*last.answers, *self._answers(row))
                )
            else:
                self._cell = cell
                self._out.tasks.append(self._task(cell, row, number))
        return self._out

    def _is_sum(self, words: str) -> bool:
        """Whether a row sums up those above: 合计. A task has more words than that."""
        return len(words) <= _LONGEST_SUM and chapter_words().sum.fullmatch(squeezed(words)) is not None

    def _number(self, row: int) -> str:
        return self._words[row][self._columns.number] if self._columns.number >= 0 else ""

    def _band_of(self, row: int, number: str) -> Cell | None:
        """The cell of a row that is a heading over the rows below, or a remark: 一 | 建设美丽乡村 over all columns."""
        columns, words, cells = self._columns, self._words[row], self._cells[row]
        if row in self._grid.wide or words.count("") == len(words) - 1:
            distinct = self._grid.row(row)
            if len(distinct) == 1:
                only = distinct[0]
                is_wide = only.column_span > 1 or only.column < columns.task or columns.task == 0
                return only if is_wide else None
            cell = cells[columns.task]
            if cell is not None and cell.column_span > 1 and any(cells[column] is cell for column in columns.who):
                return cell
        is_numeral = number != "" and _NUMERALS.issuperset(number)
        if is_numeral and (not any(words[column] for column, _ in columns.answers) or self._heads_rows(row)):
            return cells[columns.task]
        return None

    def _heads_rows(self, row: int) -> bool:
        """Whether the units of a row hold for the rows below: 一 | 教育 | 县教育局 above 1 | 新建学校 without units."""
        if row + 1 >= self._grid.height or not self._number(row + 1)[:1].isdigit():
            return False
        return not any(self._words[row + 1][place] for place in self._columns.who)

    def _read_band(self, cell: Cell, row: int, number: str) -> None:
        if cell.row_span > 1 and cell.column_span < self._grid.width:
            return
        if _REMARK.match(self._text, *cell.span):
            self._out.preamble.append(cell.span)
            return
        is_apart = self._columns.number < 0 or self._cells[row][self._columns.number] is not cell
        self._band = self._section(cell, "", number if is_apart else "")
        self._above = [block._replace(inherited=True) for block in self._answers(row) if block.span != cell.span]
        self._open.clear()

    def _goes_on(self, row: int) -> bool:
        """Whether a row is the rest of the one above, cut by a page: it has text and no number.

        Nor has it units, but such as go on with a list that breaks off above: 县发改局、 above 温溪镇.
        """
        columns = self._columns
        if not self._out.tasks or columns.number < 0:
            return False
        listed = [place for place in columns.who if self._words[row][place]]
        cells = [self._cells[row][place] for place in (columns.number, *columns.who)]
        if any((cell is None and not listed) or (cell is not None and cell.row != row) for cell in cells):
            return False
        above = self._words[self._row_above(row)]
        return all(above[place].endswith(_OPEN_ENDS) for place in listed)

    def _row_above(self, row: int) -> int:
        """The next row above that is no header repeated on a new page."""
        above = row - 1
        while above > 0 and is_header(self._grid, above):
            above -= 1
        return above

    def _task(self, cell: Cell, row: int, number: str) -> TaskDraft:
        section = self._section_of(row) if self._columns.sections else self._band
        span = cell.span
        label = read_label(self._text, *span)
        inner = Span(label.span.end, span.end) if label is not None and label.span.end < span.end else span
        written = find_answers(self._folded, inner)
        body = (*cut_out(self._text, inner, [block.span for block in written]), *self._more(row))
        rank = self._ranks[section] = self._ranks.get(section, 0) + 1
        answers = (*written, *self._answers(row))
        if self._above and not names_units(answers):
            answers = (*answers, *self._above)
        return TaskDraft(
            number.rstrip("、.．") or (label.text if label else ""),
            _clause(number, label, rank),
            section,
            title_of(self._text, body),
            inner,
            body,
            answers,
        )

    def _add(self, row: int) -> None:
        """Give a further row of a merged task cell to that task."""
        if not self._out.tasks:
            return
        last = self._out.tasks[-1]
        new = tuple(block for block in self._answers(row) if block not in last.answers)
        more = tuple(span for span in self._more(row) if span not in last.body)
        self._out.tasks[-1] = last._replace(answers=(*last.answers, *new), body=(*last.body, *more))

    def _answers(self, row: int) -> list[AnswerBlock]:
        blocks: list[AnswerBlock] = []
        cells, words = self._cells[row], self._words[row]
        before: Cell | None = None
        for column, meaning in self._columns.answers:
            cell = cells[column]
            if cell is not None and cell is not before and words[column]:
                blocks.append(AnswerBlock(cell.span, meaning.role, meaning.basis, meaning.kind, meaning.period))
                before = cell
        return blocks

    def _more(self, row: int) -> list[Span]:
        """The cells beside the task that say more of it, and those in which its targets stand."""
        cells = self._cells[row]
        return [
            cell.span for place in self._columns.more if (cell := cells[place]) is not None and self._words[row][place]
        ]

    def _section_of(self, row: int) -> str:
        """The section of a row: that of its merged cell; one left empty goes on with the cell above."""
        above = self._band
        for column in self._columns.sections:
            cell, words = self._cells[row][column], self._words[row][column]
            held = self._open.get(column)
            if cell is not None and words and (held is None or held.cell is not cell):
                same = held is not None and words == held.words
                path = held.path if same and held is not None else self._section(cell, above)
                held = self._open[column] = _Held(cell, words, path)
                if not same:
                    self._open = {place: kept for place, kept in self._open.items() if place <= column}
            above = held.path if held is not None else above
        return above

    def _section(self, cell: Cell, above: str, number_cell: str = "") -> str:
        span = cell.span
        label = read_label(self._text, *span)
        self._children[above] = self._children.get(above, 0) + 1
        number = label.number if label is not None and label.number else self._children[above]
        path = f"{above}.{number}" if above else str(number)
        path = path if path not in self._paths else f"{path}-{self._children[above]}"
        self._paths.add(path)
        title = one_line(self._text[label.span.end if label else span.start : span.end])
        written = label.text if label else number_cell.rstrip("、.")
        self._out.sections.append(Section(path, written, title, path.count(".") + 1, above, span, path))
        return path


def _clause(number_cell: str, label: Label | None, rank: int) -> str:
    """The last part of a task's clause: the number in its row (1-2 gives 1.2) or at its start, else its rank."""
    number = _NUMBER.fullmatch(number_cell)
    if number is not None:
        return ".".join([str(int(part)) for part in _POINT.split(number[1])])
    return str(label.number if label is not None and label.number else rank)
