"""The parts of a stretch that may name a theme: what stands between the words that cut it, and the members of lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .themes_lexicon import ThemeEntry
from .themes_words import HEAD, QUOTES, Sort

# What goes on so long without a mark or a verb is no prose; what follows may then be quadratic in it.
LONGEST_PART = 300
# How far from the verb a banner word may stand: 建设更高水平的|平安宝山 is a part of its own.
BANNER_REACH = 4
_LIMITS = Sort.CUT | Sort.VERB | Sort.ADVERB | Sort.STOP
_NAMING = HEAD | Sort.ENTRY | Sort.BANNER | Sort.TITLING
_TELLING = _NAMING | _LIMITS
_OPENING = Sort.EDGE_VERB | Sort.ADVERB


class Token(NamedTuple):
    """A known word at its place in the stretch: what it can be (Sort flags) and the lexicon entry it names."""

    start: int
    end: int
    sort: int
    kind: str
    entry: ThemeEntry | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What each known word means, by its number in the automaton; openers, classes and ranks as in GrammarWords."""

    sorts: Sequence[int]
    kinds: Sequence[str]
    entries: Sequence[ThemeEntry | None]
    openers: tuple[str, ...]
    classes: Mapping[str, str]
    ranks: tuple[str, ...]

    def tokens(self, found: Sequence[tuple[int, int, int]]) -> list[Token]:
        """Words found, with what they mean."""
        sorts, kinds, entries, new = self.sorts, self.kinds, self.entries, Token._make
        return [new((start, end, sorts[n], kinds[n], entries[n])) for start, end, n in found]


class Part(NamedTuple):
    """What stands between two boundaries. `governed`: a verb stands before it; `attribute`: a quoted phrase follows.

    `resumed`: 等 stands before it, so that it sums up a list and names nothing: 小区、街巷等|脏乱差问题整治.
    `quoted`: a quoted phrase stands before it, which may be all its name: “河长+检察长”|协作机制.
    `titled`: the verb before it is one of winning a title (创建).
    """

    start: int
    end: int
    tokens: Sequence[Token]
    governed: bool
    attribute: bool
    resumed: bool
    quoted: bool
    titled: bool = False


def parts(text: str, found: Sequence[tuple[int, int, int]], vocabulary: Vocabulary) -> Iterator[Part]:
    """The parts with a name in them. This loop runs over every known word of a plan: no record before it pays."""
    sorts = vocabulary.sorts
    start, governed, inner, names = 0, False, 0, False
    for index, (place, end, number) in enumerate(found):
        sort = sorts[number]
        if not sort & _TELLING:
            continue
        # A word that is also a head or a listed theme is no boundary: 整治, 巩固拓展脱贫攻坚成果.
        if sort & _NAMING:
            # A banner names something only where an object begins: 建设|平安|宝山.
            names = names or sort & _NAMING != Sort.BANNER or place - start <= BANNER_REACH
            continue
        if names and place - start <= LONGEST_PART:
            tokens = vocabulary.tokens(found[inner:index])
            yield Part(start, place, tokens, governed, text[place] in QUOTES, *_before(text, start))
        # An adverb right behind the verb keeps it in force: 落实|全面|…
        governed = sort & Sort.VERB != 0 or (governed and sort & Sort.ADVERB != 0 and start == place)
        start, inner, names = end, index + 1, False
    if names and len(text) - start <= LONGEST_PART:
        yield Part(start, len(text), vocabulary.tokens(found[inner:]), governed, False, *_before(text, start))


def _before(text: str, start: int) -> tuple[bool, bool]:
    last = text[start - 1] if start else ""
    return last == "等", bool(last) and last in QUOTES


def open_part(text: str, part: Part, openers: tuple[str, ...]) -> Part:
    """The part without the verbs, adverbs and little words it begins with: 发展|总部经济, 以|产业链招商."""
    start, governed, titled, first = part.start, part.governed, False, 0
    tokens = part.tokens
    while start < part.end:
        token = tokens[first] if first < len(tokens) else None
        if token and token.start == start:
            if not _is_opening(token, tokens[first + 1] if first + 1 < len(tokens) else None, part.end):
                break
            governed = governed or token.sort & (Sort.EDGE_VERB | Sort.TITLING) != 0
            titled = token.sort & Sort.TITLING != 0
            start, first = token.end, first + 1
        elif opener := _opener(text, start, openers):
            start += opener
            while first < len(tokens) and tokens[first].start < start:
                first += 1
        else:
            break
    if start == part.start:
        return part
    return Part(start, part.end, tokens[first:], governed, part.attribute, part.resumed, part.quoted, titled)


def _is_opening(first: Token, second: Token | None, end: int) -> bool:
    if first.sort & (Sort.JOIN | Sort.TAIL) and not first.sort & _OPENING:
        return True
    if not first.sort & (_OPENING | Sort.TITLING) or first.sort & Sort.ENTRY:
        return False
    # 治理|数字化 and 服务|、: at the end of a part or before a join it is a noun.
    return first.end < end and not (second and second.start == first.end and second.sort & Sort.JOIN)


def _opener(text: str, start: int, openers: tuple[str, ...]) -> int:
    if not text.startswith(openers, start):
        return 0
    return next(len(opener) for opener in openers if text.startswith(opener, start))


def pieces(part: Part) -> Iterator[Part]:
    """The members of a coordination; a member that ends in no head goes with the next: 滚动排查和源头化解机制."""
    start, governed = part.start, part.governed
    inner: list[Token] = []
    for index, token in enumerate(part.tokens):
        if token.sort & Sort.JOIN and not token.sort & Sort.INERT and _is_closed(inner, token.start):
            yield Part(start, token.start, inner, governed, *part[4:])
            start, inner = token.end, []
        elif not inner and token.start == start and token.sort & _OPENING and not token.sort & (HEAD | Sort.ENTRY):
            # A second verb after a join: 推进公交优先和|优化|慢行系统.
            if index + 1 < len(part.tokens) or token.end < part.end:
                start, governed = token.end, True
        else:
            inner.append(token)
    if inner:
        yield Part(start, part.end, inner, governed, *part[4:])


def _is_closed(inner: Sequence[Token], end: int) -> bool:
    for token in reversed(inner):
        if token.end != end:
            return False
        if token.sort & (HEAD | Sort.ENTRY | Sort.BODY | Sort.PART):
            return True
        if not token.sort & Sort.TAIL:
            return False
        end = token.start
    return False
