"""What one piece of a list is by itself: a plain name, a part of the group before it, a phrase with a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from graph_builder.model import Role

from ..answers.roles import LabelKind, closing_role, closing_verbs, read_label, role_lexicon
from ..times.deadlines import is_deadline
from .groups import is_bare_noun, is_group
from .names import LONGEST_NAME, compact, is_clause, is_unit_name, level_prefix, unit_words
from .split import Piece, split_and

_LEVEL_ONLY = frozenset(
    {"省", "市", "区", "县", "州", "镇", "乡", "旗", "中央", "省级", "市级", "区级", "县级", "街道"}
)
_LEVEL_ENDS = ("省", "市", "区", "县", "州", "镇", "乡", "旗", "盟", "街道", ")")
_BODY_ENDS = ("政府", "镇办", "乡办", "街办", "街道办", "公署", "办事处", "管委会", "党委", "党工委")
# 州人民政府 in 各市、州人民政府; a body of its own elsewhere.
_LEVEL_BODY = re.compile(
    r"(?:省直管|自治)?(?:省|市|区|县|州|镇|乡|旗|盟|街道|新区|[(、)])+"
    r"(?:(?:人民政府|政府|党委|党工委|管委会|办事处)(?:[(].{1,12}[)])?)?"
    r"|(?:经济)?开发区(?:管委会)?|园区管委会"
)
# 各市委、市政府: the governments of the same places.
_COMMITTEES = re.compile("各.{0,8}(?:党工委|党委|[省市区县州镇乡旗]委)")
_GOVERNMENTS = re.compile("(?:[省市区县州镇乡旗]|街道)*(?:人民政府|政府|管委会|办事处)")
_CAREFUL = re.compile(r"[\s()等由]|商(?!务|业|会|贸|投)|会同|联合|协同|协调|牵头|负责|配合|协办|参与|协助|主办|主责")
_LONGEST_OBJECT = 24
_AND = re.compile("[和及与暨]")
_INNER = re.compile(r"牵头|负责|配合|协办|参与|协助|主办|主责")


@dataclass(slots=True)
class Draft:
    """A unit in the making. `list_id` numbers the list whose prefix it may inherit; `role` None: none written yet.

    `is_set`: it names a set though only its place behind a label says so (用地单位).
    """

    start: int
    end: int
    separator: str = ""
    role: Role | None = None
    is_open: bool = False
    list_id: int = 0
    alias: str = ""
    name: str = ""
    from_rule: bool = False
    is_set: bool = False


@dataclass(slots=True)
class Reading:
    """What one stretch was read into; offsets are those of the folded stretch.

    A deadline says whether it stood as one piece of a list of units.
    """

    drafts: list[Draft] = field(default_factory=list)
    persons: list[tuple[int, int, str]] = field(default_factory=list)
    deadlines: list[tuple[int, int, bool]] = field(default_factory=list)
    faults: list[tuple[str, int, int]] = field(default_factory=list)
    is_open: bool = False


def goes_on(held: str, name: str) -> bool:
    """Whether a piece is one phrase with what stands before it: 各镇、街道; 各市、州人民政府; 市、县教育局."""
    if all(level in _LEVEL_ONLY for level in held.split("、")):
        # 市、县教育局 are two bodies in one phrase.
        return is_group(name) or bool(level_prefix(name) and is_unit_name(name))
    if not is_group(held):
        return False
    if _COMMITTEES.fullmatch(held) and _GOVERNMENTS.fullmatch(name):
        return True
    return is_bare_noun(name) or (held.endswith(_LEVEL_ENDS + _BODY_ENDS) and _LEVEL_BODY.fullmatch(name) is not None)


def plain_kind(text: str) -> Literal["unit", "group", ""]:
    """Whether a piece is one name and nothing in it needs a second look: no bracket, blank, verb, 等 or second name.

    `区商务委` and `区发展和改革委` are plain; `区商务委牵头` and `区商务委和区科委` are not. Cached: names recur.
    """
    return "" if len(text) > LONGEST_NAME else _plain_kind(text)


@lru_cache(maxsize=2048)
def _plain_kind(text: str) -> Literal["unit", "group", ""]:
    group = is_group(text)
    if _LEVEL_BODY.fullmatch(text) or is_deadline(text):
        return ""
    if not (group or is_unit_name(text)) or _CAREFUL.search(text) or (not group and read_label(text) is not None):
        return ""
    if _AND.search(text) and (text[0] in "和及与" or len(split_and(text, Piece(0, len(text), ""))) > 1):
        return ""
    if is_clause(text) or closing_role(text)[1] is not None or unit_words().not_names.search(text) is not None:
        return ""
    return "group" if group else "unit"


def inner_cut(text: str) -> int:
    """Where the second clause begins in `甲局牵头乙局配合`, written without a comma; -1 for any other text."""
    for match in _INNER.finditer(text):
        left, right = compact(text[: match.start()]), compact(text[match.end() :])
        if not _is_named(left) or len(right) < 2:
            continue
        if _is_named(right[: closing_verbs(right)].removeprefix("会同")):
            return match.end()
    return -1


def object_cut(text: str) -> tuple[int, Role] | None:
    """Where the verb begins in `县教育局负责方案编制`, which names one body and what it does; and the role it gives.

    `县教育局、县财政局` and `政府负责的事项` are none.
    """
    lexicon = role_lexicon()
    if _is_named(compact(text)):
        return None
    for match in lexicon.object_verb.finditer(text):
        left, right = compact(text[: match.start()]), compact(text[match.end() :])
        cut = match.start()
        if left and not _is_named(left):
            cut = closing_verbs(text[:cut])
            left = compact(text[:cut])
        if not 1 <= len(right) <= _LONGEST_OBJECT or right[0] in "的人" or not _is_named(left):
            continue
        role = lexicon.object_verbs[match.group()]
        return cut, "support" if role == "responsible" and right.endswith(lexicon.aids) else role
    return None


def duty_role(words: str) -> Role:
    """The role of a duty that no verb of ours names: 抓总 and 组织 answer, 做好资金保障 and 监督 support."""
    return "support" if words.endswith(role_lexicon().aids) else "responsible"


def mid_cut(text: str) -> tuple[int, int] | None:
    """Where the first party ends and the second begins in `甲局会同乙局`; None for any other text."""
    for verb in role_lexicon().mid_verbs:
        at = text.find(verb)
        left, right = compact(text[: max(at, 0)]), compact(text[at + len(verb) :])
        if (
            at < 1
            or text.startswith(role_lexicon().verbs_in_names, at)
            or len(left) < 2
            or not _is_named(left)
            or not _is_named(right)
        ):
            continue
        # 商 alone is also a part of names (区商务委): one side must be a body beyond doubt.
        if len(verb) > 1 or level_prefix(right) or left in unit_words().central:
            return at, at + len(verb)
    return None


def _is_named(name: str) -> bool:
    return is_unit_name(name) or is_group(name)


def is_free_verb(whole: str, name: str) -> bool:
    """Whether a verb stands behind a name and is no part of it: 市商务局主办, but not 区城建推进办."""
    return not is_unit_name(whole) or is_unit_name(name) or is_group(name)


def kind_of(column: str) -> LabelKind:
    kinds: dict[str, LabelKind] = {"persons": "persons", "mixed": "mixed", "deadline": "deadline"}
    return kinds.get(column, "units")


def is_phrase(inside: str) -> bool:
    """Whether words end in a verb that gives a role: `区财政局配合`."""
    return closing_role(inside[-40:])[1] is not None
