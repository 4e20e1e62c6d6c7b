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
    listed = _Listed(text, block.span.start + match.start("names"), role or "responsible", block.basis, rank)
    return _units(names.split("、" if "、" in names else ","), listed)


class _Listed(NamedTuple):
    """What the units of a plain list share, where it starts, and the rank of its first."""

    text: str
    start: int
    role: Role
    basis: Basis
    rank: int


def _units(names: list[str], listed: _Listed) -> list[UnitMention] | None:
    text, start, role, basis, rank = listed
    written = shared_endings(names) if len(names) > 1 else names
    units: list[UnitMention] = []
    held = before = ""
    for at, name in enumerate(names):
        kind, level = _facts(name)
        if not kind or (kind == "group" and at and goes_on(before, name)):
            return None
        held = level or held
        prefix = "" if level or not held or kind == "group" else inherited_prefix(held, name)
        end = start + len(name)
        span, full = Span(start, end), prefix + written[at]
        units.append(
            UnitMention(text[start:end], span, role, basis, rank + at, kind == "group", False, prefix, "", full)
        )
        start, before = end + 1, name
    return units


@lru_cache(maxsize=8192)
def _facts(name: str) -> _Facts:
    kind = plain_kind(name)
    return _Facts(kind, own_level(name) if kind == "unit" else "")
