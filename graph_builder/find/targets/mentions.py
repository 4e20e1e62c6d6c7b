"""Find targets (指标): a number, a zero, a full coverage or a rank, bound to a metric.

The stretches of all tasks are searched once for hints (185台, 零发案, 同比…); most hold none, and are done. A sentence
with a hint is cut into clauses; in those with a hint the anchor is found (a number with a unit, 零…, 全覆盖, 同比…,
…前列), and the clause is read to its left and right. 新开工不少于185台 is one; 4.0版, 445弄, “15分钟”生活圈 and
建党100周年 are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ...model import Span, Target
from ..clauses import Clause, split_clauses
from .anchors import Anchor, AnchorFinder
from .metrics import Before, MetricReader
from .patterns import target_patterns
from .words import TargetWords, load_target_words

_SENTENCE_ENDS = "。；;\n"
# How many clauses back 竣工150台 looks for what is completed.
_CLAUSES_BACK = 4
# How far before a number its strength (确保) and period (年内) are looked for.
_REACH = 80


def find_targets(
    text: str, tasks: Iterable[Sequence[Span]], *, words: TargetWords | None = None
) -> list[tuple[Target, ...]]:
    """The targets in the stretches of each task, in the order of the text."""
    return _finder(words or load_target_words()).find(text, tasks)


@cache
def _finder(words: TargetWords) -> _Finder:
    return _Finder(words)


class _Finder:
    def __init__(self, words: TargetWords) -> None:
        self._words = words
        self._patterns = target_patterns(words)
        self._anchors = AnchorFinder(words)
        self._metrics = MetricReader(words)

    def find(self, text: str, tasks: Iterable[Sequence[Span]]) -> list[tuple[Target, ...]]:
        """The targets of each task."""
        return [tuple(self._in_stretches(text, spans)) for spans in tasks]

    def _in_stretches(self, text: str, spans: Sequence[Span]) -> list[Target]:
        search = self._patterns.hint.search
        targets: list[Target] = []
        for start, end in spans:
            hint = search(text, start, end)
            while hint is not None:
                sentence = self._sentence(text, Span(start, end), hint)
                self._read(text, sentence, targets)
                start = sentence.end
                hint = search(text, start, end)
        return targets

    def _sentence(self, text: str, within: Span, hint: re.Match[str]) -> Span:
        """The sentence that holds a hint."""
        start = 1 + max([text.rfind(mark, within.start, hint.start()) for mark in _SENTENCE_ENDS])
        stop = self._patterns.sentence_end.search(text, hint.end(), within.end)
        return Span(start or within.start, stop.start() if stop else within.end)

    def _read(self, text: str, sentence: Span, targets: list[Target]) -> None:
        before: Before = []
        for clause in split_clauses(text, sentence):
            anchors = self._anchors.find(clause) if self._patterns.hint.search(clause.masked) else []
            if anchors:
                targets += self._targets(clause, anchors, before[-_CLAUSES_BACK:])
            before.append((clause, anchors))

    def _targets(self, clause: Clause, anchors: Sequence[Anchor], before: Before) -> list[Target]:
        targets: list[Target] = []
        edge, previous = 0, ""
        for place, anchor in enumerate(anchors, start=1):
            follower = anchors[place] if place < len(anchors) else None
            stop = len(clause.masked) if follower is None else max(follower.start, anchor.end)
            target = self._target(clause, anchor, edge, stop, before, previous)
            if target is not None:
                targets.append(target)
            if follower is None or follower.start != anchor.start:
                edge = anchor.end
                previous = target.metric if target is not None else previous
        return targets

    def _target(
        self, clause: Clause, anchor: Anchor, edge: int, stop: int, before: Before, previous: str
    ) -> Target | None:
        """The target of an anchor, between the anchors before it and behind it."""
        text, offset, _ = clause
        start = self._metrics.left(clause, edge, anchor.start)
        metric, end = self._metrics.metric(clause, start, stop, anchor, before, previous)
        if not metric:
            return None
        span = Span(offset + start, offset + end)
        strength, period = self._strength(clause, anchor), self._period(clause, anchor)
        return Target(
            metric, anchor.op, anchor.value, anchor.unit, text[offset + start : span.end], span, strength, period
        )

    def _strength(self, clause: Clause, anchor: Anchor) -> str:
        found = self._patterns.strength.search(clause.masked, max(0, anchor.start - _REACH), anchor.start)
        if found is not None:
            return found.group()
        return anchor.strength or (anchor.suffix if anchor.suffix in self._words.after else "")

    def _period(self, clause: Clause, anchor: Anchor) -> str:
        window = clause.masked[max(0, anchor.start - _REACH) : anchor.start]
        # Every period holds one of these: a search of the whole pattern at each character would cost ten times as much.
        if "年" not in window and "季" not in window and "期" not in window:
            return ""
        match = self._patterns.period.search(window)
        return match.group() if match else ""
