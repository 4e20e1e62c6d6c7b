"""The parts of a text that may name a theme: what stands between the words that cut it, and the members of lists.

Everything here runs over every known word of a plan, so words are plain tuples of numbers, and parts are looked for
with an expression over a line that has one letter a word: most parts are settled there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .lexicon import ThemeEntry
from .words import HEAD, QUOTES, Sort

# What goes on so long without a mark or a verb is no prose; what follows may then be quadratic in it.
LONGEST_PART = 300
# How far from the verb a banner word may stand: 建设更高水平的|平安宝山 is a part of its own.
BANNER_REACH = 4
_LIMITS = Sort.CUT | Sort.VERB | Sort.ADVERB | Sort.STOP
_NAMING = HEAD | Sort.ENTRY | Sort.BANNER | Sort.TITLING
_OPENING = Sort.EDGE_VERB | Sort.ADVERB
# What a listed theme must not be besides to be one wherever it stands.
_UNSURE = Sort.FIELD | Sort.BANNER | Sort.TITLING | Sort.JOIN | Sort.TAIL | Sort.ROUND | Sort.INERT
# The letters of words: L a limit, D the limit 等, E a listed theme, F one that may be none, H a head, B a banner,
# G what names something else, J a joining word, R a round, T a tail, Y a body, O all others.
_PART = re.compile(
    r"(?:[^LDEFGHB]*+[LD])*+"
    # Listed themes and words that leave them be.
    r"(?:((?:[OTYJ]*+E)++[OTYJ]*+)(?=L)"
    # One name with a head at its end, or none there.
    r"|((?:[OTYR]*+H)++T*+)(?=L)"
    r"|[OTYRH]++(?=L)"
    r"|([^LD]++)"
    # Without this the rest of a text without names would be read again from each of its words.
    r"|\Z)"
)
LISTED, HEADED, OPEN = 1, 2, 3
_NAMES = re.compile("[EFGH]")
# What stands before a part and tells something of it.
_MARKS = QUOTES + "等"

# A known word at its place: start, end, what it can be (Sort flags), and its number in the vocabulary.
Token = tuple[int, int, int, int]
Match = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What each known word means, by its number in the automaton; `openers` by their first character, longest first;
    classes and ranks as in GrammarWords."""

    sorts: Sequence[int]
    letters: Sequence[str]
    kinds: Sequence[str]
    entries: Sequence[ThemeEntry | None]
    openers: Mapping[str, tuple[str, ...]]
    classes: Mapping[str, str]
    ranks: tuple[str, ...]


class Flag:
    """What is known of a part, as bits.

    GOVERNED: a verb stands before it. ATTRIBUTE: a quoted phrase follows. RESUMED: 等 stands before it, so that it sums
    up a list and names nothing: 小区、街巷等|脏乱差问题整治. QUOTED: a quoted phrase stands before it, which may be all
    its name: “河长+检察长”|协作机制. TITLED: the verb before it is one of winning a title (创建).
    """

    GOVERNED = 1
    ATTRIBUTE = 2
    RESUMED = 4
    QUOTED = 8
    TITLED = 16


@dataclass(slots=True)
class Part:
    """What stands between two boundaries, with its known words and its flags."""

    start: int
    end: int
    tokens: Sequence[Token]
    flags: int


def letter_of(form: str, sort: int, *, is_plain: bool) -> str:
    """The letter of a word. One that is also a head or a listed theme is no boundary: 整治, 巩固拓展脱贫攻坚成果.

    `is_plain` says that a listed theme of this name never is the end of a longer name.
    """
    if sort & Sort.ENTRY:
        return "E" if is_plain and not sort & _UNSURE else "F"
    if sort & _NAMING:
        return "B" if sort & _NAMING == Sort.BANNER else "G" if sort & _UNSURE & ~Sort.TAIL else "H"
    if sort & _LIMITS:
        return "D" if form == "等" else "L"
    for bit, letter in ((Sort.JOIN, "J"), (Sort.ROUND, "R"), (Sort.TAIL, "T"), (Sort.BODY, "Y")):
        if sort & bit:
            return letter
    return "O"


def line_of(found: Sequence[Match], letters: Sequence[str]) -> str:
    """The letters of all known words of a text, and a limit at its end."""
    return "".join([letters[number] for _, _, number in found]) + "L"


def spots(line: str) -> Iterator[tuple[int, int, int]]:
    """The parts with a name in them: LISTED, HEADED or OPEN, and the numbers of the first word and of the limit."""
    for match in _PART.finditer(line):
        if kind := match.lastindex:
            yield kind, *match.span(kind)


def part_at(text: str, found: Sequence[Match], line: str, left: int, right: int, sorts: Sequence[int]) -> Part | None:
    """The part from one word to a limit; None if it can hold no name."""
    start = found[left - 1][1] if left else 0
    end = found[right][0] if right < len(found) else len(text)
    if end - start > LONGEST_PART:
        return None
    # A banner names something only where an object begins: 建设|平安|宝山.
    name = line.find("B", left, right)
    if name >= 0 and found[name][0] - start > BANNER_REACH and not _NAMES.search(line, left, right):
        return None
    flags = _governed(found, line, left - 1, sorts)
    if text[start - 1] in _MARKS and start:
        flags |= Flag.RESUMED if text[start - 1] == "等" else Flag.QUOTED
    if end < len(text) and text[end] in QUOTES:
        flags |= Flag.ATTRIBUTE
    return Part(start, end, [(at, to, sorts[number], number) for at, to, number in found[left:right]], flags)


def _governed(found: Sequence[Match], line: str, left: int, sorts: Sequence[int]) -> int:
    """Whether a verb is the limit before a part; an adverb right behind the verb keeps it in force: 落实|全面|…"""
    while left >= 0:
        start, _, number = found[left]
        if sorts[number] & Sort.VERB:
            return Flag.GOVERNED
        left -= 1
        if not sorts[number] & Sort.ADVERB or left < 0 or line[left] not in "LD" or found[left][1] != start:
            return 0
    return 0


def open_part(text: str, part: Part, openers: Mapping[str, tuple[str, ...]]) -> Part:
    """The part without the verbs, adverbs and little words it begins with: 发展|总部经济, 以|产业链招商."""
    start, end, tokens, flags = part.start, part.end, part.tokens, part.flags
    first, count = 0, len(tokens)
    while start < end:
        if first < count and tokens[first][0] == start:
            if not _is_opening(tokens, first, end):
                break
            _, start, sort, _ = tokens[first]
            first += 1
            flags &= ~Flag.TITLED
            if sort & Sort.TITLING:
                flags |= Flag.GOVERNED | Flag.TITLED
            elif sort & Sort.EDGE_VERB:
                flags |= Flag.GOVERNED
        elif (known := openers.get(text[start])) and text.startswith(known, start):
            start += next(len(opener) for opener in known if text.startswith(opener, start))
            while first < count and tokens[first][0] < start:
                first += 1
        else:
            break
    return part if start == part.start else Part(start, end, tokens[first:], flags)


def _is_opening(tokens: Sequence[Token], first: int, end: int) -> bool:
    _, behind, sort, _ = tokens[first]
    if sort & (Sort.JOIN | Sort.TAIL) and not sort & _OPENING:
        return True
    if not sort & (_OPENING | Sort.TITLING) or sort & Sort.ENTRY or behind >= end:
        return False
    # 治理|数字化 and 服务|、: at the end of a part or before a join it is a noun.
    if first + 1 == len(tokens):
        return True
    return tokens[first + 1][0] != behind or not tokens[first + 1][2] & Sort.JOIN


def pieces(part: Part) -> Iterator[Part]:
    """The members of a list; a member that ends in no head goes with the next: 滚动排查和源头化解机制."""
    start, end, tokens, flags = part.start, part.end, part.tokens, part.flags
    inner: list[Token] = []
    for index, token in enumerate(tokens):
        at, behind, sort, _ = token
        if sort & Sort.JOIN and not sort & Sort.INERT and _is_closed(inner, at):
            yield Part(start, at, inner, flags)
            start, inner = behind, []
        elif not inner and at == start and sort & _OPENING and not sort & (HEAD | Sort.ENTRY):
            # A second verb after a join: 推进公交优先和|优化|慢行系统.
            if index + 1 < len(tokens) or behind < end:
                start, flags = behind, flags | Flag.GOVERNED
        else:
            inner.append(token)
    if inner:
        yield Part(start, end, inner, flags)


def _is_closed(inner: Sequence[Token], end: int) -> bool:
    for at, behind, sort, _ in reversed(inner):
        if behind != end:
            return False
        if sort & (HEAD | Sort.ENTRY | Sort.BODY | Sort.PART):
            return True
        if not sort & Sort.TAIL:
            return False
        end = at
    return False
