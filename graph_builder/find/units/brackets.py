"""What the brackets behind a name hold: its role, another name of it, persons, a time, or a list of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_builder.model import Role

from ..answers.labels import find_labels
from ..answers.roles import role_lexicon
from ..times.deadlines import is_deadline
from .groups import is_group
from .names import compact, is_unit_name, unit_words
from .persons import has_surname, is_short_name, read_person
from .pieces import is_phrase
from .split import split_list

_LONGEST = 200
# Matches （以下各项均需各县区落实，不再列出） and （下同）, remarks on a set too; not （新区）.
_RULE = re.compile("^(?:以下|以上|上述|下同)|不再")
# A bracket that ends so names a part of the body (区商务委（招商科）), not the body again.
_PARTS = ("科", "股", "处", "室", "站", "队", "区")


@dataclass(slots=True)
class Brackets:
    """The name ends at `end`; `name` is set where it is shorter than that (an alias or a remark stays in the raw text).

    `lists` are the insides to be read as stretches of their own: 区民政局（区财政局配合）.
    """

    end: int
    role: Role | None = None
    alias: str = ""
    name: str = ""
    persons: list[tuple[int, int, str]] = field(default_factory=list)
    deadlines: list[tuple[int, int]] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)


def read_brackets(text: str, start: int, end: int, *, sure: bool = False) -> Brackets:
    """What the brackets at the end of text[start:end] hold, the last one first.

    `sure` says that a label promises persons: 林森 in 区征收中心（林森） may be one.
    """
    found = Brackets(end)
    while found.end > start and text[found.end - 1] == ")":
        opener = _opener(text, max(start, found.end - _LONGEST), found.end - 1)
        if opener <= start or not _take(text, start, opener, found, sure=sure):
            break
    return found


def _take(text: str, start: int, opener: int, found: Brackets, *, sure: bool) -> bool:
    """Reads the bracket that opens at `opener`; says whether it was cut off the name."""
    low, high = opener + 1, found.end - 1
    inside = compact(text[low:high])
    role = role_lexicon().bracket_roles.get(inside)
    if role is not None:
        found.role = role
    elif is_deadline(inside):
        found.deadlines.append((low, high))
    elif persons := _persons(text, low, high, sure=sure):
        found.persons += persons
    elif find_labels(text, low, high) or is_phrase(inside):
        found.lists.append((low, high))
    elif not _is_remark(inside, compact(text[start:opener])):
        _keep(inside, compact(text[start:opener]), found)
        return False
    found.end = opener
    return True


def _is_remark(inside: str, outside: str) -> bool:
    """Whether a bracket says something of a body and not its name: 县水务局（负责骨干工程）, not 各街办（新区）."""
    if _RULE.search(inside):
        return True
    if inside in unit_words().suffixes:
        return False  # 市档案局（馆）: a second type
    if not is_unit_name(outside) or is_group(outside) or is_unit_name(inside) or is_group(inside):
        return False
    return not inside.endswith(_PARTS) and "、" not in inside


def _keep(inside: str, outside: str, found: Brackets) -> None:
    if is_group(outside):
        return
    found.name = outside
    if is_unit_name(inside) and "、" not in inside and not inside.endswith(_PARTS):
        found.alias = inside


def _persons(text: str, start: int, end: int, *, sure: bool) -> list[tuple[int, int, str]]:
    """The persons a bracket holds; none if it holds anything else."""
    found: list[tuple[int, int, str]] = []
    for piece in split_list(text, start, end):
        words = text[piece.start : piece.end]
        bare = compact(words)
        is_sure = is_short_name(bare) or (sure and has_surname(bare))
        person = None if is_unit_name(bare) else read_person(words, sure=is_sure)
        if person is None:
            return []
        found.append((piece.start + person.start, piece.start + person.end, person.post))
    return found


def _opener(text: str, low: int, closer: int) -> int:
    depth = 0
    for at in range(closer, low - 1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return at
    return -1
