"""Paragraph styles of a Word file: which list and which heading level they give, through what they are based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .xml_part import WORD

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


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id; `default` is the id of the one a paragraph without a style has."""

    by_id: Mapping[str, Style]
    default: str = ""

    def of(self, style_id: str | None) -> Style:
        """The style of a paragraph that names this id or none."""
        return self.by_id.get(style_id or self.default) or Style()

    def numbering(self) -> dict[str, str]:
        """The list of each style that has one, by style id."""
        return {style.id: style.number_id for style in self.by_id.values() if style.number_id}


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of styles.xml."""
    if root is None:
        return Styles({})
    nodes = {node.get(f"{WORD}styleId") or "": node for node in root.iterfind(f"{WORD}style")}
    default = next((key for key, node in nodes.items() if _is_default(node)), "")
    return Styles({key: _resolve(key, nodes) for key in nodes}, default)


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
    return node.get(f"{WORD}type") == "paragraph" and node.get(f"{WORD}default") in ("1", "true", "on")


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
