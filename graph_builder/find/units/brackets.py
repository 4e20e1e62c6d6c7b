"""What the brackets behind a name hold: its role, another name of it, persons, a time, or a list of their own."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph_builder.model import Role

from ..answers.labels import find_labels
from ..answers.roles import role_lexicon
from ..times.deadlines import is_deadline
from .groups import is_group
from .names import compact, is_unit_name
from .persons import is_short_name, read_person
from .pieces import is_phrase
from .split import split_list

_LONGEST = 200
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


def read_brackets(text: str, start: int, end: int) -> Brackets:
    """What the brackets at the end of text[start:end] hold, the last one first."""
    found = Brackets(end)
    while found.end > start and text[found.end - 1] == ")":
        opener = _opener(text, max(start, found.end - _LONGEST), found.end - 1)
        if opener <= start or not _take(text, start, opener, found):
            break
    return found


def _take(text: str, start: int, opener: int, found: Brackets) -> bool:
    """Reads the bracket that opens at `opener`; says whether it was cut off the name."""
    low, high = opener + 1, found.end - 1
    inside = compact(text[low:high])
    role = role_lexicon().bracket_roles.get(inside)
    if role is not None:
        found.role = role
    elif is_deadline(inside):
        found.deadlines.append((low, high))
    elif persons := _persons(text, low, high):
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
    if not is_unit_name(outside) or is_group(outside) or is_unit_name(inside) or is_group(inside):
        return False
    return not inside.endswith(_PARTS) and "、" not in inside


def _keep(inside: str, outside: str, found: Brackets) -> None:
    if is_group(outside):
        return
    found.name = outside
    if is_unit_name(inside) and "、" not in inside and not inside.endswith(_PARTS):
        found.alias = inside


def _persons(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The persons a bracket holds; none if it holds anything else."""
    found: list[tuple[int, int, str]] = []
    for piece in split_list(text, start, end):
        words = text[piece.start : piece.end]
        person = None if is_unit_name(compact(words)) else read_person(words, sure=is_short_name(compact(words)))
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
