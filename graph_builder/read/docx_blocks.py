"""The paragraphs and tables of a Word file as records."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape


@dataclass(slots=True)
class Paragraph:
    """`settings` is what it sets itself, by element; `boxes` hold the blocks of the text boxes anchored in it."""

    parts: list[str] = field(default_factory=list)
    settings: dict[str, str] | None = None
    boxes: list[list[Block]] | None = None
    # Whether a tracked change deleted its mark, which joins it to the next one.
    is_joined: bool = False

    def text(self) -> str:
        """Its words without a list number; line breaks are newlines."""
        text = "".join(self.parts)
        return unescape(text) if "&" in text else text


@dataclass(slots=True)
class Cell:
    """`merge` is what it says of its merging, by tag; a property without a value has the value "continue"."""

    blocks: list[Block] = field(default_factory=list)
    merge: dict[str, str] | None = None


@dataclass(slots=True)
class Row:
    """The cells of a row as they stand in the file, behind so many columns that it leaves out."""

    cells: list[Cell] = field(default_factory=list)
    before: int = 0
    is_deleted: bool = False


@dataclass(slots=True)
class Table:
    """The rows of a table, without those a tracked change deleted."""

    rows: list[Row] = field(default_factory=list)


Block = Paragraph | Table
