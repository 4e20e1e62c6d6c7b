"""How kinds of nodes and edges look and what they are called, read from `theme.yaml` and verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph_builder.errors import SchemaError, UsageError, faults, nearest

PLACE = "visualize/theme.yaml"
LANGUAGES = ("zh", "en")
_KEYS: Mapping[str, frozenset[str]] = {
    "kinds": frozenset({"zh", "en", "colour", "shape", "size", "font"}),
    "edges": frozenset({"zh", "en", "colour"}),
    "roles": frozenset({"zh", "en", "width", "dashes"}),
    "bases": frozenset({"zh", "en"}),
    "captions": frozenset({"zh", "en"}),
}


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind looks. `caption` is in the language of the theme; sizes are pixels at zoom 1."""

    caption: str
    colour: str = "#666666"
    shape: str = "dot"
    size: float = 10
    font: int = 12
    width: float = 1
    dashes: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of a picture: styles by node kind, edge type, role and basis; captions; the edges a view draws."""

    language: str
    kinds: Mapping[str, Style]
    edges: Mapping[str, Style]
    roles: Mapping[str, Style]
    bases: Mapping[str, Style]
    captions: Mapping[str, str]
    drawn: tuple[tuple[str, str, str], ...]


@cache
def load_theme(language: str = "zh") -> Theme:
    """The theme that ships, captions in one language. Raises UsageError for a language it does not have."""
    from graph_builder.lexicon.yaml_file import parse

    if language not in LANGUAGES:
        raise UsageError(f"no language '{language}' (there: {', '.join(LANGUAGES)}){nearest(language, LANGUAGES)}")
    text = files("visualize").joinpath("theme.yaml").read_text(encoding="utf-8")
    return parse_theme(parse(text, noun="theme", where=PLACE), language, where=PLACE)


def parse_theme(data: Mapping[str, Any], language: str, *, where: str) -> Theme:
    """The theme of a parsed file. Raises SchemaError with all faults: unknown and missing keys."""
    wrong = [f"unknown key '{key}'" for key in data if key not in {*_KEYS, "drawn"}]
    wrong += [f"key '{key}' is missing" for key in (*_KEYS, "drawn") if key not in data]
    for group, allowed in _KEYS.items():
        for name, entry in data.get(group, {}).items():
            wrong += [f"{group}.{name}: key '{key}' is missing" for key in sorted(allowed - set(entry))]
            wrong += [f"{group}.{name}: unknown key '{key}'" for key in sorted(set(entry) - allowed)]
    if wrong:
        raise SchemaError(faults("theme", where, wrong))
    styles = {group: {name: _style(entry, language) for name, entry in data[group].items()} for group in _KEYS}
    return Theme(
        language=language,
        kinds=styles["kinds"],
        edges=styles["edges"],
        roles=styles["roles"],
        bases=styles["bases"],
        captions={name: style.caption for name, style in styles["captions"].items()},
        drawn=tuple((source, kind, target) for source, kind, target in data["drawn"]),
    )


def _style(entry: Mapping[str, Any], language: str) -> Style:
    looks = {key: value for key, value in entry.items() if key not in LANGUAGES}
    return Style(caption=entry[language], **looks)
