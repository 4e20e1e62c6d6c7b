"""Which unlisted themes a stretch names: noun phrases between a verb and a head word.

深化|紧密型学区化集团化办学|: parts.py cuts a clause into parts; a part that ends in a head word (机制,
试点, 行动计划), says something besides generic words (工作, 长效), and is not made a body (领导小组) is a theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .lexicon import ThemeEntry
from .parts import (
    HEADED,
    LISTED,
    Flag,
    Match,
    Part,
    Token,
    Vocabulary,
    line_of,
    open_part,
    part_at,
    pieces,
    spots,
)
from .words import HEAD, Sort

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
    r"(?:\d[\d.,]*|[一二两三四五六七八九十百]{1,3})[多余]?[万亿]?(?:个|条|项|家|所|处|座|台|套|公里|平方米|平方公里|公顷|吨|千瓦|名|户|批次|类|件|亩|人)(?![进才级])"
)
# A name holds no amounts: 首批|3家|试点, 旧住房修缮、|10条|道路大修.
_AMOUNT = re.compile(
    r"\d[\d.,]*[多余]?[万亿]?(?:个|条|项|家|所|处|座|台|套|公里|平方米|平方公里|公顷|吨|千瓦|名|户|批次|件|亩|元)(?!以上)"
)
# 练塘镇|蓝环工程: a work at a place is a project.
_PLACE = re.compile(r"[一-鿿]{2,4}?(?:镇|街道|乡|村|湖|江|水库|景区|码头|岛)")
# The class noun, up to the end of its clause or the next verb: 等|改革举措|,  等|专项行动|取得实效.
_CLASS_NOUN = re.compile(r"([一-鿿]{2,6}?)(?=[^一-鿿]|$|取得|落地|实施|推进|建设|工作)")
# How many characters besides generic words make a name.
LEAST = 2
LEAST_BEHIND_QUOTE = 4
LEAST_PLEDGE = 7
# A title has no rounds: 首批低碳示范区 is the title 低碳示范区.
ROUND_KINDS = ("plan", "programme", "campaign", "reform", "pilot")
# A listed theme that ends so is of the kind only, where enough stands before it: 东江流域横向|生态补偿机制.
HEAD_ENDINGS = ("机制", "体系", "制度")
LEAST_BEFORE_LISTED = 4
OPEN_ENDINGS = ("清单", "承诺制", "责任制", "负责制")
LENGTHENED = (*OPEN_ENDINGS, *HEAD_ENDINGS)
_AS_OBJECT = Flag.GOVERNED | Flag.ATTRIBUTE
_EMPTY = Sort.GENERIC | Sort.ROUND | Sort.TAIL | Sort.JOIN
_BANNED = {"programme": Sort.ASSET, "concept": Sort.BODY}


# A theme found: its place in the text, its kind, and its lexicon entry where it has one.
Named = tuple[int, int, str, ThemeEntry | None]


def find_named(text: str, found: Sequence[Match], vocabulary: Vocabulary) -> list[Named]:
    """The themes of a text (folded, quotes masked), given its known words in order as (start, end, number)."""
    line = line_of(found, vocabulary.letters)
    named: list[Named] = []
    for kind, left, right in spots(line):
        if kind == LISTED:
            _add_listed(named, found, line, left, right, vocabulary.entries)
        elif kind == HEADED and found[right - 1][1] != (found[right][0] if right < len(found) else len(text)):
            # Unknown words behind the head: most parts that are no name end so.
            continue
        elif part := part_at(text, found, line, left, right, vocabulary.sorts):
            opened = open_part(text, part, vocabulary.openers)
            if line[right] == "D" and (kind_of_list := _summed_up(text, part.end, vocabulary.classes)):
                _add_members(named, text, opened, kind_of_list, vocabulary)
            elif line.find("J", left, right) < 0 or (kind == HEADED and not _is_pair(text, opened.tokens)):
                if opened.tokens:
                    _add_piece(named, text, opened, vocabulary)
            else:
                for piece in pieces(opened):
                    _add_piece(named, text, piece, vocabulary)
    return named


def _is_pair(text: str, tokens: Sequence[Token]) -> bool:
    """Whether two names with one head are joined: 首店经济|和|平台经济; not 滚动排查|和|源头化解机制."""
    for index, (start, _, sort, _) in enumerate(tokens):
        if sort & Sort.JOIN and not sort & Sort.INERT and index:
            at, end, before, _ = tokens[index - 1]
            last = tokens[-1][1]
            if end == start and before & (HEAD | Sort.ENTRY) and text.endswith(text[last - 2 : last], at, end):
                return True
    return False


def _add_listed(
    named: list[Named],
    found: Sequence[Match],
    line: str,
    left: int,
    right: int,
    entries: Sequence[ThemeEntry | None],
) -> None:
    """The listed themes of a part, where nothing else can be meant but a body: 凝聚力工程|博物馆."""
    index = line.find("E", left, right)
    while index >= 0:
        start, end, number = found[index]
        entry = entries[number]
        index += 1
        # 嘉定新城|实验|中学: a strategy's name may stand in a body's anywhere.
        is_inner = entry and entry.kind == "spatial_strategy" and line.find("Y", index, right) >= 0
        if entry and not is_inner and not (line[index] == "Y" and found[index][0] == end):
            named.append((start, end, entry.kind, entry))
        index = line.find("E", index, right)


def _summed_up(text: str, end: int, classes: Mapping[str, str]) -> str:
    """The kind of the class noun behind 等, if the part is a list so summed up: …实体化|等改革举措."""
    follower = _CLASS_NOUN.match(text, end + 1)
    return classes.get(follower.group(1), "") if follower else ""


def _add_members(named: list[Named], text: str, part: Part, kind: str, vocabulary: Vocabulary) -> None:
    start = part.start
    for at, end, sort, number in [*part.tokens, (part.end, part.end, Sort.JOIN, 0)]:
        if sort & Sort.ENTRY and (entry := vocabulary.entries[number]):
            named.append((at, end, entry.kind, entry))
            start = -1
        if not sort & Sort.JOIN or sort & Sort.INERT:
            continue
        if start >= 0 and MEMBER[0] <= at - start <= MEMBER[1] and "□" not in text[start:at]:
            named.append((start, at, kind, None))
        start = end


def _add_piece(named: list[Named], text: str, piece: Part, vocabulary: Vocabulary) -> None:
    head = _head(piece)
    if head < 0:
        whole = _banner(text, piece) or _title(text, piece, vocabulary.ranks)
    else:
        whole = _named_by_head(text, piece, head, vocabulary)
        # 150条|道路整治 is a quantity.
        if whole and (_COUNT.match(text, piece.start) or _AMOUNT.search(text, piece.start, whole[1])):
            whole = None
    if whole:
        named.append(whole)
    done = whole[1] if whole else 0
    for index, (start, end, sort, number) in enumerate(piece.tokens):
        if sort & Sort.ENTRY and start >= done:
            entry = vocabulary.entries[number]
            if entry and _stands(piece, index, head, entry):
                named.append((start, end, entry.kind, entry))


def _banner(text: str, piece: Part) -> Named | None:
    """A place's drive: 建设|平安|宝山, 打造|健康|顺德; not 建设|数字|人才, of which every word is known."""
    start, behind, sort, _ = piece.tokens[0]
    if not sort & Sort.BANNER or start != piece.start:
        return None
    if not piece.flags & Flag.GOVERNED and text[start - 1 : start] != "的":
        return None
    rest = piece.tokens[1:]
    end = rest[0][0] if rest else piece.end
    if not BANNER[0] <= end - behind <= BANNER[1] or not all(token[2] & Sort.TAIL for token in rest):
        return None
    return (start, end, "concept", None)


def _title(text: str, piece: Part, ranks: tuple[str, ...]) -> Named | None:
    """A title to be won, whatever its last word: 创建|国家农村产业融合发展示范园|."""
    start, end, tokens, flags = piece.start, piece.end, piece.tokens, piece.flags
    if not flags & Flag.TITLED or not text.startswith(ranks, start) or _COUNT.search(text, start, end):
        return None
    end = next((at for at, to, sort, _ in tokens if sort & Sort.TAIL and to == end), end)
    return (start, end, "designation", None) if TITLE[0] <= end - start <= TITLE[1] else None


def _head(piece: Part) -> int:
    """The number of the last head word among the words, if nothing but tails follows it; or -1."""
    place, tokens = piece.end, piece.tokens
    for index in range(len(tokens) - 1, -1, -1):
        start, end, sort, _ = tokens[index]
        if end != place:
            return -1
        if sort & (HEAD | Sort.ENTRY):
            return index
        if not sort & Sort.TAIL:
            return -1
        place = start
    return -1


def _named_by_head(text: str, piece: Part, head: int, vocabulary: Vocabulary) -> Named | None:
    flags = piece.flags
    if flags & Flag.RESUMED:
        return None
    _, end, sort, number = piece.tokens[head]
    if entry := vocabulary.entries[number]:
        return _extended(piece, head, entry)
    is_strong = sort & Sort.STRONG
    if end - piece.start > (LONGEST_STRONG if is_strong else LONGEST_WEAK):
        return None
    if not is_strong and flags & _AS_OBJECT != Flag.GOVERNED:
        return None
    if _content(piece, head) < (LEAST_BEHIND_QUOTE if flags & Flag.QUOTED else LEAST) and not _is_pledge(
        text, piece, end
    ):
        return None
    # A list is no name: 莱荣高铁、济青高铁东延线、小清河复航|工程.
    if text.count("、", piece.start, end) > 1:
        return None
    kind = vocabulary.kinds[number]
    if _is_asset(text, piece, head, kind):
        return None
    # 塘湾村|创建|卫生示范村: who wins a title is not in its name.
    won = next((to for at, to, bits, _ in piece.tokens[:head] if bits & Sort.TITLING and at > piece.start), piece.start)
    return (won, end, kind, None)


def _is_pledge(text: str, piece: Part, end: int) -> bool:
    """Whether a head is telling enough behind generic words: 企业投资项目|承诺制, 路|长制; not 工作|机制."""
    if text.startswith("长制", end - 2):
        return end - piece.start > len("长制")
    return text.startswith(("承诺制", "负责制", "责任制", "学徒制"), end - 3) and end - piece.start >= LEAST_PLEDGE


def _is_asset(text: str, piece: Part, head: int, kind: str) -> bool:
    """Whether a work or a body is meant, not a theme: 陈庄水库除险加固|工程, 省科学院|融合发展."""
    if kind == "programme" and text.startswith("工程", piece.tokens[head][1] - 2) and _PLACE.match(text, piece.start):
        return True
    banned = _BANNED.get(kind, 0)
    return bool(banned) and any(token[2] & banned for token in piece.tokens[:head])


def _extended(piece: Part, head: int, entry: ThemeEntry) -> Named | None:
    """A listed theme with a round before it is a theme of its own: 第八轮|环保三年行动计划; so is a listed kind of
    list or pledge with its matter before it: 轻微违法经营行为|免罚清单."""
    first, place, sort, _ = piece.tokens[0]
    start, end, _, _ = piece.tokens[head]
    if sort & Sort.ROUND and first == piece.start and place == start:
        return (piece.start, end, entry.kind, None) if entry.kind in ROUND_KINDS else None
    if not entry.name.endswith(LENGTHENED) or start - piece.start > LONGEST_WEAK:
        return None
    least = LEAST if entry.name.endswith(OPEN_ENDINGS) else LEAST_BEFORE_LISTED
    return (piece.start, end, entry.kind, None) if _content(piece, head) >= least else None


def _content(piece: Part, head: int, flags: int = 0) -> int:
    """How many characters of a piece say something: those in no generic word, round, tail or join.

    Nor in a listed theme behind a quoted name: “一主六双”|高质量发展|战略.
    """
    said, place = 0, piece.start
    for start, end, sort, _ in piece.tokens[:head]:
        said += start - place
        if not flags & Flag.QUOTED if sort & Sort.ENTRY else not sort & _EMPTY:
            said += end - start
        place = end
    return said + max(0, piece.tokens[head][0] - place)


def _stands(piece: Part, index: int, head: int, entry: ThemeEntry) -> bool:
    """Whether a listed theme is meant: not where a body's name goes on (凝聚力工程|博物馆)."""
    start, end, sort, _ = piece.tokens[index]
    follower = piece.tokens[index + 1] if index + 1 < len(piece.tokens) else None
    if follower and entry.kind == "spatial_strategy" and piece.tokens[-1][2] & Sort.BODY:
        # 嘉定新城|实验|中学 is a body there.
        return False
    is_followed = follower is not None and follower[0] == end
    if follower and is_followed and follower[2] & Sort.BODY:
        return False
    if not sort & Sort.FIELD:
        return True
    if entry.kind == "event":
        # 进口博览会|重要平台 speaks of the event, 进口博览会|市容保障 of something else.
        return end == piece.end or is_followed
    return piece.flags & _AS_OBJECT == Flag.GOVERNED and start == piece.start and head == index
