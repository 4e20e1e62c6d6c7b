"""Word files: the body in order, with tables, text boxes and the automatic numbers Word shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from .compose import Composer
from .content import Content, Unreadable
from .docx_definitions import Definitions
from .docx_style_sheet import StyleSheet
from .docx_styles import Styles, read_properties
from .docx_table import Row, draft_cells, table_rows
from .docx_text import ALTERNATIVES, NUMBER_ID, PARAGRAPH, TABLE, TEXT, WRAPPERS, BodyText
from .numbering import Counters, Lists
from .xml_part import WORD, parse_member, part_of, pieces_of
from .zip_members import Package

LIST = f"{WORD}numPr"
MAIN_PART = re.compile(r"word/document\d*\.xml", re.IGNORECASE)


def read_docx(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of a Word file; raises Unreadable if it is damaged or holds no text."""
    package = Package(data)
    name = next((name for name in package.members if MAIN_PART.fullmatch(name)), "word/document.xml")
    document = parse_member(package, name)
    body = document.find(f"{WORD}body") if document is not None else None
    if body is None:
        raise Unreadable("a Word file without a document body")
    styles = Styles(StyleSheet(pieces_of(package, "word/styles.xml")))
    walk = Walk(
        BodyText(body), styles, lambda: Lists(Definitions(part_of(package, "word/numbering.xml")), styles.lists)
    )
    walk.blocks(body)
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
    """Walks a body and hands its paragraphs and tables to the composer, counting list numbers on the way."""

    def __init__(self, text: BodyText, styles: Styles, lists: Callable[[], Lists]) -> None:
        self.composer = Composer()
        self._text = text
        self._styles = styles
        self._lists = lists
        self._joined = ""
        self._manners: dict[tuple[tuple[str, str], ...], Manner] = {}

    @cached_property
    def _counters(self) -> Counters:
        return Counters(self._lists())

    def blocks(self, parent: etree._Element) -> None:
        """Take the paragraphs and tables of a body, cell or text box in order."""
        for node in unwrapped(parent):
            if node.tag == PARAGRAPH:
                boxes: list[etree._Element] = []
                text, heading = self._paragraph(node, boxes)
                for line in text.split("\n"):
                    self.composer.paragraph(line, heading)
                for box in boxes:
                    self.blocks(box)
            elif node.tag == TABLE:
                self._table(node)

    def _paragraph(self, node: etree._Element, boxes: list[etree._Element]) -> tuple[str, int]:
        """The text with its list number, and the heading level. A deleted paragraph mark joins it to the next one."""
        text = self._text.of(node, boxes)
        if self._joined:
            text, self._joined = self._joined + text, ""
        if node in self._text.deleted:
            self._joined = text
            return "", 0
        settings = self._text.settings.get(node)
        key = tuple(settings.items()) if settings is not None else ()
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

    def _table(self, node: etree._Element) -> None:
        rows = table_rows(node)
        if self._frames_prose(rows):
            for row in rows:
                for cell in row.cells:
                    self.blocks(cell)
            return
        self.composer.table(draft_cells(node, rows, self._cell_text))

    def _cell_text(self, cell: etree._Element) -> str:
        """The lines of a cell."""
        paragraphs = self._text.paragraphs_of(cell)
        if paragraphs is None:
            return self._mixed_text(cell)
        lines = [self._paragraph(node, [])[0].strip() for node in paragraphs]
        return lines[0] if len(lines) == 1 else "\n".join(filter(None, lines))

    def _mixed_text(self, holder: etree._Element) -> str:
        """The lines of a cell or text box that holds more than plain paragraphs; a table inside gives a line a row."""
        lines: list[str] = []
        boxes: list[etree._Element] = []
        for node in holder:
            tag = node.tag
            if tag == PARAGRAPH:
                lines.append(self._paragraph(node, boxes)[0].strip())
                while boxes:
                    lines.append(self._mixed_text(boxes.pop(0)))
            elif tag == TABLE:
                lines.extend(" ".join(map(self._cell_text, row.cells)) for row in table_rows(node))
            elif tag in WRAPPERS:
                lines.append(self._mixed_text(node))
            elif tag == ALTERNATIVES and len(node):
                lines.append(self._mixed_text(node[0]))
        return "\n".join(filter(None, lines))

    def _frames_prose(self, rows: list[Row]) -> bool:
        """Does no row show more than one cell? Then the table is a frame, and its cells are read as paragraphs."""
        return not any(sum(map(self._shows_text, row.cells)) > 1 for row in rows)

    def _shows_text(self, cell: etree._Element) -> bool:
        paragraphs = self._text.paragraphs_of(cell)
        if paragraphs is None:
            words = "".join(map(str, cell.itertext(TEXT, with_tail=False)))
            return bool(words.strip()) or next(cell.iter(LIST), None) is not None
        return any(
            self._text.of(node, []).strip() or NUMBER_ID in self._text.settings.get(node, ()) for node in paragraphs
        )


def unwrapped(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables below a node, through containers that only wrap them."""
    for node in parent:
        if node.tag in WRAPPERS:
            yield from unwrapped(node)
        elif node.tag == ALTERNATIVES:
            if len(node):
                yield from unwrapped(node[0])
        else:
            yield node
