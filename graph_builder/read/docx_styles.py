"""Paragraph styles of a Word file: which list and which heading level they give, through what they are based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .docx_markup import first_values
from .docx_style_sheet import StyleSheet

DEEPEST = 20
# The built-in heading styles. Matches "heading 2", "Heading 2" and "标题 2", not "heading 2 char".
HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
BODY_TEXT = 9
# What a style was before a tracked change stands behind all that it is.
FORMER = "<w:pPrChange"


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
            known = style_id if style_id and self._sheet.markup(style_id) is not None else self._sheet.default()
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
    """What a paragraph or style says that sets this, by the names of the elements."""
    outline = _level(settings.get("outlineLvl", ""))
    return Properties(
        settings.get("pStyle", ""),
        outline if outline is None else (outline + 1) % (BODY_TEXT + 1),
        settings.get("numId", ""),
        _level(settings.get("ilvl", "")),
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
        markup = sheet.markup(current) if current else None
        if markup is None:
            break
        values = first_values(markup.partition(FORMER)[0])
        own = _own(values)
        heading = own.heading if heading is None else heading
        level = own.level if level is None else level
        if not number_id and own.number_id:
            number_id, owner = own.number_id, current
        current = values.get("basedOn", "")
    return Style(key, heading or 0, number_id, level, owner)


def _own(values: Mapping[str, str]) -> Properties:
    own = read_properties(values)
    if own.heading is not None:
        return own
    match = HEADING.fullmatch(values.get("name", ""))
    return own._replace(heading=int(match.group(1))) if match else own
