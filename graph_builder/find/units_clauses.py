"""Whether words are names with verbs and nothing else: 甲局牵头，乙局、丙局配合."""

from __future__ import annotations

import re

from .deadlines import is_deadline
from .groups import is_group
from .persons import is_person_name
from .roles import closing_role, closing_verbs, read_label
from .rules import FIRST_LEADS
from .units_names import compact, is_unit_name
from .units_split import open_end, split_list

LONGEST_BRACKET = 600
HEAD = 42  # the longest label or name a line can open with
_PIECE_END = re.compile(r"[、,;。(/]")
# 发展改革、财政等部门按职责分工负责: names without their type, sure by the phrase behind them.
_BY_DUTY = re.compile(r"等(?:相关|有关)?(?:部门|单位)?按(?:照)?(?:各自)?职责(?:分工)?(?:负责|落实)")
_SHORT = 10


def opens_verb_list(head: str) -> bool:
    """Whether the first piece is a name, with a verb or without: a cheap look before a whole paragraph is split."""
    stop = _PIECE_END.search(head)
    if stop is None and len(head) == HEAD:
        return False
    piece = compact(head[: stop.start()] if stop else head).removeprefix("由")
    name = piece[: closing_verbs(piece)]
    return is_named(name) or is_named(piece) or is_deadline(piece) or _is_leader(name)


def is_verb_list(folded: str) -> bool:
    """Whether folded text is names with verbs and nothing else: `甲局牵头，乙局、丙局配合`, not `坚持政府负责`."""
    if len(folded) > LONGEST_BRACKET:
        return False
    rule = FIRST_LEADS.search(folded)
    folded = folded[: rule.start()] if rule else folded
    has_verb = False
    by_duty = _BY_DUTY.search(folded) is not None
    for piece in split_list(folded, 0, len(folded)):
        bare = compact(folded[piece.start : piece.end]).removeprefix("由")
        if len(bare) > 60:
            return False
        at, role = closing_role(bare)
        name = bare[:at] if role else bare
        if not (is_named(name) or is_deadline(bare) or _is_leader(name) or (by_duty and len(name) <= _SHORT)):
            return False
        has_verb = has_verb or (role is not None and bool(name) and not _is_leader(name))
    return has_verb


def _is_leader(name: str) -> bool:
    """Whether words name a leader, with a name or without: 张磊, 分管市领导."""
    if is_person_name(name):
        return True
    label = read_label(name)
    return label is not None and label.kind == "persons"


def is_named(name: str) -> bool:
    """Whether a piece names a body or a set, or joins two: 区商务委, 甲局会同乙局; `政府` alone names nobody."""
    cut = open_end(name)
    stripped = name[:cut] if cut >= 0 else name
    if ":" in stripped or stripped.startswith("("):
        return False
    if stripped in ("", "政府", "单位", "部门", "企业", "公司", "市场"):
        return not stripped
    if is_unit_name(stripped) or is_group(stripped):
        return True
    parts = re.split("会同|和|及|与|牵头|负责|商", stripped)
    return len(parts) > 1 and all(is_unit_name(part) or is_group(part) for part in parts if part)
