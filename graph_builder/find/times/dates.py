"""When a written time ends: 3月底前, 上半年, 第三季度, 2021.6 as ISO dates, in the plan's year if none is written."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

# Days of a fixed date, all the first of a month; 春节 and 清明 are none.
_DAYS = {"五一": 5, "七一": 7, "国庆": 10}
_CENTURY = 2000
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0"}
_MONTH = r"(?:1[0-2]|0?[1-9]|１[０-２]|[１-９]|十[一二]?|[一二三四五六七八九])"
# 23年底, but not the 20 of 20年来.
_YEAR = r"(?:[12１２][0-9０-９]{3}|2[0-9](?=年(?:底|末|1?[0-9]月))|[一二][〇零○一二三四五六七八九]{3})"
_DAY = r"(?:[0-9０-９]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_EDGE = r"(?:上旬|中旬|下旬|月?底|月?末|月?初|份)"
_BEFORE = r"(?:之前|以前|前(?!后))"
# Before a season or a feast a thing can be due: 主汛期前, 市两会召开前. Must not match the 汛期 of 汛期后.
_SEASON = (
    "主?汛期?|春节|元旦|清明|五一|七一|国庆节?|中秋节?|端午节?|元宵节?|除夕|劳动节|建党节|建军节|入冬|入夏|入汛|"
    "供暖季?|供热期?|采暖[季期]|供暖期|(?:[秋春]季(?:学期)?)?开学|[秋春]季学期|暑[假期]|寒假|高考|中考|春耕|秋收|春运|雨季|台风季|封冻|上冻|"
    "(?:全国|[省市区县州])?两会|进博会|广交会|防火期|枯水期|旅游旺季|年终|岁末|冬季|夏季"
)
# Matches `2023年12月底前`, `3月-6月`, `上半年`, `第三季度末`, `年底前`, `2021年`; not the 12 of `12个`, nor `110`.
_TIME = rf"""
    (?:(?P<year>{_YEAR})\s?年(?:度)?\s?|(?P<relative>今年|本年度?|当年|明年|次年|去年|上年)\s?)?
    (?:
      (?P<from>{_MONTH})\s?月?(?:份|底|初|中旬|上旬|下旬|[0-9]{{1,2}}日)?\s?[-~—–－至到]{{1,2}}\s?(?:(?P<to_year>{_YEAR})\s?年\s?)?(?P<to>{_MONTH})\s?月\s?(?:(?P<to_day>[0-9０-９]{{1,2}})\s?日|(?P<to_edge>{_EDGE}))?
    | (?P<month>{_MONTH})\s?月\s?(?:(?P<day>{_DAY})\s?[日号]|(?P<edge>{_EDGE}))?
    | 第?(?P<quarter>[一二三四1-4１-４])\s?季度(?P<quarter_edge>末|底|初)?
    | (?P<quarters>前[二两三]季度)(?:末|底)?
    | (?P<half>[上下])半年(?:末|底)?
    | 年?(?P<end>年?[底末])
    | (?P<mid>年中)
    | (?P<start>年初)
    | (?P<within>(?<![一二两三四五六七八九十半几])年度?[内內]|全年[内內]|[内內](?<=年[内內])|[内內](?<=年度[内內]))
    | (?P<season>{_SEASON})(?:来临|到来|开始|召开)?(?=(?:之|以)?前(?!后))
    )?
    (?P<before>{_BEFORE})?"""
WRITTEN_TIME = re.compile(rf'(?<![0-9０-９.“"]){_TIME}', re.VERBOSE)
# What a time begins with: a numeral, a year, a part of one, a season. A match of nothing may stand anywhere else.
TIME_OPENS = re.compile(
    "[0-9０-９〇零○Ｏ一二三四五六七八九十今本当明次去上下第前年底末全内汛春元清五七国中入供采开两进之以主端除劳建秋暑寒高雨台封省市区县州广防枯旅冬夏岁]"
)
# At the start of a task, where the mark before it is the label's: `2.` in `2.6月30日前实现`.
OPENING_TIME = re.compile(_TIME, re.VERBOSE)
# Matches `2021-06-30`, `2021.6`, `2021/6`; not the version `4.0` nor the clause `2.3.5`. For cells and labels only.
NUMERIC_DATE = re.compile(
    r"(?<![0-9.])(?P<year>20[0-9]{2})\s?[-./]\s?(?P<month>1[0-2]|0?[1-9])(?:\s?[-./]\s?(?P<day>3[01]|[12][0-9]|0?[1-9]))?(?![0-9])(?P<before>底?前)?"
)

# A whole cell or piece: `6.30前`, `6.30`, `2022`, `Q1`; not `4.0版`.
SHORT_DATE = re.compile(
    r"(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12][0-9]|0?[1-9])日?(?P<before>前)?(?:完成)?|(?P<year>20[0-9]{2})"
    r"|(?P<quarter>Q[1-4])"
)


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A time as read: its extent, its ISO end date ('' without a year), its kind, and the year written (None: none)."""

    start: int
    end: int
    date: str
    kind: str
    year: int | None
    is_before: bool
    is_year_only: bool = False
    is_month: bool = False


def read_time(match: re.Match[str], year: int | None) -> WrittenTime | None:
    """What a match of WRITTEN_TIME means; None for an empty one and for a lone 前."""
    found = match.groupdict()
    parts = ("to", "month", "quarter", "quarters", "half", "end", "mid", "start", "within", "season")
    shape = next((part for part in parts if found[part]), "")
    has_year = bool(found["year"] or found["relative"])
    if not shape and not has_year:
        return None
    if shape in ("end", "within") and not has_year and not match.group().startswith(("年", "全")):
        return None  # the 末 of 每季度末, the 内 of 3年内
    written = _year(found["year"], found["relative"], year)
    if found["to_year"]:
        written = _year(found["to_year"], None, year)
    its_year = year if written is None else written
    before = bool(found["before"])
    date = _date(found, shape, its_year)
    kind = "by" if before else _kind(found, shape)
    start, end = match.span()
    if not shape:
        date = _iso(its_year - 1 if before and its_year else its_year, 12, 31)
    end -= len(match.group()) - len(match.group().rstrip())
    return WrittenTime(
        start, end, date, kind, written, before, is_year_only=not shape, is_month=shape == "month" and kind == "during"
    )


def read_numeric(match: re.Match[str]) -> WrittenTime:
    """What a match of NUMERIC_DATE means."""
    year, month = int(match["year"]), int(match["month"])
    day = int(match["day"]) if match["day"] else 31
    kind = "by" if match["day"] or match["before"] else "during"
    return WrittenTime(*match.span(), _iso(year, month, day), kind, year, bool(match["before"]))


def short_date(words: str, year: int | None) -> tuple[str, str] | None:
    """The ISO date and kind of a cell that is nothing but `6.30前`, `6.30` or `2022`; None for any other."""
    match = SHORT_DATE.fullmatch(words)
    if match is None:
        return None
    if match["year"]:
        return _iso(int(match["year"]), 12, 31), "during"
    if match["quarter"]:
        return period_end(match["quarter"], year), "quarter"
    return _iso(year, int(match["month"]), int(match["day"])), "by"


def period_end(period: str, year: int | None) -> str:
    """The ISO end date of a column's period (Q1 … Q4, H1, H2, M1 … M12, Y), or '' without a year."""
    if not period or year is None:
        return ""
    number = int(period[1:] or 1)
    month = {"Q": number * 3, "H": number * 6, "M": number}.get(period[0], 12)
    return _iso(year, month, 31)


def _date(found: dict[str, str | None], shape: str, year: int | None) -> str:
    if shape == "season":
        season = found["season"] or ""
        if season.startswith("秋季"):
            return _iso(year, 8, 31)  # 秋季开学前: schools open on the first of September
        month = _DAYS.get(season[:2])
        return _iso(year, month, 1) if month else ""
    if shape == "to":
        return _month_end(found["to"] or "", found["to_day"], found["to_edge"], year)
    if shape == "month":
        return _month_end(found["month"] or "", found["day"], found["edge"], year)
    if shape == "quarter":
        return _iso(year, 3 * _number(found["quarter"] or ""), 31)
    if shape == "quarters":
        return _iso(year, 9 if "三" in (found["quarters"] or "") else 6, 30)
    months = {"half": 6 if found["half"] == "上" else 12, "mid": 6, "start": 3}
    return _iso(year, months.get(shape, 12), 31)


def _month_end(month: str, day: str | None, edge: str | None, year: int | None) -> str:
    if day:
        return _iso(year, _number(month), _number(day))
    days = {"上旬": 10, "中旬": 20, "初": 10, "月初": 10}
    return _iso(year, _number(month), days.get(edge or "", 31))


def _kind(found: dict[str, str | None], shape: str) -> str:
    if shape in ("quarter", "quarters"):
        return "quarter"
    if shape == "end" or found["day"] or (found["edge"] or "").endswith(("底", "末")):
        return "by"
    return "during"


def _year(digits: str | None, relative: str | None, year: int | None) -> int | None:
    if digits:
        number = int("".join(_DIGITS.get(c, c) for c in digits))
        return number + _CENTURY if number < 100 else number
    if relative and year is not None:
        return year + {"明": 1, "次": 1, "去": -1, "上": -1}.get(relative[0], 0)
    return None


def _number(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if ten:
        return 10 * int(_DIGITS[tens] if tens else 1) + int(_DIGITS[ones] if ones else 0)
    return int("".join(_DIGITS.get(c, c) for c in text))


def _iso(year: int | None, month: int, day: int) -> str:
    if not year:
        return ""
    last = monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{max(1, min(day, last)):02d}"
