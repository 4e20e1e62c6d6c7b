"""Which projects a stretch names: a named asset with a work, or under a verb that builds (建成, 启用)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .parts import Match, Part, Vocabulary, Word, letter_of, open_part, parts
from .words import WORK, Bit, ProjectWords

BUILDING = ("start", "completion", "opening")
# 公办幼儿园3所, 四条道路 and 第三批 count things; 3号线, 445弄 and 2.0版 name one.
_COUNT = re.compile(
    # 千亩蔬菜大棚 has a size for a name.
    r"(?![百千万]亩)[\d一二三四五六七八九十两百千数几](?:(?<=\d)[\d.,]*[多余]?|(?<!\d)[一二三四五六七八九十两百千数几]{0,2})"
    r"(?:个|座|所|家|条|处|公里|千米|万(?!吨|千瓦|兆瓦)|台|套|亩|栋|幢|户|张|米|平方|项|辆|根|宗|间|批|类)"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]|[一二三四五六]环|\d+号|\d+弄|[A-Z]\d")
_VERSION = re.compile(r"(?:\d+\.\d+版?|\d+版)$")
# What a bracket behind a name may say and be a part of it.
_PHASE = re.compile(r"\([^()]{1,12}(?:段|期|片区|线|馆|园|标|路)\)|\([\w-]{1,4}\)")
# 国道|G220: the number stands behind the asset.
_ROAD_NUMBER = re.compile(r"[GSXY]\d")
# What sums up a list of undertakings, so that each member is one: 方厅水院、江南圩田|等项目.
_UNDERTAKINGS = re.compile(r"等(?:\d+个|一批)?(?:重点|重大|民生|标志性|产业|文旅)?(?:建设)?(?:项目|工程)")
LEVELS = "省市区县州旗镇乡"
# 等四条道路|积水点改善工程: what is counted behind 等 stays with the name.
SHORTEST, LONGEST = 3, 34
UNDERTAKINGS = (
    *("项目", "技改扩能项目", "输电工程", "输变电工程", "直流输电工程", "送出工程", "供热工程", "集中供热工程"),
    *("供气工程", "供水工程", "引水工程", "调水工程", "截污工程", "复航工程", "疏港工程"),
)
LEAST_UNKNOWN = 3
# 滇中|引水工程 says what it is.
LEAST_TYPED = 2
LEAST_SYSTEM = 4
_SAYS_NOTHING = Bit.GENERIC | WORK | Bit.OTHER


@dataclass(slots=True)
class Site:
    """A project found: the words it stands in, its completed name, and how far its asset's name goes."""

    start: int
    end: int
    name: str
    kind: str
    stage: str
    place: str
    is_strong: bool


@dataclass(slots=True)
class Piece:
    """One member of a coordination, read: its last asset, the works behind it, whether it has a name of its own.

    `trimmed` is where its name ends: 某产业园|能级.
    """

    start: int
    end: int
    asset: Word | None
    kind: str
    strong: bool
    weak: bool
    named: bool
    trimmed: int


def find_sites(text: str, found: Sequence[Match], vocabulary: Vocabulary) -> Iterator[Site]:
    """The projects of a text (folded, titles masked), given its known words in order as (start, end, number)."""
    for part in parts(text, found, vocabulary):
        yield from _read_part(text, open_part(part, vocabulary.stages), vocabulary.kinds)


def is_site(text: str, found: Sequence[Match], vocabulary: Vocabulary) -> bool:
    """Whether a name taken for a theme is a project's: 大沙河生态修复工程."""
    bits = 0
    for _, _, number in found:
        bits |= vocabulary.bits[number]
    if not (bits & Bit.ASSET and bits & WORK):
        return False
    opened = (replace(open_part(part, vocabulary.stages), before="ongoing") for part in parts(text, found, vocabulary))
    return any(site.end == len(text) for part in opened for site in _read_part(text, part, vocabulary.kinds))


def vocabulary_of(forms: Sequence[str], words: ProjectWords) -> Vocabulary:
    """What each form of the automaton means."""
    bits = [words.bits[form] for form in forms]
    letters = [letter_of(one) for one in bits]
    kinds, stages = ([known.get(form, "") for form in forms] for known in (words.kinds, words.stages))
    return Vocabulary(bits, letters, kinds, stages)


def _read_part(text: str, part: Part, kinds: Sequence[str]) -> Iterator[Site]:
    cut = text.find("等", part.start, part.end)
    tail_bits = 0
    if cut >= 0:
        for start, _, bits, _ in part.words:
            tail_bits |= bits if start > cut else 0
    listed_end = cut if cut >= 0 else part.end
    pieces = list(_pieces(text, part, listed_end, kinds))
    if not pieces:
        return
    tail = cut if tail_bits & WORK else -1
    last = pieces[-1]
    shared_strong = bool(tail_bits & Bit.STRONG) or last.strong
    shared_weak = bool(tail_bits & WORK) or last.weak
    # 甲商圈、乙商圈|业态调整: where the last member ends in no asset, what is shared is not known.
    broken = last.asset is None and not last.weak and not tail_bits and _is_other(part)
    are_listed = cut >= 0 and part.before is not None and _UNDERTAKINGS.match(text, cut) is not None
    for piece in pieces:
        strong, weak = piece.strong or shared_strong, piece.weak or shared_weak
        is_named = piece.named or (piece.asset is not None and _is_built(piece, part))
        if not is_named:
            if are_listed and _is_name(text, piece, part.words):
                yield Site(
                    piece.start,
                    piece.end,
                    text[piece.start : piece.end],
                    "construction",
                    _stage(text, part, piece),
                    "",
                    True,
                )
            continue
        if piece.asset and not broken and _is_project(piece.kind, strong, weak, part):
            yield _site(text, part, piece, tail, piece is last, strong)
        elif piece.strong and (piece.asset or part.before is not None or part.behind):
            yield _site(text, part, piece, -1, piece is last, True)


def _is_other(part: Part) -> bool:
    """Whether a part ends in a word that makes it something else than assets."""
    return any(to == part.end and bits & (Bit.OTHER | Bit.GENERIC) for _, to, bits, _ in part.words[-1:])


def _is_built(piece: Piece, part: Part) -> bool:
    """Whether a digital system without a name of its own is one: 建成|城市运行管理|平台; not 建设|信息|平台."""
    return (
        piece.kind == "digital"
        and part.before in BUILDING
        and piece.asset is not None
        and piece.asset[0] - piece.start >= LEAST_SYSTEM
    )


def _is_name(text: str, piece: Piece, words: Sequence[Word]) -> bool:
    """Whether a member of a list of undertakings has a name: 江南圩田; not 重点领域."""
    known = sum(to - at for at, to, bits, _ in words if piece.start <= at < piece.end and bits & _SAYS_NOTHING)
    return piece.end - piece.start - known >= LEAST_UNKNOWN and _fits(text, piece.start, piece.end)


def _pieces(text: str, part: Part, end: int, kinds: Sequence[str]) -> Iterator[Piece]:
    start = part.start
    inner: list[Word] = []
    for word in part.words:
        if word[0] >= end:
            break
        if word[2] & Bit.JOIN:
            yield _piece(text, start, word[0], inner, kinds)
            start, inner = word[1], []
        else:
            inner.append(word)
    yield _piece(text, start, end, inner, kinds)


def _piece(text: str, start: int, end: int, words: Sequence[Word], kinds: Sequence[str]) -> Piece:
    asset, strong, weak, behind = None, False, False, _before_brackets(text, start, end)
    trimmed = (
        words[-1][0] if words and words[-1][1] == end and words[-1][2] & Bit.TRIMMED else _named_end(text, start, end)
    )
    for word in reversed(words):
        at, to, bits, _ = word
        if at >= behind:
            continue
        if to != behind and not _VERSION.fullmatch(text, to, behind):
            break
        if bits & Bit.ASSET and not (bits & WORK and asset is None and to == end):
            asset = word
            break
        if not bits & WORK:
            break
        strong, weak = strong or bool(bits & Bit.STRONG), True
        behind = _before_brackets(text, start, at)
    if text[end - 1 : end] == "版" or text[end - 1 : end].isdecimal():
        strong = strong or _VERSION.search(text, max(start, end - 6), end) is not None
    if asset is None and strong:
        asset = next((word for word in words if word[2] & Bit.ASSET and _says(text, start, word, words)), None)
        is_named = (asset is not None or _is_undertaking(text, start, words)) and _fits(text, start, end)
    else:
        is_named = asset is not None and _fits(text, start, end) and _says(text, start, asset, words)
    return Piece(start, end, asset, kinds[asset[3]] if asset else "construction", strong, weak, is_named, trimmed)


def _is_undertaking(text: str, start: int, words: Sequence[Word]) -> bool:
    """Whether a firm's undertaking is meant that names no asset: 中芯国际绍兴|项目; not 重点|项目, 技改|项目."""
    unknown, place = 0, start
    for at, to, bits, _ in words:
        unknown += at - place
        place = to
        if bits & Bit.OTHER:
            unknown += to - at
        if text[at:to] in UNDERTAKINGS:
            return unknown >= (LEAST_UNKNOWN if text.endswith("项目", at, to) else LEAST_TYPED)
    return False


def _named_end(text: str, start: int, end: int) -> int:
    """Where the name of a piece ends: 创新中心(二期) has its bracket for a name, 第二水厂|(市水务集团) a unit in it."""
    opened = _before_brackets(text, start, end)
    return end if opened == end or _PHASE.match(text, opened) else opened


def _before_brackets(text: str, start: int, end: int) -> int:
    """Where the words before a bracket end: 生态修复三期|(正定段), 创新中心|(二期)项目."""
    if end <= start or text[end - 1] != ")":
        return end
    opened = text.rfind("(", start, end)
    return opened if opened > start else end


def _fits(text: str, start: int, end: int) -> bool:
    return SHORTEST <= end - start <= LONGEST and not _COUNT.search(text, start, end)


def _says(text: str, start: int, asset: Word, words: Sequence[Word]) -> bool:
    """Whether what stands before an asset names it: 光华|医院, 区行政服务|中心, 第三|小学; not 公办|幼儿园."""
    begin, end, bits, _ = asset
    if bits & Bit.PROPER:
        return True
    named = next((word for word in words if word[1] == begin), None) if text.startswith("期", end - 1) else None
    if named and named[2] & Bit.ASSET:
        # 利用|中心|二期: an asset with a phase is named by what stands before the asset.
        return _says(text, start, named, words)
    # 宜|城市|循环经济园: a city whose name ends in 城, and no generic 城市.
    said, place = 2 if text.startswith("城市", start + 1) else 0, start
    for at, to, bits, _ in words:
        if at >= begin:
            break
        said += at - place
        # 新|长|铁路: one character is no word of its own in a name,
        # nor in 顾|村|公园.
        if not bits & _SAYS_NOTHING or (to - at == 1 and (bits & Bit.OTHER or at > place)):
            said += to - at
        place = to
    if said + max(0, begin - place) >= 2:
        return True
    has_level = text[start] in LEVELS and begin > start and text[start + 1 : min(start + 2, begin)] not in ("级", "域")
    return (has_level and end - start >= 3) or bool(_NUMBERED.search(text, start, end) or _ROAD_NUMBER.match(text, end))


def _is_project(kind: str, strong: bool, weak: bool, part: Part) -> bool:
    if strong:
        return True
    if kind in ("residence", "water"):
        return False
    if part.before in BUILDING or part.behind in BUILDING:
        return True
    if part.behind == "ongoing":
        return True
    # 推进|某某街区|建设: a verb and a weak work; 建设|某某大桥: the verb is the work.
    if weak:
        return part.before is not None or part.closed
    if part.before == "" and part.closed:
        # 提升|天童老街、韩岭水街三期|: the verb says no more than that something is done to a place.
        return kind in ("area", "phase")
    return part.before == "ongoing" and part.closed


def _site(text: str, part: Part, piece: Piece, tail: int, is_last: bool, strong: bool) -> Site:
    # The last of a list carries the words the list shares, unless it has a work of its own.
    has_more = is_last and tail >= 0 and not piece.strong and not _UNDERTAKINGS.match(text, tail)
    is_carrier = has_more and not _COUNT.search(text, tail + 3, part.end)
    end = part.end if is_carrier else piece.trimmed
    name, place = text[piece.start : piece.trimmed], ""
    if piece.asset is not None:
        place = text[piece.start : piece.asset[1]]
        if tail >= 0:
            name = _completed(text, part, piece, tail)
    return Site(piece.start, end, name, piece.kind, _stage(text, part, piece), place, strong)


def _completed(text: str, part: Part, piece: Piece, tail: int) -> str:
    """The name with what the list shares: 愚园路、武夷路等|美丽街区建设 names 愚园路美丽街区建设."""
    name, shared = text[piece.start : piece.end], text[tail + 1 : part.end]
    if piece.strong or _UNDERTAKINGS.match(text, tail):
        return name
    if shared.startswith("一批"):
        shared = shared[2:]
    if _COUNT.match(shared):
        return name + text[tail : part.end]
    return name + shared if piece.kind in ("street", "area", "water", "residence") or len(shared) <= 4 else name


def _stage(text: str, part: Part, piece: Piece) -> str:
    if "前期" in text[piece.start : part.end]:
        return "preparation"
    return part.behind or part.before or ""
