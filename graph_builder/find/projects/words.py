"""Which words projects are found by: lexicon/projects.yaml, read and verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...errors import nearest
from ...lexicon.yaml_file import checked, shipped
from ..letters import mark

PLACE = "lexicon/projects.yaml"
CUTS = ',;:。!?<>\n\t “”‘’「」『』《》"'
STAGES = ("preparation", "start", "ongoing", "completion", "opening", "open")
STRENGTHS = ("strong", "weak")


class Bit:
    """What a word can be, as bits; 改造 is a work and, where an object begins, a verb."""

    CUT = 1
    STOP = 2
    ADVERB = 4
    VERB = 8
    ASSET = 16
    STRONG = 32
    WEAK = 64
    JOIN = 128
    OTHER = 256
    GENERIC = 512
    TRIMMED = 1024
    PROPER = 2048


WORK = Bit.STRONG | Bit.WEAK
LISTS: Mapping[str, int] = {
    "others": Bit.OTHER,
    "generic": Bit.GENERIC,
    "joins": Bit.JOIN,
    "adverbs": Bit.ADVERB,
    "stops": Bit.STOP,
    "trimmed": Bit.TRIMMED,
    "names": 0,
    "proper": Bit.PROPER,
}
BY_NAME = ("assets", "works", "stages")


@dataclass(frozen=True, slots=True)
class ProjectWords:
    """Every word with all it can be, the kind of project an asset makes, and the stage a verb tells."""

    bits: Mapping[str, int]
    kinds: Mapping[str, str]
    stages: Mapping[str, str]


@cache
def load_project_words() -> ProjectWords:
    """The words that ship. Raises LexiconError with all faults of the file."""
    return read_project_words(shipped("projects.yaml"))


def read_project_words(text: str) -> ProjectWords:
    """The words of one YAML text. Raises LexiconError with all its faults."""
    raw = checked(text, _faults, noun="list of project words", where=PLACE)
    bits: dict[str, int] = dict.fromkeys(CUTS, Bit.CUT)
    # A blank is damage or layout: it ends a name, and the verb before it holds on.
    bits[" "] = Bit.ADVERB
    kinds = {word: kind for kind, words in raw["assets"].items() for word in words}
    stages = {word: stage for stage, words in raw["stages"].items() for word in words}
    mark(bits, kinds, Bit.ASSET)
    mark(bits, stages, Bit.VERB)
    mark(bits, raw["works"]["strong"], Bit.STRONG)
    mark(bits, raw["works"]["weak"], Bit.WEAK)
    for key, bit in LISTS.items():
        mark(bits, raw[key], bit)
    mark(bits, raw["proper"], Bit.ASSET)
    kinds.update((word, "street") for word in raw["proper"] if word not in kinds)
    return ProjectWords(bits, kinds, {word: "" if stage == "open" else stage for word, stage in stages.items()})


def _faults(raw: Any) -> Iterator[str]:
    if not isinstance(raw, dict):
        yield "needs to be a mapping"
        return
    allowed = {*LISTS, *BY_NAME}
    for key in sorted(set(raw) - allowed):
        yield f"unknown key '{key}'{nearest(str(key), allowed)}"
    for key in LISTS:
        yield from _list_faults(key, raw.get(key), set())
    for key in BY_NAME:
        named = raw.get(key)
        if not isinstance(named, dict):
            yield f"{key}: needs names, each with a list of words"
            continue
        yield from _name_faults(key, named)
        seen: set[str] = set()
        for name, words in named.items():
            yield from _list_faults(f"{key}.{name}", words, seen)


def _name_faults(key: str, named: Mapping[str, Any]) -> Iterator[str]:
    allowed = {"stages": STAGES, "works": STRENGTHS}.get(key, tuple(named))
    for name in named:
        if name not in allowed:
            yield f"{key}: unknown key '{name}'; allowed are {', '.join(allowed)}"
    for name in allowed:
        if name not in named:
            yield f"{key}: {name} is missing"


def _list_faults(place: str, words: Any, seen: set[str]) -> Iterator[str]:
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        yield f"{place}: needs a list of words"
        return
    for word in words:
        if word in seen:
            yield f"{place}: '{word}' stands twice"
        seen.add(word)
