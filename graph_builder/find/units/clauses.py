"""Whether words are names with verbs and nothing else: 甲局牵头，乙局、丙局配合."""

from __future__ import annotations

import re

from graph_builder.model import Role

from ..answers.roles import closing_role, closing_verbs, read_label, role_lexicon
from ..answers.rules import FIRST_LEADS
from ..times.deadlines import is_deadline
from .groups import is_group
from .names import compact, is_clause, is_unit_name, level_prefix, unit_words
from .persons import is_person_name, read_person
from .pieces import object_cut
from .split import open_end, split_list

LONGEST_BRACKET = 600
HEAD = 42  # the longest label or name a line can open with
_PIECE_END = re.compile(r"[、,;。(/]")
# 发展改革、财政等部门按职责分工负责: names without their type, sure by the phrase behind them.
_BY_DUTY = re.compile(r"等(?:相关|有关)?(?:部门|单位)?按(?:照)?(?:各自)?职责(?:分工)?(?:负责|落实)")
_SHORT = 10
_LETTERS = re.compile(r"[\u4e00-\u9fff]{2,14}")


def opens_verb_list(head: str) -> bool:
    """Whether the first piece is a name, with a verb or without: a cheap look before a whole paragraph is split."""
    stop = _PIECE_END.search(head)
    if stop is None and len(head) == HEAD:
        return False
    piece = compact(head[: stop.start()] if stop else head).removeprefix("由")
    name = piece[: closing_verbs(piece)]
    return is_named(name) or is_named(piece) or is_deadline(piece) or _is_leader(name)


def is_verb_list(folded: str, *, lenient: bool = False) -> bool:
    """Whether folded text is names with verbs and nothing else: `甲局牵头，乙局、丙局配合`, not `坚持政府负责`.

    `lenient` allows names of unknown endings beside sure ones: in a bracket (省发展改革委牵头，河湖长配合).
    """
    if len(folded) > LONGEST_BRACKET:
        return False
    rule = FIRST_LEADS.search(folded)
    folded = folded[: rule.start()] if rule else folded
    has_verb = rule is not None
    sure = unknown = 0
    by_duty = _BY_DUTY.search(folded) is not None
    for piece in split_list(folded, 0, len(folded)):
        bare = compact(folded[piece.start : piece.end]).removeprefix("由")
        if len(bare) > 60:
            return False
        if is_clause(bare):
            continue
        at, role = closing_role(bare)
        if lenient and role is None and at < len(bare) and is_unit_name(bare[:at]) and not is_unit_name(bare):
            role = "responsible"
        name = bare[:at] if role else bare
        if lenient and not is_named(name) and (cut := object_cut(name)) is not None:
            name, role = name[: cut[0]], cut[1]
        is_known = is_named(name) or is_deadline(bare) or _is_leader(name)
        if not is_known and not (by_duty and len(name) <= _SHORT) and not (lenient and may_be_named(name)):
            return False
        if not is_known and piece.separator in (",", ";", "。") and role is None and not level_prefix(name):
            continue  # 甲局负责，立行立改: no name, and no reason to lose the one before it
        sure, unknown = sure + is_known, unknown + (not is_known)
        has_verb = has_verb or _gives_role(bare, name, role)
    return has_verb and (by_duty or sure > unknown or (sure == unknown and opens_surely(folded)))


def opens_surely(folded: str) -> bool:
    """Whether a list begins with a sure body, so that one stranger does not lose it: 县教育局、县担保基金负责."""
    piece = _PIECE_END.split(folded, maxsplit=1)[0].removeprefix("由")
    name = compact(piece[: closing_verbs(piece)])
    return is_unit_name(name) and (bool(level_prefix(name)) or name in unit_words().central)


def _gives_role(piece: str, name: str, role: Role | None) -> bool:
    """Whether a piece says which role its name has: 区商务委牵头, 区商务委(主办)."""
    if role is not None:
        return bool(name) and not _is_leader(name)
    return piece.endswith(")") and piece[piece.rfind("(") + 1 : -1] in role_lexicon().bracket_roles


def may_be_named(name: str) -> bool:
    """Whether words could be a name whose ending no list has: short, of letters only, no phrase."""
    return bool(_LETTERS.fullmatch(name)) and unit_words().not_names.search(name) is None


def _is_leader(name: str) -> bool:
    """Whether words name a leader, with a name or without: 张磊, 分管市领导."""
    if is_person_name(name) or (not is_unit_name(name) and read_person(name) is not None):
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
