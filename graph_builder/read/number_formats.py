"""How Word writes a list number: 3 as 3, 三, c, iii, ③, ⑶, 叁, 丙.

Source of the formats: ECMA-376 part 1, 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

DIGITS = "〇一二三四五六七八九"
SIMPLE_LEGAL = "零壹贰叁肆伍陆柒捌玖"
TRADITIONAL_LEGAL = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
CIRCLED_IDEOGRAPHS = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
PARENTHESIZED_IDEOGRAPHS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
FULL_STOP = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
IN_PARENTHESES = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# Word counts no further; larger numbers come from damaged files and would make endless labels.
LARGEST = 32_767


@lru_cache(maxsize=2048)
def written(value: int, number_format: str) -> str:
    """The number as Word shows it in this format; formats it does not know are shown as decimal."""
    if not 0 <= value <= LARGEST:
        return str(value)
    return _formats().get(number_format, str)(value)


@cache
def _formats() -> dict[str, Callable[[int], str]]:
    thousand: Callable[[int], str] = lambda value: chinese(value, "零一二三四五六七八九", "十百千万")  # noqa: E731
    return {
        "none": lambda _: "",
        "bullet": lambda _: "",
        "decimalZero": lambda value: f"{value:02}",
        "lowerRoman": roman,
        "upperRoman": lambda value: roman(value).upper(),
        "lowerLetter": letter,
        "upperLetter": lambda value: letter(value).upper(),
        "ordinal": ordinal,
        "numberInDash": lambda value: f"- {value} -",
        "decimalFullWidth": lambda value: str(value).translate(FULL_WIDTH),
        "decimalFullWidth2": lambda value: str(value).translate(FULL_WIDTH),
        "chineseCounting": chinese_counting,
        "taiwaneseCounting": chinese_counting,
        "chineseCountingThousand": thousand,
        "taiwaneseCountingThousand": thousand,
        "japaneseCounting": lambda value: chinese(value, DIGITS, "十百千万", bare_one=True),
        "koreanCounting": lambda value: chinese(value, DIGITS, "十百千万", bare_one=True),
        "ideographDigital": lambda value: "".join(DIGITS[int(digit)] for digit in str(value)),
        "japaneseDigitalTenThousand": lambda value: "".join(DIGITS[int(digit)] for digit in str(value)),
        "taiwaneseDigital": lambda value: "".join(DIGITS[int(digit)] for digit in str(value)),
        "chineseLegalSimplified": lambda value: chinese(value, SIMPLE_LEGAL, "拾佰仟万", bare_ten=False),
        "ideographLegalTraditional": lambda value: chinese(value, TRADITIONAL_LEGAL, "拾佰仟萬", bare_ten=False),
        "ideographTraditional": lambda value: _from(STEMS, value),
        "ideographZodiac": lambda value: _from(BRANCHES, value),
        "ideographEnclosedCircle": lambda value: _from(CIRCLED_IDEOGRAPHS, value),
        "ideographParenthesized": lambda value: _from(PARENTHESIZED_IDEOGRAPHS, value),
        "decimalEnclosedCircle": lambda value: _from(CIRCLED, value),
        "decimalEnclosedCircleChinese": lambda value: _from(CIRCLED, value),
        "decimalEnclosedFullstop": lambda value: _from(FULL_STOP, value),
        "decimalEnclosedParen": lambda value: _from(IN_PARENTHESES, value),
    }


def chinese_counting(value: int) -> str:
    """一 … 九十九, and digit by digit from 一〇〇 on."""
    if value >= 100:
        return "".join(DIGITS[int(digit)] for digit in str(value))
    return chinese(value, DIGITS, "十百千万")


def chinese(value: int, digits: str, powers: str, *, bare_ten: bool = True, bare_one: bool = False) -> str:
    """A number in words: 十二, 一百零五. `bare_ten` gives 十二 for 一十二, `bare_one` gives 百五 for 一百零五."""
    if value == 0:
        return digits[0]
    text = ""
    pending_zero = False
    for place in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**place % 10
        if digit == 0:
            pending_zero = bool(text)
            continue
        if pending_zero and not bare_one:
            text += digits[0]
        pending_zero = False
        is_bare = digit == 1 and place > 0 and ((bare_one and place < 4) or (bare_ten and place == 1 and not text))
        text += ("" if is_bare else digits[digit]) + (powers[place - 1] if place else "")
    return text


def roman(value: int) -> str:
    """4 as iv."""
    text = ""
    for size, sign in ROMAN:
        text += sign * (value // size)
        value %= size
    return text


def letter(value: int) -> str:
    """1 as a, 27 as aa, 28 as bb."""
    return "" if value == 0 else chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def ordinal(value: int) -> str:
    """1 as 1st."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value // 10 % 10 != 1 else "th"
    return f"{value}{ending}"


def _from(signs: str, value: int) -> str:
    """The sign for a number, or the number itself beyond the last sign, as Word does."""
    return signs[value - 1] if 1 <= value <= len(signs) else str(value)
