"""Whose body a name speaks of: the region in the name, and what is left of the name without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .divisions import Divisions, Region, mark_of
from .words import place_words
from .zones import zone_at_start

# Levels that a name may begin with, and the marks of the regions they mean.
_LEVELS = {
    "自治区": ("自治区",),
    "自治州": ("自治州",),
    "自治县": ("自治县",),
    "省": ("省",),
    "市": ("市",),
    "新区": ("新区",),
    "区": ("区", "新区", "林区", "特区"),
    "县": ("县", "自治县"),
    "州": ("自治州", "州"),
    "盟": ("盟",),
    "旗": ("旗", "自治旗"),
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道",),
    "地区": ("地区",),
    "地": ("地区",),
}
# It may stand before bodies in the places: 中华人民共和国|温州海关.
_STATE = "中华人民共和国"
_LONGEST_NAME = 14
_LONGEST_STEM = 6
_SHORTEST_ZONE = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a name: this region's body with that core; `how` names what said so (name, level, stem, bare)."""

    region: Region
    core: str
    how: str


def readings(name: str, region: Region, divisions: Divisions) -> Iterator[Reading]:
    """The ways to read a cleaned name in a plan of that region, the most telling first; the bare one is the last.

    区地区办 in 上海市长宁区: 地区办 of the district (a level); 区地区 is no place. 市容环卫局: first 容环卫局 of
    the city, which is no known body, then the bare name.
    """
    if name.startswith("中共") and len(name) > 4 and not name.startswith("中共中央"):
        name = name[2:]
    name = name.removeprefix(_STATE) or name
    named = named_region(name, region, divisions) or _behind_stem(name, region, divisions)
    if named is not None:
        yield from _with_zone(named)
        # 浦东新区区委统战部: the level is said twice.
        twice = named.region.prefix
        if twice and named.core.startswith(twice) and len(named.core) > len(twice):
            yield Reading(named.region, named.core[len(twice) :], "level")
        yield from _below(named, divisions)
        return
    yield from _by_league(name, region)
    is_levelled = begins_with_level(name)
    for reading in _by_level(name, region):
        yield from _with_zone(reading) if is_levelled else (reading,)
        yield from _below(reading, divisions)
    yield from _by_inner_region(name, region, divisions)
    zone = (
        None
        if (is_levelled and level_of(name) in _prefixes(region)) or name.startswith(place_words().before)
        else zone_at_start(name, region)
    )
    if zone is not None:
        yield Reading(zone[0], zone[1], "zone")
    yield from _by_stem(name, region, divisions)
    yield Reading(region, name, "bare")


def _behind_stem(name: str, region: Region, divisions: Divisions) -> Reading | None:
    """上海|长宁区|教育局: a region behind the stem of the one above it."""
    for step in region.line():
        if step.stem != step.short and name.startswith(step.stem):
            inner = named_region(name[len(step.stem) :], region, divisions)
            if inner is not None and _within(inner.region, step):
                return inner
    return None


def _below(reading: Reading, divisions: Divisions) -> Iterator[Reading]:
    """苏州市|昆山|生态环境局: a county's body, whose name says of which city the county is."""
    near = divisions.near_stems(reading.region)
    for end in range(2, min(_LONGEST_STEM, len(reading.core) - 1) + 1):
        place = near.get(reading.core[:end])
        if place is not None and place.parent is reading.region:
            yield Reading(place, reading.core[end:], "stem")


def _prefixes(region: Region) -> list[str]:
    return [step.prefix for step in region.line()]


def _with_zone(reading: Reading) -> Iterator[Reading]:
    """The zone that stands behind a level or a region (县|产业集聚区|管委会), and the reading itself.

    Not 市|北高新区: no zone is named by one character.
    """
    zone = zone_at_start(reading.core, reading.region)
    if zone is not None and not reading.region.is_zone and len(zone[0].short) != _SHORTEST_ZONE:
        yield Reading(zone[0], zone[1], "zone")
    yield reading


def named_region(name: str, near: Region, divisions: Divisions) -> Reading | None:
    """The region whose name the name begins with, followed to the lowest one: 上海市长宁区教育局 → 长宁区, 教育局."""
    found: Region | None = None
    rest = name
    while rest:
        step = _one_region(rest, found, near, divisions)
        if step is None:
            break
        found, rest = step
    return None if found is None else Reading(found, rest, "name")


def _one_region(name: str, above: Region | None, near: Region, divisions: Divisions) -> tuple[Region, str] | None:
    for relative in near.line():
        for form in dict.fromkeys((relative.name, relative.official, relative.short)):
            if (
                len(form) > 1
                and mark_of(form)
                and name.startswith(form)
                and (above is None or _within(relative, above))
            ):
                if relative.is_zone and name == form:
                    continue
                return relative, name[len(form) :]
    for end in range(2, min(_LONGEST_NAME, len(name)) + 1):
        if not mark_of(name[:end]):
            continue
        chosen = _chosen(name[:end], above, near, divisions)
        if chosen is not None:
            return chosen, name[end:]
    return None


def _chosen(name: str, above: Region | None, near: Region, divisions: Divisions) -> Region | None:
    found = divisions.named(name)
    if above is not None:
        below = [region for region in divisions.ever_named(name) if _within(region, above)]
        return below[0] if len(below) == 1 else divisions.town(above, name)
    for step in near.line():
        town = divisions.town(step, name) if step.level == "district" else None
        if town is not None:
            return town
    related = [region for region in divisions.ever_named(name) if _is_near(region, near)]
    if len(related) == 1:
        return related[0]
    if len(found) == 1 and len(name) > 2 and mark_of(name) in ("省", "市", "自治区", "州", "自治州"):
        return found[0]
    return None


def _within(region: Region, above: Region) -> bool:
    return any(step.name == above.name for step in region.line())


def _is_near(region: Region, near: Region) -> bool:
    """Whether a place belongs to the plan's own city (or province, in a province's plan)."""
    if near.level == "national":
        return region.level in ("province", "city")
    tops = [step.name for step in near.line() if step.level in ("city", "province")]
    return bool(tops) and _named_within(region, tops[0])


def _named_within(region: Region, name: str) -> bool:
    return any(step.name == name for step in region.line())


def _by_level(name: str, region: Region) -> Iterator[Reading]:
    for level, marks in _LEVELS.items():
        if not name.startswith(level) or len(name) <= len(level):
            continue
        for relative in region.line():
            if _has_level(relative, level, marks, is_own=relative is region):
                rest = name[len(level) :]
                yield Reading(relative, rest, "level")
                if rest.startswith(level) and len(rest) > len(level):
                    yield Reading(relative, rest[len(level) :], "level")
                # 市三亚海事局: a list's 市 before a name that says its place itself.
                if rest.startswith(relative.stem) and len(rest) > len(relative.stem):
                    yield Reading(relative, rest[len(relative.stem) :], "level")
                break


def _has_level(region: Region, level: str, marks: tuple[str, ...], *, is_own: bool) -> bool:
    if region.is_zone:
        return level in ("新区", "区") and region.short.endswith(level)
    mark = mark_of(region.short)
    # 区 means the autonomous region itself only in its own plan; below it the word is 自治区.
    return mark in marks or (is_own and level == "区" and mark == "自治区")


def _by_league(name: str, region: Region) -> Iterator[Reading]:
    """团区委 = 区团委: the league puts its own name before the level."""
    if name.startswith("团") and name.endswith("委") and len(name) <= 4:
        yield from _by_level(name[1:-1] + "团委", region)


def _by_inner_region(name: str, region: Region, divisions: Divisions) -> Iterator[Reading]:
    """国家税务总局上海市长宁区税务局 → 长宁区, 国家税务总局税务局, which the alias table knows."""
    before = next((word for word in place_words().before if name.startswith(word)), "")
    if not before or len(name) == len(before):
        return
    rest = name[len(before) :]
    inner = named_region(rest, region, divisions)
    if inner is not None:
        yield Reading(inner.region, before + inner.core, "name")
        return
    for reading in (*_by_level(rest, region), *_by_stem(rest, region, divisions)):
        yield Reading(reading.region, before + reading.core, reading.how)


def begins_with_level(name: str) -> bool:
    """Whether a name nobody knows begins with a level: 区某某办 does, 市容所 does not."""
    return name.startswith(tuple(_LEVELS)) and not name.startswith(place_words().no_level)


def level_of(name: str) -> str:
    """The level a name begins with, '' where it begins with none."""
    return next((level for level in _LEVELS if name.startswith(level)), "")


def _by_stem(name: str, region: Region, divisions: Divisions) -> Iterator[Reading]:
    """长宁税务局, 上海海关, 静安公安分局: a place without its level, of its line, any city, or beside it."""
    near = divisions.near_stems(region)
    for end in range(2, min(_LONGEST_STEM, len(name) - 1) + 1):
        place = near.get(name[:end]) or divisions.province_or_city(name[:end])
        if place is not None:
            reading = Reading(place, name[end:], "stem")
            yield reading
            yield from _below(reading, divisions)
