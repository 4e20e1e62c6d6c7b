"""Paragraph styles of a Word file: which list and which heading level they give, through what they are based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .xml_part import WORD, parse_xml

DEEPEST = 20
# The built-in heading styles. Matches "heading 2", "Heading 2" and "标题 2", not "heading 2 char".
HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
BODY_TEXT = 9


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

    def __init__(self, nodes: Mapping[str, etree._Element]) -> None:
        self._nodes = nodes
        self._default = next((key for key, node in nodes.items() if _is_default(node)), "")
        self._found: dict[str, Style] = {}

    def of(self, style_id: str | None) -> Style:
        """The style of a paragraph that names this id or none."""
        key = style_id if style_id and style_id in self._nodes else self._default
        if key not in self._found:
            self._found[key] = _resolve(key, self._nodes)
        return self._found[key]

    def lists(self) -> dict[str, str]:
        """The list of each numbering style, by style id."""
        found = {key: self.of(key).number_id for key, node in self._nodes.items() if _type(node) == "numbering"}
        return {key: number_id for key, number_id in found.items() if number_id}


def read_styles(data: bytes | None) -> Styles:
    """The styles of styles.xml, which may be missing."""
    if data is None:
        return Styles({})
    root = parse_xml(_without_table_styles(data), "word/styles.xml")
    return Styles({node.get(f"{WORD}styleId") or "": node for node in root.iterfind(f"{WORD}style")})


def _without_table_styles(data: bytes) -> bytes:
    """The part without styles of tables and characters: nine tenths of it, and none on lists or headings."""
    end = b"</w:style>"
    head, *styles = data.split(b"<w:style ")
    kept = [head]
    for style in styles:
        opening = style[: style.find(b">")]
        if (b'"table"' in opening or b'"character"' in opening) and end in style:
            kept.append(style[style.rindex(end) + len(end) :])
        else:
            kept.append(b"<w:style " + style)
    return b"".join(kept)


def outline_level(properties: etree._Element) -> int | None:
    """The heading level a paragraph or style sets: 1 to 9, 0 for body text, None where it sets none."""
    node = properties.find(f"{WORD}outlineLvl")
    value = node.get(f"{WORD}val") if node is not None else None
    if value is None or not value.isdigit():
        return None
    return 0 if int(value) >= BODY_TEXT else int(value) + 1


def number_reference(properties: etree._Element) -> tuple[str, int | None]:
    """The list id and level a paragraph or style names; an empty id where it names none."""
    node = properties.find(f"{WORD}numPr")
    if node is None:
        return "", None
    number = node.find(f"{WORD}numId")
    level = node.find(f"{WORD}ilvl")
    value = (level.get(f"{WORD}val") or "") if level is not None else ""
    return (number.get(f"{WORD}val") or "") if number is not None else "", int(value) if value.isdigit() else None


def _is_default(node: etree._Element) -> bool:
    return _type(node) == "paragraph" and node.get(f"{WORD}default") in ("1", "true", "on")


def _type(node: etree._Element) -> str:
    return node.get(f"{WORD}type") or "paragraph"


def _resolve(key: str, nodes: Mapping[str, etree._Element]) -> Style:
    heading: int | None = None
    number_id = ""
    level: int | None = None
    owner = ""
    current = key
    for _ in range(DEEPEST):
        node = nodes.get(current)
        if node is None:
            break
        own_heading, own_number, own_level = _own(node)
        heading = own_heading if heading is None else heading
        level = own_level if level is None else level
        if not number_id and own_number:
            number_id, owner = own_number, current
        based_on = node.find(f"{WORD}basedOn")
        current = (based_on.get(f"{WORD}val") or "") if based_on is not None else ""
    return Style(key, heading or 0, number_id, level, owner)


def _own(node: etree._Element) -> tuple[int | None, str, int | None]:
    properties = node.find(f"{WORD}pPr")
    heading = outline_level(properties) if properties is not None else None
    number_id, level = number_reference(properties) if properties is not None else ("", None)
    if heading is None:
        name = node.find(f"{WORD}name")
        match = HEADING.fullmatch((name.get(f"{WORD}val") or "") if name is not None else "")
        heading = int(match.group(1)) if match else None
    return heading, number_id, level
