"""Which quoted phrases of a text are themes: quotation marks are strong evidence, not proof."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import NamedTuple

from ...lexicon.word_lists import word_list_faults
from ...lexicon.yaml_file import checked, shipped

PLACE = "lexicon/quoted_words.yaml"
KEYS = (
    *("followers", "harmless", "endings", "spared", "beginnings", "kept", "figures", "formulas"),
    *("preventing", "preventing_nouns", "before_preventing"),
)
# A theme is a phrase: what is longer is a sentence somebody said.
LONGEST = 26
# How far before a quoted phrase its verb is looked for.
REACH = 9
_MARKS = re.compile(
    r"“[^“”\n]{1,80}”|‘[^‘’\n]{1,80}’|「[^「」\n]{1,80}」|『[^『』\n]{1,80}』|《[^《》\n]{1,120}》|\"[^\"\n]{1,40}\""
)
# Whatever a phrase ends in, it is the name of what is so called: “控药残 促提升”|三年行动.
_PROGRAMME = re.compile(r"[一二三五百\d]*[年日月]?(?:系列)?(?:专项|攻坚|提升|整治)?(?:行动|工程|计划|活动|战略)")
# 五聚焦五提升 is a formula, 双提升 a result.
_NUMERALS = re.compile("[一二三四五六七八九十两双]")
# 村BA, AI赋能: letters make a name of one character.
_LETTERED = re.compile(r"[一-鿿][A-Z]{2,}|[A-Z]{2,}[一-鿿]")
_HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """The words that tell a quoted non-theme; lists of words as tuples for startswith and endswith."""

    followers: tuple[str, ...]
    harmless: tuple[str, ...]
    endings: tuple[str, ...]
    spared: tuple[str, ...]
    beginnings: tuple[str, ...]
    kept: tuple[str, ...]
    preventing: re.Pattern[str]
    figures: frozenset[str]
    formulas: re.Pattern[str]


class Quoted(NamedTuple):
    """A quoted phrase: the offsets of its words without the marks; `is_title` for 《…》, which is a citation."""

    start: int
    end: int
    is_title: bool


def find_quoted(text: str) -> list[Quoted]:
    """All quoted phrases of a text, outermost marks first, in order."""
    spans = [match.span() for match in _MARKS.finditer(text)]
    return [Quoted(start + 1, end - 1, text[start] == "《") for start, end in spans]


def mask(text: str, quoted: Sequence[Quoted]) -> str:
    """The text with the words inside quotation marks blanked out, of the same length."""
    if not quoted:
        return text
    parts: list[str] = []
    done = 0
    for phrase in quoted:
        parts += text[done : phrase.start], "□" * (phrase.end - phrase.start)
        done = phrase.end
    parts.append(text[done:])
    return "".join(parts)


def is_theme(text: str, phrase: Quoted, words: QuotedWords) -> bool:
    """Whether a quoted phrase names a theme.

    Matches 推动“一业一证”试点; must not match 引入“国”字头项目, “哨点”功能, “一站式”解纷服务, “零发案”成果.
    """
    inside = text[phrase.start : phrase.end]
    behind = phrase.end + 1
    is_called = _PROGRAMME.match(text, behind) is not None
    if len(inside) > LONGEST or (len(_HAN.findall(inside)) < 2 and not _LETTERED.fullmatch(inside)):
        return _is_formula(text, phrase, words)
    if inside in words.figures:
        # “防火墙”|工程, “头雁”|项目: a picture that gave a programme its name.
        return is_called or text.startswith("项目", behind)
    if "。" in inside or "?" in inside:
        return False
    if inside.startswith(words.beginnings) and not inside.startswith(words.kept):
        return False
    if inside.endswith(words.endings) and not inside.endswith(words.spared):
        return is_called or len(_NUMERALS.findall(inside)) > 1
    if not is_called and words.preventing.search(text, max(0, phrase.start - REACH), phrase.start - 1):
        return False
    return not text.startswith(words.followers, behind) or text.startswith(words.harmless, behind)


def _is_formula(text: str, phrase: Quoted, words: QuotedWords) -> bool:
    """Numbered formulas name programmes: “1+3+N”, “361”产业集群; “12345”热线, “110” and “3·15” do not."""
    inside = text[phrase.start : phrase.end]
    if "+" in inside:
        return 3 <= len(inside) <= 10
    return inside.isdecimal() and words.formulas.match(text, phrase.end + 1) is not None


@cache
def load_quoted_words() -> QuotedWords:
    """The words that ship. Raises LexiconError with all faults of the file."""
    return read_quoted_words(shipped("quoted_words.yaml"))


def read_quoted_words(text: str) -> QuotedWords:
    """The words of one YAML text. Raises LexiconError with all its faults."""
    raw = checked(text, partial(word_list_faults, keys=KEYS), noun="list of quoted words", where=PLACE)
    return QuotedWords(
        followers=tuple(raw["followers"]),
        harmless=tuple(raw["harmless"]),
        endings=tuple(raw["endings"]),
        spared=tuple(raw["spared"]),
        beginnings=tuple(raw["beginnings"]),
        kept=tuple(raw["kept"]),
        preventing=_preventing(raw),
        figures=frozenset(raw["figures"]),
        formulas=re.compile(rf"[^,;。、“”]{{0,8}}?(?:{'|'.join(raw['formulas'])})"),
    )


def _preventing(raw: Mapping[str, list[str]]) -> re.Pattern[str]:
    """What says that a phrase is to be prevented: 化解“大班额”, 持续整治“黑车”; not 交通安全整治“百日行动”."""
    always, nouns, before = ("|".join(raw[key]) for key in ("preventing", "preventing_nouns", "before_preventing"))
    return re.compile(rf"(?:{always}|(?:(?<![一-鿿])|(?:{before}))(?:{nouns}))[^,;。、“”]*$")
