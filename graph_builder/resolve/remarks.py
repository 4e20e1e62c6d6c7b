"""What a person should look at after resolving: names nobody knows, names of two bodies, plans of no known place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..model import Finding, UnitMention
from .divisions import Region
from .mentions import Resolution, full_form
from .unit import Unit

# What these rules found is for a person to look at.
OPEN_RULES = frozenset({"unknown", "rejected", "ambiguous", "region-unknown"})


def region_findings(region: Region) -> list[Finding]:
    """The finding for a plan whose region is not known, or may be one of several."""
    if region.candidates:
        message = f"'{region.name}' may be {', '.join(region.candidates)}: none chosen"
        return [Finding("warning", "region-ambiguous", message)]
    if not region.name:
        message = "neither issuer nor title says of which region this plan is: its units stay apart from all others"
        return [Finding("warning", "region-unknown", message)]
    return []


def unit_findings(
    mention: UnitMention, found: Resolution, near: Callable[[Unit], tuple[str, ...]]
) -> Iterator[Finding]:
    """The findings for one name of a plan; `near` gives the names of known units that are written like it."""
    name = full_form(mention)
    if mention.alias and not mention.is_group and mention.alias not in found.unit.aliases:
        message = f"'{mention.alias}' is another name of '{name}' in this plan; the vocabulary does not say so"
        yield Finding("info", "unit-alias", message, mention.span)
    if found.rule == "ambiguous":
        message = f"'{name}' may be {', '.join(found.candidates)}: none chosen"
        yield Finding("warning", "unit-ambiguous", message, mention.span)
    elif found.rule == "region-unknown":
        message = f"'{name}' is a body above the plan's region, whose name the plan does not give"
        yield Finding("info", "unit-unresolved", message, mention.span)
    elif found.rule in OPEN_RULES:
        close = near(found.unit)
        tail = f"; nearest: {', '.join(close)}" if close else ""
        yield Finding("info", "unit-unresolved", f"no known unit '{name}', kept as its own{tail}", mention.span)
