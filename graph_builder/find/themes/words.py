"""Which words the clause grammar for themes turns on: lexicon/theme_grammar.yaml, read and verified."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...errors import nearest
from ...lexicon.yaml_file import checked, shipped
from ..letters import mark

PLACE = "lexicon/theme_grammar.yaml"
# Quotation marks cut as well: what stands inside them comes in by its own door.
CUTS = ',;:。!?()[]{}<>\n\t “”‘’「」『』《》"'
QUOTES = '“”‘’「」『』《》"'


class Sort:
    """What a word can be, as bits; 治理 is a head and, where an object begins, a verb.

    Plain integers: the bits of an enum cost ten times as much, and a plan tests tens of thousands.
    """

    CUT = 1
    VERB = 2
    EDGE_VERB = 4
    ADVERB = 8
    STRONG = 16
    WEAK = 32
    TAIL = 64
    BODY = 128
    PART = 256
    JOIN = 512
    STOP = 1024
    ROUND = 2048
    GENERIC = 4096
    INERT = 8192
    ENTRY = 16384
    FIELD = 32768
    ASSET = 65536
    BANNER = 131072
    TITLING = 262144
    LENGTHENED = 524288
    EVENT = 1048576


HEAD = Sort.STRONG | Sort.WEAK
KEYS: Mapping[str, int] = {
    "verbs": Sort.VERB,
    "edge_verbs": Sort.EDGE_VERB,
    "adverbs": Sort.ADVERB,
    "tails": Sort.TAIL,
    "bodies": Sort.BODY,
    "parts": Sort.PART,
    "joins": Sort.JOIN,
    "stops": Sort.STOP,
    "rounds": Sort.ROUND,
    "generic": Sort.GENERIC,
    "assets": Sort.ASSET,
    "banners": Sort.BANNER,
    "titling": Sort.TITLING,
    "join_words": Sort.INERT,
    "opener_exceptions": Sort.INERT,
}
PLAIN = ("measures", "alone", "telling", "starting", "doing")
LISTS = (*KEYS, *PLAIN, "openers", "ranks", "inner", "inner_heads", "launching", "busy")
HEADS: Mapping[str, int] = {"strong": Sort.STRONG, "weak": Sort.WEAK}
BY_KIND = (*HEADS, "classes")
# How far before the rest of a name its first word stands.
LONGEST_LAUNCHED = 20
KINDS = {"education": "campaign"}


@dataclass(frozen=True, slots=True)
class GrammarWords:
    """Every word with all it can be, and the kind of theme a head makes.

    `openers` may begin a part of a clause, longest first; `classes` sum up a list behind 等, each with its kind;
    `ranks` begin the names of titles; `measures` are words of no phrase worth proposing. `alone` are heads that are
    names, `telling` those that are behind any two characters. `launching` are verbs that a whole name follows,
    `launched` finds what follows one up to the end of a stretch, `busy` what makes a clause of it; no other verb
    follows those under `starting`. `doing` are verbs that somebody is asked to do: 支持院校|深化|产教融合.
    """

    sorts: Mapping[str, int]
    kinds: Mapping[str, str]
    openers: tuple[str, ...]
    classes: Mapping[str, str]
    ranks: tuple[str, ...]
    measures: frozenset[str]
    alone: frozenset[str]
    telling: frozenset[str]
    starting: frozenset[str]
    doing: frozenset[str]
    launching: frozenset[str]
    launched: re.Pattern[str]
    busy: re.Pattern[str]


@cache
def load_words() -> GrammarWords:
    """The words that ship. Raises LexiconError with all faults of the file."""
    return read_words(shipped("theme_grammar.yaml"))


def read_words(text: str) -> GrammarWords:
    """The words of one YAML text. Raises LexiconError with all its faults."""
    raw = checked(text, _faults, noun="theme grammar", where=PLACE)
    sorts: dict[str, int] = dict.fromkeys(CUTS, Sort.CUT)
    # A blank is damage or layout: it ends a name, and the verb before it holds on.
    sorts[" "] = Sort.ADVERB
    kinds: dict[str, str] = {}
    for key, sort in KEYS.items():
        mark(sorts, raw[key], sort)
    for key, sort in HEADS.items():
        for kind, words in raw[key].items():
            mark(sorts, words, sort)
            kinds.update(dict.fromkeys(words, KINDS.get(kind, kind)))
    for verb in raw["inner"]:
        for head in raw["inner_heads"]:
            # Longer words win over shorter: 化解机制 is no verb any more.
            sorts.setdefault(verb + head, sorts.get(head, 0) | Sort.STRONG)
            kinds.setdefault(verb + head, kinds.get(head, "mechanism"))
    # Longest first: 我区 before 我.
    openers = sorted(raw["openers"], key=lambda word: (-len(word), word))
    classes = {word: kind for kind, words in raw["classes"].items() for word in words}
    return GrammarWords(
        sorts=sorts,
        kinds=kinds,
        openers=tuple(openers),
        classes=classes,
        ranks=tuple(raw["ranks"]),
        **{key: frozenset(raw[key]) for key in PLAIN},
        launching=frozenset(raw["launching"]),
        launched=_launched(raw["launching"], raw["adverbs"]),
        busy=re.compile("|".join(raw["busy"])),
    )


def _launched(verbs: Sequence[str], adverbs: Sequence[str]) -> re.Pattern[str]:
    """What follows a launching verb and its adverbs: 实施|做大产业扩大, of which 税源行动 is left."""
    words = [word for word in adverbs if not word.startswith(tuple(verbs))]
    return re.compile(rf"(?:{'|'.join(verbs)})++(?:{'|'.join(words)})*+([一-鿿A-Za-z0-9]{{2,{LONGEST_LAUNCHED}}})\Z")


def _faults(raw: Any) -> Iterator[str]:
    if not isinstance(raw, dict):
        yield "needs to be a mapping"
        return
    for key in sorted(set(raw) - {*LISTS, *BY_KIND}):
        yield f"unknown key '{key}'{nearest(str(key), [*LISTS, *BY_KIND])}"
    for key in LISTS:
        yield from _list_faults(key, raw.get(key))
    for key in BY_KIND:
        kinds = raw.get(key)
        if not isinstance(kinds, dict):
            yield f"{key}: needs kinds of theme, each with a list of words"
            continue
        for kind, words in kinds.items():
            yield from _list_faults(f"{key}.{kind}", words)


def _list_faults(key: str, words: Any) -> Iterator[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        yield f"{key}: needs a list of words"
        return
    seen: set[str] = set()
    for word in words:
        if word in seen:
            yield f"{key}: '{word}' stands twice"
        seen.add(word)
