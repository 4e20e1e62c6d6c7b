"""Paragraph styles of a Word file: which list and which heading level they give, through what they are based on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from .docx_style_sheet import StyleSheet
from .docx_text import PROPERTIES
from .xml_part import WORD

DEEPEST = 20
# The built-in heading styles. Matches "heading 2", "Heading 2" and "标题 2", not "heading 2 char".
HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
BODY_TEXT = 9
STYLE = f"{WORD}pStyle"
OUTLINE = f"{WORD}outlineLvl"
LIST = f"{WORD}numPr"
NUMBER_ID, NUMBER_LEVEL = f"{WORD}numId", f"{WORD}ilvl"
VALUE = f"{WORD}val"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with what it inherits: heading 1 to 9 or 0; list and its level, which may be unset (None)."""

    id: str = ""
    heading: int = 0
    number_id: str = ""
    level: int | None = None
    number_style: str = ""


class Styles:
    """All styles; each is looked up when a paragraph first uses it, for files carry hundreds and use a handful."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._found: dict[str, Style] = {}

    def of(self, style_id: str | None) -> Style:
        """The style of a paragraph that names this id or none."""
        key = style_id or ""
        style = self._found.get(key)
        if style is None:
            known = style_id if style_id and self._sheet.node(style_id) is not None else self._sheet.default()
            style = self._found[key] = _resolve(known, self._sheet)
        return style

    def lists(self) -> dict[str, str]:
        """The list of each numbering style, by style id."""
        found = {key: self.of(key).number_id for key in self._sheet.numbering_styles()}
        return {key: number_id for key, number_id in found.items() if number_id}


class Properties(NamedTuple):
    """What a paragraph or style sets itself: the style it names, heading 1 to 9 (0 body text), list and level."""

    style_id: str = ""
    heading: int | None = None
    number_id: str = ""
    level: int | None = None


def read_properties(node: etree._Element) -> Properties:
    """What the properties (w:pPr) of a paragraph or style say."""
    style_id = number_id = ""
    heading: int | None = None
    level: int | None = None
    for child in node.iterchildren(STYLE, OUTLINE, LIST):
        tag = child.tag
        if tag == STYLE:
            style_id = child.get(VALUE) or ""
        elif tag == OUTLINE:
            heading = _heading(child.get(VALUE) or "")
        else:
            number_id, level = _number_reference(child)
    return Properties(style_id, heading, number_id, level)


def _heading(level: str) -> int | None:
    if not level.isdigit():
        return None
    return 0 if int(level) >= BODY_TEXT else int(level) + 1


def _number_reference(node: etree._Element) -> tuple[str, int | None]:
    number_id = ""
    level: int | None = None
    for child in node:
        if child.tag == NUMBER_ID:
            number_id = child.get(VALUE) or ""
        elif child.tag == NUMBER_LEVEL:
            value = child.get(VALUE) or ""
            level = int(value) if value.isdigit() else None
    return number_id, level


def _resolve(key: str, sheet: StyleSheet) -> Style:
    heading: int | None = None
    number_id = ""
    level: int | None = None
    owner = ""
    current = key
    for _ in range(DEEPEST):
        node = sheet.node(current) if current else None
        if node is None:
            break
        own = _own(node)
        heading = own.heading if heading is None else heading
        level = own.level if level is None else level
        if not number_id and own.number_id:
            number_id, owner = own.number_id, current
        based_on = node.find(f"{WORD}basedOn")
        current = (based_on.get(VALUE) or "") if based_on is not None else ""
    return Style(key, heading or 0, number_id, level, owner)


def _own(node: etree._Element) -> Properties:
    properties = node.find(PROPERTIES)
    own = read_properties(properties) if properties is not None else Properties()
    if own.heading is not None:
        return own
    name = node.find(f"{WORD}name")
    match = HEADING.fullmatch((name.get(VALUE) or "") if name is not None else "")
    return own._replace(heading=int(match.group(1))) if match else own
