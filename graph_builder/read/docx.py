"""Word files: the body in order, with tables, text boxes and the automatic numbers Word shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from lxml import etree

from .compose import Composer, DraftCell
from .content import Content, Unreadable
from .docx_style_sheet import StyleSheet
from .docx_styles import Properties, Styles, read_properties
from .docx_table import cell_spans, table_rows
from .docx_text import ALTERNATIVES, PARAGRAPH, TEXT, BodyText
from .numbering import Counters, Lists
from .xml_part import WORD, parse_member, pieces_of
from .zip_members import Package

TABLE = f"{WORD}tbl"
DELETED_MARK = (f"{WORD}rPr", f"{WORD}del")
LIST = f"{WORD}numPr"
NOTHING_SET = Properties()
# Containers that only wrap what they hold; a deletion (w:del) is left out with all it holds.
WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
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
    walk = Walk(BodyText(body), styles, lambda: Lists(parse_member(package, "word/numbering.xml"), styles.lists))
    walk.blocks(body)
    content = walk.composer.content()
    if not content.blocks:
        raise Unreadable("a Word file without text (pictures only?)")
    return content


class Walk:
    """Walks a body and hands its paragraphs and tables to the composer, counting list numbers on the way."""

    def __init__(self, text: BodyText, styles: Styles, lists: Callable[[], Lists]) -> None:
        self.composer = Composer()
        self._text = text
        self._styles = styles
        self._lists = lists
        self._joined = ""

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
        text = self._joined + self._text.of(node, boxes)
        self._joined = ""
        properties = self._text.properties.get(node)
        if properties is None:
            own = NOTHING_SET
        elif _is_mark_deleted(properties):
            self._joined = text
            return "", 0
        else:
            own = read_properties(properties)
        style = self._styles.of(own.style_id)
        number_id = own.number_id or style.number_id
        level = style.level if own.level is None and not own.number_id else own.level
        if number_id and number_id != "0":
            if level is None:
                level = self._counters.level_of_style(number_id, style.number_style)
            text = self._counters.label(number_id, level or 0) + text
        return text, style.heading if own.heading is None else own.heading

    def _table(self, node: etree._Element) -> None:
        if _frames_prose(node):
            for row in table_rows(node):
                for cell in row:
                    self.blocks(cell)
            return
        self.composer.table(self._grid(node))

    def _grid(self, node: etree._Element) -> list[DraftCell]:
        text_of = self._cell_text
        return [
            DraftCell(row, column, text_of(cell), row_span, column_span)
            for row, column, row_span, column_span, cell in cell_spans(node)
        ]

    def _cell_text(self, cell: etree._Element) -> str:
        """The lines of a cell; a table inside it gives a line a row."""
        lines: list[str] = []
        boxes: list[etree._Element] = []
        for node in cell:
            tag = node.tag
            if tag == PARAGRAPH:
                if text := self._paragraph(node, boxes)[0].strip():
                    lines.append(text)
                while boxes:
                    lines.append(self._cell_text(boxes.pop(0)))
            elif tag == TABLE:
                lines.extend(" ".join(map(self._cell_text, row)) for row in table_rows(node))
            elif tag in WRAPPERS:
                lines.append(self._cell_text(node))
            elif tag == ALTERNATIVES and len(node):
                lines.append(self._cell_text(node[0]))
        return lines[0] if len(lines) == 1 else "\n".join(filter(None, lines))


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


def _is_mark_deleted(properties: etree._Element) -> bool:
    marks = next(properties.iterchildren(DELETED_MARK[0]), None)
    return marks is not None and next(marks.iterchildren(DELETED_MARK[1]), None) is not None


def _frames_prose(table: etree._Element) -> bool:
    """Does no row show more than one cell? Then the table is a frame, and its cells are read as paragraphs."""
    return not any(sum(_shows_text(cell) for cell in row) > 1 for row in table_rows(table))


def _shows_text(cell: etree._Element) -> bool:
    return (
        bool("".join(map(str, cell.itertext(TEXT, with_tail=False))).strip()) or next(cell.iter(LIST), None) is not None
    )
