"""Sub-districts, towns and townships as units of their district: 华阳路街道, 新泾镇."""

from __future__ import annotations

from .body import Body
from .divisions import Divisions, Region
from .lexicon import UnitLexicon

_TAILS = ("街道", "镇", "乡", "苏木")


def town_body(
    core: str, region: Region, divisions: Divisions, lexicon: UnitLexicon
) -> tuple[Region, str, str, Body] | None:
    """The town a core names in a region, as the arguments of a match: region, name, rule, body.

    新泾镇 = 新泾镇政府 = 新泾镇人民政府 = 新泾镇 in 上海市长宁区. A core of one town with its own office is none.
    """
    key = lexicon.key(core)
    # 闵行区人民政府|江川路街道办事处 says whose office it is.
    if key.startswith("政府") and len(key) > 4:
        key = key[2:]
    if key.endswith("街") and key + "道" in divisions.towns(region):
        key += "道"
    office = "办" if region.short.endswith("街道") else "政府"
    if region.level == "town" and key in ("", "政府", "办事处", office, region.short):
        host = region.parent or region
        return host, region.short, "town", town_record(region.short)
    if not key.endswith(_TAILS) or len(key) < 3:
        return None
    if "街道" in key[:-2] or key[0] in "各全" or "、" in key:
        return None
    return region, key, "town", town_record(key)


def town_record(name: str) -> Body:
    """The body of a town of that name."""
    tail = next((tail for tail in _TAILS if name.endswith(tail)), "镇")
    office = "办事处" if tail == "街道" else "人民政府"
    kind = "subdistrict" if tail == "街道" else "town"
    return Body(name, "{R}" + name + office, kind, "", 0, 0, (), "", ())
