"""Word's automatic numbers, which are not in the text: definitions of numbering.xml and counters that run along.

Rules: ECMA-376 part 1, 17.9. Lists of one abstract definition share their counters; a `startOverride` sets the
counter where its list is used for the first time; a level starts anew after any level above it, or as lvlRestart says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from .docx_definitions import ABSTRACT, LIST, Definitions
from .docx_markup import first_values, values_in
from .number_formats import written

LEVELS = 9
LINK = "<w:numStyleLink"
LEVEL = re.compile(r'<w:lvl\s(?:[^<>]*?\s)?w:ilvl="([^"]*)"[^<>]*>')
OVERRIDE = re.compile(r'<w:lvlOverride\s(?:[^<>]*?\s)?w:ilvl="([^"]*)"')
PLACEHOLDER = re.compile("%([1-9])")
# Signs of the symbol fonts Wingdings and Symbol that lists use as bullets; others of these fonts become a dot.
SYMBOLS = dict(zip("\uf0b7\uf06c\uf0a7\uf06e\uf075\uf0d8\uf0fc\uf0b2", "•●▪■◆➢✓✦", strict=True))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart`: the level (from 1) after which it starts anew; 0 never, None after any above."""

    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    is_legal: bool = False
    style: str = ""


UNSET = Level()


@dataclass(frozen=True, slots=True)
class ListDefinition:
    """A list as paragraphs name it: its abstract definition, levels after overrides, counters to set at first use."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


class Lists:
    """The lists of numbering.xml by number id, each read when a paragraph first names it."""

    def __init__(self, definitions: Definitions, style_lists: Callable[[], Mapping[str, str]]) -> None:
        """`style_lists` gives the number id of each numbering style; it is asked only where a list names one."""
        self._definitions = definitions
        self._style_lists = style_lists
        self._found: dict[str, ListDefinition | None] = {}

    def get(self, number_id: str) -> ListDefinition | None:
        """The definition of a list, or None where the file has none of this id."""
        if number_id not in self._found:
            self._found[number_id] = self._read(number_id)
        return self._found[number_id]

    def _read(self, number_id: str) -> ListDefinition | None:
        markup = self._definitions.find(LIST, number_id)
        if markup is None:
            return None
        abstract = self._followed(first_values(markup).get("abstractNumId", ""))
        found = self._definitions.find(ABSTRACT, abstract)
        return None if found is None else _list_definition(markup, abstract, _levels(found))

    def _followed(self, abstract: str) -> str:
        """The abstract definition that holds the levels: one that names a numbering style points to its list."""
        for _ in range(LEVELS):
            markup = self._definitions.find(ABSTRACT, abstract)
            style = first_values(markup).get("numStyleLink", "") if markup and LINK in markup else ""
            number_id = self._style_lists().get(style) if style else None
            if number_id is None:
                break
            linked = self._definitions.find(LIST, number_id)
            abstract = first_values(linked).get("abstractNumId", "") if linked else ""
        return abstract


class Counters:
    """The running numbers of one document."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._values: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()

    def level_of_style(self, number_id: str, style: str) -> int:
        """The level a list reserves for a paragraph style; 0 if it reserves none."""
        definition = self._lists.get(number_id)
        levels = definition.levels if definition else {}
        return next((index for index, level in sorted(levels.items()) if level.style == style), 0)

    def label(self, number_id: str, index: int) -> str:
        """Count one paragraph of a list at a level (from 0); its label with the space behind it: `一、`, `1. `."""
        definition = self._lists.get(number_id)
        level = definition.levels.get(index) if definition else None
        if definition is None or level is None:
            return ""
        self._count(number_id, definition, index)
        text = self._text(definition, level)
        return text + ("" if level.suffix == "nothing" or not text else " ")

    def _count(self, number_id: str, definition: ListDefinition, index: int) -> None:
        values = self._values.setdefault(definition.abstract, {})
        if index in definition.starts and (number_id, index) not in self._used:
            values.pop(index, None)
        start = definition.starts.get(index, definition.levels[index].start)
        self._used.add((number_id, index))
        values[index] = values[index] + 1 if index in values else start
        for deeper in [level for level in values if level > index]:
            restart = definition.levels.get(deeper, UNSET).restart
            if restart is None or index < restart:
                values.pop(deeper, None)

    def _text(self, definition: ListDefinition, level: Level) -> str:
        values = self._values[definition.abstract]
        if level.number_format == "bullet":
            return SYMBOLS.get(level.text, "•" if level.text[:1] >= "\uf000" else level.text)

        # Text and the numbers of levels in turn: "第", "1", "条".
        pieces = PLACEHOLDER.split(level.text)
        for place in range(1, len(pieces), 2):
            index = int(pieces[place]) - 1
            other = definition.levels.get(index, UNSET)
            value = values.get(index, definition.starts.get(index, other.start))
            pieces[place] = written(value, "decimal" if level.is_legal else other.number_format)
        return "".join(pieces)


def _list_definition(markup: str, abstract: str, levels: dict[int, Level]) -> ListDefinition:
    starts: dict[int, int] = {}
    for override in markup.split("</w:lvlOverride>"):
        opening = OVERRIDE.search(override)
        if opening is None:
            continue
        index = _number(opening[1], 0)
        if "<w:lvl " in override:
            levels = {**levels, index: _level(override)}
        start = first_values(override).get("startOverride")
        if start is not None:
            starts[index] = _number(start, 1)
            levels = {**levels, index: replace(levels.get(index, Level()), start=starts[index])}
    return ListDefinition(abstract, levels, starts)


def _levels(markup: str) -> dict[int, Level]:
    """The levels of an abstract definition by their place, from 0."""
    found: dict[int, Level] = {}
    for piece in markup.split("</w:lvl>"):
        opening = LEVEL.search(piece)
        if opening is not None:
            found[_number(opening[1], 0)] = _level(piece[opening.end() :])
    return found


def _level(markup: str) -> Level:
    values = values_in(markup)
    first = dict(reversed(values))
    formats = [value for name, value in values if name == "numFmt" and value not in ("", "custom")]
    restart = first.get("lvlRestart", "")
    return Level(
        start=_number(first.get("start"), 1),
        # A custom format stands in an alternative; the plain one behind it is the fallback.
        number_format=formats[-1] if formats else "decimal",
        text=first.get("lvlText", ""),
        suffix=first.get("suff") or "tab",
        restart=_number(restart, 0) if restart else None,
        is_legal=first.get("isLgl", "0") not in ("0", "false"),
        style=first.get("pStyle", ""),
    )


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else default
