"""Which projects a stretch names: a named asset with a work, or under a verb that builds (建成, 启用)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .projects_parts import Part, Word, open_part, parts
from .projects_words import WORK, Bit, ProjectWords

BUILDING = ("start", "completion", "opening")
# 公办幼儿园3所, 四条道路 and 第三批 count things; 3号线, 445弄 and 2.0版 name one.
_COUNT = re.compile(
    r"(?:\d[\d.,]*[多余]?|[一二三四五六七八九十两百千数几]{1,3})"
    r"(?:个|座|所|家|条|处|公里|千米|万|台|套|亩|栋|幢|户|张|米|平方|项|辆|根|宗|间|批|类)"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]|[一二三四五六]环|\d+号|\d+弄|[A-Z]\d")
_VERSION = re.compile(r"(?:\d+\.\d+版?|\d+版)$")
LEVELS = "省市区县州旗镇乡"
# 等四条道路|积水点改善工程: what is counted behind 等 stays with the name.
SHORTEST, LONGEST = 3, 34
UNDERTAKINGS = ("项目", "技改扩能项目")
LEAST_UNKNOWN = 4


class Site(NamedTuple):
    """A project found: the words it stands in, its completed name, and how far its asset's name goes."""

    start: int
    end: int
    name: str
    kind: str
    stage: str
    place: str
    is_strong: bool


class Piece(NamedTuple):
    """One member of a coordination, read: its last asset, the works behind it, whether it has a name of its own.

    `trimmed` is where its name ends: 某产业园|能级.
    """

    start: int
    end: int
    asset: Word | None
    strong: bool
    weak: bool
    named: bool
    trimmed: int


def find_sites(text: str, found: Sequence[tuple[int, int, int]], vocabulary: Sequence[Word]) -> Iterator[Site]:
    """The projects of a stretch (folded, titles masked), given its known words in order."""
    for part in parts(text, found, vocabulary):
        yield from _read_part(text, open_part(part))


def is_site(text: str, found: Sequence[tuple[int, int, int]], vocabulary: Sequence[Word]) -> bool:
    """Whether a name taken for a theme is a project's: 大沙河生态修复工程."""
    bits = 0
    for _, _, number in found:
        bits |= vocabulary[number].bits
    if not (bits & Bit.ASSET and bits & WORK):
        return False
    opened = (open_part(part)._replace(before="ongoing") for part in parts(text, found, vocabulary))
    return any(site.end == len(text) for part in opened for site in _read_part(text, part))


def vocabulary_of(forms: Sequence[str], words: ProjectWords) -> list[Word]:
    """What each form of the automaton means, as a word without a place."""
    return [Word(0, 0, words.bits[f], words.kinds.get(f, ""), words.stages.get(f, "")) for f in forms]


def _read_part(text: str, part: Part) -> Iterator[Site]:
    cut = text.find("等", part.start, part.end)
    tail_words = [word for word in part.words if cut >= 0 and word.start > cut]
    tail = cut if any(word.bits & WORK for word in tail_words) else -1
    listed_end = cut if cut >= 0 else part.end
    pieces = list(_pieces(text, part, listed_end))
    if not pieces:
        return
    shared_strong = any(word.bits & Bit.STRONG for word in tail_words) or pieces[-1].strong
    shared_weak = any(word.bits & WORK for word in tail_words) or pieces[-1].weak
    # 甲商圈、乙商圈|业态调整: where the last member ends in no asset, what is shared is not known.
    broken = pieces[-1].asset is None and not pieces[-1].weak and not tail_words
    for index, piece in enumerate(pieces):
        is_last = index == len(pieces) - 1
        strong, weak = piece.strong or shared_strong, piece.weak or shared_weak
        if piece.named and piece.asset and not broken and _is_project(piece.asset, strong, weak, part):
            yield _site(text, part, piece, tail if tail >= 0 else -1, is_last, strong)
        elif piece.named and piece.strong and (piece.asset or part.before):
            yield _site(text, part, piece, -1, is_last, True)


def _pieces(text: str, part: Part, end: int) -> Iterator[Piece]:
    start = part.start
    inner: list[Word] = []
    for word in part.words:
        if word.start >= end:
            break
        if word.bits & Bit.JOIN:
            yield _piece(text, start, word.start, inner)
            start, inner = word.end, []
        else:
            inner.append(word)
    yield _piece(text, start, end, inner)


def _piece(text: str, start: int, end: int, words: Sequence[Word]) -> Piece:
    asset, strong, weak, behind = None, False, False, end
    trimmed = words[-1].start if words and words[-1].end == end and words[-1].bits & Bit.TRIMMED else end
    for word in reversed(words):
        if (
            word.end != behind
            and not _VERSION.fullmatch(text[word.end : behind])
            and not _in_brackets(text, word.end, behind)
        ):
            break
        if word.bits & Bit.ASSET and not (word.bits & WORK and asset is None and word.end == end):
            asset = word
            break
        if not word.bits & WORK:
            break
        strong, weak = strong or bool(word.bits & Bit.STRONG), True
        behind = word.start
    if _VERSION.search(text, max(start, end - 6), end):
        strong = True
    if asset is None and strong:
        asset = next((word for word in words if word.bits & Bit.ASSET and _says(text, start, word, words)), None)
        named = (asset is not None or _is_undertaking(text, start, words)) and _fits(text, start, end)
        return Piece(start, end, asset, strong, weak, named, trimmed)
    named = asset is not None and _fits(text, start, end) and _says(text, start, asset, words)
    return Piece(start, end, asset, strong, weak, named, trimmed)


def _is_undertaking(text: str, start: int, words: Sequence[Word]) -> bool:
    """Whether a firm's undertaking is meant that names no asset: 中芯国际绍兴|项目; not 重点|项目, 技改|项目."""
    last = next((word for word in words if text[word.start : word.end] in UNDERTAKINGS), None)
    if last is None:
        return False
    unknown, place = 0, start
    for word in words:
        if word.start > last.start:
            break
        unknown += word.start - place
        place = word.end
    return unknown >= LEAST_UNKNOWN


def _in_brackets(text: str, start: int, end: int) -> bool:
    return text[start : start + 1] == "(" and text[end - 1 : end] == ")"


def _fits(text: str, start: int, end: int) -> bool:
    return SHORTEST <= end - start <= LONGEST and not _COUNT.search(text, start, end)


def _says(text: str, start: int, asset: Word, words: Sequence[Word]) -> bool:
    """Whether what stands before an asset names it: 光华|医院, 区行政服务|中心, 第三|小学; not 公办|幼儿园."""
    said, place = 0, start
    for word in words:
        if word.start >= asset.start:
            break
        said += word.start - place
        if not word.bits & (Bit.GENERIC | WORK | Bit.OTHER):
            said += word.end - word.start
        place = word.end
    said += max(0, asset.start - place)
    if said >= 2:
        return True
    before = text[start : asset.start]
    has_level = before[:1] != "" and before[:1] in LEVELS and before[1:2] not in ("级", "域")
    return (has_level and asset.end - start >= 3) or bool(_NUMBERED.search(text, start, asset.end))


def _is_project(asset: Word, strong: bool, weak: bool, part: Part) -> bool:
    if strong:
        return True
    if asset.kind in ("residence", "water"):
        return False
    if part.before in BUILDING or part.behind in BUILDING:
        return True
    if part.behind == "ongoing":
        return True
    # 推进|某某街区|建设: a verb and a weak work; 建设|某某大桥: the verb is the work.
    if weak:
        return part.before is not None
    if part.before == "" and part.closed:
        # 提升|天童老街、韩岭水街三期|: the verb says no more than that something is done to a place.
        return asset.kind in ("area", "phase")
    return part.before == "ongoing" and part.closed and asset.kind != "digital"


def _site(text: str, part: Part, piece: Piece, tail: int, is_last: bool, strong: bool) -> Site:
    # The last of a list carries the words the list shares, unless it has a work of its own.
    is_carrier = is_last and tail >= 0 and not piece.strong and not _COUNT.search(text, tail + 3, part.end)
    end = part.end if is_carrier else piece.trimmed
    name = text[piece.start : piece.trimmed]
    asset = piece.asset
    if asset is not None and tail >= 0:
        name = _completed(text, part, piece, asset, tail)
    place = text[piece.start : asset.end] if asset is not None else ""
    kind = asset.kind if asset is not None else "construction"
    return Site(piece.start, end, name, kind, _stage(text, part, piece), place, strong)


def _completed(text: str, part: Part, piece: Piece, asset: Word, tail: int) -> str:
    """The name with what the list shares: 愚园路、武夷路等|美丽街区建设 names 愚园路美丽街区建设."""
    name, shared = text[piece.start : piece.end], text[tail + 1 : part.end]
    if piece.strong:
        return name
    if shared.startswith("一批"):
        shared = shared[2:]
    if _COUNT.match(shared):
        return name + text[tail : part.end]
    return name + shared if asset.kind in ("street", "area", "water", "residence") or len(shared) <= 4 else name


def _stage(text: str, part: Part, piece: Piece) -> str:
    if "前期" in text[piece.start : part.end]:
        return "preparation"
    return part.behind or part.before or ""
