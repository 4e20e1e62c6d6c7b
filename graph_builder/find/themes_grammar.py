"""Which unlisted themes a stretch names: noun phrases between a verb and a head word.

深化|紧密型学区化集团化办学|: themes_parts.py cuts a clause into parts; a part that ends in a head word (机制,
试点, 行动计划), says something besides generic words (工作, 长效), and is not made a body (领导小组) is a theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .themes_lexicon import ThemeEntry
from .themes_parts import Part, Token, Vocabulary, open_part, parts, pieces
from .themes_words import HEAD, Sort

# Longer than this between two boundaries is a sentence whose verbs were not seen.
LONGEST_STRONG = 30
LONGEST_WEAK = 16
# How long a member of a list summed up by 等改革举措 is.
MEMBER = (4, 14)
# How long the name of a title is.
TITLE = (6, 22)
# How long the place's name behind a banner word is.
BANNER = (2, 3)
_COUNT = re.compile(
    r"(?:\d[\d.,]*|[一二两三四五六七八九十百]{1,3})[多余]?[万亿]?(?:个|条|项|家|所|处|座|台|套|公里|名|户|批次|类|件|亩|人)(?![进才级])"
)
# The class noun, up to the end of its clause or the next verb: 等|改革举措|,  等|专项行动|取得实效.
_CLASS_NOUN = re.compile(r"([一-鿿]{2,6}?)(?=[^一-鿿]|$|取得|落地|实施|推进|建设|工作)")
# How many characters besides generic words make a name.
LEAST = 2
LEAST_BEHIND_QUOTE = 4
# A title has no rounds: 首批低碳示范区 is the title 低碳示范区.
ROUND_KINDS = ("plan", "programme", "campaign", "reform", "pilot")
# A listed theme that ends so is of the kind only, where enough stands before it: 东江流域横向|生态补偿机制.
HEAD_ENDINGS = ("机制", "体系", "制度")
LEAST_BEFORE_LISTED = 4
OPEN_ENDINGS = ("清单", "承诺制", "责任制", "负责制")


class Named(NamedTuple):
    """A theme found: its place in the stretch, its kind, and its lexicon entry where it has one."""

    start: int
    end: int
    kind: str
    entry: ThemeEntry | None = None


def find_named(text: str, found: Sequence[tuple[int, int, int]], vocabulary: Vocabulary) -> Iterator[Named]:
    """The themes of a stretch (folded, quotes masked), given its known words in order as (start, end, number)."""
    for part in parts(text, found, vocabulary):
        if (listed := _only_listed(part)) is not None:
            yield listed
            continue
        opened = open_part(text, part, vocabulary.openers)
        kind = _summed_up(text, part.end, vocabulary.classes)
        if kind:
            yield from _members(text, opened, kind)
            continue
        for piece in pieces(opened):
            yield from _read_piece(text, piece, vocabulary.ranks)


def _only_listed(part: Part) -> Named | None:
    """The listed theme a part consists of: the most frequent case, read without further ado."""
    token = part.tokens[0]
    if token.entry is None or token.start != part.start or token.end != part.end:
        return None
    if token.sort & Sort.FIELD and (not part.governed or part.attribute):
        return None
    return Named(token.start, token.end, token.entry.kind, token.entry)


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
    """Whether a work or a body is meant, not a theme: 陈庄水库除险加固|工程, 省科学院|融合发展."""
    banned = {"programme": Sort.ASSET, "concept": Sort.BODY}.get(head.kind, 0)
    return any(token.sort & banned for token in piece.tokens if token.end <= head.start)


def _extended(piece: Part, head: Token, entry: ThemeEntry) -> Named | None:
    """A listed theme with a round before it is a theme of its own: 第八轮|环保三年行动计划; so is a listed kind of
    list or pledge with its matter before it: 轻微违法经营行为|免罚清单."""
    first = piece.tokens[0]
    if first.sort & Sort.ROUND and first.start == piece.start and first.end == head.start:
        return Named(piece.start, head.end, entry.kind) if entry.kind in ROUND_KINDS else None
    least = LEAST if entry.name.endswith(OPEN_ENDINGS) else LEAST_BEFORE_LISTED
    is_open = entry.name.endswith((*OPEN_ENDINGS, *HEAD_ENDINGS))
    if is_open and head.start - piece.start <= LONGEST_WEAK and _content(piece, head) >= least:
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
    if token.entry is not None and token.entry.kind == "event":
        # 进口博览会|重要平台 speaks of the event, 进口博览会|市容保障 of something else.
        return token.end == piece.end or (follower is not None and follower.start == token.end)
    return piece.governed and not piece.attribute and token.start == piece.start and _head(piece) is token
