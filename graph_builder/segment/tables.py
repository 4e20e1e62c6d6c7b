"""The tables of a plan: one task a row, its columns told by its header or by that of the table it goes on with."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Finding, Span
from ..outline import TaskDraft
from ..source import Table
from .cards import laid_out
from .columns import Columns, Grid, find_header, header_spans, read_columns
from .table_rows import Rows, TableRead


class TableReader:
    """Reads the tables of one plan in order: one that was cut by a page goes on below without a header."""

    def __init__(self, text: str, folded: str) -> None:
        self._text = text
        self._folded = folded
        self._columns: Columns | None = None
        self._width = 0
        self._last: Sequence[str] = ()
        self._cards = 0
        self.rule_spans: list[Span] = []

    def read(self, table: Table, before: TaskDraft | None = None) -> TableRead:
        """The sections and tasks of a table, and a finding where its columns cannot be told.

        `before` is the last task of the table above, which the first row goes on with where a page cut it.
        """
        grid = Grid(self._text, table)
        header = find_header(grid)
        # The last row of a card may look like a header with nothing below: 分管领导 | 王刚 | 完成时限 | 6月底前.
        card = self._card(grid, table) if header is None or header[1] == grid.height else None
        if card is not None:
            return card
        before = before if self._width == grid.width else None
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
        rows = Rows(self._text, self._folded, grid, columns, carried=before, words_above=self._last)
        self._last = grid.words[-1]
        return rows.read(header[1] if header else 0)

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
        read = Rows(self._text, self._folded, grid, columns).read(header[1])
        first = self._cards + 1
        self._cards += len(read.tasks)
        read.tasks = [task._replace(clause=str(rank)) for rank, task in enumerate(read.tasks, start=first)]
        return read
