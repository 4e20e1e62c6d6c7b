"""What the title of a chapter or a line says about the text below it: tasks, requirements, or neither."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

import yaml

from ..errors import LexiconError, faults

FILE = "chapters.yaml"


@dataclass(frozen=True, slots=True)
class ChapterWords:
    """The vocabulary of chapters.yaml, each list as one pattern."""

    requirement: re.Pattern[str]
    task: re.Pattern[str]
    plan: re.Pattern[str]
    title: re.Pattern[str]
    tail: re.Pattern[str]
    contents: re.Pattern[str]
    organ: re.Pattern[str]
    demand: re.Pattern[str]
    sum: re.Pattern[str]
    aside: re.Pattern[str]


@cache
def chapter_words() -> ChapterWords:
    """The vocabulary that ships. Raises LexiconError with all faults of the file."""
    text = files("graph_builder.lexicon").joinpath(FILE).read_text(encoding="utf-8")
    return read_chapter_words(text)


def read_chapter_words(text: str, *, where: str = FILE) -> ChapterWords:
    """The vocabulary such a YAML text holds: one list of words a key. Raises LexiconError with all its faults."""
    try:
        data = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise LexiconError(faults("chapter list", where, [str(error).replace("\n", " ")])) from error
    keys = [field.name for field in fields(ChapterWords)]
    wrong = _faults(data, keys)
    if wrong:
        raise LexiconError(faults("chapter list", where, wrong))
    return ChapterWords(**{key: _either(data[key]) for key in keys})


def _faults(data: object, keys: list[str]) -> list[str]:
    if not isinstance(data, Mapping):
        return ["expected a mapping of word lists"]
    wrong = [f"{key}: unknown key (allowed: {', '.join(keys)})" for key in data if key not in keys]
    for key in keys:
        words = data.get(key)
        if not isinstance(words, list) or not words:
            wrong.append(f"{key}: expected a list of words")
            continue
        wrong += [f"{key}: {word!r} is no word" for word in words if not isinstance(word, str) or not word]
        wrong += [f"{key}: {word} stands twice" for word in sorted({str(w) for w in words if words.count(w) > 1})]
    return wrong


def _either(words: list[str]) -> re.Pattern[str]:
    """One pattern for all words, the longest first, so that 工作任务 is not read as 任务."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))
