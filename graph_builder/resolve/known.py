"""Which unit ids a decision may name: those of the vocabulary, and names of their own that the log itself declares."""

from __future__ import annotations

from typing import Protocol

from .decisions import Decision, Decisions
from .divisions import Region
from .lexicon import UnitLexicon
from .match import bodies_in
from .mentions import Resolution
from .unit import Unit, unit_of_body


class Names(Protocol):
    """What is asked of a resolver here."""

    @property
    def lexicon(self) -> UnitLexicon: ...

    def region_named(self, name: str) -> Region: ...

    def resolve_name(self, name: str, region: Region, year: int | None) -> Resolution: ...


def gone(log: Decisions, names: Names) -> list[str]:
    """One message for each decision on a unit that neither the vocabulary knows nor the log declares.

    A body that no vocabulary has is declared by accepting its own name as its id; other names may then mean it too.
    """
    units = [entry for entry in log.active if entry.kind == "unit"]
    objects = dict.fromkeys(entry.object for entry in units)
    unknown = {known for known in objects if not is_known_unit(known, names)}
    unknown -= {entry.object for entry in units if entry.object in unknown and is_declaration(entry, names)}
    return [
        f"line {entry.line}: {entry.action}: '{entry.subject}': no unit '{entry.object}'{_instead(entry.object, names)}"
        for entry in units
        if entry.object in unknown
    ]


def is_declaration(entry: Decision, names: Names) -> bool:
    """Whether a decision accepts a name as the unit of its own that it has anyway."""
    head, _, name = _parts(entry.object)
    if entry.action != "accept" or not name:
        return False
    return names.resolve_name(entry.subject, names.region_named(head), None).unit.id == entry.object


def is_known_unit(known: str, names: Names) -> bool:
    """Whether an id names a body of the vocabulary, of any time, a town, a region or a group."""
    head, _, name = _parts(known)
    if not known.startswith("unit:") or not head or not name:
        return False
    region = names.region_named(head)
    found = names.resolve_name(name.partition("@")[0], region, None).unit
    return (found.is_known and found.id == known) or former_unit(known, region, names.lexicon) is not None


def former_unit(known: str, region: Region, lexicon: UnitLexicon) -> Unit | None:
    """The body of another time that has this id, which a plan of today does not mean; None where there is none."""
    name = _parts(known)[2].partition("@")[0].removeprefix(region.prefix)
    bodies = bodies_in(lexicon.written(lexicon.key(name)), region)
    return next((unit for body in bodies if (unit := unit_of_body(region, body)).id == known), None)


def _instead(known: str, names: Names) -> str:
    head, _, name = _parts(known)
    if not head or not name:
        return " (ids are unit:<region>/<name>)"
    found = names.resolve_name(name, names.region_named(head), None).unit.id
    if found != known:
        return f"; it is now '{found}'"
    return f" in the vocabulary; where plans name it, declare it: accept '{name}' as '{known}'"


def _parts(known: str) -> tuple[str, str, str]:
    return known.removeprefix("unit:").partition("/")
