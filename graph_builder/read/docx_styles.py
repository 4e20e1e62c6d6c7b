"""Paragraph styles of a Word file: which list and which heading level they give, through what they are based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from .docx_style_sheet import StyleSheet
from .xml_part import WORD

DEEPEST = 20
# The built-in heading styles. Matches "heading 2", "Heading 2" and "标题 2", not "heading 2 char".
HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
BODY_TEXT = 9
PROPERTIES, OUTLINE, LIST = f"{WORD}pPr", f"{WORD}outlineLvl", f"{WORD}numPr"
NUMBER_ID, NUMBER_LEVEL = f"{WORD}numId", f"{WORD}ilvl"
VALUE = f"{WORD}val"
# The same and the name of a style as the tags of a paragraph's settings.
SETTINGS = {OUTLINE: "w:outlineLvl", NUMBER_ID: "w:numId", NUMBER_LEVEL: "w:ilvl"}


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


def read_properties(settings: Mapping[str, str]) -> Properties:
    """What a paragraph or style says that sets this, by tag."""
    outline = _level(settings.get("w:outlineLvl", ""))
    return Properties(
        settings.get("w:pStyle", ""),
        outline if outline is None else (outline + 1) % (BODY_TEXT + 1),
        settings.get("w:numId", ""),
        _level(settings.get("w:ilvl", "")),
    )


def _level(written: str) -> int | None:
    """A level from 0 up to that of body text, None where none is written."""
    return min(int(written), BODY_TEXT) if written.isdecimal() and len(written) < 6 else None


def _resolve(key: str, sheet: StyleSheet) -> Style:
    heading: int | None = None
    number_id = ""
    level: int | None = None
    owner = ""
    current = key
    for _ in range(DEEPEST):
        node = sheet.node(current) if current and not sheet.is_bare(current) else None
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
    own = read_properties(_settings(node.find(PROPERTIES)))
    if own.heading is not None:
        return own
    name = node.find(f"{WORD}name")
    match = HEADING.fullmatch((name.get(VALUE) or "") if name is not None else "")
    return own._replace(heading=int(match.group(1))) if match else own


def _settings(properties: etree._Element | None) -> dict[str, str]:
    """What the properties of a style set, by tag."""
    found: dict[str, str] = {}
    for child in properties.iterchildren(OUTLINE, LIST) if properties is not None else ():
        for node in child.iterchildren(NUMBER_ID, NUMBER_LEVEL) if child.tag == LIST else (child,):
            found[SETTINGS[str(node.tag)]] = node.get(VALUE) or ""
    return found
