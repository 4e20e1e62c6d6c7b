"""Which role, person or deadline label a word is, and which role a verb behind a name gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from graph_builder.lexicon.word_lists import list_faults
from graph_builder.lexicon.yaml_file import checked, shipped
from graph_builder.model import Role

LabelKind = Literal["units", "persons", "deadline", "mixed", "other"]
# 牵头负责 leads, 负责配合 supports.
_STRONGEST_FIRST: tuple[Role, ...] = ("lead", "support", "responsible")
ROLES: tuple[Role, ...] = ("lead", "responsible", "support")

_LISTS = (
    "aids",
    "nouns",
    "bare_labels",
    "person_nouns",
    "person_heads",
    "person_labels",
    "deadline_labels",
    "other_labels",
)
_LISTS_OF_VERBS = ("verb_fillers", "mid_verbs", "verbs_in_names")
_TABLES = ("heads", "verbs", "object_verbs", "bracket_roles")
# 牵头单位（排第一位的）及配合单位: what a label may carry between and behind its parts.
_JOIN = re.compile(r"[和及与、/,()]+|以及")
_MARKS = frozenset(" \t\n*_#▲●◆■★☆")
_SPACE = re.compile(r"[\s*_#▲●◆■★☆]+")
_LEVEL = re.compile(r"^(?:[省市区县州镇][级直]|本级|中央|全[市区县省])")
# 分牵头单位, 第二责任单位, 牵头单位2: one label of several; 分管领导 and 第一书记 are others.
_GRADE = re.compile("^(?:第[一二三四五1-5]|分|副|次|首)(?=牵头|责任|主责|配合|协办|承办|主办|协同)")
# 整改责任人, 揭榜领导, 工作专班组长: whoever they are, persons follow; 各级领导 is an address.
_LEADER = re.compile(
    "(?!各|有关|相关|其他|尊敬|.*[和及与])[\u4e00-\u9fff]{0,8}(?:领导|责任人|负责人|联系人|联络人|组长|指挥长|链长|项目长|局长)"
)
_NUMBERED = re.compile(r"(?<=[位门])(?:[0-9一二三四五①-⑨]|\([0-9一二三四五]\))$")
_NUMBERS = frozenset("0123456789一二三四五①②③④⑤⑥⑦⑧⑨")
_FIRST_LEADS = re.compile(r"(?:第一|首位|首个|第1|排在前|列前).{0,8}(?:牵头|主责)")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of the words behind it. `first_is_lead`: it says itself that the first of them leads."""

    kind: LabelKind
    role: Role | None = None
    first_is_lead: bool = False


@dataclass(frozen=True, slots=True)
class RoleLexicon:
    """The vocabulary of roles.yaml, ready for lookup."""

    labels: Mapping[str, Label]
    verbs: frozenset[str]
    verb_ends: frozenset[str]
    verb_sizes: tuple[int, ...]
    verb_words: Mapping[str, Role]
    mid_verbs: tuple[str, ...]
    verbs_in_names: tuple[str, ...]
    object_verbs: Mapping[str, Role]
    object_verb: re.Pattern[str]
    aids: tuple[str, ...]
    bracket_roles: Mapping[str, Role]
    label_starts: frozenset[str]
    label_heads: frozenset[str]
    label_ends: frozenset[str]


@cache
def role_lexicon() -> RoleLexicon:
    """The shipped vocabulary. Raises LexiconError with every fault of the file at once."""
    text = shipped("roles.yaml")
    return load_roles(text, where="roles.yaml")


def load_roles(text: str, *, where: str) -> RoleLexicon:
    """The vocabulary a YAML text describes. Raises LexiconError with every fault at once."""
    data = checked(text, _faults, noun="role lexicon", where=where)
    labels = _labels(data)
    objects: dict[str, Role] = {word: role for role in ROLES for word in data["object_verbs"][role]}
    words: dict[str, Role] = {word: role for role in reversed(ROLES) for word in data["verbs"][role]}
    return RoleLexicon(
        labels=labels,
        verbs=(phrase := frozenset({*words, *data["verb_fillers"]})),
        verb_ends=frozenset(word[-1] for word in phrase),
        verb_sizes=tuple(sorted({len(word) for word in phrase})),
        verb_words=words,
        mid_verbs=tuple(sorted(data["mid_verbs"], key=len, reverse=True)),
        verbs_in_names=tuple(data["verbs_in_names"]),
        object_verbs=objects,
        object_verb=re.compile("|".join(objects)),
        aids=tuple(data["aids"]),
        bracket_roles={word: role for role in ROLES for word in data["bracket_roles"][role]},
        label_starts=frozenset(label[0] for label in labels),
        label_heads=frozenset(label[:4] for label in labels),
        label_ends=frozenset(
            {label[-1] for label in labels}
            | {head[-1] for role in ROLES for head in data["heads"][role]}
            | set("门人和及与、/,()")
        ),
    )


def read_label(words: str) -> Label | None:
    """What a label such as `牵头单位` or `责 任 领 导` means; None if it is no label of ours.

    Takes folded text without its colon. `责任单位` is a label, `下列单位` is none.
    """
    last = words[-1:]
    if last not in role_lexicon().label_ends and last not in _MARKS and last not in _NUMBERS:
        return None
    compact = _SPACE.sub("", words)
    if not compact or len(compact) > 30:
        return None
    return _read_label(compact)


@lru_cache(maxsize=1024)
def _read_label_cached(compact: str) -> Label | None:
    lexicon = role_lexicon()
    labels = lexicon.labels
    compact = _LEVEL.sub("", compact)
    found = labels.get(compact) or labels.get(_GRADE.sub("", _NUMBERED.sub("", compact)))
    if found is not None:
        return found
    base, bracket, inside = compact.partition("(")
    if bracket and base in labels and labels[base].kind == "units" and inside.rstrip(")") in lexicon.bracket_roles:
        words = inside.rstrip(")")
        # 责任单位（牵头） is the column of the leads; 牵头单位（责任单位） names two roles.
        return labels[base] if words.endswith("单位") else Label("units", lexicon.bracket_roles[words])
    if (leader := _leader(compact)) is not None:
        return leader
    first_leads = bool(_FIRST_LEADS.search(compact))
    plain = re.sub(r"\([^()]*\)", "", compact) if first_leads else compact
    parts = [part for part in _JOIN.split(plain) if part and part not in ("单位", "部门", "人")]
    meanings = [labels.get(part) or labels.get(f"{part}单位") or _leader(part) for part in parts]
    known = [meaning for meaning in meanings if meaning is not None]
    if not known or len(known) != len(meanings):
        return None
    return _joined(known, first_leads)


def _read_label(compact: str) -> Label | None:
    # What is no label is not worth keeping.
    if not any(word in compact for word in _ANCHORS):
        return role_lexicon().labels.get(compact)
    return _read_label_cached(compact)


_ANCHORS = ("责", "头", "配合", "协", "时", "期", "办", "分", "参", "人", "领", "导", "长", "施", "落实")


def _leader(compact: str) -> Label | None:
    return Label("persons") if _LEADER.fullmatch(compact) else None


def _joined(labels: list[Label], first_leads: bool) -> Label:
    kinds = {label.kind for label in labels}
    role = next((label.role for label in labels if label.role), None)
    roles = {label.role for label in labels if label.role}
    if len(roles) > 1:
        # 牵头单位及责任单位 does not say who is which: the first-listed convention decides.
        role = "responsible"
    kind: LabelKind = labels[0].kind if len(kinds) == 1 else "mixed"
    return Label(kind, role, first_leads)


def closing_verbs(words: str) -> int:
    """Where the verbs and fillers begin in which words end: 4 in `区商务委按职责分工负责`; their length for none.

    All ways to part the phrase are tried, from its end and each place once, so that no phrase takes long.
    """
    lexicon = role_lexicon()
    first = len(words)
    if not words or words[-1] not in lexicon.verb_ends:
        return first
    reached = {first}
    at = first
    while at > 0 and first - at < lexicon.verb_sizes[-1]:
        if at in reached:
            starts = [at - size for size in lexicon.verb_sizes if size <= at and words[at - size : at] in lexicon.verbs]
            reached.update(starts)
            first = min([first, *starts])
        at -= 1
    return first


def closing_role(words: str) -> tuple[int, Role | None]:
    """Where the verb phrase at the end of words begins, and the role it gives; their length and None without one."""
    at = closing_verbs(words)
    return at, verb_role(words[at:]) if at < len(words) else None


@lru_cache(maxsize=1024)
def verb_role(words: str) -> Role | None:
    """The role of a verb phrase such as `按职责分工负责` or `牵头组织实施`; None if it holds no verb of ours."""
    lexicon = role_lexicon()
    for role in _STRONGEST_FIRST:
        if any(word in words for word, its in lexicon.verb_words.items() if its == role):
            return role
    return None


def _labels(data: Mapping[str, object]) -> dict[str, Label]:
    labels: dict[str, Label] = {}
    heads: Mapping[str, list[str]] = data["heads"]  # type: ignore[assignment]  # checked by _faults
    for role in ROLES:
        for head in heads[role]:
            labels.update({f"{head}{noun}": Label("units", role) for noun in _list(data, "nouns")})
    for word in _list(data, "bare_labels"):
        labels[word] = Label("units", _head_role(heads, word))
    for head in _list(data, "person_heads"):
        labels.update({f"{head}{noun}": Label("persons") for noun in _list(data, "person_nouns")})
    labels.update({word: Label("persons") for word in _list(data, "person_labels")})
    labels.update({word: Label("deadline") for word in _list(data, "deadline_labels")})
    # Last, as some are no label of units though made like one: 服务单位 helps, 服务企业 is helped.
    labels.update({word: Label("other") for word in _list(data, "other_labels")})
    return labels


def _head_role(heads: Mapping[str, list[str]], word: str) -> Role:
    return next((role for role in ROLES if word in heads[role]), "responsible")


def _list(data: Mapping[str, object], key: str) -> list[str]:
    return data[key]  # type: ignore[return-value]  # checked by _faults


def _faults(data: object) -> list[str]:
    if not isinstance(data, dict):
        return ["the file holds no mapping"]
    wrong = [f"{key}: unknown key" for key in data if key not in (*_LISTS, *_LISTS_OF_VERBS, *_TABLES)]
    for key in (*_LISTS, *_LISTS_OF_VERBS):
        wrong += list_faults(key, data.get(key))
    for key in _TABLES:
        table = data.get(key)
        if not isinstance(table, dict) or set(table) != set(ROLES):
            wrong.append(f"{key}: must hold exactly {', '.join(ROLES)}")
            continue
        for role in ROLES:
            wrong += list_faults(f"{key}.{role}", table[role])
    return wrong
