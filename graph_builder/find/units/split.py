"""How a list of names falls into pieces: separators, brackets, white space, 和 between two bodies."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..answers.roles import role_lexicon
from .groups import begins_group, is_bare_noun, is_group
from .names import compact, is_unit_name, level_prefix, unit_words

# A half-width point between two names is a comma that was lost: 区应急局.区公安分局.
_SPLIT = re.compile(r"[()“、,;/。|:①-⑳]|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])")
_AND = re.compile(r"以及|和|及|与|暨|、")
_WORD = re.compile(r"\S+")
_OPEN = re.compile(
    r"(?<![高平同均中初])等(?:(?:(?:国务院|中央|国家)?各?(?:[省市区县州][直级])?(?:相关|有关)?|[0-9一二三四五六七八九十]{1,3}[个家]?)(?:[省市区县州][直级])?"
    r"(?:部门|成员单位|单位|企业|委办局|街镇|镇街|乡镇|机构|县|区|市|省|镇|乡|和|及|、)*)?$"
)
_MARKS = "■●◆▲★☆►△◇※√#.*_'\"“”·-~<>《》"
_EDGES = frozenset(_MARKS + " \t\n\r(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# Types behind which a broken line may begin a new name; 区委, 区政府 … go on as 区委宣传部.
_BREAKABLE = (
    *"局委办部厅署院所站队处室会台馆校联协镇乡社行",
    "中心",
    "公司",
    "集团",
    "街道",
    "政府",
    "发区",
    "新区",
    "园区",
    ")",
)
_HEADS = frozenset({"委", "政府", "人大", "政协", "纪委", "人民政府", "直机关"})
_LONGEST_QUOTE = 40
_LONGEST_PAIR = 80  # longer text joins no two names, and every 和 in it would be tried
# Matches the number in `1.区科委`; not the month in `6.30前`.
_NUMBER = re.compile(r"^\s*(?:[0-9]{1,2}\s*[.)](?![0-9])|\([0-9]{1,2}\)|[①-⑳])\s*")


class Piece(NamedTuple):
    """A stretch between two separators of one list; `separator` is the one before it ('' for the first).

    A named tuple, not a dataclass: a plan makes thousands of them.
    """

    start: int
    end: int
    separator: str


def split_list(folded: str, start: int, end: int) -> list[Piece]:
    """The pieces of folded[start:end] at its outermost level; brackets and quotes stay whole, whatever they hold.

    区“双随机、一公开”成员单位 is one piece.
    """
    pieces: list[Piece] = []
    depth, at, separator, quoted = 0, start, "", start
    for match in _SPLIT.finditer(folded, start, end):
        char = match.group()
        if match.start() < quoted:
            continue
        if char == "“":
            quoted = folded.find("”", match.end(), min(end, match.end() + _LONGEST_QUOTE))
        elif char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
            if depth == 0 and _is_role_and_name(folded, at, match.end(), end):
                pieces.append(Piece(at, match.end(), separator))
                at, separator = match.end(), "、"
        elif depth == 0:
            pieces.append(Piece(at, match.start(), separator))
            at, separator = match.end(), char
    pieces.append(Piece(at, end, separator))
    return [trimmed for piece in pieces if (trimmed := trim(folded, piece)) is not None]


def _is_role_and_name(folded: str, start: int, at: int, end: int) -> bool:
    """Whether a name stands right behind a role in brackets, without a comma: 县教育局（牵头）|县财政局."""
    if at >= end or not "\u4e00" <= folded[at] <= "\u9fff" or folded[at] in "和与及等":
        return False
    opener = folded.rfind("(", start, at)
    return folded[opener + 1 : at - 1] in role_lexicon().bracket_roles


def trim(folded: str, piece: Piece) -> Piece | None:
    """The piece without white space, stray marks and a list number at its edges; None if nothing is left."""
    start, end = piece.start, piece.end
    if start < end and folded[start] not in _EDGES and folded[end - 1] not in _EDGES:
        return piece
    number = _NUMBER.match(folded[start : min(end, start + 8)])
    if number:
        start += number.end()
    while start < end and (folded[start].isspace() or folded[start] in _MARKS):
        if folded[start] == "“" and 0 < folded.find("”", start, end) < end - 1:
            break  # “双随机、一公开”成员单位: the quote is a part of the name
        start += 1
    while end > start and (folded[end - 1].isspace() or folded[end - 1] in _MARKS):
        end -= 1
    return Piece(start, end, piece.separator) if start < end else None


def split_spaces(folded: str, piece: Piece, *, sure: bool = False) -> list[Piece]:
    """The piece cut at white space where whole names stand on both sides; `区 发展改革委` stays one.

    `sure` says that persons stand here: `王强 林海` are two.
    """
    words = [
        (piece.start + match.start(), piece.start + match.end())
        for match in _WORD.finditer(folded[piece.start : piece.end])
    ]
    if len(words) < 2:
        return [piece]
    pieces: list[Piece] = []
    start, end = words[0]
    for at, (next_start, next_end) in enumerate(words[1:], start=1):
        held = compact(folded[start:end])
        following = folded[next_start:next_end]
        if _balanced(held) and _ends(held, following, sure) and _opens(following, words, at, folded, sure):
            pieces.append(Piece(start, end, piece.separator if not pieces else " "))
            start = next_start
        end = next_end
    pieces.append(Piece(start, end, piece.separator if not pieces else " "))
    return pieces


def _stands(name: str, sure: bool) -> bool:
    from .persons import ends_in_post, is_person_name

    if len(name) < 2:
        return False
    return is_unit_name(name) or is_group(name) or is_person_name(name, sure=sure) or bool(ends_in_post(name))


def _ends(name: str, following: str, sure: bool) -> bool:
    """Whether a name is over before white space: 区商务委 is; 区机关 before 事务管理局, 区委 before 宣传部 are not."""
    if begins_group(following) and (is_bare_noun(name) or is_group(name)):
        return True
    if not _stands(name, sure):
        return False
    if following.startswith("各") and name[1:] not in _HEADS:
        return True  # 安全信访科 各学校
    if not is_unit_name(name) or is_group(name) or level_prefix(following):
        return True
    return name.endswith(_BREAKABLE) and name[1:] not in _HEADS


def _opens(word: str, words: list[tuple[int, int]], at: int, folded: str, sure: bool) -> bool:
    """Whether a word can open a name of its own: alone, or joined with what follows it."""
    if word.startswith("("):
        return False
    if _stands(word, sure) or level_prefix(word) or word in ("省", "市", "区", "县", "州"):
        return True
    if at + 1 < len(words):
        joined = word + folded[words[at + 1][0] : words[at + 1][1]]
        return is_unit_name(joined) and len(word) > 1
    return False


def _balanced(text: str) -> bool:
    return text.count("(") <= text.count(")")


def split_and(folded: str, piece: Piece) -> list[Piece]:
    """The piece cut at 和 / 及 / 与 where two bodies are joined; `区发展和改革委` and `相关部门和国企集团` stay one."""
    text = folded[piece.start : piece.end]
    outside = text.partition("(")[0] if len(text) <= _LONGEST_PAIR else ""
    for match in _AND.finditer(outside):
        left, right = compact(text[: match.start()]), compact(text[match.end() :])
        if _are_two(left, right):
            cut, behind = piece.start + match.start(), piece.start + match.end()
            rest = Piece(behind, piece.end, match.group())
            return [Piece(piece.start, cut, piece.separator), *split_and(folded, rest)]
    return [piece]


def open_end(name: str) -> int:
    """Where 等 and its noun begin at the end of a name, or -1: 2 for `甲局等部门`; `高等教育处` has none."""
    match = _OPEN.search(name)
    return match.start() if match else -1


def _are_two(left: str, right: str) -> bool:
    cut = open_end(left)
    if cut > 0 and is_bare_noun(right):
        return False  # 甲局等有关部门和单位
    left = left[:cut] if cut > 0 else left
    right_is_group = is_group(right)
    if is_group(left):
        return (right_is_group and begins_group(right)) or (
            not right_is_group and is_unit_name(right) and not is_bare_noun(right)
        )
    if not is_unit_name(left) or not left.endswith(unit_words().firm):
        return False
    return right_is_group or is_unit_name(right) or any(is_unit_name(part) for part in _AND.split(right)[:1])
