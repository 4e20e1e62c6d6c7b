"""Which region a plan is of: from its issuer, then its title; and regions that no table has."""

from __future__ import annotations

import re
from collections.abc import Callable

from .divisions import CHINA, Divisions, Region, mark_of
from .names import clean
from .words import place_words
from .zones import zone_at_start

# What follows a region in an issuer's name: 长宁区|人民政府办公室, 长宁区|委、区政府.
# 市场监管局 has no place before 市.
_ISSUER = re.compile(
    r"^(?P<place>[\u4e00-\u9fff]{1,24}?(?:省|自治区|市|自治州|州|盟|地区|区|县|旗|镇|乡|街道))"
    r"(?=$|委|人民政府|政府|府办|人大|人民代表|政协|办事处|党工委|工委|工作委员会|管理委员会|管委会"
    r"|[^省市州盟区县旗镇乡\W\d]{0,4}(?:\d{4}|二〇))"
)
_PARTY = re.compile(r"^(?:中共|中国共产党)")
_FREE_TRADE = re.compile(r"^中国\((?P<place>[\u4e00-\u9fff]{2,8})\)")
_NATIONAL = ("国务院", "中共中央", "中央", "国家", "中华人民共和国", "全国")
# The year may stand before the region: 2021年|鄂托克旗政府工作报告, 二〇二一年度|长宁区.
_ABOUT = re.compile(
    r"^(?:关于)?(?:印发|下发|公布|做好|分解|落实)?《?"
    r"(?:(?:\d{4}|[〇○零一二三四五六七八九]{4})(?:[-—至]\d{4})?年度?)?"
)
# What stands behind a zone that a title is of: 江北新区|重点工作任务表.
_TITLE_WORDS = re.compile(r"重点|工作|政府|年|\d{4}")
_NAMED_ZONES = ("新区", "经开区", "开发区")
_LONGEST_ZONE = 6
_LONGEST_HEAD = 200
_LONGEST_PATH = 16
# How much of a plan's beginning may say where a place lies.
_CONTEXT = 600
_ZONE_BODIES = ("管委会", "管理委员会", "党工委", "党委", "委", "管理局")
_STEPS = re.compile(
    r"[^省市盟区县旗]{1,12}?(?:自治区|自治州|自治县|自治旗|地区|新区|省|市|州(?![市省])|盟|区|县|旗)|.{1,8}?(?:街道|镇|乡)"
)
_LEVEL_OF_MARK = {
    "省": "province",
    "自治区": "province",
    "自治州": "city",
    "州": "city",
    "盟": "city",
    "地区": "city",
    "镇": "town",
    "乡": "town",
    "街道": "town",
    "苏木": "town",
}


def region_of(
    issuer: str, title: str, divisions: Divisions, is_body: Callable[[str], bool], *, context: str = ""
) -> Region:
    """The region a plan is of: the issuer's, else the title's; `context` (text near it) only decides between two,
    `is_body` knows the bodies that may follow a region (云岭市|教育局).

    上海市长宁区政府办公室 → 上海市长宁区; 国务院办公厅 → 全国. A place that no table has is taken as the issuer
    writes it. A name of several places with nothing to decide keeps its bare name and its candidates; no region at all
    has the name ''.
    """
    heading = _ABOUT.sub("", clean(title))
    found = _first_region(clean(issuer)[:_LONGEST_HEAD], heading[:_LONGEST_HEAD], context, divisions, is_body)
    if found is None:
        return Region("", level="", short="")
    return _placed(found, f"{heading} {context[:_CONTEXT]}", divisions)


def _first_region(
    issuer: str, heading: str, context: str, divisions: Divisions, is_body: Callable[[str], bool]
) -> Region | None:
    """The issuer's region, else the title's; 新区 of 新区管委会 gives way to the 江北新区 of a title."""
    everything = f"{issuer} {heading} {context}"
    found = _from_text(issuer, everything, divisions, is_body) if issuer else None
    if found is not None and found.name not in place_words().zones:
        return found
    named = _from_text(heading, everything, divisions, is_body) if heading else None
    if named is None and (found is not None or not issuer):
        named = _zone_of_title(heading, divisions)
    return named if named is not None and (found is None or named.short.endswith(found.short)) else found


def _zone_of_title(heading: str, divisions: Divisions) -> Region | None:
    """The zone with a name of its own with which a title begins: 江北新区重点工作; not 示范区建设工作."""
    zone = zone_at_start(heading, Region("", level="", short=""))
    if zone is None or not _TITLE_WORDS.match(zone[1]):
        return None
    short = zone[0].short
    is_named = short not in place_words().zones and short.endswith(_NAMED_ZONES) and len(short) <= _LONGEST_ZONE
    return _plain_zone(zone[0], divisions) if is_named else None


def region_named(name: str, divisions: Divisions) -> Region:
    """The region with that full name; one made from the name itself where the table does not have it."""
    if name in ("", CHINA.name):
        return CHINA if name else Region("", level="", short="")
    walked = _walk_start(name, name, divisions)
    if walked is None:
        return _made(name)
    found, rest = walked
    if not rest:
        return found
    zone = zone_at_start(rest, found)
    return zone[0] if zone is not None and not zone[1] and zone[0].name == name else _made(name)


def _placed(found: Region, text: str, divisions: Divisions) -> Region:
    """The region with what the text says of its place: 青禾区 with a title 云岭市青禾区2023年… → 云岭市青禾区."""
    if found.code or found.parent is not None or found.candidates:
        return found
    place = text.find(found.short)
    made = None
    while place >= 0:
        for start in range(max(0, place - _LONGEST_PATH), place - 1):
            above = text[start:place]
            if not mark_of(above):
                continue
            known = _walk(above + found.short, divisions)
            if known is not None:
                return known
            if made is None and start in (0, text.rfind(" ", 0, place) + 1):
                made = _made(above + found.short)
        place = text.find(found.short, place + 1)
    return made or found


def _from_text(text: str, everything: str, divisions: Divisions, is_body: Callable[[str], bool]) -> Region | None:
    if text.startswith(_NATIONAL):
        return CHINA
    text = _FREE_TRADE.sub(r"\g<place>", _PARTY.sub("", text))
    walked = _walk_start(text, everything, divisions)
    if walked is not None:
        region, rest = walked
        return _with_zone(region, rest)
    zone = _zone_of_stem(text, divisions)
    if zone is not None:
        return zone
    matched = _ISSUER.match(text)
    if matched is not None and len(matched["place"]) > 2:
        return _made(matched["place"])
    return _before_body(text, is_body)


def _before_body(text: str, is_body: Callable[[str], bool]) -> Region | None:
    """The place before a body's name, the longest one: 云岭市青禾区|教育局; of 云岭市|城市管理局 not 云岭市城市."""
    for end in range(min(len(text) - 1, 24), 2, -1):
        if mark_of(text[:end]) and is_body(text[end:]):
            return _made(text[:end])
    return None


def _zone_of_stem(text: str, divisions: Divisions) -> Region | None:
    """The zone of a city named without its level (合肥高新区管委会), or of no known city (临港新片区管委会)."""
    for end in (3, 2):
        city = divisions.province_or_city(text[:end])
        if city is not None:
            zone = zone_at_start(text[end:], city)
            if zone is not None:
                return zone[0]
    zone = zone_at_start(text, Region("", level="", short=""))
    return _plain_zone(zone[0], divisions) if zone and zone[1].startswith(_ZONE_BODIES) else None


def _plain_zone(zone: Region, divisions: Divisions) -> Region:
    """The zone by itself; in its city where all know which one that is (江北新区)."""
    seat = place_words().seats.get(zone.short, "")
    host = _walk(seat, divisions) if seat else None
    name = host.name + zone.short if host is not None else zone.short
    return Region(name, "", "district", zone.short, host, is_zone=True)


def _with_zone(region: Region, rest: str) -> Region:
    """The zone that follows a region in the issuer's name (苏州市|工业园区|管委会), else the region."""
    zone = zone_at_start(rest, region)
    if zone is not None and zone[1].startswith(_ZONE_BODIES):
        return zone[0]
    return region


def _walk(name: str, divisions: Divisions) -> Region | None:
    walked = _walk_start(name, name, divisions)
    return walked[0] if walked is not None and not walked[1] else None


def _walk_start(text: str, everything: str, divisions: Divisions) -> tuple[Region, str] | None:
    """The lowest region of the table that the text begins with, step by step, and what follows."""
    found: Region | None = None
    while True:
        step = _step(text, found, everything, divisions)
        if step is None:
            return None if found is None else (found, text)
        found, text = step
        if found.candidates:
            return found, text


def _step(text: str, above: Region | None, everything: str, divisions: Divisions) -> tuple[Region, str] | None:
    for end in range(2, min(14, len(text)) + 1):
        name = text[:end]
        if not mark_of(name):
            continue
        if above is not None:
            town = divisions.town(above, name)
            if town is not None:
                return town, text[end:]
        found = _named_below(name, above, divisions)
        # 三明市|沙县区 is not 沙县, which it was until 2016.
        if found and text[end : end + 1] in tuple("区市县") and _named_below(text[: end + 1], above, divisions):
            continue
        if found and _may_end(text[end:]):
            return _decide(name, found, divisions.named(name), everything), text[end:]
    if above is None:
        for end in (3, 2):
            region = divisions.province_or_city(text[:end])
            if (
                region is not None
                and mark_of(text[end : end + 9].split("办")[0][:4]) == ""
                and _has_region(text[end:], region, divisions)
            ):
                return region, text[end:]
    return None


def _named_below(name: str, above: Region | None, divisions: Divisions) -> tuple[Region, ...]:
    found = divisions.ever_named(name)
    if above is None:
        return found
    return tuple(region for region in found if any(step.name == above.name for step in region.line()))


def _has_region(text: str, above: Region, divisions: Divisions) -> bool:
    return _step(text, above, "", divisions) is not None


def _may_end(rest: str) -> bool:
    """市场, 区域 and the like show that the mark before was no end of a name; any other rest may follow."""
    return not rest.startswith(("场监", "域"))


def _decide(name: str, found: tuple[Region, ...], today: tuple[Region, ...], everything: str) -> Region:
    """The one that the words around it tell; else the only one that still has the name; else none of them."""
    if len(found) == 1:
        return found[0]
    fitting = [
        region
        for region in found
        if any(
            step.short in everything or step.stem in everything.replace(name, "")
            for step in region.line()
            if step is not region
        )
    ]
    if len(fitting) == 1:
        return fitting[0]
    if len(today) == 1 and today[0] in found:
        return today[0]
    return Region(name, "", "district", name, None, candidates=tuple(region.name for region in today or found))


def _made(name: str) -> Region:
    """A region that the table lacks, its line read off its own name: 云岭市青禾区 → 青禾区 of 云岭市."""
    region: Region | None = None
    place = 0
    whole = ""
    while place < len(name):
        matched = _STEPS.match(name, place)
        short = matched[0] if matched else name[place:]
        if region is not None and name.startswith(region.stem, place) and name.endswith(tuple(place_words().zones)):
            short = name[place:]
        place += len(short)
        whole += short
        region = _made_step(whole, short, region)
    return region or Region("", level="", short="")


def _made_step(whole: str, short: str, above: Region | None) -> Region:
    mark = mark_of(short)
    level = _LEVEL_OF_MARK.get(mark, "district")
    if mark == "市" and (above is None or above.level == "province"):
        level = "city"
    is_zone = short.endswith(tuple(place_words().zones)) and level == "district"
    return Region(whole, "", level, short, above, is_zone=is_zone)
