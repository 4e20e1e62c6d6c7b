"""Which known bodies an unknown name may be, for a person to judge. Proposals decide nothing."""

from __future__ import annotations

from .divisions import Region
from .lexicon import UnitLexicon
from .match import scopes_of

_LIMIT = 3
_CUTOFF = 55.0


def propose(name: str, names: list[str], limit: int = _LIMIT) -> tuple[str, ...]:
    """Those of the names that are written most like this one, best first."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, names, scorer=fuzz.ratio, limit=limit, score_cutoff=_CUTOFF)
    return tuple(near for near, _, _ in found)


def region_names(region: Region, lexicon: UnitLexicon) -> list[str]:
    """The canonical names of all bodies that the vocabulary knows for a region, sorted."""
    scopes = scopes_of(region)
    named = {body.name.replace("{S}", "") for body in lexicon.bodies if body.scope in scopes}
    return sorted(region.prefix + name for name in named)
