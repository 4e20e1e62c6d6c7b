"""How one name of a list becomes a unit: 等 and brackets taken off, joined to the group before it, or refused."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from graph_builder.model import Role

from ..answers.roles import read_label
from .brackets import Brackets, read_brackets
from .groups import is_group
from .names import LONGEST_NAME, compact, is_unit_name, level_prefix, unit_words
from .pieces import Draft, Reading, goes_on
from .split import Piece, open_end, trim

# Matches 涉改部门; not 市体育局#配合单位, where a sign has taken the place of a break.
_SET = re.compile("[\u4e00-\u9fff]+(?:部门|单位)")
_SHORTEST_SET = 4
_LONGEST_PHRASE = 60
_DEEPEST = 3  # brackets in brackets are read so deep


class NameReader(ABC):
    """Reads single names of one folded stretch into drafts; what a list does with them is the subclass's matter.

    `_group` are the drafts a verb reaches back over, `_mid` the role behind 会同, `_sure` says that persons stand here.
    """

    def __init__(self, folded: str, *, depth: int = 0) -> None:
        self._text = folded
        self._depth = depth
        self._list_id = 0
        self._group: list[Draft] = []
        self._sure = False
        self._is_unlabelled = True
        self._mid: Role | None = None
        self.reading = Reading()

    @abstractmethod
    def _nested(self, start: int, end: int) -> Reading:
        """What the inside of a bracket lists."""

    def _unit(self, piece: Piece) -> None:
        """One name, with what its brackets hold."""
        draft = Draft(piece.start, piece.end, piece.separator, self._mid, list_id=self._list_id)
        while self._text[draft.start : draft.end].endswith(")") and "(" not in self._text[draft.start : draft.end]:
            draft.end = draft.start + len(self._text[draft.start : draft.end - 1].rstrip())
        self._opening(draft)
        held = self._brackets(draft)
        self._opening(draft)
        if draft.start >= draft.end:
            self._mark_open()
        elif not self._joined(draft):
            self._accept(draft)
        for low, high in held.lists:
            self._inside(low, high)

    def _opening(self, draft: Draft) -> None:
        """Takes 等 off the end of the name and marks the list open."""
        cut = open_end(self._text[draft.start : draft.end])
        if cut < 0:
            return
        draft.end = draft.start + cut
        draft.is_open = True
        self.reading.is_open = True

    def _mark_open(self) -> None:
        if self.reading.drafts:
            self.reading.drafts[-1].is_open = True

    def _accept(self, draft: Draft) -> None:
        name = compact(self._text[draft.start : draft.end])
        draft.is_set = self._is_set_by_duty(name)
        group = is_group(name) or draft.is_set
        if self._sure and not group and not is_unit_name(name):
            self.reading.faults.append(("person-unread", draft.start, draft.end))
            return
        if self._is_no_name(name, is_set=group):
            self.reading.faults.append(("not-a-unit", draft.start, draft.end))
            return
        if not group and not is_unit_name(name) and self._is_stray(draft):
            self.reading.faults.append(("not-a-unit", draft.start, draft.end))
            return
        if not group and not is_unit_name(name):
            self.reading.faults.append(("unit-unusual", draft.start, draft.end))
        if any(char.isspace() for char in self._text[draft.start : draft.end]):
            self.reading.faults.append(("unit-spaced", draft.start, draft.end))
        self._list(draft)

    def _is_set_by_duty(self, name: str) -> bool:
        """Whether a name behind a label says what its bodies do: 涉改部门, 用地单位; not 责任单位, itself a label."""
        if self._is_unlabelled or not _SHORTEST_SET <= len(name) <= LONGEST_NAME:
            return False
        return _SET.fullmatch(name) is not None and read_label(name) is None

    def _is_stray(self, draft: Draft) -> bool:
        """Whether a stranger stands behind a comma without a verb, in a list without a label: `甲局负责，立行立改`."""
        stands_alone = draft.separator in (",", ";", "。") and self._text[draft.end : draft.end + 1] in (
            ",",
            ";",
            "。",
            ")",
            "",
        )
        return stands_alone and self._is_unlabelled and not level_prefix(compact(self._text[draft.start : draft.end]))

    def _list(self, draft: Draft) -> None:
        self._group.append(draft)
        self.reading.drafts.append(draft)

    def _is_no_name(self, name: str, *, is_set: bool) -> bool:
        if not (1 if is_set else 2) <= len(name) <= LONGEST_NAME or (not is_set and read_label(name) is not None):
            return True
        return not is_unit_name(name) and unit_words().not_names.search(name) is not None

    def _joined(self, draft: Draft) -> bool:
        """Joins a bare noun to the group before it, and a bare level to the name behind it."""
        if not self._group or draft.separator not in ("、", "和", "及", "与", "以及"):
            return False
        last = self._group[-1]
        if last.end - last.start > _LONGEST_PHRASE:
            return False
        held, name = compact(self._text[last.start : last.end]), compact(self._text[draft.start : draft.end])
        if goes_on(held, name):
            last.end, last.is_open = draft.end, draft.is_open
            return True
        return False

    def _brackets(self, draft: Draft) -> Brackets:
        held = read_brackets(self._text, draft.start, draft.end, sure=self._sure)
        draft.end, draft.alias, draft.name = held.end, held.alias, held.name
        draft.role = held.role or draft.role
        self.reading.persons += held.persons
        for start, end in held.deadlines:
            self._deadline(start, end)
        return held

    def _inside(self, start: int, end: int) -> None:
        if self._depth >= _DEEPEST:
            self.reading.faults.append(("not-a-unit", start, end))
            return
        inner = self._nested(start, end)
        self.reading.drafts += inner.drafts
        self.reading.persons += inner.persons
        self.reading.deadlines += inner.deadlines
        self.reading.faults += inner.faults

    def _deadline(self, start: int, end: int, *, in_list: bool = True) -> None:
        piece = trim(self._text, Piece(start, end, ""))
        if piece is not None:
            self.reading.deadlines.append((piece.start, piece.end, in_list))
