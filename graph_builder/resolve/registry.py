"""What the registry of units says: which bodies it knows, what a name means and why, what it could not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Plan
from .divisions import Region
from .match import bodies_in
from .mentions import Resolution, full_form, mentions_of
from .names import clean
from .propose import propose
from .remarks import OPEN_RULES
from .resolver import Resolver
from .succession import reforms_of
from .unit import Unit, unit_of_body


@dataclass(frozen=True, slots=True)
class Entry:
    """A body that the vocabulary knows for a region; `since` and `until` are years or ''."""

    id: str
    name: str
    full_name: str
    kind: str
    since: str
    until: str
    written: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that no rule could place, how often and where it stands, and what it may be (ids, best first)."""

    raw: str
    region: str
    times: int
    documents: int
    rule: str
    unit: str
    proposals: tuple[str, ...]


def entries(resolver: Resolver, region: Region, *, kind: str = "") -> Iterator[Entry]:
    """The bodies known for a region, by kind and name."""
    found = {}
    for body in resolver.lexicon.bodies:
        if (not kind or body.kind == kind) and body in bodies_in([body], region):
            unit = unit_of_body(region, body)
            years = (str(body.since or ""), str(body.until or ""))
            found[unit.id, years] = Entry(unit.id, unit.name, unit.full_name, body.kind, *years, "、".join(body.keys))
    yield from sorted(found.values(), key=lambda entry: (entry.kind, entry.name, entry.since))


def explain(resolver: Resolver, name: str, region: Region, year: int | None) -> dict[str, str]:
    """What a name means in a plan of that region and year, and by which rule, as words by key."""
    found = resolver.resolve_name(name, region, year)
    unit = found.unit
    before, after = _neighbours(resolver, found)
    return {
        "id": unit.id,
        "name": unit.name,
        "full_name": unit.full_name,
        "kind": unit.kind,
        "level": unit.level,
        "region": unit.region,
        "rule": found.rule,
        "candidates": "、".join(found.candidates),
        "members": "、".join(found.member_names()),
        "open": "true" if unit.is_open else "false",
        "before": before,
        "after": after,
    }


def proposals(resolver: Resolver, plans: Iterable[Plan]) -> list[Proposal]:
    """The names of the plans that no rule could place, most often named first, with what a person may choose from."""
    counted: dict[tuple[str, str], list[str]] = {}
    found: dict[tuple[str, str], Resolution] = {}
    for plan in plans:
        region = resolver.region_of_document(plan.document)
        for mention in mentions_of(plan):
            name = clean(full_form(mention))
            resolution = resolver.resolve_name(name, region, plan.document.year, grouped=mention.is_group)
            if resolution.rule in OPEN_RULES:
                counted.setdefault((region.name, name), []).append(plan.document.id)
                found[region.name, name] = resolution
    rows = [
        Proposal(
            name,
            region,
            len(documents),
            len(set(documents)),
            found[region, name].rule,
            found[region, name].unit.id,
            _choices(resolver, found[region, name], others),
        )
        for (region, name), documents in counted.items()
        for others in [{entry.unit for (place, _), entry in found.items() if place == region}]
    ]
    return sorted(rows, key=lambda row: (-row.times, row.region, row.raw))


def _choices(resolver: Resolver, found: Resolution, others: Iterable[Unit]) -> tuple[str, ...]:
    """What a name may be: known bodies of its region, and names that no rule could place either."""
    if found.rule == "ambiguous":
        return found.candidates
    region = resolver.region_named(found.unit.region)
    ids = {name: resolver.resolve_name(name, region, None).unit.id for name in resolver.near(found.unit)}
    ids |= {other.name: other.id for other in sorted(others, key=lambda other: other.id) if other.id != found.unit.id}
    return tuple(ids[name] for name in propose(found.unit.name, list(ids)))


def _neighbours(resolver: Resolver, found: Resolution) -> tuple[str, str]:
    """The bodies that a reform put before and behind this one, with its date."""
    unit = found.unit
    region = resolver.region_named(unit.region)
    core = unit.name.removeprefix(region.prefix)
    reforms = reforms_of(unit.region)
    after = [f"{region.prefix}{reform.new} ({reform.date})" for reform in reforms.get(core, ())]
    before = [
        f"{region.prefix}{old} ({reform.date})"
        for old, followers in reforms.items()
        for reform in followers
        if reform.new == core
    ]
    return "、".join(before), "、".join(after)
