"""Which unlisted themes a stretch names: noun phrases between a verb and a head word.

深化|紧密型学区化集团化办学|: a clause falls into parts at its limits (rules.py); a part that ends in a head word (机制,
试点, 行动计划), says something besides generic words (工作, 长效), and is not made a body (领导小组) is a theme.

Everything here works on offsets and on the letters of the text: `Rules.part` gives the parts that hold a name, in the
order of the text. A listed theme alone is taken as it stands; of a head alone the name before it is read; of any other
part the words it opens with are taken away, it is parted at its joins, and each piece is read by its last words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .pieces import COUNT_BEHIND, LONGEST_LISTED_REST, Flag, Named, PieceReader
from .rules import BANNERED, HEADED, JOINED, LISTED, LONGEST_PART, MEASURES, OPEN, SUM, Rules
from .words import CUTS, LONGEST_LAUNCHED, QUOTES, Sort

# How long a member of a list summed up by 等改革举措 is.
MEMBER = (4, 14)
# How far from the verb a banner word may stand: 建设更高水平的|平安宝山 is a part of its own.
BANNER_REACH = 4
# The class noun, up to the end of its clause or the next verb: 等|改革举措|,  等|专项行动|取得实效.
_CLASS_NOUN = re.compile(r"([一-鿿]{2,6}?)(?=[^一-鿿]|$|取得|落地|实施|推进|建设|工作)")
# What sums up a list without heads, and how far before it the list begins: 建立|首问负责、限时办结|等制度.
_SUMMED = re.compile(r"等(制度|工作制度|改革举措|创新举措|改革事项)(?=[^一-鿿]|$)")
LONGEST_LIST = 50
# What stands before a part and tells something of it; an adverb of two or three characters may stand between.
_MARKS = QUOTES + SUM
LONGEST_ADVERB = 4
_JOINS = "、和与"
CLOSING = "”’」』"
_CLAUSE = CUTS + SUM + "的□"


def find_named(text: str, rules: Rules) -> list[Named]:
    """The themes of a text (folded, quotes masked), in its order."""
    # A limit at the end, so that no part goes on to the end.
    reader = _PartReader(text + "\n", rules)
    add_listed, add_headed, add_part = reader.add_listed, reader.add_headed, reader.add_part
    for match in rules.part.finditer(reader.letters):
        kind = match.lastindex
        if kind == LISTED:
            add_listed(*match.span(LISTED))
        elif kind == HEADED:
            add_headed(match)
        elif kind in (BANNERED, OPEN, JOINED):
            add_part(match, kind)
    reader.add_lists()
    return reader.named


class _PartReader(PieceReader):
    """Reads the parts of one text."""

    __slots__ = ()

    def add_listed(self, start: int, end: int) -> None:
        """A listed theme where nothing else can be meant but a body: 凝聚力工程|博物馆."""
        rules = self.rules
        # “四带一自”|产业扶贫 is the rest of the quoted name.
        is_rest = start > 0 and self.text[start - 1] in CLOSING and end - start <= LONGEST_LISTED_REST
        if is_rest or self.letters[end] in rules.listed_bodies:
            return
        entry = rules.entries[self.text[start:end]]
        # 嘉定新城|实验|中学: a strategy's name may stand in a body's anywhere.
        if entry.kind != "spatial_strategy" or rules.listed_body.match(self.letters, end) is None:
            self.named.append((start, end, entry.kind, entry))

    def add_headed(self, match: re.Match[str]) -> None:
        """The theme of a part that has a head at its end and no name else."""
        end = match.end()
        if end - match.start(2) > LONGEST_PART:
            return
        start, flags = self._opened(match, end)
        head, behind = match.span(HEADED)
        if self.text[end].isdigit():
            flags |= Flag.COUNTED
        first = match.start(2)
        # Most names stand right behind such a verb.
        if self.letters[head] in self.rules.strong and (
            start > first or self.text[first - 2 : first] not in self.rules.words.launching
        ):
            start = self._launched(first, start)
        if start <= head and (whole := self.named_by_head(start, head, behind, flags)):
            self.named.append(whole)

    def _launched(self, first: int, start: int) -> int:
        """Where the name of a drive begins, whatever verbs are in it: 实施|做大产业扩大|税源行动, 开展|服务|基层行动.

        Must not reach over what a verb of its own begins: 推进项目落地、制定|三年行动.
        """
        text, words = self.text, self.rules.words
        verb = text[first - 2 : first]
        if verb in words.launching or text[first - 1] in _CLAUSE:
            opened = text[first:start]
            return first if opened and verb in words.starting and not words.busy.search(opened) else start
        said = words.launched.search(text, max(0, first - LONGEST_LAUNCHED - 4), first)
        return start if said is None or words.busy.search(said[1]) else said.start(1)

    def add_part(self, match: re.Match[str], kind: int) -> None:
        """The themes of any other part."""
        first, end = match.start(2), match.end()
        if end - first > LONGEST_PART:
            return
        if kind == BANNERED and self._is_far(first, end):
            return
        start, flags = self._opened(match, end)
        if self.text[end - 1] in MEASURES and (count := COUNT_BEHIND.search(self.text, start, end)):
            # 培育|特色小镇|2个: what is counted may be a theme as well.
            end, flags = count.start(), flags | Flag.COUNTED
        if start >= end:
            return
        if self.letters[end] == SUM and (kind_of_list := self._summed_up(end)):
            self._add_members(start, end, kind_of_list)
        elif kind == OPEN:
            self.add_piece(start, end, flags)
        else:
            for piece in self._pieces(start, end, flags):
                self.add_piece(*piece)

    def _is_far(self, start: int, end: int) -> bool:
        """Whether a banner word is too far from a verb to be one; where another name stands it does not matter."""
        if self.rules.named.search(self.letters, start, end):
            return False
        banner = self.rules.banners.search(self.letters, start, end)
        return banner is not None and banner.start() - start > BANNER_REACH

    def _opened(self, match: re.Match[str], end: int) -> tuple[int, int]:
        """Where a part begins without the verbs, adverbs and little words it opens with, and its flags then.

        发展|总部经济, 以|产业链招商.
        """
        text, letters, first, start = self.text, self.letters, match.start(2), match.start(5)
        flags = 0
        if match.end(1) == first:
            flags = Flag.GOVERNED
        elif text[first - 1] in _MARKS or text[first - 3] == "”" or text[first - 4] == "”":
            flags = self._marked(first)
        if start > first:
            if match.end(3) == start:
                flags |= Flag.GOVERNED | Flag.TITLED
            elif match.end(3) > 0 or match.end(4) > 0:
                flags |= Flag.GOVERNED
        # 新型学徒制和|“产教评”: a list goes on, and its member is no attribute.
        if letters[end] in QUOTES and letters[end - 1] not in _JOINS:
            flags |= Flag.ATTRIBUTE
        return self._without_openers(start, end, flags) if letters[start] in self.rules.opens else (start, flags)

    def _marked(self, first: int) -> int:
        """What the mark before a part says of it, as flags."""
        text, mark = self.text, first - 1
        if first and text[mark] == SUM:
            return Flag.RESUMED
        if first and text[mark] in QUOTES:
            # “小店经济”、|地摊经济: one more object of the verb before.
            return Flag.GOVERNED if self.letters[first] in _JOINS else Flag.QUOTED
        # “家校社”|协同|育人机制: an adverb between parts nothing.
        mark = text.rfind("”", max(0, first - LONGEST_ADVERB), first)
        between = text[mark + 1 : first] if mark >= 0 else ""
        return Flag.QUOTED if self.rules.words.sorts.get(between, 0) & Sort.ADVERB else 0

    def _without_openers(self, start: int, end: int, flags: int) -> tuple[int, int]:
        """The same behind little words that are unknown to all other lists."""
        letters, rules = self.letters, self.rules
        while start < end:
            if letters[start] in rules.opens and (opener := rules.openers.match(self.text, start)):
                start = opener.end()
            elif opening := rules.opening.match(letters, start):
                start = opening.end()
                flags &= ~Flag.TITLED
                if opening.lastindex:
                    flags |= Flag.GOVERNED | Flag.TITLED if opening.end(1) == start else Flag.GOVERNED
            else:
                break
        return start, flags

    def _summed_up(self, end: int) -> str:
        """The kind of the class noun behind 等, if the part is a list so summed up: …实体化|等改革举措."""
        follower = _CLASS_NOUN.match(self.text, end + 1)
        return self.rules.words.classes.get(follower.group(1), "") if follower else ""

    def _add_members(self, start: int, end: int, kind: str) -> None:
        text, place = self.text, start
        marks = [(*match.span(), match.lastindex) for match in self.rules.member.finditer(self.letters, start, end)]
        for at, to, is_listed in [*marks, (end, end, None)]:
            if is_listed:
                entry = self.rules.entries[text[at:to]]
                self.named.append((at, to, entry.kind, entry))
                place = -1
                continue
            if place >= 0 and MEMBER[0] <= at - place <= MEMBER[1] and "□" not in text[place:at]:
                self.named.append((place, at, kind, None))
            place = to

    def add_lists(self) -> None:
        """The members of lists that a kind of system sums up and that have no head: 推行首问负责、限时办结|等制度."""
        starts = [at for at, _, _, _ in self.named]
        for summed in _SUMMED.finditer(self.text):
            end = summed.start()
            start = max(0, end - LONGEST_LIST)
            limits = [limit.end() for limit in self.rules.limit.finditer(self.letters, start, end)]
            start = limits[-1] if limits else start
            is_read = bisect_left(starts, start) < bisect_left(starts, end)
            if not is_read and "、" in self.text[start:end]:
                self._add_members(start, end, self.rules.words.classes[summed[1]])

    def _pieces(self, start: int, end: int, flags: int) -> Iterator[tuple[int, int, int]]:
        """The members of a list; a member that ends in no head goes with the next: 滚动排查和源头化解机制."""
        letters, rules = self.letters, self.rules
        joins = rules.drive_join if rules.banners.search(letters, start, end) else rules.join
        while verbs := rules.verbs.match(letters, start, end):
            # A second verb after a join: 推进公交优先和|优化|慢行系统.
            if verbs.end() > start:
                start, flags = verbs.end(), flags | Flag.GOVERNED
            join = joins.search(letters, start, end)
            if join is None:
                break
            yield start, join.start(join.lastindex or 0), flags
            start, flags = join.end(), flags & ~Flag.QUOTED
        if start < end:
            yield start, end, flags
