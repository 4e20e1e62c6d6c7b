"""What a piece of a part names: a theme by its last words, a place's drive, a title to be won, listed themes.

A piece is a part, or a member of the list that a part is, without the words it opens with. It is told by its offsets,
by what is known of the part (`Flag`), and read in the letters of the text (rules.py).
"""

from __future__ import annotations

import re

from ..letters import FILLS
from .lexicon import ThemeEntry
from .rules import COUNTED, LEAST, LENGTHENED, MORE, OPEN_ENDINGS, Rules, is_short_drive

# Longer than this between two boundaries is a sentence whose verbs were not seen.
LONGEST_STRONG = 30
LONGEST_WEAK = 16
# What a head ends right behind a quoted name is the rest of that name, if it is no longer: “小岛你好”|海岛共富行动.
LONGEST_REST = 10
LONGEST_LISTED_REST = 6
# How long the name of a title is.
TITLE = (6, 22)
_COUNT = re.compile(
    r"(?:\d[\d.,]*|[一二两三四五六七八九十百]{1,3})[多余]?[万亿]?(?:个|条|项|家|所|处|座|台|套|公里|平方米|平方公里|公顷|吨|千瓦|名|户|批次|类|件|亩|人)(?![进才级])"
)
# A name holds no amounts: 首批|3家|试点, 旧住房修缮、|10条|道路大修.
_AMOUNT = re.compile(
    r"\d[\d.,]*[多余]?[万亿]?(?:个|条|项|家|所|处|座|台|套|公里|平方米|平方公里|公顷|吨|千瓦|名|户|批次|件|亩|元)(?!以上)"
)
# 背街小巷整治|60条, 特色小镇|2个.
COUNT_BEHIND = re.compile(rf"{COUNTED}\Z")
# 练塘镇|蓝环工程: a work at a place is a project.
_PLACE = re.compile(r"[一-鿿]{2,4}?(?:镇|街道|乡|村|湖|江|水库|景区|码头|岛)")
LEAST_PLEDGE = 7
PLEDGES = ("承诺制", "负责制", "责任制", "学徒制")
COUNTABLE = ("designation", "plan", "event")
# A title has no rounds: 首批低碳示范区 is the title 低碳示范区.
ROUND_KINDS = ("plan", "programme", "campaign", "reform", "pilot")


class Flag:
    """What is known of a part, as bits.

    GOVERNED: a verb stands before it. ATTRIBUTE: a quoted phrase follows. RESUMED: 等 stands before it, so that it sums
    up a list and names nothing: 小区、街巷等|脏乱差问题整治. QUOTED: a quoted phrase stands before it, which may be all
    its name: “河长+检察长”|协作机制. TITLED: the verb before it is one of winning a title (创建). COUNTED: an amount
    stands behind it: 背街小巷整治|60条.
    """

    GOVERNED = 1
    ATTRIBUTE = 2
    RESUMED = 4
    QUOTED = 8
    TITLED = 16
    COUNTED = 32


_AS_OBJECT = Flag.GOVERNED | Flag.ATTRIBUTE
# A theme found: its place in the text, its kind, and its lexicon entry where it has one.
Named = tuple[int, int, str, ThemeEntry | None]


class PieceReader:
    """Reads pieces of one text; `letters` spell the text, `named` are the themes found so far."""

    __slots__ = ("letters", "named", "rules", "text")

    def __init__(self, text: str, rules: Rules) -> None:
        self.text = text
        self.rules = rules
        self.letters = rules.alphabet.spell(text)
        self.named: list[Named] = []

    def add_piece(self, start: int, end: int, flags: int) -> None:
        text, rules, place = self.text, self.rules, start
        match = rules.head.match(self.letters, start, end)
        head, behind = match.span(1) if match else (-1, -1)
        if match is None:
            whole = self._banner(start, end, flags) or self._title(start, end, flags)
        else:
            whole = self.named_by_head(start, head, behind, flags)
        if whole:
            self.named.append(whole)
            place = whole[1]
        # So is a listed theme that is all there is: “大综合一体化”|行政执法改革.
        if flags & Flag.QUOTED and start == head and behind - head <= LONGEST_LISTED_REST:
            return
        while found := rules.entry.search(self.letters, place, end):
            at, place = found.span()
            entry = rules.entries[text[at:place]]
            if self._stands(at, place, end, entry) and (
                entry.kind != "field" or self._is_object(start, at, head, flags)
            ):
                self.named.append((at, place, entry.kind, entry))

    def _is_object(self, start: int, at: int, head: int, flags: int) -> bool:
        """Whether a field of work is what a verb is about: 加强|食品安全, 支持|职业院校深化|产教融合."""
        if at != head or flags & _AS_OBJECT != Flag.GOVERNED:
            return False
        return at == start or self.text[at - 2 : at] in self.rules.words.doing

    def _banner(self, start: int, end: int, flags: int) -> Named | None:
        """A place's drive: 建设|平安|宝山, 打造|健康|顺德; not 建设|数字|人才, of which every word is known."""
        match = self.rules.banner.match(self.letters, start, end)
        if match is None or not (flags & Flag.GOVERNED or self.text[start - 1] in "的、"):
            return None
        return (start, match.end(1), "concept", None)

    def _title(self, start: int, end: int, flags: int) -> Named | None:
        """A title to be won, whatever its last word: 创建|国家农村产业融合发展示范园|."""
        text, rules = self.text, self.rules
        if not flags & Flag.TITLED or not text.startswith(rules.words.ranks, start) or _COUNT.search(text, start, end):
            return None
        if rules.known.isdisjoint(self.letters[start:end]):
            return None
        tail = rules.tail.search(self.letters, start, end)
        end = tail.start() if tail else end
        is_title = TITLE[0] <= end - start <= TITLE[1] and "、" not in text[start:end]
        return (start, end, "designation", None) if is_title else None

    def named_by_head(self, start: int, head: int, behind: int, flags: int) -> Named | None:
        """What a head and the words before it name, if they do."""
        if flags & Flag.RESUMED:
            return None
        letter = self.letters[head]
        if letter in self.rules.listing:
            whole = self._extended(start, head, behind, self.rules.entries[self.text[head:behind]])
        elif letter not in self.rules.strong and (behind - start > LONGEST_WEAK or flags & _AS_OBJECT != Flag.GOVERNED):
            return None
        else:
            whole = self._phrase(start, head, behind, flags)
        text = self.text
        # 150条|道路整治 is a quantity.
        if whole and (_COUNT.match(text, start) or _AMOUNT.search(text, start, behind)):
            return None
        return whole

    def _phrase(self, start: int, head: int, behind: int, flags: int) -> Named | None:
        """What an unlisted head and the words before it name, if they say enough."""
        if behind - start > LONGEST_STRONG:
            return None
        if flags & Flag.QUOTED and behind - start <= LONGEST_REST:
            return None
        if not self._says(start, head, LEAST) and not self._is_telling(start, head, behind, flags):
            return None
        # A list is no name: 莱荣高铁、济青高铁东延线、小清河复航|工程.
        if self.text.count("、", start, behind) > 1:
            return None
        kind = self.rules.words.kinds[self.text[head:behind]]
        # 省级示范村|10个 are so many villages, no title.
        if flags & Flag.COUNTED and kind in COUNTABLE:
            return None
        if self._is_asset(start, head, behind, kind):
            return None
        # 塘湾村|创建|卫生示范村: who wins a title is not in its name.
        won = self.rules.won.search(self.letters, start + 1, head)
        return (won.end() if won else start, behind, kind, None)

    def _says(self, start: int, head: int, least: int) -> bool:
        """Whether so many characters before a head are in no generic word, round, tail or join."""
        # A word cut by what a part opens with is none.
        while start < head and self.letters[start] in FILLS:
            start, least = start + 1, least - 1
        return least <= 0 or self.rules.said[least].match(self.letters, start, head) is not None

    def _is_telling(self, start: int, head: int, behind: int, flags: int) -> bool:
        """Whether a head is telling enough behind generic words or none: 企业投资项目|承诺制, 路|长制, 人才|强市,
        重点产业链|提升行动, 推行|联审联批; not 工作|机制."""
        text, words = self.text, self.rules.words
        if text.startswith("长制", behind - 2):
            return behind - start > len("长制")
        if text.startswith(PLEDGES, behind - 3) and behind - start >= LEAST_PLEDGE:
            return True
        word = text[head:behind]
        if start == head:
            return word in words.alone and bool(flags & Flag.GOVERNED)
        if head - start < LEAST or word in words.telling:
            return head - start >= LEAST
        return words.kinds[word] == "programme" and behind - head >= MORE and behind - start >= LEAST_PLEDGE

    def _is_asset(self, start: int, head: int, behind: int, kind: str) -> bool:
        """Whether a work or a body is meant, not a theme: 陈庄水库除险加固|工程, 省科学院|融合发展."""
        if kind == "programme" and self.text.startswith("工程", behind - 2) and _PLACE.match(self.text, start):
            return True
        banned = self.rules.banned.get(kind)
        return banned is not None and banned.search(self.letters, start, head) is not None

    def _extended(self, start: int, head: int, behind: int, entry: ThemeEntry) -> Named | None:
        """A listed theme with a round before it is a theme of its own: 第八轮|环保三年行动计划; so is a listed kind of
        list or pledge with its matter before it: 轻微违法经营行为|免罚清单."""
        first = self.rules.round.match(self.letters, start)
        if first and first.end() == head:
            return (start, behind, entry.kind, None) if entry.kind in ROUND_KINDS else None
        is_drive = is_short_drive(self.text[head:behind])
        if not (is_drive or entry.name.endswith(LENGTHENED)) or head - start > LONGEST_WEAK:
            return None
        least = LEAST if is_drive or entry.name.endswith(OPEN_ENDINGS) else MORE
        return (start, behind, entry.kind, None) if self._says(start, head, least) else None

    def _stands(self, start: int, end: int, limit: int, entry: ThemeEntry) -> bool:
        """Whether a listed theme is meant: not where a body's name goes on (凝聚力工程|博物馆)."""
        follower = self.letters[end] if end < limit else ""
        if entry.kind == "spatial_strategy" and self.rules.embodied.search(self.letters, end, limit):
            # 嘉定新城|实验|中学 is a body there.
            return False
        if follower in self.rules.bodies:
            return False
        # 进口博览会|重要平台 speaks of the event, 进口博览会|市容保障 of something else.
        return entry.kind != "event" or end == limit or follower in self.rules.known
