"""Which day a stretch of text names, as an ISO date."""

from __future__ import annotations

import re

_DAY = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})\s{0,3}[-年./．—]\s{0,3}(?P<month>[0-9]{1,2})\s{0,3}[-月./．—]\s{0,3}(?P<day>[0-9]{1,2})\s{0,3}日?"
    r"|(?P<cyear>[一二三四五六七八九〇○ＯO零]{4})年(?P<cmonth>[一二三四五六七八九十]{1,2})月(?P<cday>[一二三四五六七八九十]{1,3})日"
)
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s{0,2}(?:年|[—–-]|至)|([一二][一二三四五六七八九〇○零]{3})年")
_SIGNS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0}


def find_day(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The first day named between two offsets: (ISO date, start, end). 2021年2月8日 and 二〇二一年二月八日 alike."""
    for match in _DAY.finditer(text, start, end):
        iso = _iso(match)
        if iso:
            return iso, match.start(), match.end()
    return None


def find_years(text: str, start: int, end: int) -> list[int]:
    """The years named between two offsets, in order: `2021年`, `2021-2023年`, `二〇二一年`."""
    found = []
    for match in _YEAR.finditer(text, start, end):
        found.append(int(match[1]) if match[1] else _digits(match[2]))
    return [year for year in found if 1949 <= year <= 2099]


def _iso(match: re.Match[str]) -> str:
    if match["year"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    else:
        year, month, day = _digits(match["cyear"]), _tens(match["cmonth"]), _tens(match["cday"])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _digits(numeral: str) -> int:
    return int("".join(str(_SIGNS[sign]) for sign in numeral))


def _tens(numeral: str) -> int:
    """十二 → 12, 二十 → 20, 三十一 → 31."""
    if "十" not in numeral:
        return _SIGNS[numeral[-1]]
    tens, _, ones = numeral.partition("十")
    return (_SIGNS[tens] if tens else 1) * 10 + (_SIGNS[ones] if ones else 0)
