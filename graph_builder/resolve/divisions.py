"""The division table of China: which regions there are, how they nest, and which towns a county has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..errors import LexiconError, faults
from .memory import remember
from .words import place_words

NATION = "全国"
_MOST_NEAR = 256
_MOST_NAMES = 4096
_FOLDER = files("graph_builder") / "lexicon" / "divisions"
# Levels a unit's name may begin with, longest first so that 自治区 is not read as 区.
_MARKS = ("自治区", "自治州", "自治县", "自治旗", "新区", "林区", "特区", "地区", "街道", "苏木", *"省市州盟区县旗镇乡")
_MARKS_BY_END: dict[str, tuple[str, ...]] = {
    end: tuple(mark for mark in _MARKS if mark[-1] == end) for end in {mark[-1] for mark in _MARKS}
}
_PREFIXES = {"自治州": "州", "自治县": "县", "自治旗": "旗", "新区": "区", "林区": "区", "特区": "区"}


@dataclass(frozen=True, slots=True)
class Region:
    """A region. `name` is its full name (上海市长宁区, 浙江省杭州市), `short` its own name, `parent` the region above.

    `code` is empty for zones, for places the table lacks, and for 全国. `candidates` are the full names a bare name may
    mean where nothing decides (鼓楼区): then `name` is that bare name.
    """

    name: str
    code: str = ""
    level: str = "district"
    short: str = ""
    parent: Region | None = None
    is_zone: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def prefix(self) -> str:
        """The level its units begin with: 区 for 上海市长宁区, 州 for an autonomous prefecture, '' for the nation."""
        if self.level == "national":
            return ""
        if self.is_zone:
            return self.short
        mark = mark_of(self.short)
        return _PREFIXES.get(mark, mark)

    @property
    def official(self) -> str:
        """The name its bodies bear: 杭州市西湖区 for 浙江省杭州市西湖区, 上海市长宁区 for 上海市长宁区."""
        above = self.parent
        if above is None or above.level == "national":
            return self.name
        is_province = above.level == "province" and mark_of(above.short) != "市"
        return self.short if is_province and not self.is_zone else above.official + self.short

    @property
    def stem(self) -> str:
        """The own name without its level: 长宁 for 长宁区; the name itself where two characters would not remain."""
        mark = mark_of(self.short)
        stem = self.short.removesuffix(mark)
        return stem if len(stem) >= 2 else self.short

    def line(self) -> Iterator[Region]:
        """This region and those above it, nearest first, the nation left out."""
        region: Region | None = self
        while region is not None and region.level != "national":
            yield region
            region = region.parent


CHINA = Region(NATION, "000000", "national", NATION)


class Divisions:
    """The table, read once; towns are read a province at a time when they are asked for."""

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        self._names: dict[str, str] = {}
        self._by_name: dict[str, list[tuple[str, str]]] = {}
        for code, name, until in rows:
            if not until:
                self._names[code] = name
            self._by_name.setdefault(name, []).append((code, until))
        self._towns: dict[str, dict[str, tuple[str, ...]]] = {}
        self._regions: dict[tuple[str, str], Region] = {}
        self._below: dict[str, list[str]] = {}
        self._near: dict[str, dict[str, Region]] = {}
        self._stems: dict[str, Region] = {}
        self._spoken: dict[str, str] = {}
        self._ever: dict[str, tuple[Region, ...]] = {}

    def named(self, name: str) -> tuple[Region, ...]:
        """The regions of the table whose own name is this one (朝阳区: two), today's and former ones, by code."""
        official = name if name in self._by_name else self._spoken_names().get(name, name)
        found = self._by_name.get(official, ())
        today = [(code, official) for code, until in found if not until]
        return tuple(self._region(*entry) for entry in today or [(code, official) for code, _ in found])

    def ever_named(self, name: str) -> tuple[Region, ...]:
        """The same with former regions beside today's: 江北区 of 宁波市, and that which 重庆市 had until 2025."""
        known = self._ever.get(name)
        if known is None:
            found: dict[str, Region] = {}
            for region in (*self.named(name), *(self._region(code, name) for code, _ in self._by_name.get(name, ()))):
                found.setdefault(region.name, region)
            known = remember(self._ever, name, tuple(found.values()), _MOST_NAMES)
        return known

    def _spoken_names(self) -> dict[str, str]:
        """凉山州 and 凉山自治州 for 凉山彝族自治州, 长阳县 for 长阳土家族自治县."""
        if not self._spoken:
            peoples = "|".join(place_words().peoples)
            autonomous = re.compile(rf"^(?P<stem>.{{2,6}}?)(?:{peoples})*自治(?P<mark>[州县旗])$")
            for name in self._by_name:
                matched = autonomous.match(name) if "自治" in name else None
                if matched is not None:
                    for short in (matched["stem"] + matched["mark"], f"{matched['stem']}自治{matched['mark']}"):
                        self._spoken.setdefault(short, name)
        return self._spoken

    def province_or_city(self, stem: str) -> Region | None:
        """The province or prefecture meant by a name without its level (上海, 杭州), or None."""
        if not self._stems:
            for code in sorted(self._names, reverse=True):
                if code.endswith("00"):
                    # 吉林 and 海南 are a province and a prefecture: the province comes last in this order and stays.
                    self._stems[_spoken(self._names[code])] = self._region(code, self._names[code])
        return self._stems.get(stem)

    def children(self, region: Region) -> tuple[Region, ...]:
        """The regions directly below one of the table, by code: cities of a province, counties of a city."""
        if not region.code or region.level not in ("province", "city", "national"):
            return ()
        if not self._below:
            for code in sorted(self._names):
                self._below.setdefault(self._parent_code(code), []).append(code)
        return tuple(self._region(code, self._names[code]) for code in self._below.get(region.code, ()))

    def near_stems(self, region: Region) -> dict[str, Region]:
        """The regions of its line and beside it (or below it) by their names without level: 静安 beside 长宁区."""
        known = self._near.get(region.name)
        if known is None:
            beside = next((below for step in region.line() if (below := self.children(step))), ())
            named = [*reversed(beside), *reversed(list(region.line()))]
            known = {place.stem: place for place in named if place.stem != place.short}
            remember(self._near, region.name, known, _MOST_NEAR)
        return known

    def towns(self, region: Region) -> tuple[str, ...]:
        """The names of the sub-districts, towns and townships of a county (or a city without counties), by code."""
        province = region.code[:2]
        if not province or region.level in ("province", "national"):
            return ()
        if province not in self._towns:
            self._towns[province] = _read_towns(province)
        return self._towns[province].get(region.code, ())

    def town(self, county: Region, name: str) -> Region | None:
        """The town of that county with this name, or None."""
        if name not in self.towns(county):
            return None
        return Region(county.name + name, county.code, "town", name, county)

    def _region(self, code: str, name: str) -> Region:
        key = (code, name)
        if key not in self._regions:
            self._regions[key] = self._make(code, name)
        return self._regions[key]

    def _make(self, code: str, name: str) -> Region:
        if code.endswith("0000"):
            return Region(name, code, "province", name, CHINA)
        above = self._parent_code(code)
        parent = self._region(above, self._names[above])
        if code.endswith("00"):
            return Region(parent.name + name, code, "city", name, parent)
        return Region(parent.name + name, code, "district", name, parent)

    def _parent_code(self, code: str) -> str:
        if code.endswith("0000"):
            return CHINA.code
        city = code[:4] + "00"
        return city if city in self._names and city != code else code[:2] + "0000"


def mark_of(name: str) -> str:
    """The level a region's name ends in: 区 of 长宁区, 自治州 of 凉山彝族自治州, '' for 长宁."""
    for mark in _MARKS_BY_END.get(name[-1:], ()):
        if name.endswith(mark):
            return mark
    return ""


@cache
def load_divisions() -> Divisions:
    """The table that ships. Raises LexiconError with all faults, each with its line."""
    path = _FOLDER / "regions.tsv"
    rows, wrong = [], []
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        fields = line.split("\t")
        if len(fields) == 3 and len(fields[0]) == 6:
            rows.append((fields[0], fields[1], fields[2]))
        else:
            wrong.append(f"line {number}: '{line}' is not code, name, until")
    if wrong:
        raise LexiconError(faults("division table", "regions.tsv", wrong))
    return Divisions(rows)


def _spoken(name: str) -> str:
    for people in ("壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市", "地区", "盟"):
        if name.endswith(people) and len(name) > len(people) + 1:
            return name.removesuffix(people)
    return name


def _read_towns(province: str) -> dict[str, tuple[str, ...]]:
    path = _FOLDER / "towns" / f"{province}.tsv"
    if not path.is_file():
        return {}
    table = {}
    for line in path.read_text("utf-8").splitlines():
        county, *towns = line.split("\t")
        table[county] = tuple(town[3:] for town in towns)
    return table
