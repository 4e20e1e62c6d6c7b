"""What a Chinese numeral counts."""

from __future__ import annotations

import re

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_ONE = "[一二两三四五六七八九]"
_WEIGHTS = {"千": 1000, "百": 100, "十": 10}
# 三千五百, 一百零五, 十二, 一百二 (a digit behind a weight counts its tenths).
_SECTION = re.compile(rf"(?:({_ONE})千)?零?(?:({_ONE})百)?零?(?:({_ONE}?)(十))?零?({_ONE})?")
_YEAR = 4


def chinese_number(numeral: str) -> int | None:
    """The value of a numeral: 十二 → 12, 三千五百 → 3500, 三万五 → 35000, digit by digit 二〇二一 → 2021.

    None for what is no numeral or says no single number: 几十, 三四 (three or four).
    """
    numeral = numeral.replace("廿", "二十").replace("卅", "三十")
    if numeral and _DIGITS.keys() >= set(numeral):
        return _digit_by_digit(numeral)
    total = 0
    for sign, weight in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = numeral.partition(sign)
        if not found:
            continue
        value = _section(head)
        if value is None:
            return None
        total += value * weight
        if tail in _DIGITS:
            return total + _DIGITS[tail] * weight // 10
        if not tail:
            return total
        numeral = tail
    rest = _section(numeral)
    return None if rest is None else total + rest


def _digit_by_digit(numeral: str) -> int | None:
    if 1 < len(numeral) != _YEAR and not any(_DIGITS[sign] == 0 for sign in numeral):
        return None
    return int("".join(str(_DIGITS[sign]) for sign in numeral))


def _section(numeral: str) -> int | None:
    """The value of a numeral below ten thousand, None for what is none."""
    match = _SECTION.fullmatch(numeral)
    if match is None or not numeral:
        return None
    thousands, hundreds, tens, ten, ones = (_DIGITS.get(sign, 0) if sign else 0 for sign in match.groups(default=""))
    if match[4]:
        ten = 10 * (tens or 1)
    return thousands * 1000 + hundreds * 100 + ten + ones * _WEIGHTS.get(numeral[-2:-1], 10) // 10
