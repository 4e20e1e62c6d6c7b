"""The patterns of targets, put together from the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .target_words import TargetWords

_NUMBER = r"\d{1,12}(?:,\d{3}){0,3}(?:\.\d{1,4})?"
_YEAR = r"到?20\d\d年(?:底前|底|末)?"


@dataclass(frozen=True, slots=True)
class TargetPatterns:
    """A pattern a kind of anchor, and those that read the clause around one; `hint` tells a sentence worth reading."""

    hint: re.Pattern[str]
    number: re.Pattern[str]
    chinese: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    zero: re.Pattern[str]
    coverage: re.Pattern[str]
    trend: re.Pattern[str]
    rank: re.Pattern[str]
    drop: re.Pattern[str]
    stop: re.Pattern[str]
    strength: re.Pattern[str]
    period: re.Pattern[str]


@cache
def target_patterns(words: TargetWords) -> TargetPatterns:
    """The patterns of a vocabulary, compiled once."""
    measures = _any((*words.chinese_measures, *words.chinese_measures_after_verb))
    units = _any((*words.units, *words.time_units))
    return TargetPatterns(
        hint=_hint(words, units, measures),
        number=re.compile(
            rf"(?:(?P<low>{_NUMBER})%?[-—–~～至到]{{1,2}})?(?P<high>{_NUMBER})(?P<scale>[万亿千百]{{0,2}})[余多]?(?P<unit>{units})"
        ),
        chinese=re.compile(
            rf"(?P<digits>[两二三四五六七八九十][十百]?[一二三四五六七八九]?)[余多]?"
            rf"(?P<unit>{measures})"
        ),
        before=re.compile(rf"(?P<word>{_any(words.before)})(?:在|到|至|为|约)?$"),
        after=re.compile(_any(words.after)),
        zero=re.compile(rf"[“\"]?(?:零(?P<what>{_any(words.zeros)})|(?:动态)?(?P<clear>清零))[”\"]?"),
        coverage=re.compile(r"(?:100%)?全覆盖(?=[”\"]?(?:$|[、，,。；;）)]|和|及|的?目标))"),
        trend=re.compile(r"同比(?:实现)?(?P<way>双下降|下降|减少|降低|上升|提高|提升|增加)(?![至到约]?\d|[\d超不达])"),
        rank=re.compile(
            rf"(?:位居|位列|排名|排在|保持在?|进入|走在|处于|居于?|列)?(?P<scope>{_any(words.rank_scopes)})"
            rf"(?:排名|排位|综合排名)?(?:(?P<word>{_any(words.rank_words)})|前(?P<place>\d{{1,3}})(?:名|位)?)"
        ),
        drop=re.compile(rf"[，,：:\s]|{_any(words.drop_before_metric)}|{_YEAR}"),
        stop=re.compile(r"[、，,。；;：:（(]|，|以及"),
        strength=re.compile(_any(words.strength)),
        period=re.compile(rf"{_YEAR}|{_any(words.periods)}"),
    )


def _hint(words: TargetWords, units: str, measures: str) -> re.Pattern[str]:
    """What every anchor begins with: a set of first characters, which is scanned fastest, then what may follow each."""
    digits, numerals = "0-9０-９", "两二三四五六七八九十百"
    follow = [
        rf"(?<=[{digits}])[{digits}.．]{{0,15}}[万亿千百]{{0,2}}[余多]?{units}",
        rf"(?<=[{numerals}])[余多十百一二三四五六七八九]{{0,3}}{measures}",
        rf"(?<=前)[{digits}]",
        *(rf"(?<={word[0]}){word[1:]}" for word in ("清零", "全覆盖", "同比", *words.rank_words)),
        rf"(?<=零){_any(words.zeros)}",
    ]
    first = "".join(sorted({"前", "清", "全", "同", "零", *(word[0] for word in words.rank_words)}))
    return re.compile(rf"[{digits}{numerals}{first}](?:{'|'.join(follow)})")


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"
