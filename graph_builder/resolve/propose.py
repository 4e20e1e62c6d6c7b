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


def own_scopes(region: Region, lexicon: UnitLexicon) -> tuple[str, ...]:
    """The scopes of a region for which the vocabulary has bodies: most districts share them."""
    return tuple(scope for scope in scopes_of(region) if scope in lexicon.scopes)


def is_plausible(name: str, region: Region) -> bool:
    """Whether a body of that name can be the region's: a 厅 is a province's."""
    return not name.endswith("厅") or region.level in ("province", "national")


def names_in(scopes: tuple[str, ...], lexicon: UnitLexicon) -> list[str]:
    """The canonical names, without level, of all bodies of these scopes, sorted."""
    return sorted({body.name.replace("{S}", "") for body in lexicon.bodies if body.scope in scopes})
