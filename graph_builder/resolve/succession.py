"""Which body follows which: the reforms as data, and the pairs of them among the units of a graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ..errors import LexiconError, faults, nearest
from .body import NATIONAL
from .lexicon import UnitLexicon, load_lexicon
from .table import Row, read_table
from .unit import Unit

_FILE = files("graph_builder") / "lexicon" / "units" / "reforms.tsv"
_COLUMNS = ("date", "kind", "scope", "old", "new")
_KINDS = ("renamed", "merged", "split", "transferred")


@dataclass(frozen=True, slots=True)
class Reform:
    """A body followed by another one: `scope` is 全国 for the nation's, '' for those below, or a region's name."""

    date: str
    kind: str
    scope: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Succession:
    """A unit succeeded by another (SUCCEEDED_BY): ids, the date of the reform (ISO, or a month), and its kind."""

    old: str
    new: str
    date: str
    kind: str


def successions_among(units: Iterable[Unit], lexicon: UnitLexicon) -> tuple[Succession, ...]:
    """The successions of which both ends are among the units; a body in between that is not named is bridged."""
    by_place: dict[str, dict[str, str]] = {}
    prefixes: dict[str, str] = {}
    for unit in units:
        if unit.is_group:
            continue
        by_place.setdefault(unit.region, {})[unit.name] = unit.id
        prefixes.setdefault(unit.region, "")
    found: set[Succession] = set()
    for region, named in by_place.items():
        reforms = reforms_of(region)
        for name, known in named.items():
            for prefix in _prefixes(name):
                found.update(_followers(known, name, prefix, named, reforms))
    return tuple(sorted(found, key=lambda pair: (pair.old, pair.new, pair.date)))


def _prefixes(name: str) -> tuple[str, ...]:
    """The levels a name may begin with: none, 区, 自治区, 工业园区."""
    return tuple(name[:length] for length in range(5))


def _followers(
    known: str, name: str, prefix: str, named: dict[str, str], reforms: dict[str, list[Reform]]
) -> Iterable[Succession]:
    waiting = [(name[len(prefix) :], "")]
    seen = {name[len(prefix) :]}
    while waiting:
        core, kind = waiting.pop()
        for reform in reforms.get(core, ()):
            step_kind = kind or reform.kind
            follower = named.get(prefix + reform.new)
            if follower is not None and follower != known:
                yield Succession(known, follower, reform.date, step_kind)
            elif reform.new not in seen:
                seen.add(reform.new)
                waiting.append((reform.new, step_kind))


@cache
def load_reforms() -> tuple[Reform, ...]:
    """The reforms that ship. Raises LexiconError for all faults, each with its line."""
    return read_reforms(_FILE, {body.name for body in load_lexicon().bodies})


def read_reforms(path: Traversable | Path, names: Collection[str]) -> tuple[Reform, ...]:
    """The reforms of a table. Raises LexiconError for bodies not among the names, bad dates, kinds, and cycles."""
    wrong: list[str] = []
    rows = list(read_table(path, _COLUMNS, wrong))
    reforms = [reform for row in rows for reform in _reforms(row)]
    wrong.extend(fault for row in rows for fault in _row_faults(row, names))
    wrong.extend(cycles(reforms))
    if wrong:
        raise LexiconError(faults("table of reforms", str(path), wrong))
    return tuple(reforms)


@lru_cache(maxsize=64)
def reforms_of(region: str) -> dict[str, list[Reform]]:
    """The reforms that count for a region's bodies, by the old body's name without level.

    Where a place has a line of its own for two bodies, the general one, with its other date, is not said beside it.
    """
    chosen: dict[tuple[str, str], Reform] = {}
    for reform in sorted(load_reforms(), key=lambda reform: -len(reform.scope)):
        is_national = reform.scope == NATIONAL
        if is_national == (region == NATIONAL) and (is_national or region.startswith(reform.scope)):
            chosen.setdefault((reform.old, reform.new), reform)
    found: dict[str, list[Reform]] = {}
    for reform in chosen.values():
        found.setdefault(reform.old, []).append(reform)
    return found


def cycles(reforms: Iterable[Reform]) -> list[str]:
    """One message for each body that, followed through its successors, comes back to itself."""
    after: dict[tuple[str, str], set[str]] = {}
    for reform in reforms:
        after.setdefault((reform.scope, reform.old), set()).add(reform.new)
    return [
        f"reforms.tsv: cycle of successions at '{name}'{f' in {scope}' if scope else ''}"
        for scope, name in sorted(after)
        if _returns(scope, name, after)
    ]


def _returns(scope: str, start: str, after: dict[tuple[str, str], set[str]]) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in after.get((scope, waiting.pop()), ()):
            if name == start:
                return True
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return False


def _reforms(row: Row) -> list[Reform]:
    return [
        Reform(row["date"], row["kind"], row["scope"], old, new)
        for old in row["old"].split("、")
        for new in row["new"].split("、")
    ]


def _row_faults(row: Row, names: Collection[str]) -> Iterable[str]:
    if row["kind"] not in _KINDS:
        yield f"{row.where}: kind: unknown '{row['kind']}'{nearest(row['kind'], _KINDS)}"
    if not _is_date(row["date"]):
        yield f"{row.where}: date: '{row['date']}' is no year, month or day"
    for column in ("old", "new"):
        for name in row[column].split("、"):
            if name not in names:
                yield f"{row.where}: {column}: no body '{name}' in the vocabulary{nearest(name, names)}"


def _is_date(text: str) -> bool:
    pieces = text.split("-")
    return len(pieces[0]) == 4 and len(pieces) <= 3 and all(piece.isdigit() for piece in pieces)
