"""The commonest stretch, read at once: one label, or none, before names that need no second look.

`(责任单位:区商务委、区科委、各街镇)` is one; with a verb, a bracket, a blank, 和 or 等 in it, it is none, and the list
reader takes its time. Most stretches of most plans are of this kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_builder.model import Basis, Role, Span, UnitMention
from graph_builder.outline import AnswerBlock

from ..answers.labels import opening_label
from ..answers.roles import role_lexicon
from .elide import inherited_prefix, own_level, shared_endings
from .pieces import goes_on, plain_kind

# Matches `(责任单位:甲局、乙局)` and `甲局、乙局。`; not `(甲局牵头(乙局配合))`, nor `责任单位: 甲局;配合单位:乙局`.
_PLAIN = re.compile(
    r"(?P<open>\()?(?:(?P<label>[\u4e00-\u9fff]{2,12}): ?)?"
    r"(?P<names>[\u4e00-\u9fff、]+|[\u4e00-\u9fff,]+)(?(open)\))[。.]?"
)


class _Facts(NamedTuple):
    kind: str
    level: str


def read_plain(text: str, folded: str, block: AnswerBlock, rank: int) -> list[UnitMention] | None:
    """The units of a block whose text, folded, is a plain stretch, the first with this rank.

    None for a stretch that must be read piece by piece.
    """
    match = _PLAIN.fullmatch(folded)
    if match is None:
        return None
    _, word, names = match.groups()
    role = block.role
    if word is not None:
        label = role_lexicon().labels.get(word)
        if label is None or label.kind != "units" or label.first_is_lead:
            return None
        role = label.role
    elif opening_label(folded, match.start("names"), len(folded)) is not None:
        return None
    start = block.span.start + match.start("names")
    raw = text[start : start + len(names)]
    # Folding leaves most names as they are: then one string serves as both.
    listed = _Listed(names if raw == names else raw, start, role or "responsible", block.basis, rank)
    return _units(names, listed)


class _Listed(NamedTuple):
    """A plain list as written, where it starts, what its units share, and the rank of its first."""

    raw: str
    start: int
    role: Role
    basis: Basis
    rank: int


def _units(listed: str, written: _Listed) -> list[UnitMention] | None:
    raw, start, role, basis, rank = written
    names = listed.split("、" if "、" in listed else ",")
    full_names = shared_endings(names) if len(names) > 1 else names
    units: list[UnitMention] = []
    held = before = ""
    at = 0
    for place, name in enumerate(names):
        kind, level = _facts(name)
        if not kind or len(name) == 1 or (kind == "group" and place and goes_on(before, name)):
            return None
        held = level or held
        prefix = "" if level or not held or kind == "group" else inherited_prefix(held, name)
        end = at + len(name)
        as_written = name if raw is listed else raw[at:end]
        span, full = Span(start + at, start + end), prefix + full_names[place]
        units.append(UnitMention(as_written, span, role, basis, rank + place, kind == "group", False, prefix, "", full))
        at, before = end + 1, name
    return units


@lru_cache(maxsize=2048)
def _facts(name: str) -> _Facts:
    kind = plain_kind(name)
    return _Facts(kind, own_level(name) if kind == "unit" else "")
