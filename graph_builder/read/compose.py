"""Builds the text of a file that is not plain text: paragraphs and tables put one under the other, with their spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model import Finding, Span
from ..source import Block, Cell, Paragraph, Table
from .content import Content, Unreadable

# White space that may stand around a paragraph or cell and says nothing: indents, no-break and zero-width spaces.
AROUND = " \t\r\n\x0b\f\x1c\x1d\x1e\x1f\x85\xa0\u2002\u2003\u2009\u200b\u2028\u2029\u202f\u3000\ufeff"
# A table larger than this is no plan, but a data file or an attack by spans.
MOST_FIELDS = 500_000


# The texts of a table row by row, all rows of one length; None where no cell begins: in a hole, under a merged cell.
GridRows = Sequence[Sequence[str | None]]
# How many rows and columns a merged cell covers, by its upper left place.
Spans = Mapping[tuple[int, int], tuple[int, int]]


class DraftCell(NamedTuple):
    """A cell before it is placed into the text; a merged one stands at its upper left place."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1


def is_single_column(cells: Iterable[DraftCell]) -> bool:
    """Does no row hold more than one cell with text? Such a table frames prose; its cells are read as paragraphs."""
    filled = [cell.row for cell in cells if cell.text]
    return len(filled) == len(set(filled))


class Composer:
    """Puts blocks one under the other. `content` gives the result."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def paragraph(self, text: str, heading: int = 0) -> None:
        """Add a paragraph of its own line, without the white space around it; one that holds nothing is left out."""
        kept = text.strip(AROUND)
        if kept:
            start = self._append(kept)
            self._blocks.append(Paragraph(Span(start, start + len(kept)), heading))

    def table(self, cells: Sequence[DraftCell]) -> None:
        """Add a table, one line a row and one tab-separated field a column; without any text it is left out."""
        if not any(cell.text.strip(AROUND) for cell in cells):
            return
        rows = max([cell.row + cell.row_span for cell in cells])
        columns = max([cell.column + cell.column_span for cell in cells])
        if rows * columns > MOST_FIELDS:
            raise Unreadable(f"a table of {rows} × {columns} fields; at most {MOST_FIELDS} are read")
        texts: list[list[str | None]] = [[None] * columns for _ in range(rows)]
        spans: dict[tuple[int, int], tuple[int, int]] = {}
        for row, column, text, row_span, column_span in cells:
            texts[row][column] = text
            if row_span > 1 or column_span > 1:
                spans[row, column] = (row_span, column_span)
        self.grid(texts, spans)

    def grid(self, rows: GridRows, spans: Spans) -> None:
        """Add the same given row by row."""
        start = offset = self._start()
        placed: list[Cell] = []
        lines: list[str] = []
        for row, texts in enumerate(rows):
            fields: list[str] = []
            for column, field in enumerate(texts):
                text = field.replace("\t", " ").strip(AROUND) if field else ""
                end = offset + len(text)
                if field is not None:
                    reach = spans.get((row, column)) if spans else None
                    span = Span(offset, end)
                    placed.append(Cell(span, row, column, *reach) if reach else Cell(span, row, column))
                fields.append(text)
                offset = end + 1
            lines.append("\t".join(fields))
        text = "\n".join(lines)
        self._append(text)
        self._blocks.append(Table(Span(start, start + len(text)), tuple(placed), len(rows), len(rows[0])))

    def content(
        self, *, encoding: str = "", meta: Mapping[str, str] | None = None, findings: Sequence[Finding] = ()
    ) -> Content:
        """All that was added, as one text."""
        return Content("\n".join(self._parts), tuple(self._blocks), encoding, meta or {}, tuple(findings))

    def _start(self) -> int:
        return self._length + bool(self._parts)

    def _append(self, text: str) -> int:
        start = self._start()
        self._parts.append(text)
        self._length = start + len(text)
        return start
