"""Which unlisted themes a stretch names: noun phrases between a verb and a head word.

深化|紧密型学区化集团化办学|，推进: the words of themes_words.py cut a clause into parts; a part that ends in a head word
(机制, 试点, 行动计划), says something besides generic words (工作, 长效), and is not made a body (领导小组) is a theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .themes_lexicon import ThemeEntry
from .themes_words import HEAD, QUOTES, Sort

# Longer than this between two boundaries is a sentence whose verbs were not seen.
LONGEST_STRONG = 30
LONGEST_WEAK = 16
# How long a member of a list summed up by 等改革举措 is.
MEMBER = (4, 14)
# How long the name of a title is.
TITLE = (6, 22)
# How long the place's name behind a banner word is.
BANNER = (2, 3)
_COUNT = re.compile(r"(?:\d[\d.,]*|[一二两三四五六七八九十百]{1,3})[多余]?[万亿]?(?:个|条|项|家|所|处|座|台|套|公里|名|户|批次|类|件|亩|人)(?!进)")
# The class noun, up to the end of its clause or the next verb: 等|改革举措|,  等|专项行动|取得实效.
_CLASS_NOUN = re.compile(r"([一-鿿]{2,6}?)(?=[^一-鿿]|$|取得|落地|实施|推进|建设|工作)")
# How many characters besides generic words make a name.
LEAST = 2
LEAST_BEHIND_QUOTE = 4
# A title has no rounds: 首批低碳示范区 is the title 低碳示范区.
ROUND_KINDS = ("plan", "programme", "campaign", "reform", "pilot")
OPEN_ENDINGS = ("清单", "承诺制", "责任制", "负责制")
_LIMITS = Sort.CUT | Sort.VERB | Sort.ADVERB | Sort.STOP
_NAMING = HEAD | Sort.ENTRY | Sort.BANNER | Sort.TITLING
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
    """What every known word means, by its number in the automaton; openers, class nouns and ranks as in GrammarWords."""

    sorts: Sequence[int]
    kinds: Sequence[str]
    entries: Sequence[ThemeEntry | None]
    openers: tuple[str, ...]
    classes: Mapping[str, str]
    ranks: tuple[str, ...]

    def tokens(self, found: Sequence[tuple[int, int, int]]) -> list[Token]:
        """Words found, with what they mean."""
        return [Token(start, end, self.sorts[n], self.kinds[n], self.entries[n]) for start, end, n in found]


class Named(NamedTuple):
    """A theme found: its place in the stretch, its kind, and its lexicon entry where it has one."""

    start: int
    end: int
    kind: str
    entry: ThemeEntry | None = None


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


def find_named(text: str, found: Sequence[tuple[int, int, int]], vocabulary: Vocabulary) -> Iterator[Named]:
    """The themes of a stretch (folded, quotes masked), given its known words in order as (start, end, number)."""
    for part in _parts(text, found, vocabulary):
        opened = _open(text, part, vocabulary.openers)
        kind = _summed_up(text, part.end, vocabulary.classes)
        if kind:
            yield from _members(text, opened, kind)
            continue
        for piece in _pieces(opened):
            yield from _read_piece(text, piece, vocabulary.ranks)


def _summed_up(text: str, end: int, classes: Mapping[str, str]) -> str:
    """The kind of the class noun behind 等, if the part is a list so summed up: …实体化|等改革举措."""
    if not text.startswith("等", end):
        return ""
    follower = _CLASS_NOUN.match(text, end + 1)
    return classes.get(follower.group(1), "") if follower else ""


def _members(text: str, part: Part, kind: str) -> Iterator[Named]:
    start = part.start
    for token in [*part.tokens, Token(part.end, part.end, Sort.JOIN, "", None)]:
        if token.sort & Sort.ENTRY and token.entry:
            yield Named(token.start, token.end, token.entry.kind, token.entry)
            start = -1
        if not token.sort & Sort.JOIN or token.sort & Sort.INERT:
            continue
        if start >= 0 and MEMBER[0] <= token.start - start <= MEMBER[1] and "□" not in text[start : token.start]:
            yield Named(start, token.start, kind)
        start = token.end


def _parts(text: str, found: Sequence[tuple[int, int, int]], vocabulary: Vocabulary) -> Iterator[Part]:
    """The parts with a name in them. This loop runs over every known word of a plan: no record before it pays."""
    sorts = vocabulary.sorts
    start, governed, inner, names = 0, False, 0, False
    for index, (place, end, number) in enumerate(found):
        sort = sorts[number]
        # A word that is also a head or a listed theme is no boundary: 整治, 巩固拓展脱贫攻坚成果.
        if sort & _NAMING:
            names = True
        elif sort & _LIMITS:
            if names:
                tokens = vocabulary.tokens(found[inner:index])
                yield Part(start, place, tokens, governed, text[place] in QUOTES, *_before(text, start))
            # An adverb right behind the verb keeps it in force: 落实|全面|…
            governed = bool(sort & Sort.VERB) or (governed and bool(sort & Sort.ADVERB) and start == place)
            start, inner, names = end, index + 1, False
    if names:
        yield Part(start, len(text), vocabulary.tokens(found[inner:]), governed, False, *_before(text, start))


def _before(text: str, start: int) -> tuple[bool, bool]:
    last = text[start - 1] if start else ""
    return last == "等", bool(last) and last in QUOTES


def _open(text: str, part: Part, openers: tuple[str, ...]) -> Part:
    """The part without the verbs, adverbs and little words it begins with: 发展|总部经济, 以|产业链招商."""
    start, governed, titled = part.start, part.governed, False
    tokens = list(part.tokens)
    while tokens or start < part.end:
        first = tokens[0] if tokens else None
        if first and first.start == start and _is_opening(first, tokens, part.end):
            governed = governed or bool(first.sort & (Sort.EDGE_VERB | Sort.TITLING))
            titled = bool(first.sort & Sort.TITLING)
            start = first.end
            tokens.pop(0)
        elif (not first or first.start > start) and (opener := _opener(text, start, openers)):
            start += opener
            tokens = [token for token in tokens if token.start >= start]
        else:
            break
    return part._replace(start=start, tokens=tokens, governed=governed, titled=titled)


def _is_opening(first: Token, tokens: Sequence[Token], end: int) -> bool:
    if first.sort & (Sort.JOIN | Sort.TAIL) and not first.sort & _OPENING:
        return True
    if not first.sort & (_OPENING | Sort.TITLING) or first.sort & Sort.ENTRY:
        return False
    # 治理|数字化 and 服务|、: at the end of a part or before a join it is a noun.
    follower = tokens[1] if len(tokens) > 1 else None
    return first.end < end and not (follower and follower.start == first.end and follower.sort & Sort.JOIN)


def _opener(text: str, start: int, openers: tuple[str, ...]) -> int:
    if not text.startswith(openers, start):
        return 0
    return next(len(opener) for opener in openers if text.startswith(opener, start))


def _pieces(part: Part) -> Iterator[Part]:
    """The members of a coordination; a member that ends in no head goes with the next: 滚动排查和源头化解机制."""
    start, inner, governed = part.start, [], part.governed
    for index, token in enumerate(part.tokens):
        if token.sort & Sort.JOIN and not token.sort & Sort.INERT and _is_closed(inner, token.start):
            yield part._replace(start=start, end=token.start, tokens=inner, governed=governed)
            start, inner = token.end, []
        elif not inner and token.start == start and token.sort & _OPENING and not token.sort & (HEAD | Sort.ENTRY):
            # A second verb after a join: 推进公交优先和|优化|慢行系统.
            if index + 1 < len(part.tokens) or token.end < part.end:
                start, governed = token.end, True
        else:
            inner.append(token)
    if inner:
        yield part._replace(start=start, tokens=inner, governed=governed)


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


def _read_piece(text: str, piece: Part, ranks: tuple[str, ...]) -> Iterator[Named]:
    head = _head(piece)
    if head is None:
        whole = _banner(text, piece) or _title(text, piece, ranks)
    else:
        # 150条|道路整治 is a quantity.
        whole = None if _COUNT.match(text, piece.start) else _named_by_head(piece, head)
    if whole:
        yield whole
    for token in piece.tokens:
        if token.entry is None or (whole and token.start < whole.end):
            continue
        if _stands(token, piece):
            yield Named(token.start, token.end, token.entry.kind, token.entry)


def _banner(text: str, piece: Part) -> Named | None:
    """A place's drive: 建设|平安|宝山, 打造|健康|顺德; not 建设|数字|人才, of which every word is known."""
    first = piece.tokens[0]
    if not first.sort & Sort.BANNER or first.start != piece.start:
        return None
    if not piece.governed and text[piece.start - 1 : piece.start] != "的":
        return None
    rest = piece.tokens[1:]
    end = rest[0].start if rest else piece.end
    if not BANNER[0] <= end - first.end <= BANNER[1] or not all(token.sort & Sort.TAIL for token in rest):
        return None
    return Named(piece.start, end, "concept")


def _title(text: str, piece: Part, ranks: tuple[str, ...]) -> Named | None:
    """A title to be won, whatever its last word: 创建|国家农村产业融合发展示范园|."""
    if not piece.titled or not text.startswith(ranks, piece.start) or _COUNT.search(text, piece.start, piece.end):
        return None
    tail = next((token for token in piece.tokens if token.sort & Sort.TAIL and token.end == piece.end), None)
    end = tail.start if tail else piece.end
    return Named(piece.start, end, "designation") if TITLE[0] <= end - piece.start <= TITLE[1] else None


def _head(piece: Part) -> Token | None:
    """The last head word, if nothing but tails follows it."""
    end = piece.end
    for token in reversed(piece.tokens):
        if token.end != end:
            return None
        if token.sort & (HEAD | Sort.ENTRY):
            return token
        if not token.sort & Sort.TAIL:
            return None
        end = token.start
    return None


def _named_by_head(piece: Part, head: Token) -> Named | None:
    if piece.resumed:
        return None
    if head.entry is not None:
        return _extended(piece, head, head.entry)
    is_strong = bool(head.sort & Sort.STRONG)
    length = head.end - piece.start
    if length > (LONGEST_STRONG if is_strong else LONGEST_WEAK):
        return None
    if not is_strong and (not piece.governed or piece.attribute):
        return None
    if _content(piece, head) < (LEAST_BEHIND_QUOTE if piece.quoted else LEAST) or _is_asset(piece, head):
        return None
    return Named(piece.start, head.end, head.kind)


def _is_asset(piece: Part, head: Token) -> bool:
    """Whether a work is meant, not a programme: 陈庄水库除险加固|工程."""
    return head.kind == "programme" and any(token.sort & Sort.ASSET for token in piece.tokens)


def _extended(piece: Part, head: Token, entry: ThemeEntry) -> Named | None:
    """A listed theme with a round before it is a theme of its own: 第八轮|环保三年行动计划; so is a listed kind of
    list or pledge with its matter before it: 轻微违法经营行为|免罚清单."""
    first = piece.tokens[0]
    if first.sort & Sort.ROUND and first.start == piece.start and first.end == head.start:
        return Named(piece.start, head.end, entry.kind) if entry.kind in ROUND_KINDS else None
    if entry.name.endswith(OPEN_ENDINGS) and 2 <= head.start - piece.start <= LONGEST_WEAK and _content(piece, head) > 1:
        return Named(piece.start, head.end, entry.kind)
    return None


def _content(piece: Part, head: Token) -> int:
    """How many characters of a piece say something: those in no generic word, round, tail or join."""
    empty = Sort.GENERIC | Sort.ROUND | Sort.TAIL | Sort.JOIN
    said, place = 0, piece.start
    for token in piece.tokens:
        if token.start >= head.start:
            break
        said += token.start - place
        if token.sort & Sort.ENTRY or not token.sort & empty:
            said += token.end - token.start
        place = token.end
    return said + max(0, head.start - place)


def _stands(token: Token, piece: Part) -> bool:
    """Whether a listed theme is meant: not where a body's name goes on (凝聚力工程|博物馆)."""
    follower = next((other for other in piece.tokens if other.start >= token.end), None)
    if follower and follower.start == token.end and follower.sort & Sort.BODY:
        return False
    if not token.sort & Sort.FIELD:
        return True
    return piece.governed and not piece.attribute and token.start == piece.start and _head(piece) is token

