"""Tell what the value of a target measures: the words before it, behind it, or those of the clause before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..clauses import Clause
from .anchors import Anchor
from .patterns import target_patterns
from .words import TargetWords

Before = list[tuple[Clause, list[Anchor]]]

_EDGES = "： :的（()[]【】"
_QUOTES = str.maketrans("", "", "“”‘’「」\"' \u3000\xa0\n")
_QUOTED = re.compile("[“”‘’「」\"' \u3000\xa0\n]")
# Suffixes of zeros whose noun adds nothing to the metric: 新增违法建筑零增长, 非法捕捞零发生.
_BARE_ZEROS = frozenset({"增长", "清零", "发生", "拖欠"})
_LINKS = ("等", "和", "及", "与", "以及")
_SAME_NOUN = ("等级", "等候", "高等", "平等", "同等", "中等", "初等", "等次", "优等", "等量")


class MetricReader:
    """Reads metrics with one vocabulary."""

    def __init__(self, words: TargetWords) -> None:
        self._words = words
        self._patterns = target_patterns(words)
        self._verbs = frozenset((*words.event_verbs, *words.bare_verbs))
        self._suffixes = frozenset(("覆盖率", "清零", *words.zeros))

    def left(self, clause: Clause, edge: int, end: int) -> int:
        """Where the words before a number begin that name what is counted: behind the last 、 and leading verbs."""
        line = clause.masked
        cut = line.rfind("、", edge, end)
        start = cut + 1 if cut >= 0 and line[end - 1 : end] != "等" else edge
        opens, drop = self._patterns.drop_opens, self._patterns.drop
        while start < end and line[start] in opens and (match := drop.match(line, start, end)) is not None:
            start = match.end()
        return min(start, end)

    def metric(
        self, clause: Clause, start: int, stop: int, anchor: Anchor, before: Before, previous: str
    ) -> tuple[str, int]:
        """What is measured, '' where nothing is, and where the words of the target end.

        They begin at `start` and end behind the number, or behind the words up to `stop` where these say what is
        counted. `previous` is the metric of the number before it in the clause: 开工道路项目12个、竣工6个.
        """
        words = clause.words(start, anchor.start)
        said = self._plain(words)
        if anchor.suffix in self._suffixes:
            kept = self._shorter(said) or self._subject(before)
            tail = "" if anchor.suffix in _BARE_ZEROS else anchor.suffix
            return (kept + tail if kept else "", anchor.end)
        if words.endswith("的") or said.endswith(_LINKS) or (anchor.word in self._words.done and said):
            counted, end = self._behind(clause, anchor.end, stop)
            if counted:
                return counted, end
        if anchor.base:
            return (f"{said}占{anchor.base}" if said else "", anchor.end)
        is_named = bool(said) and said not in self._verbs
        if not is_named or len(said) <= 2 or said.endswith(self._words.event_verbs):
            counted, end = self._behind(clause, anchor.end, stop)
            if counted:
                return said + counted, end
        if is_named:
            return self._shorter(said), anchor.end
        return self._joined(self._stem(previous, said) or self._subject(before), said) or said, anchor.end

    def _behind(self, clause: Clause, start: int, stop: int) -> tuple[str, int]:
        """The words behind the number, up to a mark that ends them, and where they end."""
        cut = self._patterns.stop.search(clause.masked, start, stop)
        end = cut.start() if cut else stop
        return self._plain(clause.words(start, end)), end

    def _plain(self, words: str) -> str:
        words = words.strip(_EDGES)
        if "由" in words or "从" in words:
            words = self._patterns.change.sub("", words)
        if _QUOTED.search(words):
            words = words.translate(_QUOTES)
        return words.replace("各类", "").replace("各种", "") if "各" in words else words

    def _shorter(self, said: str) -> str:
        """The words without what only introduces them: 打通枋湖路等断头路 is about 断头路, 率要达到 about 率."""
        cut = said.rfind("等")
        if 0 < cut < len(said) - 2 and not any(word in said[cut - 1 : cut + 2] for word in _SAME_NOUN):
            said = said[cut + 1 :]
        while (shorter := self._untailed(said)) != said:
            said = shorter
        return said

    def _untailed(self, said: str) -> str:
        if not said.endswith(self._words.drop_after_metric):
            return said
        tail = next(tail for tail in self._words.drop_after_metric if said.endswith(tail))
        return said[: len(said) - len(tail)] if len(said) - len(tail) >= 2 else said

    def _stem(self, previous: str, said: str) -> str:
        """What the number before in the clause counted, without its verb."""
        verbs = self._words.event_verbs
        if previous.endswith(verbs):
            for verb in verbs:
                if previous.endswith(verb) and len(previous) > len(verb) + 1:
                    return previous[: -len(verb)]
        stem = previous
        while stem.startswith(verbs):
            verb = next(verb for verb in verbs if stem.startswith(verb))
            if len(stem) <= len(verb):
                break
            stem = stem[len(verb) :]
        # 开工道路项目12个、竣工6个: the verb stands before its object, as it did the first time.
        return f"\0{stem}" if stem and stem != previous and said else stem

    def _joined(self, subject: str, said: str) -> str:
        if subject.startswith("\0"):
            return said + subject[1:]
        if not subject or subject.endswith(said):
            return subject
        return subject + said

    def _subject(self, before: Before) -> str:
        """What the clauses before speak of, for one that only says 竣工150台."""
        return next((said for clause, anchors in reversed(before) if (said := self._spoken_of(clause, anchors))), "")

    def _spoken_of(self, clause: Clause, anchors: Sequence[Anchor]) -> str:
        end = anchors[0].start if anchors else len(clause.masked)
        said = self._plain(clause.words(self.left(clause, 0, end), end))
        if anchors and said.endswith(self._words.event_verbs):
            said = said.removesuffix(next(verb for verb in self._words.event_verbs if said.endswith(verb)))
        for tail in self._words.tail_of_object:
            said = said.removesuffix(tail)
        return said
