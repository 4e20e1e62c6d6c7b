"""Words that zones are named by, and words that look like a level and are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ..errors import LexiconError
from .table import read_table

_FILE = files("graph_builder") / "lexicon" / "units" / "places.tsv"
_PLAIN_ROLES = ("no-level", "before", "people", "named-by-place", "vice-province")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """`zones`: the last word of a zone's name and its short form; `no_level`: beginnings that are no level (市容).

    `before`: what may stand before the region in a full name (共青团 in 共青团上海市委), longest first;
    `peoples` are those of autonomous regions; zones that end in `named_by_place` keep their city's name; `offices` are
    the cities whose offices are 办公厅 as those of a province are; `seats` say where zones lie that need no city before
    their name (江北新区).
    """

    zones: Mapping[str, str]
    no_level: tuple[str, ...]
    before: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    named_by_place: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    seats: Mapping[str, str] = field(default_factory=dict)


@cache
def place_words() -> PlaceWords:
    """The words that ship. Raises LexiconError with all faults, each with file and line."""
    wrong: list[str] = []
    zones: dict[str, str] = {}
    seats: dict[str, str] = {}
    plain: dict[str, list[str]] = {role: [] for role in _PLAIN_ROLES}
    for row in read_table(_FILE, ("role", "word", "short"), wrong):
        if row["role"] == "zone":
            zones[row["word"]] = row["short"] or row["word"]
        elif row["role"] == "state-zone" and row["short"]:
            seats[row["word"]] = row["short"]
        elif row["role"] in plain:
            plain[row["role"]].append(row["word"])
        else:
            roles = ", ".join(("zone", "state-zone with its region", *_PLAIN_ROLES))
            wrong.append(f"{row.where}: role: unknown '{row['role']}' (roles: {roles})")
    if wrong:
        raise LexiconError("\n".join([f"{len(wrong)} faults in places.tsv", *(f"  {line}" for line in wrong)]))
    before = sorted(plain["before"], key=lambda word: (-len(word), word))
    peoples, named_by_place, offices = (tuple(plain[role]) for role in ("people", "named-by-place", "vice-province"))
    return PlaceWords(zones, tuple(plain["no-level"]), tuple(before), peoples, named_by_place, offices, seats)
