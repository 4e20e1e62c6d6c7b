"""Which known bodies an unknown name may be, for a person to judge. Proposals decide nothing."""

from __future__ import annotations

from .divisions import Region
from .lexicon import UnitLexicon
from .match import bodies_in
from .unit import Unit, unit_of_body

_LIMIT = 3
_CUTOFF = 55.0


def propose(unit: Unit, region: Region, lexicon: UnitLexicon, limit: int = _LIMIT) -> tuple[str, ...]:
    """The names of the known bodies of the region that are written most like this unit, best first."""
    from rapidfuzz import fuzz, process

    names = region_names(region, lexicon)
    found = process.extract(unit.name, names, scorer=fuzz.ratio, limit=limit, score_cutoff=_CUTOFF)
    return tuple(name for name, _, _ in found)


def region_names(region: Region, lexicon: UnitLexicon) -> list[str]:
    """The canonical names of all bodies that the vocabulary knows for a region."""
    bodies = dict.fromkeys(body for body in lexicon.bodies if body in bodies_in([body], region))
    return list(dict.fromkeys(unit_of_body(region, body).name for body in bodies))
