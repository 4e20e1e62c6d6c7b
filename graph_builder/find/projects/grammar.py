"""Which projects a stretch names: a named asset with a work, or under a verb that builds (建成, 启用).

parts.py gives the parts of a text that may name one; a part is a list of pieces with joins between, and 等 may bring
what they share. A piece is read by its end: an asset, the works behind it. All of it are offsets of the text and
expressions over its letters (rules.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..letters import FILLS
from .parts import Part, parts
from .rules import LONGEST_VERSION, SUM, VERSION, Rules

BUILDING = ("start", "completion", "opening")
# 公办幼儿园3所, 四条道路 and 第三批 count things; 3号线, 445弄 and 2.0版 name one.
_COUNT = re.compile(
    # 千亩蔬菜大棚 has a size for a name.
    r"(?![百千万]亩)[\d一二三四五六七八九十两百千数几](?:(?<=\d)[\d.,]*[多余]?|(?<!\d)[一二三四五六七八九十两百千数几]{0,2})"
    r"(?:个|座|所|家|条|处|公里|千米|万(?!吨|千瓦|兆瓦)|台|套|亩|栋|幢|户|张|米|平方|项|辆|根|宗|间|批|类)"
)
_NUMBERED = re.compile(r"第[一二三四五六七八九十\d]|[一二三四五六]环|[二三四五六七八九十][路街]|\d+号|\d+弄|[A-Z]\d")
_VERSION = re.compile(rf"{VERSION}$")
# What a bracket behind a name may say and be a part of it.
_PHASE = re.compile(r"\([^()]{1,12}(?:段|期|片区|线|馆|园|标|路)\)|\([\w-]{1,4}\)")
# 国道|G220: the number stands behind the asset.
_ROAD_NUMBER = re.compile(r"[GSXY]\d")
# What sums up a list of undertakings, so that each member is one: 方厅水院、江南圩田|等项目.
_UNDERTAKINGS = re.compile(
    r"等(?:\d+个|一批)?(?:(?:建设)?项目|(?:重点|重大|重特大|民生|标志性|产业|文旅|交通|水利|能源|电源|电网|电力|市政|城建|科技|工业"
    r"|农业|生态|环保|社会事业|公共服务|基础设施|新基建|数字|制造业|在建|续建|新建|前期|省级|市级|国家|央企|外资|骨干|控制性|引领性"
    r"|关键|配套)++(?:建设)?(?:项目|工程))"
)
# 三水医院|10月底前|开诊: a time between a name and its verb; blanks are as adverbs.
_TIME = re.compile(r"(?:(?:20\d\d|今|明|本)年)?\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬|份)?(?:前|之前|以前)?")
_BRACKETS = re.compile(r"\([^()]*\)(?:[^()]*\))*")
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


class Site(NamedTuple):
    """A project found: the words it stands in, its completed name, and how far its asset's name goes."""

    start: int
    end: int
    name: str
    kind: str
    stage: str
    place: str


class Piece(NamedTuple):
    """One member of a list: the place of its last asset (-1 without one), and whether a strong or any work follows."""

    start: int
    end: int
    asset: int
    asset_end: int
    strong: bool
    weak: bool


def find_sites(text: str, rules: Rules) -> list[Site]:
    """The projects of a text (folded, titles masked), in its order."""
    if "月" in text:
        text = _TIME.sub(_blank, text)
    reader = _Reader(text + "\n", rules)
    return [site for part in parts(reader.text, reader.letters, rules) for site in reader.sites(part)]


def _blank(time: re.Match[str]) -> str:
    return " " * len(time.group())


def is_site(text: str, rules: Rules) -> bool:
    """Whether a name taken for a theme is a project's: 大沙河生态修复工程."""
    reader = _Reader(text + "\n", rules)
    if rules.work.isdisjoint(reader.letters) or not rules.asset.search(reader.letters):
        return False
    opened = (part._replace(before="ongoing") for part in parts(reader.text, reader.letters, rules))
    return any(site.end == len(text) for part in opened for site in reader.sites(part))


class _Reader:
    """Reads the parts of one text that ends in a line break; `letters` spell it."""

    __slots__ = ("letters", "rules", "text")

    def __init__(self, text: str, rules: Rules) -> None:
        self.text = text
        self.rules = rules
        self.letters = rules.alphabet.spell(text)

    def sites(self, part: Part) -> Iterator[Site]:
        """The projects that a part names."""
        text, rules, end = self.text, self.rules, part.end
        cut = text.find(SUM, part.start, end)
        pieces = self._pieces(part.start, end if cut < 0 else cut)
        last, shared = pieces[-1], self.letters[cut + 1 : end] if cut >= 0 else ""
        tail = -1 if rules.work.isdisjoint(shared) else cut
        strong = last.strong or not rules.strong.isdisjoint(shared)
        weak = last.weak or tail >= 0
        is_broken = last.asset < 0 and not last.weak and self._is_other(part, cut)
        are_listed = cut >= 0 and part.before is not None and _UNDERTAKINGS.match(text, cut) is not None
        for piece in pieces:
            is_project = piece.strong or (
                piece.asset >= 0 and not is_broken and _is_project(self._kind(piece), strong, piece.weak or weak, part)
            )
            if not (is_project or are_listed):
                continue
            named = self._named(piece, part)
            if named is None:
                if are_listed and self._is_name(piece):
                    stage = self._stage(part, piece)
                    yield Site(piece.start, piece.end, text[piece.start : piece.end], "construction", stage, "")
            elif is_project and (named.asset >= 0 or part.before is not None or part.behind):
                yield self._site(part, named, -1 if is_broken or named.asset < 0 else tail, piece is last)

    def _named(self, piece: Piece, part: Part) -> Piece | None:
        """A piece with the asset it is named by, or None if it has no name of its own."""
        start, end, asset, asset_end, is_strong, _ = piece
        if self._fits(start, end):
            if asset >= 0:
                if self._says(start, asset, asset_end):
                    return piece
            elif is_strong:
                asset, asset_end = self._inner_asset(start, end)
                if asset >= 0 or self._is_undertaking(start, end):
                    return piece._replace(asset=asset, asset_end=asset_end)
        return piece if self._is_built(piece, part) else None

    def _kind(self, piece: Piece) -> str:
        return self.rules.words.kinds[self.text[piece.asset : piece.asset_end]] if piece.asset >= 0 else "construction"

    def _is_other(self, part: Part, cut: int) -> bool:
        """Whether a part ends in a word that makes it something else than assets: 甲商圈、乙商圈|业态调整.

        What its last member shares with the others is then not known.
        """
        other = self.rules.other.search(self.letters, part.start, part.end)
        return other is not None and not 0 <= cut < other.start()

    def _is_built(self, piece: Piece, part: Part) -> bool:
        """Whether a digital system without a name of its own is one: 建成|城市运行管理|平台; not 建设|信息|平台."""
        is_begun = part.before in BUILDING and piece.asset - piece.start >= LEAST_SYSTEM
        return is_begun and self._kind(piece) == "digital"

    def _is_name(self, piece: Piece) -> bool:
        """Whether a member of a list of undertakings has a name: 江南圩田; not 重点领域."""
        letters, silent = self.letters[piece.start : piece.end], self.rules.silent
        return sum(letter not in silent for letter in letters) >= LEAST_UNKNOWN and self._fits(piece.start, piece.end)

    def _pieces(self, start: int, end: int) -> list[Piece]:
        pieces: list[Piece] = []
        for join in self.rules.join.finditer(self.letters, start, end):
            pieces.append(self._piece(start, join.start()))
            start = join.end()
        pieces.append(self._piece(start, end))
        return pieces

    def _piece(self, start: int, end: int) -> Piece:
        text, letters, rules = self.text, self.letters, self.rules
        asset = asset_end = -1
        # 高|等|院校: a word that goes on behind the end is none of the piece.
        is_whole = letters[end] not in FILLS
        chain = rules.chain.search(letters, start, end) if is_whole else None
        if chain:
            asset, asset_end = chain.span(1)
            done = chain.group(2)
        else:
            works = rules.works.search(letters, start, end) if is_whole else None
            done = works.group() if works else ""
        if "(" in done:
            done = _BRACKETS.sub("", done)
        strong = not rules.strong.isdisjoint(done)
        if end > start and (text[end - 1] == "版" or text[end - 1].isdecimal()):
            strong = strong or _VERSION.search(text, max(start, end - LONGEST_VERSION), end) is not None
        return Piece(start, end, asset, asset_end, strong, bool(done))

    def _inner_asset(self, start: int, end: int) -> tuple[int, int]:
        """The first asset with a name in a piece that ends in no asset: 城市运行管理|平台|二次开发工程."""
        for match in self.rules.asset.finditer(self.letters, start, end):
            if self._says(start, *match.span()):
                return match.span()
        return -1, -1

    def _is_undertaking(self, start: int, end: int) -> bool:
        """Whether a firm's undertaking is meant that names no asset: 中芯国际绍兴|项目; not 重点|项目, 技改|项目."""
        text, unknown, place = self.text, 0, start
        for match in self.rules.word.finditer(self.letters, start, end):
            at, to = match.span()
            unknown += at - place
            place = to
            if self.letters[at] in self.rules.others:
                unknown += to - at
            if text[at:to] in UNDERTAKINGS:
                return unknown >= (LEAST_UNKNOWN if text.endswith("项目", at, to) else LEAST_TYPED)
        return False

    def _named_end(self, start: int, end: int) -> int:
        """Where the name of a piece ends: 某产业园|能级, 第二水厂|(市水务集团), but 创新中心(二期)|."""
        if (trimmed := self.rules.trimmed.search(self.letters, start, end)) and self.letters[end] not in FILLS:
            return trimmed.start()
        if end <= start or self.text[end - 1] != ")":
            return end
        opened = self.text.rfind("(", start, end)
        return end if opened <= start or _PHASE.match(self.text, opened) else opened

    def _fits(self, start: int, end: int) -> bool:
        return SHORTEST <= end - start <= LONGEST and not _COUNT.search(self.text, start, end)

    def _says(self, start: int, asset: int, end: int) -> bool:
        """Whether what stands before an asset names it: 光华|医院, 区行政服务|中心, 第三|小学; not 公办|幼儿园."""
        text, letters, rules = self.text, self.letters, self.rules
        if letters[asset] in rules.proper:
            return True
        if text[end - 1] == "期" and (named := rules.last_asset.search(letters, start, asset)):
            # 利用|中心|二期: an asset with a phase is named by what stands before the asset.
            return self._says(start, *named.span())
        # 宜|城市|循环经济园: a city whose name ends in 城, and no generic 城市.
        if rules.said.match(letters, start, asset) or text.startswith("城市", start + 1):
            return True
        if (
            text[start] in LEVELS
            and asset > start
            and end - start >= 3
            and text[start + 1 : min(start + 2, asset)] not in ("级", "域")
        ):
            return True
        return bool(_NUMBERED.search(text, start, end) or _ROAD_NUMBER.match(text, end))

    def _site(self, part: Part, piece: Piece, tail: int, is_last: bool) -> Site:
        text, start = self.text, piece.start
        # The last of a list carries the words the list shares, unless it has a work of its own.
        has_more = is_last and tail >= 0 and not piece.strong and not _UNDERTAKINGS.match(text, tail)
        is_carrier = has_more and not _COUNT.search(text, tail + 3, part.end)
        named_end = self._named_end(start, piece.end)
        name, place = text[start:named_end], ""
        if piece.asset >= 0:
            place = text[start : piece.asset_end]
            if tail >= 0:
                name = self._completed(part, piece, tail)
        end = part.end if is_carrier else named_end
        return Site(start, end, name, self._kind(piece), self._stage(part, piece), place)

    def _completed(self, part: Part, piece: Piece, tail: int) -> str:
        """The name with what the list shares: 愚园路、武夷路等|美丽街区建设 names 愚园路美丽街区建设."""
        text = self.text
        name, shared = text[piece.start : piece.end], text[tail + 1 : part.end]
        if piece.strong or _UNDERTAKINGS.match(text, tail):
            return name
        if shared.startswith("一批"):
            shared = shared[2:]
        if _COUNT.match(shared):
            return name + text[tail : part.end]
        is_place = self._kind(piece) in ("street", "area", "water", "residence")
        return name + shared if is_place or len(shared) <= 4 else name

    def _stage(self, part: Part, piece: Piece) -> str:
        if "前期" in self.text[piece.start : part.end]:
            return "preparation"
        return part.behind or part.before or ""


def _is_project(kind: str, strong: bool, weak: bool, part: Part) -> bool:
    if strong:
        return True
    if kind in ("residence", "water"):
        return False
    if part.before in BUILDING or part.behind in BUILDING:
        return True
    if part.behind in ("ongoing", "preparation"):
        return True
    # 推进|某某街区|建设: a verb and a weak work; 建设|某某大桥: the verb is the work.
    if weak:
        return part.before is not None or part.closed
    if part.before == "" and part.closed:
        # 提升|天童老街、韩岭水街三期|: the verb says no more than that something is done to a place.
        return kind in ("area", "phase")
    return part.before in ("ongoing", "preparation") and part.closed
