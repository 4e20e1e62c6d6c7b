"""Branches of a city's bureau that stand in a district: 市公安局长宁分局, 长宁公安分局, 区公安分局 are one."""

from __future__ import annotations

from dataclasses import dataclass

from .divisions import Divisions, Region
from .lexicon import UnitLexicon

_TAIL = "分局"
# The bureau a branch belongs to ends so, where it is named before the place: 市公安局|长宁|分局, 市规自委|昌平|分局.
_WHOLES = ("委员会", "局", "委")


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch: the region it stands in, and its name there without place (公安分局)."""

    region: Region
    name: str


def branch_of(name: str, region: Region, divisions: Divisions, lexicon: UnitLexicon) -> Branch | None:
    """The branch a name means where the place stands inside the name; None where it begins with a level or is bare.

    市公安局长宁分局, 公安局长宁分局, 公安长宁分局, 长宁公安分局 → 公安分局 of 长宁区. 区公安分局 is read by its level.
    """
    if not name.endswith(_TAIL) or len(name) < 5:
        return None
    head = name[: -len(_TAIL)]
    for place in _places(region, divisions):
        for form in dict.fromkeys((place.name, place.official, place.short, place.stem)):
            function = _function(head, form, region)
            if not function:
                continue
            bare = next((function[: -len(tail)] for tail in _WHOLES if function.endswith(tail)), function)
            key = lexicon.key(bare + _TAIL)
            if bare and (bare != function or lexicon.written(key)):
                return Branch(place, key)
    return None


def _function(head: str, form: str, region: Region) -> str:
    if len(form) < 2 or form not in head:
        return ""
    if head.startswith(form):
        return head[len(form) :]
    if not head.endswith(form):
        return ""
    function = head[: -len(form)]
    for step in region.line():
        for above in (step.name, step.official, step.short, step.prefix):
            if above and function.startswith(above):
                return function[len(above) :]
    return function


def _places(region: Region, divisions: Divisions) -> list[Region]:
    """The places a branch may stand in: the plan's own district, then its siblings, then districts below a city."""
    below = [child for step in region.line() for child in divisions.children(step)]
    return [region, *below]
