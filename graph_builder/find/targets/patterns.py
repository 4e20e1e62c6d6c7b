"""The patterns of targets, put together from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from .words import TargetWords

# Possessive: no part of a number is one.
_NUMBER = r"\d{1,12}+(?:,\d{3}){0,3}+(?:\.\d{1,4}+)?+"
_SCALE = "[万亿千百]{0,2}"
_YEAR = r"“?[十三四五六□]{3}”?(?:时期|期间)|[在到]?20\d\d年(?:底前|底|末|前)?"
# 8月底前, 1—6月份, 第三季度末前, ③: when, or which part of a list, never what.
_WHEN = (
    r"(?:\d{1,2}\s?[-—–至]\s?)?\d{1,2}\s?月(?:份|底|末|中旬|上旬|下旬)?(?:\d{1,2}日)?(?:之?前)?"
    r"|第?[一二三四]季度(?:末|底)?前?|[①-⑳]|\d{1,2}[.、．](?=[一-鿿])|\d{1,2}个方面"
)
_NUMERALS = "两二三四五六七八九十"
# The first characters as one set, which is searched fastest.
_NUMERAL = rf"[一{_NUMERALS}](?:(?<!一)|(?=[百千万]))[零一二三四五六七八九十百千万]{{0,7}}"
# A scale alone counts people where people stand behind it, or a bound does: 5.6万农村人口, 1000万以上.
_PEOPLE = r"(?:(?<=[万亿]) ?(?=以上|左右|以内|农村|农业|贫困|人口|群众|居民|农民|市民|学生|游客|老年|老人|职工|劳动力))"
# A ratio has no unit: 收入比控制在1.5以内.
_RATIO = r"(?:(?:(?<=\.\d)|(?<=\.\d\d))(?=以内|以下|之内))"
_PLACE = rf"[\d]{{1,3}}|[一{_NUMERALS}]{{1,3}}"


@dataclass(frozen=True, slots=True)
class TargetPatterns:
    """A pattern a kind of anchor, and those that read the clause around one; `hint` tells a sentence worth reading."""

    hint: re.Pattern[str]
    sentence_end: re.Pattern[str]
    digit: re.Pattern[str]
    numeral: re.Pattern[str]
    number: re.Pattern[str]
    chinese: re.Pattern[str]
    percent: re.Pattern[str]
    each: re.Pattern[str]
    share: re.Pattern[str]
    after: re.Pattern[str]
    wording: re.Pattern[str]
    zero: re.Pattern[str]
    coverage: re.Pattern[str]
    half: re.Pattern[str]
    trend: re.Pattern[str]
    rank: re.Pattern[str]
    ranked: re.Pattern[str]
    asset: re.Pattern[str]
    qualified: re.Pattern[str]
    drop: re.Pattern[str]
    drop_opens: frozenset[str]
    change: re.Pattern[str]
    stop: re.Pattern[str]
    period: re.Pattern[str]
    strength: re.Pattern[str]


@cache
def target_patterns(words: TargetWords) -> TargetPatterns:
    """The patterns of a vocabulary, compiled once."""
    measures = _any((*words.chinese_measures, *words.chinese_measures_after_verb), words.not_before)
    units = _any((*words.units, *words.time_units), words.not_before)
    return TargetPatterns(
        hint=_hint(words, units, measures),
        sentence_end=re.compile(r"[。；;\n]"),
        digit=re.compile(r"\d"),
        numeral=re.compile(f"[{_NUMERALS}百千一]"),
        number=re.compile(
            rf"(?:(?P<low>{_NUMBER}) ?{_SCALE}(?:{units})? ?[-—–~～至到]{{1,2}} ?)?"
            rf"(?P<high>{_NUMBER}) ?(?P<scale>{_SCALE})[余多]?(?: ?(?P<unit>{units})|{_PEOPLE}|{_RATIO})"
        ),
        chinese=re.compile(rf"(?P<digits>{_NUMERAL})[余多]?(?P<unit>{measures})"),
        percent=re.compile(rf"百分之(?P<percent>{_NUMERAL})|(?P<tenths>[{_NUMERALS}])成(?=以上|左右|以内)"),
        each=re.compile(r"(?:每[人户月年天日亩]){0,2} ?$"),
        share=re.compile(rf"(?P<word>{_any(words.bounds)})(?P<base>[一-鿿]{{2,10}})的$"),
        after=re.compile(f" ?{_any(words.after)}"),
        wording=re.compile(f"[零清全同双半番前{''.join(sorted({word[0] for word in words.rank_words}))}]"),
        zero=re.compile(
            rf"[“\"]?(?:零(?P<what>{_any(words.zeros)})|(?:动态)?(?P<clear>清零))[”\"]?(?!行动|计划|工程|专项|活动|总?方针|政策|策略)"
        ),
        coverage=re.compile(r"[“\"]?(?:100%)?全覆盖(?=[”\"]?(?:$|[、，,。；;）)]|和|及|的?目标))"),
        half=re.compile(r"再?(?:压减|压缩|减少|缩短|缩减|精简)一半|减半(?!征)|(?P<double>翻一?番)"),
        trend=re.compile(
            r"同比(?:实现)?(?P<way>双下降|双降|下降|减少|降低|上升|提高|提升|增加)(?![至到约]?\d|[\d超不达])"
            r"|[“\"]?(?P<double>双下降|双降)[”\"]?"
        ),
        rank=re.compile(
            rf"(?:位居|位列|排名|排在|保持在?|进入|走在|处于|居于?|列|跻身)?(?P<scope>{_any(words.rank_scopes)})"
            rf"(?:排名|排位|综合排名|综合)?(?:(?P<word>{_any(words.rank_words)})|前(?P<place>{_PLACE})(?:名|位|强)?"
            rf"(?![年月期个项%]))"
        ),
        ranked=re.compile(f"前|{_any(words.rank_words)}"),
        asset=re.compile(rf"[一-鿿]{{0,8}}?{_any(words.assets)}"),
        qualified=re.compile(r" ?(?P<of>的)?(?P<noun>[一-鿿“]{2})"),
        drop=re.compile(rf"{_YEAR}|[，,：:\s“]|{_WHEN}|{_any(words.drop_before_metric)}"),
        drop_opens=frozenset(
            {*"“十三四五六□在到20123456789０１２３４５６７８９第一二四①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳，,：: \t\n\r\f\v\u3000\xa0"}
            | {word[0] for word in words.drop_before_metric}
        ),
        change=re.compile(r"[由从][\d.]{1,12}[%万亿千个人元家件]{0,4}$"),
        stop=re.compile(r"[、，,。；;：:（(]|，|以及"),
        period=re.compile(rf"{_YEAR}|{_any(words.periods)}"),
        strength=re.compile(_any(words.strength)),
    )


def _hint(words: TargetWords, units: str, measures: str) -> re.Pattern[str]:
    """What every anchor begins with: a set of first characters, which is scanned fastest, then what may follow each."""
    digits, numerals = "0-9０-９", "两二三四五六七八九十百千"
    follow = [
        rf"(?<=[{digits}])[{digits}.．]{{0,15}} ?[万亿千百]{{0,2}}[余多]?(?: ?{units}|{_PEOPLE}|{_RATIO})",
        rf"(?<=[{numerals}])[余多十百千零一二三四五六七八九]{{0,3}}{measures}",
        rf"(?<=前)[{digits}一{_NUMERALS}]",
        rf"(?<=百)分之[{_NUMERALS}]",
        rf"(?<=[{_NUMERALS}])成(?:以上|左右|以内)",
        *(
            rf"(?<={word[0]}){word[1:]}"
            for word in ("清零", "全覆盖", "同比", "双下降", "双降", "一半", "减半", "翻番", "翻一番")
        ),
        *(rf"(?<={word[0]}){word[1:]}" for word in words.rank_words),
        rf"(?<=零){_any(words.zeros)}",
    ]
    first = "".join(sorted({*"前清全同零双一减翻", *(word[0] for word in words.rank_words)}))
    return re.compile(rf"[{digits}{numerals}{first}](?:{'|'.join(follow)})")


def _any(words: Iterable[str], not_before: Mapping[str, str] | None = None) -> str:
    """One of the words, the longest first; one that opens other words (片 in 片区) only where it does not.

    Words are grouped by their first characters, so that most are passed over at once.
    """
    barred = not_before or {}
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rest = re.escape(word[1:]) + (f"(?![{barred[word]}])" if word in barred else "")
        groups.setdefault(word[0], []).append(rest)
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items()) + ")"
