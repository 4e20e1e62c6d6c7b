"""What a reader hands on: the text of one file, and its paragraphs and tables in document order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .model import Finding, Source, Span


class Paragraph(NamedTuple):
    """One paragraph; `heading` is 1 to 9 where the file itself marks it as a heading of that level, else 0."""

    span: Span
    heading: int = 0


class Cell(NamedTuple):
    """One cell of a table, at its upper left place; a merged cell stands once and covers row_span × column_span."""

    span: Span
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Rendered into the text as one line a row (cells joined by a tab, a merged cell once, where it starts).

    A cell that holds several paragraphs keeps its line breaks inside its span.
    """

    span: Span
    cells: tuple[Cell, ...]
    row_count: int
    column_count: int


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as read. `text` is never rewritten afterwards; every block's span points into it.

    `meta` is what the container says of the document (keys: title, issuer, date, number, each as written there).
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
