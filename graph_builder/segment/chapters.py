"""What the title of a chapter or a line says about the text below it: tasks, requirements, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache, partial

from ..lexicon.word_lists import word_list_faults
from ..lexicon.yaml_file import checked, shipped

FILE = "chapters.yaml"
_LONGEST_HEAD = 8
# 各责任单位要制定方案 · 各级各部门都要高度重视. Must not match 各镇要素保障中心 or 各项工作要点.
_DEMAND = re.compile(r"各[^，,。；;：:（(]{1,16}?(?:都|均|也)?(?:必须|须|应|要(?![素点求闻件道害职急]))")


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
    text = shipped(FILE)
    return read_chapter_words(text)


def read_chapter_words(text: str, *, where: str = FILE) -> ChapterWords:
    """The vocabulary such a YAML text holds: one list of words a key. Raises LexiconError with all its faults."""
    keys = [field.name for field in fields(ChapterWords)]
    data = checked(text, partial(word_list_faults, keys=keys), noun="chapter list", where=where)
    return ChapterWords(**{key: _either(data[key]) for key in keys})


def _either(words: list[str]) -> re.Pattern[str]:
    """One pattern for all words, the longest first, so that 工作任务 is not read as 任务."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))))


def demands_of_all(text: str, start: int, end: int) -> bool:
    """Whether a sentence demands something of all and assigns nothing: 各责任单位要制定方案."""
    return _DEMAND.match(text, start, end) is not None


def heads_tasks(text: str, start: int, end: int) -> bool:
    """Whether a heading says no more than that tasks follow, so that units below it are not its own: 重点任务.

    Not so 推进重点项目, which is a task.
    """
    return end - start <= _LONGEST_HEAD and chapter_words().task.fullmatch(text, start, end) is not None
