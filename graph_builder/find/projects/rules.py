"""The expressions of the grammar for projects, over a text spelled in letters (see find/letters.py).

A part is what stands between two limits (marks, verbs, adverbs, stop words). One expression runs over all parts of a
passage and passes those without an asset or a strong work. In a piece of a part one more finds the asset that a chain
of works follows up to its end: 光华|医院|迁建.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..letters import FILLS, MUTE, Alphabet, is_single, none_of, one_of, word
from .words import WORK, Bit, ProjectWords

# 2.0版: what may stand between an asset and its works, as may a bracket: 生态修复三期|(正定段).
VERSION = r"(?:\d+\.\d+版?|\d+版)"
_BETWEEN = rf"{VERSION}?+(?:\([^()]*+\)(?:[^()]*+\))*+)?+"
# What may bring the words that the members of a list share.
SUM = "等"
# How far back a version at the end may begin.
LONGEST_VERSION = 6
# The groups of `Rules.part`: where the last mark or stop word before the part ends, the last verb, the part.
CUT, VERB, PART = 1, 2, 3

_BOUNDS = Bit.CUT | Bit.STOP | Bit.ADVERB
_INNER = Bit.ASSET | WORK


@dataclass(frozen=True, slots=True)
class Rules:
    """What the grammar looks for in the letters of a text, and what the words it finds mean."""

    words: ProjectWords
    alphabet: Alphabet
    part: re.Pattern[str]
    # An asset or work at the end of a piece, or what may be a name otherwise.
    ending: re.Pattern[str]
    # A verb behind a part, over adverbs; one that a part begins with; what says in a part that something is done.
    behind: re.Pattern[str]
    first: re.Pattern[str]
    telling: re.Pattern[str]
    # Where a list parts. In a piece: an asset with the works behind it, works alone.
    join: re.Pattern[str]
    chain: re.Pattern[str]
    works: re.Pattern[str]
    # Any word; an asset; at the end of a piece: what is not of its name, what makes it something else.
    word: re.Pattern[str]
    asset: re.Pattern[str]
    last_asset: re.Pattern[str]
    trimmed: re.Pattern[str]
    other: re.Pattern[str]
    # Two characters that say something.
    said: re.Pattern[str]
    # The letters of works, strong works, verbs, of what may stand before a verb behind a part, of marks, and of what
    # ends a clause behind a verb.
    work: frozenset[str]
    strong: frozenset[str]
    verbs: frozenset[str]
    leading: frozenset[str]
    cuts: frozenset[str]
    ends: frozenset[str]
    # Those of proper names of assets, of words that say nothing, and of those that name something else.
    proper: frozenset[str]
    silent: frozenset[str]
    others: frozenset[str]


def letter_of(bits: int) -> str:
    """The class of a word: U an asset or a strong work, V a verb, C a mark or stop word, A an adverb, O the rest.

    What may be an asset or a work ends no part, whatever else it is (改造); nor does a word that names nothing in
    particular: it is a verb only where a part begins (保护|某某城墙, 知识产权保护中心).
    """
    if bits & _INNER:
        return "U" if bits & (Bit.ASSET | Bit.STRONG) else "O"
    if bits & Bit.VERB:
        return "O" if bits & Bit.GENERIC else "V"
    if bits & _BOUNDS:
        return "C" if bits & (Bit.CUT | Bit.STOP) else "A"
    return "O"


def make_rules(words: ProjectWords) -> Rules:
    """The rules for some words."""
    alphabet = Alphabet(words.bits, _is_silent)

    def having(bits: int, but: int = 0) -> str:
        return alphabet.where(lambda its: its & bits != 0 and not its & but)

    assets, work, verbs, joins = (having(bits) for bits in (Bit.ASSET, WORK, Bit.VERB, Bit.JOIN))
    known = alphabet.where(lambda _: True)
    telling = alphabet.where(lambda bits: bits & _INNER != 0 and bits & (Bit.STRONG | Bit.VERB) != 0)
    done = f"{word(work)}{_BETWEEN}"
    return Rules(
        words=words,
        alphabet=alphabet,
        part=re.compile(_part(alphabet), re.VERBOSE),
        behind=re.compile(f"(?:{word(having(Bit.ADVERB))})*+({word(having(Bit.VERB, Bit.ADVERB))})"),
        first=re.compile(f"{word(verbs)}(?!{one_of(_letters(alphabet, 'VCA'))})"),
        # 某遗址公园|提升, 某核心区|开发: an asset, and what is done to it.
        telling=re.compile(rf"{one_of(telling)}|{word(assets)}{word(having(Bit.WEAK))}{none_of(known)}*+\Z"),
        ending=re.compile(
            rf"{word(_letters(alphabet, 'U'))}{_BETWEEN}(?:{done})*+(?:{one_of(joins, SUM)}|\Z)|{one_of(SUM, '.版')}"
        ),
        join=re.compile(word(joins)),
        chain=re.compile(rf"({word(assets)}){_BETWEEN}((?:{done})*+)\Z"),
        works=re.compile(rf"(?:{done})++\Z"),
        word=re.compile(word(known)),
        asset=re.compile(word(assets)),
        last_asset=re.compile(rf"{word(assets)}\Z"),
        trimmed=re.compile(rf"{word(having(Bit.TRIMMED))}\Z"),
        other=re.compile(rf"{word(having(Bit.OTHER | Bit.GENERIC))}\Z"),
        said=re.compile(_said(alphabet, having)),
        work=frozenset(work),
        strong=frozenset(having(Bit.STRONG)),
        verbs=frozenset(verbs),
        leading=frozenset(having(Bit.VERB | Bit.ADVERB)),
        cuts=frozenset(having(Bit.CUT)),
        ends=frozenset(having(Bit.CUT | Bit.VERB | Bit.JOIN)),
        proper=frozenset(having(Bit.PROPER)),
        silent=frozenset(alphabet.where(_is_silent) + MUTE),
        others=frozenset(having(Bit.OTHER)),
    )


def _is_silent(bits: int) -> bool:
    """Whether a word says nothing of what is named."""
    return bits & (Bit.GENERIC | WORK | Bit.OTHER) != 0


def _letters(alphabet: Alphabet, classes: str) -> str:
    return alphabet.where(lambda bits: letter_of(bits) in classes)


def _part(alphabet: Alphabet) -> str:
    useful, verbs, cuts, adverbs = (_letters(alphabet, letter) for letter in "UVCA")
    return rf"""
        (?> (?: {none_of(verbs, cuts, adverbs, useful)}*+
            # Adverbs leave the verb before them in force. (Groups that could fail here would be spoilt by re.)
            (?: {word(cuts)} () | {word(adverbs)} | (?={one_of(verbs)}) ({word(verbs)}) ) )* )
        # Without the second the rest of a text without assets would be read again from each of its words.
        (?: ({none_of(verbs, cuts, adverbs)}++) | \Z )
        """


def _said(alphabet: Alphabet, having: Callable[..., str]) -> str:
    # 新|长|铁路: one character is no word of its own in a name, nor in 顾|村|公园.
    silent = "".join(
        letter for letter in alphabet.where(_is_silent) if not is_single(letter) or letter not in having(Bit.OTHER)
    )
    single = "".join(filter(is_single, silent))
    unknown = none_of(alphabet.where(lambda _: True), FILLS)
    pass_over, says = f"{one_of(silent, MUTE)}*+", none_of(silent, MUTE)
    return f"{pass_over}(?:{unknown}{one_of(single)}|{says}{pass_over}{says})"
