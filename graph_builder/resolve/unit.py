"""Units as records: what the graph says of a body or a group, made from what a name was found to mean."""

from __future__ import annotations

from dataclasses import dataclass

from .body import Body
from .divisions import Region
from .groups import Group
from .lexicon import UnitLexicon
from .match import Match

_SHOWN = str.maketrans("()", "（）")
_LEVELS = {"省": "province", "自治区": "province", "市": "city", "州": "city", "区": "district", "县": "district"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the graph. `aliases` are all forms under which the plans name it, with its own names, sorted.

    `members` are the ids of a group's members; `is_open` says that they are not known. `is_known` says that the
    vocabulary has the body.
    """

    id: str
    name: str
    full_name: str
    aliases: tuple[str, ...]
    level: str
    kind: str
    region: str
    is_group: bool = False
    is_open: bool = False
    members: tuple[str, ...] = ()
    is_known: bool = True


def unit_id(region: str, name: str, since: int = 0) -> str:
    """`unit:<region>/<name>`, with `@year` where an older body had the same name."""
    return f"unit:{region}/{name}" + (f"@{since}" if since else "")


def unit_of_body(region: Region, body: Body, prefix: str | None = None) -> Unit:
    """The unit that a body of the vocabulary is in a region: 发展改革委 in 上海市长宁区 → 区发展改革委."""
    level = _level(region, body, prefix)
    if body.kind in ("subdistrict", "town"):
        name = body.name
    elif "{S}" in body.name:
        name = body.name.replace("{S}", region.stem)
    else:
        name = (_prefix(region, body) if prefix is None else prefix) + body.name
    full = _full_name(region, body, prefix)
    known = unit_id(region.name, name, body.since if body.again else 0)
    return Unit(known, name, full, tuple(sorted({name, full})), level, body.kind, region.name)


def unit_of_region(region: Region) -> Unit:
    """A region named as a unit, without saying which of its bodies: 长宁区 in a list of a city's plan."""
    kind = "park" if region.is_zone else "government"
    host = region.parent if region.level == "town" and region.parent is not None else region
    known = unit_id(host.name, region.short)
    full = region.official
    return Unit(known, region.short, full, tuple(sorted({region.short, full})), region.level, kind, host.name)


def unit_of_match(found: Match, written: str, lexicon: UnitLexicon) -> Unit:
    """The unit a match stands for; one of its own, under the name as written, where the vocabulary has none."""
    if found.body is not None:
        return unit_of_body(found.region, found.body, found.prefix)
    if found.rule == "region":
        return unit_of_region(found.region)
    prefix = found.region.prefix if found.prefix is None else found.prefix
    name = (prefix + found.core).translate(_SHOWN)
    kind = lexicon.kind_of(found.core) or "institution"
    full = name if not prefix else (found.region.official + found.core).translate(_SHOWN)
    aliases = tuple(sorted({name, full}))
    known = unit_id(found.region.name, name)
    return Unit(known, name, full, aliases, found.region.level, kind, found.region.name, is_known=False)


def unit_of_group(group: Group) -> Unit:
    """The unit a group is, members left open: 各街镇 of 上海市长宁区."""
    name = group.name.translate(_SHOWN)
    full = group.region.short + (group.full or name)
    known = unit_id(group.region.name, name)
    aliases = tuple(sorted({name, full}))
    level = group.region.level
    return Unit(known, name, full, aliases, level, "group", group.region.name, is_group=True, is_open=True)


def _prefix(region: Region, body: Body) -> str:
    """The level before the body's name. The party's of a 地区 say 地: 地委组织部, 地纪委, but 地区教育局."""
    is_party = body.kind == "party" and body.name.startswith(("委", "纪委", "直"))
    return "地" if region.prefix == "地区" and is_party else region.prefix


def _level(region: Region, body: Body, prefix: str | None) -> str:
    if body.kind in ("subdistrict", "town"):
        return "town"
    return region.level if prefix is None else _LEVELS.get(prefix, region.level)


def _full_name(region: Region, body: Body, prefix: str | None) -> str:
    if prefix is not None:
        return prefix + body.name
    above = region.parent
    city = above.official if above is not None and above.level != "national" else region.official
    names = {"{R}": region.official, "{S}": region.stem, "{C}": city}
    full = body.full
    for mark, value in names.items():
        full = full.replace(mark, value)
    return full
