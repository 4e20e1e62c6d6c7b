"""Which named zone a name begins with: 高新区管委会 is the 管委会 of the 高新区, a region of its own."""

from __future__ import annotations

from .divisions import Region
from .words import place_words

# A zone's name ends in one of these.
_ZONE_ENDS = frozenset("区园城港")
# A body that stands before the zone: 区法院|经开区法庭.
_BODY_ENDS = ("法院", "检察院", "局", "政府", "支队", "大队")
# Zones within a zone: the 中央商务区 of a 新区 is not that 新区, as its 开发区 would be.
_INNER_ZONES = ("商务区", "综保区", "保税区", "自贸试验区")


def zone_at_start(name: str, region: Region) -> tuple[Region, str] | None:
    """The named zone a unit's name begins with, as a region of its own, and the rest: 高新区管委会 → 高新区, 管委会."""
    end, tail = _zone_end(name)
    if not end or len(name) - end == 1:
        return None
    zone = name[:end]
    if zone[: -len(tail)].endswith(_BODY_ENDS):
        return None  # 区法院|经开区法庭: the zone's name begins behind the body's
    short = zone[: -len(tail)] + place_words().zones[tail]
    host = region
    if region.is_zone:
        is_other = short.endswith(_INNER_ZONES)
        if short == region.short or (short == tail and not is_other) or region.short.endswith(short):
            return region, name[end:]
        host = region.parent or region
    short = _own_name(short, tail, host)
    return Region(host.name + short, "", "district", short, host, is_zone=True), name[end:]


def _own_name(short: str, tail: str, host: Region) -> str:
    """The zone's name in its city: 成都高新区 → 高新区, 四川天府新区 → 天府新区; 工业园区 → 苏州工业园区.

    Industrial parks are named by their city throughout; the others by what they are.
    """
    if tail in place_words().named_by_place:
        return host.stem + short if short == tail and host.stem != host.short else short
    for step in host.line():
        rest = short.removeprefix(step.stem)
        if step.stem != step.short and len(short) > len(rest) > (1 if step is host else len(tail)):
            return rest
    return short


def _zone_end(name: str) -> tuple[int, str]:
    best, which = 0, ""
    if not _ZONE_ENDS.intersection(name[1:]):
        return best, which
    for tail in place_words().zones:
        place = name.find(tail, 0, 24)
        if place >= 0 and (
            not best or place + len(tail) < best or (place + len(tail) == best and len(tail) > len(which))
        ):
            best, which = place + len(tail), tail
    if best and name[best : best + 1] == "区" and which + "区" in place_words().zones:
        return best + 1, which + "区"
    return best, which
