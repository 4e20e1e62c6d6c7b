"""Which number or bullet a line begins with: 一、 （一） 1. ① 第一条 ▲ and their kin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ..model import Span
from ..numerals import chinese_number

NUMERAL = "一二三四五六七八九十百〇零两廿"
_BLANK = r"[ \t\u3000\xa0]*"
_CN = f"[{NUMERAL}]{{1,5}}"
_ARABIC = "[0-9０-９]{1,3}"
# What comes in whole numbers only, so that a point before it parts a label from a count: 2.12家企业, 4.5个街道.
_WHOLE = "(?:家|所|户|名|张|座|件|处|项|套|辆|台|个(?:街|乡|镇|社区|小区|村|园区|项目|站点|重点|示范|试点|县|区|市))"
# Digits that may stand right behind a label: 2、3月底前 · 2.3月底前 · 3、5个街道. Must not match 1.5万亩 · 3.15晚会.
_COUNTED = rf"(?:(?<=、)[0-9]{{1,5}}(?:个|条|公里)|[0-9]{{1,5}}{_WHOLE}|[0-9]{{1,2}}月(?:底|末|初|中旬|[0-9]{{1,2}}日))"
# What stands behind a bare number and is no part of the label as a reader names it.
_MARKS = "、．.﹒:： \t\r\n\u3000\xa0"

# Kinds from the widest to the narrowest; the order decides where a plan itself gives no evidence.
KINDS = (
    "part",
    "chapter",
    "division",
    "cn",
    "cn_bracket",
    "named",
    "article",
    "digit",
    "decimal",
    "decimal_3",
    "decimal_4",
    "digit_bracket",
    "digit_half",
    "circle",
    "ordinal",
    "bullet",
)
# Labels that set off details within a task, unless these details close with units of their own.
DETAIL_KINDS = frozenset({"digit_bracket", "digit_half", "circle", "ordinal", "bullet"})

_DECIMALS = {2: "decimal", 3: "decimal_3", 4: "decimal_4"}
_DIGITS = re.compile("[0-9０-９]+")
_NUMERALS = re.compile(f"[{NUMERAL}]+")
_FOLLOWING = re.compile(f"({_CN})[、级类等]")
_BULLETS = "▲△▼●○■□◆◇★☆▶►▪•➢✓√"


class Label(NamedTuple):
    """The label of a line. `number` is 0 for bullets; the span takes in the blanks behind the label.

    A named tuple, as a span is: a plan makes one for every number in it.
    """

    kind: str
    number: int
    text: str
    span: Span


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """For each character with which a label can begin, the kinds it can be, one alternative a kind.

    Match 一、总体要求 · （三）全力推进 · 5、主动服务 · 2.2021年底前完成 · 第一条 · 任务一：招商 · ①完善 · ▲推进
    · 2、3月底前完成 · 3、5个街道.
    Must not match 1.5%的增幅 · 2021年 · 3.15晚会.
    """
    number = f"(?:{_CN}|{_ARABIC})"
    families = {
        "第": (
            f"(?P<part>第{number}(?:部分|编|篇)[、.．:：]?)",
            f"(?P<chapter>第{_BLANK}{number}{_BLANK}章[、.．:：]?)",
            f"(?P<division>第{number}节[、.．:：]?)",
            f"(?P<article>第{number}条[、.．:：]?)",
        ),
        "任事项板专行": (f"(?P<named>(?:任务|事项|项目|板块|专题|行动|专项){_BLANK}{number}{_BLANK}[、.．:：])",),
        NUMERAL: (
            "(?P<ordinal>[一二三四五六七八九十]{1,2}是)",
            f"(?P<cn>{_CN}{_BLANK}[、．.﹒])",
        ),
        "(（〔": (
            f"(?P<cn_bracket>[（(〔]{_BLANK}{_CN}{_BLANK}[）)〕][、.．]?)",
            f"(?P<digit_bracket>[（(〔]{_BLANK}{_ARABIC}{_BLANK}[）)〕][、.．]?)",
        ),
        "0123456789０１２３４５６７８９": (
            "(?P<decimal>[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}(?:[、]|(?=[ \t\u3000])))",
            f"(?P<digit>{_ARABIC}{_BLANK}[、.．﹒](?:(?![0-9０-９])|(?=(?:19|20)[0-9]{{2}}年|{_COUNTED})))",
            f"(?P<digit_half>{_ARABIC}[）)])",
        ),
        _run("㈠", "㈩"): ("(?P<cn_bracket>.)",),
        _run("⒈", "⒛"): ("(?P<digit>.)",),
        _run("⑴", "⒇"): ("(?P<digit_bracket>.)",),
        _run("①", "⑳") + _run("㉑", "㉟") + _run("❶", "❿") + _run("➀", "➉"): ("(?P<circle>.[、.．]?)",),
        _BULLETS: ("(?P<bullet>.)",),
        # ——建设产业园区 · - 改造老旧小区. Must not match the page number — 5 —.
        "—–-": (f"(?P<bullet>[—–-]{{1,2}})(?={_BLANK}[^0-9—–\\s-])",),
    }
    compiled = {first: re.compile(f"(?:{'|'.join(kinds)}){_BLANK}") for first, kinds in families.items()}
    return {character: pattern for first, pattern in compiled.items() for character in first}


def _run(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


def read_label(text: str, start: int, end: int) -> Label | None:
    """The label that stands at `start`, or None. Reads no further than a dozen characters."""
    pattern = _patterns().get(text[start])
    match = pattern.match(text, start, end) if pattern is not None else None
    if match is None:
        return None
    kind = match.lastgroup or ""
    written = match[kind]
    number = _numbers().get(written)
    if number is None:
        number = number_of(kind, written)
    behind = match.end()
    if kind == "decimal":
        # 2.1.1 stands below 2.1.
        kind = _DECIMALS[len(_DIGITS.findall(written))]
    if kind == "cn" and _counts_on(text, behind, number):
        return None
    if kind == "bullet" and behind < end and text[behind] not in _BULLETS and text[behind] not in "—–-":
        # ▲3.打造… is item 3 with a mark of its weight.
        inner = read_label(text, behind, end)
        if inner is not None and inner.kind != "bullet":
            return inner._replace(span=Span(start, inner.span.end))
    return Label(kind, number, written.rstrip(_MARKS), Span(start, behind))


def _counts_on(text: str, place: int, number: int) -> bool:
    """Whether a higher numeral follows: 一、二、三级医院 is no label, 四、一、二、三产业融合 begins with one."""
    following = _FOLLOWING.match(text, place)
    if following is None:
        return False
    # 十、百、千工程: a weight alone is one of it.
    return (chinese_number(following[1]) or chinese_number(f"一{following[1]}") or 0) > number


@cache
def _numbers() -> dict[str, int]:
    """The numbers of the labels that plans write most, by the label as written: 十二、 （三） 5、 7."""
    found = {}
    for number in range(1, 100):
        for shape in ("{}、", "{}."):
            found[shape.format(number)] = number
        numeral = _numeral(number)
        for shape in ("{}、", "（{}）", "({})"):
            found[shape.format(numeral)] = number
    return found


def _numeral(number: int) -> str:
    """The Chinese numeral of a number below 100: 12 → 十二, 20 → 二十."""
    tens, ones = divmod(number, 10)
    lead = "" if tens < 2 else NUMERAL[tens - 1]
    return f"{lead}{'十' if tens else ''}{NUMERAL[ones - 1] if ones else ''}"


def number_of(kind: str, written: str) -> int:
    """The number a label of this kind counts: 2 for 1.2, 3 for 第三条, 0 for a bullet."""
    if kind == "bullet":
        return 0
    if kind.startswith("decimal"):
        return int(_DIGITS.findall(written)[-1])
    digits = _DIGITS.search(written)
    if digits is not None:
        return int(digits.group())
    numerals = _NUMERALS.search(written)
    if numerals is not None:
        return chinese_number(numerals.group()) or 0
    return _enclosed(written[0])


def _enclosed(character: str) -> int:
    """The number of a one-character label such as ③, ⒊, ⑶ or ㈢."""
    for first, last, base in (
        ("①", "⑳", 1),
        ("㉑", "㉟", 21),
        ("❶", "❿", 1),
        ("➀", "➉", 1),
        ("㈠", "㈩", 1),
        ("⒈", "⒛", 1),
        ("⑴", "⒇", 1),
        ("Ⅰ", "Ⅻ", 1),
    ):
        if first <= character <= last:
            return ord(character) - ord(first) + base
    return 0


def nesting(labels: Sequence[Label]) -> Counter[tuple[str, str]]:
    """How often a list of one kind begins right below a line of another kind."""
    pairs: Counter[tuple[str, str]] = Counter()
    for above, below in pairwise(labels):
        if below.number == 1 and above.kind != below.kind:
            pairs[above.kind, below.kind] += 1
    return pairs
