"""Which body a name means: the readings of a name against the vocabulary, in the order of the identity rules."""

from __future__ import annotations

from dataclasses import dataclass

from .body import NATIONAL, OFFICES, Body
from .branch import branch_of
from .divisions import Divisions, Region
from .lexicon import UnitLexicon
from .locate import Reading, begins_with_level, level_of, readings
from .names import is_abbreviation
from .town import town_body
from .words import place_words

_NATIONAL_WORDS = ("国家", "国务院", "中共中央", "中央", "中国", "中华", "全国", "最高")
_OWN_TYPES = ("委", "局", "办", "厅", "分局")
_LONGEST_OWN = 7
# What is longer is no name: it is kept as it stands.
_LONGEST = 80
_LONGEST_SHORT = 10
_PLACES = frozenset("省市区县州盟旗")
_PLACE_WITHIN = 5
_NATIONAL_TYPES = ("部", "总局", "署", "会")


@dataclass(frozen=True, slots=True)
class Match:
    """The body a name means in a region, and the rule that says so.

    `body` is None where the vocabulary has none: then `core` is the name the unit keeps. `rivals` are the bodies it may
    be where nothing decides (none is chosen).
    """

    region: Region
    core: str
    rule: str
    body: Body | None = None
    rivals: tuple[tuple[Region, Body], ...] = ()
    prefix: str | None = None


def match(name: str, region: Region, year: int | None, lexicon: UnitLexicon, divisions: Divisions) -> Match:
    """What a cleaned single name means in a plan of that region and year."""
    if len(name) > _LONGEST:
        return Match(region, name, "unknown", prefix="")
    national = _national(name, region, year, lexicon)
    if national is not None:
        return national
    branch = branch_of(name, region, divisions, lexicon)
    if branch is not None:
        name, region = branch.name, branch.region
    ways = []
    for reading in readings(name, region, divisions):
        ways.append(reading)
        # 江苏路街道 is no 路街道 of 江苏省: a stem names no town.
        town = town_body(reading.core, reading.region, divisions, lexicon) if reading.how != "stem" else None
        if town is not None:
            return Match(*town)
        found = _known(reading, year, lexicon)
        if found is not None:
            return found
    return _level_above(name, region, year, lexicon) or _short(ways, year, lexicon) or _unknown(name, ways, lexicon)


def _national(name: str, region: Region, year: int | None, lexicon: UnitLexicon) -> Match | None:
    """The body of the nation: any name in a State Council plan; elsewhere only names that say so (工信部, 国家…)."""
    is_said = name.startswith(_NATIONAL_WORDS) or name.endswith(_NATIONAL_TYPES)
    if region.level != "national" and not is_said:
        return None
    found = [body for body in lexicon.written(lexicon.key(name)) if body.scope == NATIONAL]
    chosen = _of_time(found, year)
    if len(chosen) == 1:
        from .divisions import CHINA

        return Match(CHINA, chosen[0].name, "alias", chosen[0])
    return None


def _known(reading: Reading, year: int | None, lexicon: UnitLexicon) -> Match | None:
    if not reading.core:
        return Match(reading.region, "", "region")
    # 滨江委 is no 委 of 滨江区.
    if reading.how == "stem" and len(reading.core) < 2:
        return None
    key = lexicon.key(reading.core)
    # 区纪委、监委 is one body, written with a comma.
    written = lexicon.written(key) or lexicon.written(key.replace("、", "")) or _of_party(key, lexicon)
    found = bodies_in(written, reading.region) or _of_government(key, reading.region, lexicon)
    if not found:
        return None
    if reading.how == "stem":
        # 泰山管委会 is that of a mountain, not of 泰山区.
        found = [body for body in found if body.name not in ("管委会", "党工委")]
        if not found:
            return None
    chosen = _of_time(found, year)
    if len(chosen) == 1:
        rule = "same" if chosen[0].name == reading.core else "alias"
        return Match(reading.region, chosen[0].name, rule, chosen[0])
    rivals = tuple((reading.region, body) for body in chosen)
    return Match(reading.region, reading.core, "ambiguous", rivals=rivals)


def _of_party(key: str, lexicon: UnitLexicon) -> list[Body]:
    """自治区党委组织部, 中共某市委员会组织部: the committee's word written out before one of its offices."""
    long = next((word for word in ("党委", "委员会") if key.startswith(word) and len(key) > len(word)), "")
    return lexicon.written("委" + key[len(long) :]) if long else []


def _of_government(key: str, region: Region, lexicon: UnitLexicon) -> list[Body]:
    """市政府国资委 = 市国资委, 行署教育局 = 地区教育局: an office of the government, said so.

    Not 市政府办公室, which is known as it is.
    """
    if not key.startswith(("政府", "行署")) or len(key) < 5:
        return []
    return [body for body in bodies_in(lexicon.written(key[2:]), region) if body.kind == "government"]


def bodies_in(found: list[Body], region: Region) -> list[Body]:
    """Those of the bodies that the region can have, its own names before those of the region above and the general."""
    if region.level == "national":
        return [body for body in found if body.scope == NATIONAL]
    if len(found) < 2 and all(not body.scope for body in found):
        return found
    for scope in scopes_of(region):
        scoped = [body for body in found if body.scope == scope]
        if scoped:
            return scoped
    return []


def scopes_of(region: Region) -> tuple[str, ...]:
    """The scopes whose bodies a region can have, the narrowest first."""
    if region.level == "national":
        return (NATIONAL,)
    official = region.official
    has_halls = region.level == "province" or official in place_words().offices
    return (f"={official}", *(step.official for step in region.line()), *((OFFICES,) if has_halls else ()), "")


def _of_time(found: list[Body], year: int | None) -> list[Body]:
    """The bodies of that year; all where none is of it, since a name written out is believed over the calendar.

    An undated plan means today's body.
    """
    if len(found) < 2:
        return found
    if year is None:
        return [body for body in found if not body.until] or found
    return [body for body in found if body.stands_in(year)] or found


def _level_above(name: str, region: Region, year: int | None, lexicon: UnitLexicon) -> Match | None:
    """A body of the city above a district whose city nobody names: it stays 市教委 of that district's plans."""
    level = level_of(name)
    if not level or region.level == "national" or any(step.prefix == level for step in region.line()):
        return None
    found = _known(Reading(region, name[len(level) :], "level"), year, lexicon)
    if found is None or found.body is None:
        return None
    return Match(region, found.core, "region-unknown", found.body, prefix=level)


def _short(ways: list[Reading], year: int | None, lexicon: UnitLexicon) -> Match | None:
    """The one body of that place and year whose function the name shortens (规资局), if there is exactly one."""
    for reading in ways:
        key = lexicon.key(reading.core)
        kind = lexicon.type_of(key)
        function = key[: len(key) - len(kind)]
        if (
            not kind
            or not 2 <= len(function) <= _LONGEST_SHORT
            or function in lexicon.functions
            or reading.how == "stem"
        ):
            continue
        like = [body for body in lexicon.like(kind, function[0]) if is_abbreviation(function, body.parts)]
        found = [body for body in bodies_in(like, reading.region) if body.stands_in(year)]
        if len(found) == 1:
            return Match(reading.region, found[0].name, "abbreviation", found[0])
        if found:
            rivals = tuple((reading.region, body) for body in found)
            return Match(reading.region, reading.core, "ambiguous", rivals=rivals)
    return None


def _unknown(name: str, ways: list[Reading], lexicon: UnitLexicon) -> Match:
    """A body of its own. A level or a place that the name begins with still says whose it is."""
    first = ways[0]
    if first.how == "name" or (first.how == "level" and begins_with_level(name)):
        return Match(first.region, lexicon.key(first.core), "unknown")
    zone = next((reading for reading in ways if reading.how == "zone"), None)
    if zone is not None:
        return Match(zone.region, lexicon.key(zone.core), "unknown")
    own = ways[-1]
    key = lexicon.key(own.core)
    is_own = _is_own(key, lexicon)
    return Match(own.region, key if is_own or len(key) > 1 else own.core, "unknown", prefix=None if is_own else "")


def _is_own(key: str, lexicon: UnitLexicon) -> bool:
    """Whether a bare unknown name is one of the plan's own offices: 产业办; not 巴州教育局, which carries a place."""
    # 办公室 alone is an inner office of some body, 省办 is none.
    if lexicon.type_of(key) not in _OWN_TYPES or not 2 < len(key) <= _LONGEST_OWN or key.startswith(_NATIONAL_WORDS):
        return False
    return not begins_with_level(key) and not _PLACES.intersection(key[:_PLACE_WITHIN])
