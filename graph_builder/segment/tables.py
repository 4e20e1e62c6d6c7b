"""The tasks of a table: one a row, with what merged cells and the columns around it say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..find.answers.blocks import find_answers
from ..model import Finding, Section, Span
from ..outline import AnswerBlock, TaskDraft
from ..source import Cell, Table
from .columns import ANSWERS, WHO, Columns, Grid, find_header, header_spans, is_header, read_columns
from .labels import NUMERAL, Label, read_label
from .lines import trim
from .shape import cut_out, one_line, title_of

_REMARK = re.compile(r"(?:备注|注|说明|填表)\s{0,3}[:：]")
_TARGET = frozenset({"target"})
_UPRIGHT_WIDTH = 2
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
        upright = self._upright(table) if header is None else None
        if upright is not None:
            return upright
        if header is not None:
            self._columns, self._width = read_columns(grid, header), grid.width
            self.rule_spans += header_spans(grid, header)
        columns = self._columns if self._width == grid.width else None
        if columns is None or columns.task < 0 or not columns.of_kind(WHO | {"number"}):
            quote = self._text[table.span.start : table.span.start + 20].replace("\n", " ").replace("\t", " ")
            message = f"no header of tasks and units in the table that begins: {quote}"
            return TableRead(
                preamble=[table.span], findings=[Finding("info", "table-not-understood", message, table.span)]
            )
        return _Rows(self._text, self._folded, grid, columns).read(header[1] if header else 0)

    def _upright(self, table: Table) -> TableRead | None:
        """The one task of a small table whose first column names what the second holds: 牵头单位 | 区文旅局."""
        if table.column_count != _UPRIGHT_WIDTH:
            return None
        grid = Grid(self._text, _on_its_side(table))
        header = find_header(grid)
        columns = read_columns(grid, header) if header is not None else None
        if header is None or columns is None or columns.task < 0 or not columns.of_kind(WHO):
            return None
        read = _Rows(self._text, self._folded, grid, columns).read(header[1])
        self._cards += 1
        read.tasks = [task._replace(clause=str(self._cards)) for task in read.tasks]
        return read


def _on_its_side(table: Table) -> Table:
    cells = [
        Cell(cell.span, cell.column, cell.row, cell.column_span, cell.row_span)
        for cell in sorted(table.cells, key=lambda cell: (cell.column, cell.row))
    ]
    return Table(table.span, tuple(cells), table.column_count, table.row_count)


class _Rows:
    """Reads the rows of one table, top to bottom."""

    def __init__(self, text: str, folded: str, grid: Grid, columns: Columns) -> None:
        self._text = text
        self._folded = folded
        self._grid = grid
        self._columns = columns
        self._out = TableRead()
        self._cell: Cell | None = None
        self._band = ""
        self._open: dict[int, tuple[Cell, str]] = {}
        self._children: dict[str, int] = {}
        self._paths: set[str] = set()
        self._ranks: dict[str, int] = {}

    def read(self, first: int) -> TableRead:
        for row in range(first, self._grid.height):
            cells = self._grid.row(row)
            if not cells or is_header(self._grid, row):
                continue
            band = self._band_of(row, cells)
            if band is not None:
                self._read_band(band, row)
            elif self._goes_on(row):
                self._extend(row)
            else:
                self._read_row(row)
        return self._out

    def _band_of(self, row: int, cells: list[Cell]) -> Cell | None:
        """The cell of a row that is a heading over the rows below, or a remark: 一 | 建设美丽乡村 over all columns."""
        task = self._columns.task
        if len(cells) == 1:
            is_wide = cells[0].column_span > 1 or cells[0].column < task or task == 0
            return cells[0] if is_wide else None
        cell = self._grid.cell(row, task)
        covered = [self._grid.cell(row, column) for column in self._columns.of_kind(WHO)]
        if cell is not None and cell.column_span > 1 and cell in covered:
            return cell
        number = self._grid.words(row, self._columns.number)
        is_empty = not any(self._grid.words(row, column) for column in self._columns.of_kind(ANSWERS))
        return cell if is_empty and number and not set(number) - set(NUMERAL + "（）()、. ") else None

    def _read_band(self, cell: Cell, row: int) -> None:
        if cell.row_span > 1 and cell.column_span < self._grid.width:
            return
        if _REMARK.match(self._text, *trim(self._text, *cell.span)):
            self._out.preamble.append(cell.span)
            return
        is_apart = self._grid.cell(row, self._columns.number) is not cell
        self._band = self._section(cell, "", self._grid.words(row, self._columns.number) if is_apart else "")
        self._open.clear()

    def _goes_on(self, row: int) -> bool:
        """Whether a row is the rest of the one above, cut by a page: it has text, but neither number nor units."""
        if not self._out.tasks or self._columns.number < 0 or not self._grid.words(row, self._columns.task):
            return False
        places = [self._columns.number, *self._columns.of_kind(WHO)]
        cells = [self._grid.cell(row, place) for place in places]
        own = [cell for cell in cells if cell is not None and cell.row == row]
        return len(own) == len(cells) and not any(self._grid.words(row, place) for place in places)

    def _extend(self, row: int) -> None:
        cell = self._grid.cell(row, self._columns.task)
        assert cell is not None
        last = self._out.tasks[-1]
        self._out.tasks[-1] = last._replace(body=(*last.body, trim(self._text, *cell.span)))

    def _read_row(self, row: int) -> None:
        cell = self._grid.cell(row, self._columns.task)
        answers = self._answers(row)
        if cell is None or not self._grid.words(row, self._columns.task) or cell == self._cell:
            self._add(answers, row)
            return
        self._cell = cell
        section = self._section_of(row)
        span = trim(self._text, *cell.span)
        label = read_label(self._text, *span)
        inner = Span(label.span.end, span.end) if label is not None and label.span.end < span.end else span
        written = find_answers(self._folded, inner)
        number = self._grid.words(row, self._columns.number)
        shown = number.rstrip("、.．") or (label.text if label else "")
        body = (*cut_out(self._text, inner, [block.span for block in written]), *self._more(row))
        self._ranks[section] = self._ranks.get(section, 0) + 1
        self._out.tasks.append(
            TaskDraft(
                label=shown,
                clause=_clause(number, label, self._ranks[section]),
                section=section,
                title=title_of(self._text, body),
                span=inner,
                body=body,
                answers=(*written, *answers),
            )
        )

    def _add(self, answers: list[AnswerBlock], row: int) -> None:
        """Give a further row of a merged task cell to that task."""
        if not self._out.tasks:
            return
        last = self._out.tasks[-1]
        new = tuple(block for block in answers if block not in last.answers)
        more = tuple(span for span in self._more(row) if span not in last.body)
        self._out.tasks[-1] = last._replace(answers=(*last.answers, *new), body=(*last.body, *more))

    def _answers(self, row: int) -> list[AnswerBlock]:
        blocks: list[AnswerBlock] = []
        for column in self._columns.of_kind(ANSWERS):
            cell, meaning = self._grid.cell(row, column), self._columns.meanings[column]
            if cell is None or meaning is None or not self._grid.words(row, column):
                continue
            span = trim(self._text, *cell.span)
            block = AnswerBlock(span, meaning.role, meaning.basis, meaning.kind, meaning.period)
            if all(block.span != other.span for other in blocks):
                blocks.append(block)
        return blocks

    def _more(self, row: int) -> list[Span]:
        """The cells beside the task that say more of it, and those in which its targets stand."""
        places = sorted([*self._columns.of_kind(_TARGET), *self._columns.details])
        cells = [self._grid.cell(row, place) for place in places if place != self._columns.task]
        return [trim(self._text, *cell.span) for cell in cells if cell is not None and cell.span.start < cell.span.end]

    def _section_of(self, row: int) -> str:
        """The section of a row: that of its merged cell; one left empty goes on with the cell above."""
        above = self._band
        for column in self._columns.sections:
            cell = self._grid.cell(row, column)
            held = self._open.get(column)
            if cell is not None and self._grid.words(row, column) and (held is None or held[0] != cell):
                same = held is not None and self._grid.words(row, column) == self._text[slice(*held[0].span)].strip()
                own = held[1] if same and held is not None else self._section(cell, above)
                self._open[column] = (cell, own)
                if not same:
                    self._open = {place: kept for place, kept in self._open.items() if place <= column}
            above = self._open[column][1] if column in self._open else above
        return above

    def _section(self, cell: Cell, above: str, number_cell: str = "") -> str:
        span = trim(self._text, *cell.span)
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
        return ".".join(str(int(part)) for part in re.split("[-.．]", number[1]))
    return str(label.number if label is not None and label.number else rank)
