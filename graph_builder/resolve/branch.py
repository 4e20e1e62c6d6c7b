"""Branches of a city's bureau that stand in a district: 市公安局长宁分局, 长宁公安分局, 区公安分局 are one."""

from __future__ import annotations

from dataclasses import dataclass

from .divisions import Divisions, Region, mark_of
from .lexicon import UnitLexicon

_TAIL = "分局"
_TAILS = ("监管局", "监督管理局", "管理局")
# The bureau a branch belongs to ends so, where it is named before the place: 市公安局|长宁|分局, 市规自委|昌平|分局.
_WHOLES = ("委员会", "局", "委")
_MOST_REGIONS = 3


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch: the region it stands in, and its name there without place (公安分局)."""

    region: Region
    name: str


def branch_of(name: str, region: Region, divisions: Divisions, lexicon: UnitLexicon) -> Branch | None:
    """The branch a name means where the place stands inside the name; None where it begins with a level or is bare.

    市公安局长宁分局, 公安局长宁分局, 公安长宁分局, 长宁公安分局 → 公安分局 of 长宁区. 区公安分局 is read by its level.
    市生态环境局长宁管理局 is 生态环境分局 of 长宁区.
    """
    tail = next((tail for tail in (_TAIL, *_TAILS) if name.endswith(tail)), "")
    if not tail or len(name) < 5:
        return None
    head = name[: -len(tail)]
    for place in _places(region, divisions):
        for form in dict.fromkeys((place.name, place.official, place.short, place.stem)):
            functions = _functions(head, form, region, divisions)
            if tail in _TAILS:
                # 市生态环境局|龙华|管理局, not 龙华|城市|管理局: only a city's bureau has branches so called.
                functions = [one for one in functions if one.endswith("局") and not one.endswith("总局")]
            keys = [_key(function, lexicon) for function in functions]
            key = next((key for key in keys if key and lexicon.written(key)), next(filter(None, reversed(keys)), ""))
            if key:
                return Branch(place, key)
    return None


def _key(function: str, lexicon: UnitLexicon) -> str:
    """The branch's own name: 生态环境分局 for 生态环境局; '' where nothing says that a bureau is meant."""
    bare = next((function[: -len(tail)] for tail in _WHOLES if function.endswith(tail)), function)
    key = lexicon.key(bare + _TAIL)
    return key if bare and (bare != function or lexicon.written(key)) else ""


def _functions(head: str, form: str, region: Region, divisions: Divisions) -> list[str]:
    """What the head says beside the place: itself, then without the regions before it, one after the other.

    黔南州生态环境局|都匀 → 黔南州生态环境局, 生态环境局; 市场监管局|长宁 → 市场监管局, 场监管局.
    """
    if len(form) < 2 or form not in head:
        return []
    # 长宁|公安, and 上海|长宁|公安.
    for start in (form, *(step.stem + form for step in region.line())):
        if head.startswith(start):
            return [head[len(start) :]]
    if not head.endswith(form):
        return []
    found = [head[: -len(form)]]
    while len(found) <= _MOST_REGIONS and (shorter := _without_region(found[-1], region, divisions)):
        found.append(shorter)
    return found


def _without_region(name: str, region: Region, divisions: Divisions) -> str:
    for step in region.line():
        for above in (step.name, step.official, step.short, step.prefix):
            if above and name.startswith(above):
                return name[len(above) :]
    ends = (end for end in range(2, len(name)) if mark_of(name[:end]) and divisions.named(name[:end]))
    return next((name[end:] for end in ends), "")


def _places(region: Region, divisions: Divisions) -> list[Region]:
    """The places a branch may stand in: the plan's own district, then its siblings, then districts below a city."""
    below = [child for step in region.line() for child in divisions.children(step)]
    return [region, *below]
