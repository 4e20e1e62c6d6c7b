"""Which policy themes are known by name: the lexicon files, read, verified and put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from ...errors import LexiconError, faults, nearest
from ...lexicon.yaml_file import LOADER, syntax_fault

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

KEYS = ("name", "source", "since", "aliases", "members")
SOURCES = ("party", "national_law", "five_year_plan", "state_council", "ministry", "shanghai", "province", "accepted")
FIRST_YEAR, LAST_YEAR = 1920, 2030


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """One theme of the lexicon: `since` is the year of first use, `members` the names of a coined set.

    `place` is `file:line`, for messages.
    """

    name: str
    kind: str
    source: str
    since: int
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ThemeLexicon:
    """All entries, in the order of their files."""

    entries: tuple[ThemeEntry, ...]

    def forms(self) -> Iterator[tuple[str, ThemeEntry]]:
        """Every name and alias with its entry."""
        for entry in self.entries:
            yield entry.name, entry
            for alias in entry.aliases:
                yield alias, entry

    def parts(self) -> tuple[tuple[str, str], ...]:
        """The pairs (member, whole) of all coined sets: what PART_OF edges are drawn from."""
        return tuple((member, entry.name) for entry in self.entries for member in entry.members)


@cache
def load_themes() -> ThemeLexicon:
    """The lexicon that ships with the package. Raises LexiconError with all faults of all its files."""
    folder = files("graph_builder.lexicon").joinpath("themes")
    return read_themes(sorted(_files(folder), key=lambda file: file.name))


def read_themes(sources: Sequence[Traversable]) -> ThemeLexicon:
    """The lexicon in some YAML files, one kind a file. Raises LexiconError with all faults at once."""
    entries: list[ThemeEntry] = []
    found: list[str] = []
    for source in sources:
        entries.extend(_read_file(source.name, source.read_text(encoding="utf-8"), found))
    found.extend(_name_faults(entries))
    found.extend(_member_faults(entries))
    if found:
        raise LexiconError(faults("theme lexicon", "lexicon/themes", found))
    return ThemeLexicon(tuple(entries))


def _files(folder: Traversable) -> Iterator[Traversable]:
    return (file for file in folder.iterdir() if file.name.endswith(".yaml"))


def _read_file(name: str, text: str, found: list[str]) -> Iterator[ThemeEntry]:
    # Nodes, not values: only they know the line an entry stands on.
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        found.append(f"{name}: {syntax_fault(error)}")
        return
    top = _mapping(root)
    for key in sorted(set(top) - {"kind", "themes"}):
        found.append(f"{name}: unknown key '{key}'; allowed are kind, themes")
    kind, listed = top.get("kind"), top.get("themes")
    if not isinstance(kind, yaml.ScalarNode) or not isinstance(listed, yaml.SequenceNode):
        found.append(f"{name}: needs the keys kind (a word) and themes (a list)")
        return
    for node in listed.value:
        entry = _entry(node, kind.value, f"{name}:{node.start_mark.line + 1}", found)
        if entry:
            yield entry


def _entry(node: yaml.Node, kind: str, place: str, found: list[str]) -> ThemeEntry | None:
    values = _mapping(node)
    bad = [
        f"{place}: unknown key '{key}'{nearest(key, KEYS) or '; allowed are ' + ', '.join(KEYS)}"
        for key in values
        if key not in KEYS
    ]
    name, source, since = (_scalar(values.get(key)) for key in ("name", "source", "since"))
    if not name:
        bad.append(f"{place}: name is missing")
    if source not in SOURCES:
        bad.append(f"{place}: source '{source}' of {name}; allowed are {', '.join(SOURCES)}")
    if not (since.isdecimal() and FIRST_YEAR <= int(since) <= LAST_YEAR):
        bad.append(f"{place}: since '{since}' of {name}; allowed are the years {FIRST_YEAR} to {LAST_YEAR}")
    found.extend(bad)
    if bad:
        return None
    aliases, members = (_words(values.get(key)) for key in ("aliases", "members"))
    return ThemeEntry(name, kind, source, int(since), aliases, members, place)


def _mapping(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}


def _scalar(node: yaml.Node | None) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _words(node: yaml.Node | None) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        return ()
    return tuple(_scalar(item) for item in node.value)


def _name_faults(entries: Iterable[ThemeEntry]) -> Iterator[str]:
    seen: dict[str, ThemeEntry] = {}
    for entry in entries:
        for form in (entry.name, *entry.aliases):
            other = seen.setdefault(form, entry)
            if other is not entry:
                yield f"{entry.place}: '{form}' of {entry.name} is already a name of {other.name} ({other.place})"
            elif form in entry.aliases and form == entry.name:
                yield f"{entry.place}: '{form}' is an alias of itself"


def _member_faults(entries: Sequence[ThemeEntry]) -> Iterator[str]:
    known = {entry.name: entry for entry in entries}
    for entry in entries:
        for member in entry.members:
            if member not in known:
                yield f"{entry.place}: member '{member}' of {entry.name} is no entry{nearest(member, known)}"
    yield from _cycle_faults(known)


def _cycle_faults(known: dict[str, ThemeEntry]) -> Iterator[str]:
    done: set[str] = set()
    for start in known:
        path: list[str] = []
        yield from _walk(start, known, path, done)


def _walk(name: str, known: dict[str, ThemeEntry], path: list[str], done: set[str]) -> Iterator[str]:
    if name in path:
        circle = " → ".join([*path[path.index(name) :], name])
        yield f"{known[name].place}: {name} is a part of itself: {circle}"
        return
    if name in done or name not in known:
        return
    path.append(name)
    for member in known[name].members:
        yield from _walk(member, known, path, done)
    path.pop()
    done.add(name)
