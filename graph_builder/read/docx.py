"""Word files: the body in order, with tables, text boxes and the automatic numbers Word shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

from .compose import Composer
from .content import Content, Unreadable
from .docx_blocks import Block, Cell, Paragraph, Row, Table
from .docx_definitions import Definitions
from .docx_markup import markup_of
from .docx_stream import read_blocks
from .docx_style_sheet import StyleSheet
from .docx_styles import Styles, read_properties
from .docx_table import draft_cells
from .numbering import Counters, Lists
from .xml_part import part_of, pieces_of
from .zip_members import Package

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"
MAIN_PART = re.compile(r"word/document\d*\.xml", re.IGNORECASE)


def read_docx(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of a Word file; raises Unreadable if it is damaged or holds no text."""
    package = Package(data)
    name = next((name for name in package.members if MAIN_PART.fullmatch(name)), "word/document.xml")
    markup = markup_of(part_of(package, name), name)
    if "<w:body" not in markup:
        raise Unreadable("a Word file without a document body")
    styles = Styles(StyleSheet(pieces_of(package, STYLES)))

    def lists() -> Lists:
        return Lists(Definitions(markup_of(part_of(package, NUMBERING), NUMBERING)), styles.lists)

    walk = Walk(styles, lists)
    walk.blocks(read_blocks(markup, name))
    content = walk.composer.content()
    if not content.blocks:
        raise Unreadable("a Word file without text (pictures only?)")
    return content


class Manner(NamedTuple):
    """How a paragraph stands in the document: in which list ('' in none) and level of it, and its heading level."""

    number_id: str
    level: int
    heading: int


class Walk:
    """Hands the paragraphs and tables of a body to the composer, and counts list numbers on the way."""

    def __init__(self, styles: Styles, lists: Callable[[], Lists]) -> None:
        self.composer = Composer()
        self._styles = styles
        self._lists = lists
        self._joined: list[str] = []
        self._manners: dict[tuple[tuple[str, str], ...], Manner] = {}

    @cached_property
    def _counters(self) -> Counters:
        return Counters(self._lists())

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Take the paragraphs and tables of a body, cell or text box in order."""
        for block in blocks:
            if isinstance(block, Table):
                self._table(block)
                continue
            text, heading = self._paragraph(block)
            for line in text.split("\n"):
                self.composer.paragraph(line, heading)
            for box in block.boxes or ():
                self.blocks(box)

    def _paragraph(self, paragraph: Paragraph) -> tuple[str, int]:
        """The text with its list number, and the heading level. A deleted paragraph mark joins it to the next one."""
        text = paragraph.text()
        if paragraph.is_joined:
            self._joined.append(text)
            return "", 0
        if self._joined:
            text = "".join([*self._joined, text])
            self._joined.clear()
        settings = paragraph.settings
        key = () if settings is None else tuple(settings.items())
        manner = self._manners.get(key)
        if manner is None:
            manner = self._manners[key] = self._manner(dict(key))
        if manner.number_id:
            text = self._counters.label(manner.number_id, manner.level) + text
        return text, manner.heading

    def _manner(self, settings: dict[str, str]) -> Manner:
        """What the settings of a paragraph come to, with what its style says; a document has a handful of them."""
        own = read_properties(settings)
        style = self._styles.of(own.style_id)
        heading = style.heading if own.heading is None else own.heading
        number_id = own.number_id or style.number_id
        if number_id in ("", "0"):
            return Manner("", 0, heading)
        level = style.level if own.level is None and not own.number_id else own.level
        if level is None:
            level = self._counters.level_of_style(number_id, style.number_style)
        return Manner(number_id, level, heading)

    def _table(self, table: Table) -> None:
        if frames_prose(table.rows):
            for row in table.rows:
                for cell in row.cells:
                    self.blocks(cell.blocks)
            return
        self.composer.table(draft_cells(table.rows, self._cell_text))

    def _cell_text(self, cell: Cell) -> str:
        """The lines of a cell."""
        return self._text_of(cell.blocks)

    def _text_of(self, blocks: Iterable[Block]) -> str:
        """The lines of a cell or text box; a table inside it gives a line a row."""
        lines: list[str] = []
        for block in blocks:
            if isinstance(block, Table):
                lines += [" ".join([self._text_of(cell.blocks) for cell in row.cells]) for row in block.rows]
                continue
            lines.append(self._paragraph(block)[0].strip())
            lines += [self._text_of(box) for box in block.boxes or ()]
        return lines[0] if len(lines) == 1 else "\n".join(filter(None, lines))


def frames_prose(rows: Iterable[Row]) -> bool:
    """Does no row show more than one cell? Then the table is a frame, and its cells are read as paragraphs."""
    return not any(sum([shows_text(cell.blocks) for cell in row.cells]) > 1 for row in rows)


def shows_text(blocks: Iterable[Block]) -> bool:
    """Is there anything to read in these blocks, be it a list number only?"""
    for block in blocks:
        if isinstance(block, Table):
            inner = [cell.blocks for row in block.rows for cell in row.cells]
        else:
            if block.text().strip() or (block.settings and "numId" in block.settings):
                return True
            inner = block.boxes or []
        if any(map(shows_text, inner)):
            return True
    return False
