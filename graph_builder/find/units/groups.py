"""Whether a phrase names a set of bodies (各街镇, 区有关部门) instead of one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from graph_builder.lexicon.word_lists import word_list_faults
from graph_builder.lexicon.yaml_file import checked, shipped

from .names import unit_words

_KEYS = ("marks", "not_groups", "alone", "nouns", "ends")
# 十镇三街, 16个区, 三个街道: a number before a noun of the list.
_COUNTED_TWICE = re.compile(
    r"^(?:[0-9一二三四五六七八九十两]{1,3}(?:个|家)?(?:街道|街|镇|乡|区|县|市|园区|园|场|办)){1,4}$"
)
_COUNTED = re.compile(r"^(?:全[省市区县州镇乡]?)?(?:[0-9一二三四五六七八九十两]{1,4}(?:个|家|所)?)")
_LONGEST = 80
_LATEST_DETERMINER = 6  # 中省驻市有关单位
_DETERMINERS = ("各", "有关", "相关", "其他", "其它", "所有", "全体", "涉及", "所属", "下属")


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The vocabulary of groups.yaml, ready for lookup."""

    marks: re.Pattern[str]
    not_groups: re.Pattern[str]
    alone: frozenset[str]
    nouns: frozenset[str]
    ends: tuple[str, ...]


@cache
def group_words() -> GroupWords:
    """The shipped vocabulary. Raises LexiconError with every fault of the file at once."""
    text = shipped("groups.yaml")
    return load_group_words(text, where="groups.yaml")


def load_group_words(text: str, *, where: str) -> GroupWords:
    """The vocabulary a YAML text describes. Raises LexiconError with every fault at once."""
    data = checked(text, partial(word_list_faults, keys=_KEYS), noun="group lexicon", where=where)
    return GroupWords(
        marks=re.compile("|".join(data["marks"])),
        not_groups=re.compile("|".join(data["not_groups"])),
        alone=frozenset(data["alone"]),
        nouns=frozenset(data["nouns"]),
        ends=tuple(data["ends"]),
    )


def is_group(name: str) -> bool:
    """Whether compact text names a set: 各街镇, 相关部门和国企集团 do, 区直机关工委 does not."""
    return 0 < len(name) <= _LONGEST and _is_group(name)


@lru_cache(maxsize=2048)
def _is_group(name: str) -> bool:
    words = group_words()
    if name in words.nouns or _COUNTED_TWICE.match(name):
        return True
    counted = _COUNTED.match(name)
    if counted and name[counted.end() :] in words.nouns:
        return True
    return name.endswith(_ends_of_groups()) and bool(words.marks.search(words.not_groups.sub("", name)))


@cache
def _ends_of_groups() -> tuple[str, ...]:
    """What a set of bodies ends in: `各地各有关单位`; `各地天气以晴好为主` is a sentence."""
    words = group_words()
    return (*sorted(words.nouns), *words.ends, *unit_words().suffixes, ")", "等")


def is_bare_noun(name: str) -> bool:
    """Whether a piece is only a kind of body and so part of the group before it: 街道 in 各镇、街道."""
    return name in group_words().nouns and name not in group_words().alone


def begins_group(name: str) -> bool:
    """Whether a phrase begins a set of its own: 各有关部门, 区有关部门."""
    return any(0 <= name.find(word) <= _LATEST_DETERMINER for word in _DETERMINERS)
