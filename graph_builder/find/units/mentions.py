"""Which units and persons a stretch of text lists, with the role that labels and verbs give each."""

from __future__ import annotations

import re

from graph_builder.model import Role

from ..answers.labels import find_labels
from ..answers.roles import Label, closing_role
from ..answers.rules import FIRST_LEADS
from ..times.deadlines import is_deadline
from .groups import is_group
from .names import LONGEST_NAME, compact, is_clause, is_unit_name, unit_words
from .persons import NamedPerson, ends_in_post, read_person
from .pieces import Draft, Reading, duty_role, inner_cut, is_free_verb, kind_of, mid_cut, object_cut, plain_kind
from .single import NameReader
from .split import Piece, split_and, split_list, split_spaces, trim

_BRACKET = re.compile(r"[()]")
_BY = re.compile(r"^(?:由|请|并由|并|其中|会同|以及|和|及|与)(?=..)")
# 市级:市教育局;县级:县教育局 says whose bodies follow.
_LEVEL_ALONE = re.compile("(?:国家|中央|省|市|区|县|州|旗|镇|乡|乡镇|街道|村|部门)(?:[级直]|层面|本级)?|其中|包括")
_SHORTEST_OFFICE = 3
_ALL = ("职责", "分别", "共同", "均", "分工", "分头")


class ListReader(NameReader):
    """Reads one folded stretch: labels first, then lists, verbs and brackets.

    A class, because one reading state (the group a verb reaches back over) is shared by a dozen small steps.
    """

    def __init__(self, folded: str, *, role: Role | None, column: str, depth: int = 0) -> None:
        super().__init__(folded, depth=depth)
        self._role = role
        self._column = column
        self._posts: list[Piece] = []
        self._has_and = False
        self._first = 0
        self._label: Label | None = None

    def read(self, start: int, end: int) -> Reading:
        """What text[start:end] lists."""
        for low, high in self._stretches(start, end):
            labels = find_labels(self._text, low, high)
            first = labels[0].start if labels else high
            if first > low and self._text[low:first] != "(":
                self._segment(low, first, Label(kind_of(self._column), self._role))
            for at, placed in enumerate(labels):
                bound = labels[at + 1].start if at + 1 < len(labels) else high
                self._segment(placed.end, bound, placed.label)
        return self.reading

    def _stretches(self, start: int, end: int) -> list[tuple[int, int]]:
        """The insides of the brackets where brackets hold the whole stretch, one or several; else the stretch."""
        text, depth, opener = self._text, 0, start
        while start < end and text[start].isspace():
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in "。.;,*"):
            end -= 1
        insides: list[tuple[int, int]] = []
        if start >= end or text[start] != "(":
            return [(start, end)]
        for bracket in _BRACKET.finditer(text, start, end):
            at = bracket.start()
            if depth == 0 and text[insides[-1][1] + 1 if insides else start : at].strip(" ;,。"):
                return [(start, end)]
            depth += 1 if bracket.group() == "(" else -1
            opener = at if depth == 1 and bracket.group() == "(" else opener
            if depth == 0:
                insides.append((opener + 1, at))
        if depth > 0:
            return [*insides, (opener + 1, end)]
        return insides if insides[-1][1] == end - 1 else [(start, end)]

    def _segment(self, start: int, end: int, label: Label) -> None:
        if label.kind == "other":
            return
        if label.kind == "deadline":
            self._deadline(start, end, in_list=False)
            return
        self._list_id += 1
        self._label = label
        self._is_unlabelled = label.role is None and label.kind == "units" and self._column == "units"
        self._sure = label.kind in ("persons", "mixed")
        self._first = len(self.reading.drafts)
        pieces = split_list(self._text, start, end)
        self._has_and = any(piece.separator == "、" for piece in pieces)
        for piece in pieces:
            self._boundary(piece)
            self._piece(piece)
        self._close(label)
        if label.first_is_lead and len(self.reading.drafts) > self._first:
            first = self.reading.drafts[self._first]
            first.role, first.from_rule = "lead", True

    def _boundary(self, piece: Piece) -> None:
        if piece.separator in (";", "。"):
            self._close(None)
        if piece.separator in (";", "。") or (piece.separator == "," and self._has_and):
            self._list_id += 1

    def _close(self, label: Label | None) -> None:
        """Ends a group; at a segment's end its label gives a role to every unit without one."""
        self._group = []
        self._mid = None
        for post in self._posts:
            self.reading.faults.append(("person-unnamed", post.start, post.end))
        self._posts = []
        if label is None:
            return
        for draft in self.reading.drafts[self._first :]:
            # 配合单位：甲局、乙局按职责分工负责: the written label is nearer to the plan's meaning than its verb.
            if draft.role is None or (label.role in ("lead", "support") and draft.role == "responsible"):
                draft.role = label.role or draft.role or self._role or "responsible"

    def _piece(self, piece: Piece) -> None:
        text = self._text[piece.start : piece.end]
        if text[:1].isspace() or text[-1:].isspace():
            piece = trim(self._text, piece) or piece
            text = self._text[piece.start : piece.end]
        kind = "" if self._sure else plain_kind(text)
        if kind:
            draft = Draft(piece.start, piece.end, piece.separator, self._mid, list_id=self._list_id)
            follows_level = bool(self._group) and self._group[-1].end - self._group[-1].start == 1
            if (kind == "unit" and not follows_level) or not self._joined(draft):
                self._list(draft)
            return
        bare = compact(text)
        if self._text[piece.end : piece.end + 1] == ":" and _LEVEL_ALONE.fullmatch(bare):
            return
        if bare in unit_words().nothing or bare.isdigit() or FIRST_LEADS.search(bare):
            return
        if is_deadline(bare):
            self._deadline(piece.start, piece.end)
            return
        if is_clause(bare):
            return
        if self._person(piece, bare):
            return
        if text[-1].isdigit() and is_unit_name(bare.rstrip("0123456789")):
            # 1、区建管委2、区水务局: the number of the next one.
            self._piece(Piece(piece.start, piece.start + len(text.rstrip("0123456789")), piece.separator))
            return
        if self._phrase(piece, text):
            return
        for part in split_spaces(self._text, piece, sure=self._sure):
            self._part(part, alone=part.start == piece.start and part.end == piece.end)

    def _part(self, piece: Piece, *, alone: bool) -> None:
        if not alone:
            bare = compact(self._text[piece.start : piece.end])
            if is_deadline(bare):
                self._deadline(piece.start, piece.end)
                return
            if self._person(piece, bare):
                return
            if self._phrase(piece, self._text[piece.start : piece.end]):
                return
        for single in split_and(self._text, piece):
            self._unit(single)

    def _person(self, piece: Piece, bare: str) -> bool:
        """Takes the piece as a person, or as a post before one; says whether it did."""
        if not self._sure and (is_unit_name(bare) or is_group(bare)):
            return False
        if len(bare) > LONGEST_NAME:
            return False
        text = self._text[piece.start : piece.end]
        if self._sure and is_unit_name(bare) and bare.endswith(tuple("局委办部厅处科队所室院")):
            return False
        person = read_person(text, sure=self._sure)
        if person is None:
            if ends_in_post(bare) and not is_unit_name(bare):
                self._posts.append(piece)
                return True
            return False
        post = person.post
        if self._posts:
            post = self._text[self._posts[0].start : piece.start + person.start].strip("、, ")
            self._posts = []
        elif not (self._label is not None and self._label.kind == "persons"):
            post = self._headed(piece, post)
        self.reading.persons.append((piece.start + person.start, piece.start + person.end, post))
        self._unit_of(piece, person)
        if not self._sure:
            self.reading.faults.append(("person-in-unit-list", piece.start, piece.end))
        return True

    def _headed(self, piece: Piece, post: str) -> str:
        """Takes the unit a post begins with (`市住建局 局长 王明`), and says what is left of the post: 局长."""
        title = ends_in_post(post)
        office = post.removesuffix(title).rstrip()
        # 区委常委 and 市政府副市长 are posts by themselves.
        if len(office) < _SHORTEST_OFFICE or not office.endswith(unit_words().departments) or not is_unit_name(office):
            return post
        at = self._text.find(office, piece.start, piece.end)
        self._unit(Piece(at, at + len(office), piece.separator))
        return title

    def _unit_of(self, piece: Piece, person: NamedPerson) -> None:
        """The unit in a bracket behind a person: 张三（区商务委）; a bracket that holds a post is none."""
        text = self._text[piece.start : piece.end]
        opener = text.find("(", person.end)
        if opener > 0 and not person.post and is_unit_name(compact(text[opener + 1 :].rstrip(") "))):
            self._unit(Piece(piece.start + opener + 1, piece.start + len(text.rstrip(") ")), "、"))

    def _phrase(self, piece: Piece, text: str) -> bool:
        """Takes verbs out of a piece: `由甲局牵头组织实施`, `甲局会同乙局`; says whether there were any."""
        if len(text) > 80:
            return False
        by = _BY.match(text)
        if by:
            if by.group() == "会同":
                self._mid = "support"
            inner = Piece(piece.start + by.end(), piece.end, piece.separator)
            self._piece(inner)
            return True
        at, role = closing_role(text)
        words = text[at:]
        if role is None and ("职责" in words or (words and is_unit_name(compact(text[:at])))):
            role = duty_role(words)
        if role and (not at or is_free_verb(compact(text), compact(text[:at]))):
            self._verb(piece, at, words, role)
            return True
        return self._inner_verb(piece, text) or self._mid_verb(piece, text) or self._object(piece, text)

    def _verb(self, piece: Piece, at: int, words: str, role: Role) -> None:
        """Gives a verb's role to the group before it."""
        if at:
            self._piece(Piece(piece.start, piece.start + at, piece.separator))
        reach = self._reach(words, role)
        for draft in reach:
            if draft.role is None:
                draft.role = role
        self._group = []
        self._mid = None

    def _reach(self, words: str, role: Role) -> list[Draft]:
        """How far back a verb reaches: over everything without a verb, but 牵头 only to the comma before its list.

        配合 leaves out the first of the list, too: （甲局，乙局、丙局配合）, 牵头单位：甲局，乙局、丙局配合.
        """
        group = self._group
        commas = [at for at, draft in enumerate(group) if draft.separator == "," and at]
        if commas and role == "support" and self._names_first(group):
            return group[commas[-1] :]
        if role != "lead" or not commas or any(word in words for word in _ALL):
            return group
        if any(draft.separator == "、" for draft in group):
            return group[commas[-1] :]
        return group

    def _names_first(self, group: list[Draft]) -> bool:
        """Whether the group's first unit opens the list, where its label or place gives it its role: 甲局，乙局配合."""
        opens = self._label is None or self._label.role != "support"
        return opens and group[0] is self.reading.drafts[self._first]

    def _inner_verb(self, piece: Piece, text: str) -> bool:
        """`甲局牵头乙局配合`, without a comma between the two."""
        cut = inner_cut(text)
        if cut < 0:
            return False
        at = piece.start + cut
        self._piece(Piece(piece.start, at, piece.separator))
        self._mid = "support" if text[cut:].lstrip().startswith("会同") else None
        self._piece(Piece(at, piece.end, ","))
        return True

    def _mid_verb(self, piece: Piece, text: str) -> bool:
        """`甲局会同乙局、丙局负责`: what stands behind 会同 supports, up to the verb."""
        cut = mid_cut(text)
        if cut is None:
            return False
        self._piece(Piece(piece.start, piece.start + cut[0], piece.separator))
        self._mid = "support"
        self._piece(Piece(piece.start + cut[1], piece.end, "、"))
        return True

    def _object(self, piece: Piece, text: str) -> bool:
        """`甲局负责方案编制`, `乙局做好资金保障`: a name, and what it does."""
        cut = object_cut(text)
        if cut is None:
            return False
        self._verb(piece, cut[0], text[cut[0] :], cut[1])
        return True

    def _nested(self, start: int, end: int) -> Reading:
        reader = ListReader(self._text, role=self._role, column="units", depth=self._depth + 1)
        return reader.read(start, end)
