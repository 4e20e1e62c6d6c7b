"""The vocabulary of bodies: which there are, how they are written, where and when. Read and verified once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ..errors import LexiconError, faults
from .body import NATIONAL, Body
from .names import TypeForm, with_short_words, with_type, without_links
from .table import Row, read_table, whole_year
from .verify import verify_bodies

_FOLDER = files("graph_builder") / "lexicon" / "units"
# A branch's full name has the bureau's last word inside: 公安局长宁分局 is the 公安分局 of 长宁.
_BRANCHES = ("分局", "分中心")
_BUREAUS = ("委员会", "局", "中心")
_FILES = ("government.tsv", "bodies.tsv", "local.tsv", "national.tsv")
_TYPE_COLUMNS = ("type", "full", "forms", "kind", "after")
_COLUMNS = ("name", "full", "types", "kind", "aliases", "scope", "since", "until")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What may be written otherwise in any name: the forms of types, and words with a short form."""

    forms: Mapping[str, tuple[TypeForm, ...]]
    words: tuple[tuple[str, str], ...]

    def key(self, core: str) -> str:
        """The form under which spellings of one name meet."""
        return with_short_words(without_links(with_type(core, self.forms)), self.words)


class UnitLexicon:
    """All bodies and types, by the ways to write them."""

    def __init__(self, bodies: Iterable[Body], types: Iterable[Row], spelling: Spelling) -> None:
        self.bodies = tuple(bodies)
        self.types = tuple(types)
        self._spelling = spelling
        self._by_key: dict[str, list[Body]] = {}
        self._by_type: dict[tuple[str, str], list[Body]] = {}
        # What is a function with one type is none to be shortened with another: 农业 of 农业局 is no short 农业农村.
        self.functions = {key.removesuffix(body.type) for body in self.bodies for key in body.keys if body.type}
        self.scopes = frozenset(body.scope for body in self.bodies)
        for body in self.bodies:
            for key in body.keys:
                self._by_key.setdefault(key, []).append(body)
            if len(body.parts) > 1:
                self._by_type.setdefault((body.type, body.parts[0][0]), []).append(body)

    def key(self, core: str) -> str:
        """The form under which spellings of one name meet: short type, no 和, short words."""
        return self._spelling.key(core)

    def written(self, key: str) -> list[Body]:
        """The bodies that can be written so, of any place and time."""
        return self._by_key.get(key, [])

    def like(self, type_name: str, first: str) -> list[Body]:
        """The bodies of a type whose function begins with that character."""
        return self._by_type.get((type_name, first), [])

    def kind_of(self, name: str) -> str:
        """The kind a name's last word says it has; '' where it says nothing."""
        for row in self.types:
            if name.endswith(row["type"]):
                return row["kind"]
        return ""

    def type_of(self, key: str) -> str:
        """The type a key ends in, the longest one first; '' where it ends in none."""
        return next((row["type"] for row in self.types if key.endswith(row["type"])), "")


def type_forms(types: Iterable[Row]) -> dict[str, tuple[TypeForm, ...]]:
    """Every form of every type by its last character, longest first."""
    forms = [
        TypeForm(form, row["type"], tuple(row["after"].split()))
        for row in types
        for form in row["forms"].split("、")
        if form
    ]
    forms.sort(key=lambda entry: (-len(entry.form), entry.form))
    ends = dict.fromkeys(entry.form[-1] for entry in forms)
    return {end: tuple(entry for entry in forms if entry.form[-1] == end) for end in ends}


@cache
def load_lexicon() -> UnitLexicon:
    """The vocabulary that ships. Raises LexiconError naming all faults of all files, with line and key."""
    return read_lexicon(_FOLDER)


def read_lexicon(folder: Traversable | Path) -> UnitLexicon:
    """The vocabulary of a folder of tables. Raises LexiconError naming all faults of all files, with line and key."""
    wrong: list[str] = []
    types = sorted(read_table(folder / "types.tsv", _TYPE_COLUMNS, wrong), key=_longest_type_first)
    words = tuple((row["long"], row["short"]) for row in read_table(folder / "words.tsv", ("long", "short"), wrong))
    spelling = Spelling(type_forms(types), words)
    full_types = {row["type"]: row["full"] for row in types}
    found: list[tuple[Row, Body]] = []
    for name in _FILES:
        for row in read_table(folder / name, _COLUMNS, wrong):
            found.extend((row, body) for body in bodies_of(row, full_types, spelling, wrong))
    wrong.extend(verify_bodies(found, full_types))
    if wrong:
        raise LexiconError(faults("unit vocabulary", str(folder), wrong))
    return UnitLexicon(_told_apart([body for _, body in found]), types, spelling)


def _told_apart(bodies: list[Body]) -> list[Body]:
    """The bodies, each told whether an older one of its place had its name: 药监局 of 2018 and that of 1998."""
    first: dict[tuple[str, str], int] = {}
    for body in bodies:
        key = (body.scope, body.name)
        first[key] = min(first.get(key, body.since), body.since)
    again = (body.since > first[body.scope, body.name] for body in bodies)
    return [replace(body, again=True) if is_again else body for body, is_again in zip(bodies, again, strict=True)]


def _longest_type_first(row: Row) -> tuple[int, str]:
    return (-len(row["type"]), row["type"])


def bodies_of(row: Row, full_types: dict[str, str], spelling: Spelling, wrong: list[str]) -> Iterator[Body]:
    """The bodies a line of a vocabulary file declares: one for each of its types, one where it is named whole (-)."""
    since, until = whole_year(row, "since", wrong), whole_year(row, "until", wrong)
    aliases = [alias for alias in row["aliases"].split("、") if alias]
    if row["types"] == "-":
        written = [row["name"].replace("{S}", ""), *aliases]
        written.append(row["full"] if row["scope"] == NATIONAL else _without_places(row["full"]))
        keys = _keys(written, spelling)
        yield Body(row["name"], row["full"], row["kind"], row["scope"], since, until, (), "", keys)
        return
    parts = tuple(part for part in row["full"].split("/") if part)
    full = "".join(parts)
    bare = tuple(part.lstrip("和与及") for part in parts)
    for kind in row["types"].split():
        keys = _keys([form + kind for form in (row["name"], full, *aliases)], spelling)
        name = row["name"] + kind
        yield Body(
            name, "{R}" + full + full_types.get(kind, kind), row["kind"], row["scope"], since, until, bare, kind, keys
        )


def _without_places(full: str) -> str:
    """A full name as it is looked up, its region read off: 委社会工作部; 公安分局 for {C}公安局{S}分局."""
    before, mark, branch = full.partition("{S}")
    if full.startswith("{C}") and mark and branch in _BRANCHES:
        bureau = before.removeprefix("{C}")
        tail = next((tail for tail in _BUREAUS if bureau.endswith(tail)), "")
        return bureau.removesuffix(tail) + branch
    plain = full.removeprefix("中共")
    for place in ("{R}", "{S}", "{C}"):
        plain = plain.replace(place, "")
    return plain


def _keys(written: Iterable[str], spelling: Spelling) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling.key(name) for name in written))
