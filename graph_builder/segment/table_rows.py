"""The rows of one table as tasks, with what merged cells and the columns around them say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..find.answers.blocks import find_answers
from ..find.units.names import compact, is_unit_name, level_prefix
from ..model import Finding, Section, Span
from ..outline import AnswerBlock, TaskDraft
from ..source import Cell
from .bands import is_sum, labelled_banner, named_banner, owed
from .columns import Columns, Grid, is_header
from .labels import NUMERAL, Label, read_label
from .lines import trim
from .shape import cut_out, one_line, title_of

_REMARK = re.compile(r"(?:备注|注|说明|填表)\s{0,3}[:：]")
# What stands in the number cell of a band: 一, （二）, 三、.
_NUMERALS = frozenset(NUMERAL + "（）()、. ")
# How a list of units ends that goes on in the next row.
_OPEN_ENDS = ("、", "，", ",")
_LIST_SIGNS = "、，,；;。"
_POINT = re.compile("[-.．]")
_NUMBER = re.compile(r"([0-9]{1,4}(?:[-.．][0-9]{1,4}){0,3})[、.．]?")


@dataclass(slots=True)
class TableRead:
    """What one table holds. Section ids are clause paths within the table; a task's `section` is one of them or ''."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    preamble: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    # The last task of the table above with what the first rows say of it, if the page cut it there.
    carried: TaskDraft | None = None


class _Held(NamedTuple):
    """The cell of a section column under which rows stand, its words, and the path of its section."""

    cell: Cell
    words: str
    path: str


class Rows:
    """Reads the rows of one table, top to bottom.

    `carried` is the last task of a table of the same columns above, `words_above` are the words of its last row.
    """

    def __init__(
        self,
        text: str,
        folded: str,
        grid: Grid,
        columns: Columns,
        *,
        carried: TaskDraft | None = None,
        words_above: Sequence[str] = (),
    ) -> None:
        self._text = text
        self._folded = folded
        self._grid = grid
        self._cells = grid.cells
        self._words = grid.words
        self._columns = columns
        self._out = TableRead(tasks=[carried] if carried is not None else [])
        self._is_carried = carried is not None
        self._words_above = words_above
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
            if is_sum(number or words[task], [words[place] for place in self._columns.who]):
                self._out.preamble += [cell.span for cell in self._grid.row(row)]
                continue
            band = self._band_of(row, number)
            if band is not None:
                self._read_band(band, row, number)
            elif not words[task] or (cell := self._cells[row][task]) is None or self._is_same(cell, row, number):
                self._add(row)
            elif not number and self._goes_on(row):
                self._add(row, cell.span)
            else:
                self._cell = cell
                self._out.tasks.append(self._task(cell, row, number))
        if self._is_carried:
            self._out.carried = self._out.tasks.pop(0)
        return self._out

    def _is_same(self, cell: Cell, row: int, number: str) -> bool:
        """Whether a row goes on with the task above in its merged cell; with a number of its own it does not."""
        if cell is not self._cell:
            return False
        own = self._cells[row][self._columns.number] if number else None
        return own is None or own.row != row or not any(map(str.isalnum, number))

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
                return only if is_wide or self._is_numbered_band(only, row, number) else None
            cell = cells[columns.task]
            if cell is not None and cell.column_span > 1 and any(cells[column] is cell for column in columns.who):
                return cell
        is_numeral = number != "" and _NUMERALS.issuperset(number)
        if is_numeral and (not any(words[column] for column, _ in columns.answers) or self._heads_rows(row)):
            return cells[columns.task]
        return None

    def _is_numbered_band(self, cell: Cell, row: int, number: str) -> bool:
        """Whether the only cell of a row, in the column of tasks, heads numbered rows below: 一、教育."""
        if self._columns.number < 0 or number or row + 1 >= self._grid.height:
            return False
        label = read_label(self._text, *cell.span)
        return label is not None and label.kind == "cn" and self._number(row + 1)[:1].isdigit()

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
        lead = labelled_banner(self._text, self._folded, cell.span)
        if lead is not None:
            self._above = [lead]
            return
        is_apart = self._columns.number < 0 or self._cells[row][self._columns.number] is not cell
        self._band = self._section(cell, "", number if is_apart else "")
        self._above = [block._replace(inherited=True) for block in self._answers(row) if block.span != cell.span]
        named = named_banner(self._text, cell.span, self._columns)
        self._above += [named] if named is not None else []
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
        above = self._row_above(row)
        return bool(above) and all(above[place].endswith(_OPEN_ENDS) for place in listed)

    def _row_above(self, row: int) -> Sequence[str]:
        """The words of the next row above that is no header repeated on a new page, be it in the table above."""
        above = row - 1
        while above >= 0 and is_header(self._grid, above):
            above -= 1
        return self._words[above] if above >= 0 else self._words_above

    def _task(self, cell: Cell, row: int, number: str) -> TaskDraft:
        section = self._section_of(row) if self._columns.sections else self._band
        span = cell.span
        label = read_label(self._text, *span)
        inner = Span(label.span.end, span.end) if label is not None and label.span.end < span.end else span
        written = find_answers(self._folded, inner)
        body = (*cut_out(self._text, inner, [block.span for block in written]), *self._more(row))
        rank = self._ranks[section] = self._ranks.get(section, 0) + 1
        answers = (*written, *self._answers(row))
        answers = (*answers, *owed(self._above, answers))
        return TaskDraft(
            number.rstrip("、.．") or (label.text if label else ""),
            _clause(number, label, rank),
            section,
            title_of(self._text, body),
            inner,
            body,
            answers,
        )

    def _add(self, row: int, *words: Span) -> None:
        """Give a further row to the last task: one of its merged cell, or what a page cut off, `words` included."""
        if not self._out.tasks:
            return
        last = self._out.tasks[-1]
        answers = list(last.answers)
        for block in self._answers(row):
            if block not in answers:
                answers += self._parted(answers, block)
        more = [span for span in (*words, *self._more(row)) if span not in last.body]
        self._out.tasks[-1] = last._replace(answers=tuple(answers), body=(*last.body, *more))

    def _parted(self, answers: list[AnswerBlock], block: AnswerBlock) -> list[AnswerBlock]:
        """The block of a further row, without the rest of a name that the page cut: 县发改局、县财 above 政局、温溪镇.

        The first part of that name goes out of the block above it in `answers`, too: half a name is nobody's.
        """
        places = [place for place, other in enumerate(answers) if other[1:] == block[1:] and other.column == "units"]
        if not places:
            return [block]
        above = answers[places[-1]]
        start, end = above.span
        first = max(self._text.rfind(sign, start, end) for sign in _LIST_SIGNS) + 1 or start
        stops = [at for sign in _LIST_SIGNS if (at := self._text.find(sign, *block.span)) >= 0]
        last = min(stops, default=block.span.end)
        head, tail = self._text[first:end], self._text[block.span.start : last]
        is_whole = not head or is_unit_name(compact(head)) or bool(level_prefix(tail))
        if is_whole or not is_unit_name(compact(head + tail)):
            return [block]
        answers[places[-1]] = above._replace(span=trim(self._text, start, first))
        self._out.findings.append(Finding("warning", "unit-cut", f"a page cuts a name: {head} / {tail}", block.span))
        rest = trim(self._text, last, block.span.end)
        return [block._replace(span=rest)] if rest.start < rest.end else []

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
