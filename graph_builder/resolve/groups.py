"""Groups of bodies as one unit: their one spelling, and their members where a table knows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .divisions import Divisions, Region

# What a plan says once of a group it names throughout: 各区(含新区管委会,下同). Not 各区(含大鹏新区), another set.
_NOTE = re.compile(r"\([^()]{0,60}下同\)$")
# Words that stand at the head of a group and say nothing of which.
_WHOLE = re.compile(r"^(?:全省|全市|全区|全县|全州|全旗|辖区内|辖区|区内|区属)(?=各)")
_LEVEL = re.compile(r"^(省|市|区|县|州|盟|旗)(?=各|有关|相关)")
_OFFICES = re.compile(r"^(省|市|区|县|州|盟|旗)(?:级|直|属)")
# No set of regions is named at such length; what is longer is a sentence, or hostile.
_LONGEST = 40
# Possessive, and no two alternatives for one place: a long run of 镇街 must not be tried in many ways.
_TOWNS = re.compile(r"^各(?=[街镇乡苏])(?:街(?:道?办(?:事处)?|道)?|镇|乡|苏木|人民政府|政府|办事处|[、,/()和及与])++$")
_COUNTIES = re.compile(
    r"^各(?P<set>(?:设区市|地级以上市|地级市|县级市|自治区|直辖市|自治州|自治县|[省市州盟地区县旗]|[、,/()和及与])+?)"
    r"(?P<tail>(?:人民)?政府|党委(?:和政府)?|党委政府)?$"
)
# Cities, and the counties they hold: 市|县市区 of 各市、县(市、区); not 县市区.
_TWO_STEPS = re.compile(
    r"^(?P<above>(?:设区市|地级以上市|地级市|[市州盟]){1,3})(?P<below>旗?县(?:市区|区市)|旗县市?区)$"
)
_PUNCTUATION = re.compile(r"[、,/()和及与]")
_KINDS_OF_TOWNS = ("乡", "街", "镇", "苏木")
_ORDER_OF_COUNTIES = ("省", "自治区", "直辖市", "市", "州", "盟", "县", "旗", "区")
_STARTS = (
    "各",
    "全区各",
    "全市各",
    "全县各",
    "相关",
    "有关",
    "其他",
    "其它",
    "成员单位",
    "区各",
    "市各",
    "县各",
    "省各",
)
_INSIDE = ("有关部门", "相关部门", "有关单位", "相关单位", "成员单位", "各部门", "各单位")


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its region, its one name, its members as (unit name, region of the member), and its name in full."""

    region: Region
    name: str
    members: tuple[tuple[str, Region], ...] = ()
    full: str = ""


def is_group(name: str) -> bool:
    """Whether a cleaned name names several bodies: 各街镇, 区各部门, 相关部门和国企集团; not 各界联合会."""
    return (name.startswith(_STARTS) and not name.startswith("各界")) or any(word in name for word in _INSIDE)


def group_of(name: str, region: Region, divisions: Divisions) -> Group:
    """The group a cleaned name means in a plan of that region: one name for all spellings of one set."""
    name = _WHOLE.sub("", _NOTE.sub("", name))
    if len(name) > _LONGEST:
        return Group(region, name)
    levelled = _LEVEL.match(name)
    if levelled is not None:
        above = next((step for step in region.line() if step.prefix == levelled[1]), None)
        if above is not None:
            region, name = above, name[len(levelled[1]) :]
    offices = _OFFICES.match(name)
    if offices is not None:
        above = next((step for step in region.line() if step.prefix == offices[1]), region)
        return Group(above, _open_name(name))
    if _TOWNS.match(name):
        return _of_towns(name, region, divisions)
    counties = _COUNTIES.match(name)
    # 各地区 of a State Council plan is no set of districts.
    if counties is not None and counties["set"] not in ("地区", "地"):
        return _of_counties(counties, name, region, divisions)
    return Group(region, _open_name(name))


def _of_towns(name: str, region: Region, divisions: Divisions) -> Group:
    """各街镇 = 各镇街 = 各街道(镇) = 各镇、街道 = 各街道办事处、镇人民政府."""
    kinds = frozenset(kind for kind in _KINDS_OF_TOWNS if kind in name)
    if not kinds:
        return Group(region, _open_name(name))
    towns = [town for town in divisions.towns(region) if _kind_of(town) in kinds]
    if kinds == frozenset("街镇"):
        label, full = "各街镇", "各街道(镇)"
    else:
        words = (("苏木", "苏木"), ("乡", "乡"), ("镇", "镇"), ("街", "街道"))
        label, full = "各" + "".join(word for kind, word in words if kind in kinds), ""
    return Group(region, label, tuple((town, region) for town in towns), full)


def _kind_of(town: str) -> str:
    return next((kind for end, kind in (("街道", "街"), ("乡", "乡"), ("苏木", "苏木")) if town.endswith(end)), "镇")


def _of_counties(found: re.Match[str], name: str, region: Region, divisions: Divisions) -> Group:
    """各县(市、区) = 各县市区 = 各市、县、区; 各区; 各省(区、市). With 政府 it is another group."""
    words = _PUNCTUATION.sub("", found["set"])
    tail = (found["tail"] or "").replace("人民政府", "政府")
    steps = _TWO_STEPS.match(words)
    if steps is not None:
        return _of_cities_and_counties(steps, tail, region, divisions)
    if region.level == "national" and "省" in words:
        wanted = frozenset(("省",))
        label = "各省(区、市)"
    else:
        wanted = _marks(words)
        label = "各" + _set_name(wanted)
    members = tuple((_member_name(child, tail), child) for child in _children(region, wanted, divisions))
    return Group(region, label + tail, members if tail in ("", "政府") else ())


def _of_cities_and_counties(found: re.Match[str], tail: str, region: Region, divisions: Divisions) -> Group:
    """各市、县(市、区) of a province: its cities and all they hold, which is not the set 各县(市、区)."""
    above, below = _marks(found["above"]), _marks(found["below"])
    cities = [child for child in divisions.children(region) if child.level == "city" and child.prefix in above]
    places = [*cities, *_children(region, below, divisions)]
    members = tuple((_member_name(place, tail), place) for place in places)
    label = f"各{_set_name(above)}、{_set_name(below)}{tail}"
    return Group(region, label, members if tail in ("", "政府") else ())


def _member_name(child: Region, tail: str) -> str:
    return child.short if not tail else f"{child.prefix}{tail}"


def _marks(words: str) -> frozenset[str]:
    found = set()
    for word, mark in (
        ("设区市", "市"),
        ("地级以上市", "市"),
        ("地级市", "市"),
        ("县级市", "市"),
        ("自治州", "州"),
        ("自治县", "县"),
        ("地区", "区"),
    ):
        if word in words:
            found.add(mark)
            words = words.replace(word, "")
    return frozenset(found | set(words))


def _set_name(marks: frozenset[str]) -> str:
    ordered = [mark for mark in _ORDER_OF_COUNTIES if mark in marks]
    if marks == frozenset("县市区"):
        return "县(市、区)"
    return "、".join(ordered)


def _children(region: Region, wanted: frozenset[str], divisions: Divisions) -> tuple[Region, ...]:
    children = divisions.children(region)
    if region.level == "national":
        # 各省(区、市) are the 31 of the mainland; the special regions are named where they are meant.
        return tuple(child for child in children if not child.name.endswith(("特别行政区", "台湾省")))
    cities = [child for child in children if child.level == "city"]
    if cities and "县" in wanted:
        if wanted != frozenset("县市区"):
            return ()
        children = tuple(
            below
            for child in children
            for below in ((divisions.children(child)) if child.level == "city" else (child,))
        )
    return tuple(child for child in children if child.prefix in wanted)


def _open_name(name: str) -> str:
    """各有关部门 = 有关部门 = 相关部门 = 各相关部门."""
    name = name.replace("有关", "相关")
    return name.removeprefix("各") if name.startswith("各相关") else name
