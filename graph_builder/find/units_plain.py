"""The commonest stretch, read at once: one label, or none, before names that need no second look.

`(责任单位:区商务委、区科委、各街镇)` is one; with a verb, a bracket, a blank, 和 or 等 in it, it is none, and the list
reader takes its time. Most stretches of most plans are of this kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_builder.model import Basis, Role
from graph_builder.outline import AnswerBlock

from .roles import role_lexicon
from .units_elide import inherited_prefix, own_level, shared_endings
from .units_labels import opening_label
from .units_pieces import goes_on, plain_kind

# Matches `(责任单位:甲局、乙局)` and `甲局、乙局。`; not `(甲局牵头(乙局配合))`, nor `责任单位: 甲局;配合单位:乙局`.
_PLAIN = re.compile(
    r"(?P<open>\()?(?:(?P<label>[\u4e00-\u9fff]{2,12}): ?)?"
    r"(?P<names>[\u4e00-\u9fff、]+|[\u4e00-\u9fff,]+)(?(open)\))[。.]?"
)


class ListedUnit(NamedTuple):
    """A unit of a list before its lead is decided; offsets are those of the whole text."""

    start: int
    end: int
    name: str
    role: Role
    basis: Basis
    is_group: bool = False
    is_open: bool = False
    elided: str = ""
    alias: str = ""


class _Facts(NamedTuple):
    kind: str
    level: str


def read_plain(folded: str, block: AnswerBlock) -> list[ListedUnit] | None:
    """The units of a block whose text, folded, is a plain stretch; None for one that must be read piece by piece."""
    match = _PLAIN.fullmatch(folded)
    if match is None:
        return None
    word, names = match["label"], match["names"]
    role = block.role
    if word is not None:
        label = role_lexicon().labels.get(word)
        if label is None or label.kind != "units" or label.first_is_lead:
            return None
        role = label.role
    elif opening_label(folded, match.start("names"), len(folded)) is not None:
        return None
    separator = "、" if "、" in names else ","
    return _listed(names.split(separator), block.span.start + match.start("names"), role or "responsible", block.basis)


def _listed(names: list[str], start: int, role: Role, basis: Basis) -> list[ListedUnit] | None:
    written = shared_endings(names)
    listed: list[ListedUnit] = []
    held = before = ""
    for at, name in enumerate(names):
        kind, level = _facts(name)
        if not kind or (kind == "group" and at and goes_on(before, name)):
            return None
        held = level or held
        prefix = "" if level or not held or kind == "group" else inherited_prefix(held, name)
        end = start + len(name)
        listed.append(ListedUnit(start, end, prefix + written[at], role, basis, kind == "group", False, prefix))
        start, before = end + 1, name
    return listed


@lru_cache(maxsize=65536)
def _facts(name: str) -> _Facts:
    kind = plain_kind(name)
    return _Facts(kind, own_level(name) if kind == "unit" else "")
