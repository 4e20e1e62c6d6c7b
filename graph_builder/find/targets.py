"""Find targets (指标): a number, a zero, a full coverage or a rank, bound to a metric.

The anchor is found first (a number with a unit, 零…, 全覆盖, 同比…, …前列), then the clause is read to its left and
right. 新开工不少于185台 is one; 4.0版, 445弄, “15分钟”生活圈 and 建党100周年 are none.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..model import Span, Target
from .clauses import Clause, split_clauses
from .target_patterns import target_patterns
from .target_words import TargetWords, load_target_words

_SENTENCE_ENDS = "。；;\n"
# How many clauses back 竣工150台 looks for what is completed.
_CLAUSES_BACK = 4
# How far before a number its strength (确保) and period (年内) are looked for.
_REACH = 80


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A value in the text. `start` is where its comparator begins, `end` where its unit or 以上 ends."""

    start: int
    end: int
    op: str
    value: float | int | str
    unit: str
    strength: str = ""
    suffix: str = ""


def find_targets(text: str, spans: Sequence[Span], *, words: TargetWords | None = None) -> tuple[Target, ...]:
    """The targets in these stretches of a task, in the order of the text."""
    return _finder(words or load_target_words()).find(text, spans)


@cache
def _finder(words: TargetWords) -> _Finder:
    return _Finder(words)


_Before = deque[tuple[Clause, list[_Anchor]]]


class _Finder:
    def __init__(self, words: TargetWords) -> None:
        self._words = words
        self._patterns = target_patterns(words)

    def find(self, text: str, spans: Sequence[Span]) -> tuple[Target, ...]:
        return tuple(
            target
            for span in spans
            for sentence in self._sentences(text, span)
            for target in self._read(text, sentence)
        )

    def _sentences(self, text: str, span: Span) -> Iterator[Span]:
        """The sentences that hold a hint of a target; the others are not looked at."""
        position = span.start
        while (hint := self._patterns.hint.search(text, position, span.end)) is not None:
            start = max(text.rfind(mark, position, hint.start()) + 1 for mark in _SENTENCE_ENDS) or position
            ends = [place for mark in _SENTENCE_ENDS if (place := text.find(mark, hint.end(), span.end)) >= 0]
            end = min(ends, default=span.end)
            yield Span(start, end)
            position = end

    def _read(self, text: str, sentence: Span) -> Iterator[Target]:
        before: _Before = deque(maxlen=_CLAUSES_BACK)
        for clause in split_clauses(text, sentence):
            anchors = self._anchors(clause) if self._patterns.hint.search(clause.masked) else []
            left_edge = 0
            for anchor, follower in zip(anchors, [*anchors[1:], None], strict=False):
                right_edge = follower.start if follower else len(clause.masked)
                target = self._target(clause, anchor, left_edge, max(right_edge, anchor.end), before)
                if target is not None:
                    yield target
                if follower is None or follower.start != anchor.start:
                    left_edge = anchor.end
            before.append((clause, anchors))

    def _anchors(self, clause: Clause) -> list[_Anchor]:
        found = [*self._numbers(clause), *self._chinese_numbers(clause), *self._wordings(clause)]
        found.sort(key=lambda anchor: (anchor.start, -anchor.end))
        kept: list[_Anchor] = []
        for anchor in found:
            if not kept or anchor.start >= kept[-1].end or _same_range(anchor, kept[-1]):
                kept.append(anchor)
        return _without_qualifiers(clause, kept)

    def _numbers(self, clause: Clause) -> Iterator[_Anchor]:
        line = clause.masked
        for match in self._patterns.number.finditer(line):
            if not self._is_free(line, match.start()):
                continue
            unit = (match["scale"] or "") + match["unit"]
            start, op, strength = self._before(line, match.start())
            end, after, suffix = self._after(line, match.end())
            if match["unit"] in self._words.time_units and not (op in {"<=", "<"} or after == "<="):
                continue
            if match["low"]:
                yield _Anchor(start, end, ">=", _number(match["low"]), unit, strength, suffix)
                yield _Anchor(start, end, "<=", _number(match["high"]), unit, strength, suffix)
                continue
            chosen = "=" if suffix in {"左右", "上下"} else (after or op or "=")
            yield _Anchor(start, end, chosen, _number(match["high"]), unit, strength, suffix)

    def _chinese_numbers(self, clause: Clause) -> Iterator[_Anchor]:
        line = clause.masked
        for match in self._patterns.chinese.finditer(line):
            before = line[max(0, match.start() - 4) : match.start()]
            if before.endswith(("第", "十", "“", "年")) or not self._may_count(before, match["unit"]):
                continue
            start, op, strength = self._before(line, match.start())
            end, after, suffix = self._after(line, match.end())
            yield _Anchor(start, end, after or op or "=", _chinese(match["digits"]), match["unit"], strength, suffix)

    def _may_count(self, before: str, unit: str) -> bool:
        """完成古羊路等四条道路 counts, 四个意识 does not: 个 needs a verb of doing or a bound before it."""
        if unit in self._words.chinese_measures:
            return before.endswith("等") or self._ends_in_verb(before)
        return self._ends_in_verb(before)

    def _ends_in_verb(self, before: str) -> bool:
        return before.endswith(self._words.doing_or_bound)

    def _wordings(self, clause: Clause) -> Iterator[_Anchor]:
        line = clause.masked
        for match in self._patterns.zero.finditer(line):
            what = match["what"] or "存量"
            yield _Anchor(match.start(), match.end(), "=", 0, self._words.zeros[what], "", match["what"] or "清零")
        for match in self._patterns.coverage.finditer(line):
            yield _Anchor(match.start(), match.end(), "=", 100, "%", "", "覆盖率")
        for match in self._patterns.trend.finditer(line):
            op = "<" if match["way"] in {"下降", "减少", "降低", "双下降"} else ">"
            yield _Anchor(match.start(), match.end(), op, "上年", "同比")
        for match in self._patterns.rank.finditer(line):
            value: int | str = match["word"] or int(match["place"]) if (match["word"] or match["place"]) else 1
            yield _Anchor(match.start(), match.end(), "<=", value, f"{match['scope']}排名")

    def _is_free(self, line: str, start: int) -> bool:
        """5G, PM2.5, 第3 and 50+X are no free numbers: a letter, 第, +, # or a digit before binds them."""
        if start == 0:
            return True
        before = line[start - 1]
        return not (before in "第+#.-—~" or (before.isascii() and before.isalnum()))

    def _before(self, line: str, start: int) -> tuple[int, str, str]:
        """Where the comparator before a number begins, which one it is, and its wording."""
        match = self._patterns.before.search(line[max(0, start - 8) : start])
        if match is None:
            return start, "", ""
        word = match["word"]
        op = self._words.before[word]
        return start - len(match.group()), op, word if op != "=" else ""

    def _after(self, line: str, end: int) -> tuple[int, str, str]:
        match = self._patterns.after.match(line, end)
        if match is None:
            return end, "", ""
        return match.end(), self._words.after[match.group()], match.group()

    def _target(
        self, clause: Clause, anchor: _Anchor, left_edge: int, right_edge: int, before: _Before
    ) -> Target | None:
        left = self._left(clause, left_edge, anchor.start)
        right = self._right(clause, anchor.end, right_edge)
        metric, uses_right = self._metric(clause, left, right, anchor, before)
        if not metric:
            return None
        start = left.start if left.end > left.start else anchor.start
        end = right.end if uses_right else anchor.end
        span = Span(clause.start + start, clause.start + end)
        return Target(
            metric=metric,
            op=anchor.op,
            value=anchor.value,
            unit=anchor.unit,
            raw=clause.quote(span),
            span=span,
            strength=self._strength(clause, anchor),
            period=self._period(clause, anchor),
        )

    def _left(self, clause: Clause, edge: int, end: int) -> Span:
        """The words before the number that name what is counted: behind the last 、 and without leading verbs."""
        cut = clause.masked.rfind("、", edge, end)
        if cut >= 0 and clause.masked[end - 1 : end] != "等":
            edge = cut + 1
        start = edge
        while True:
            match = self._patterns.drop.match(clause.masked, start, end)
            if match is None or match.end() > end:
                break
            start = match.end()
        return Span(min(start, end), end)

    def _right(self, clause: Clause, start: int, edge: int) -> Span:
        cut = self._patterns.stop.search(clause.masked, start, edge)
        end = cut.start() if cut else edge
        return Span(start, end)

    def _metric(self, clause: Clause, left: Span, right: Span, anchor: _Anchor, before: _Before) -> tuple[str, bool]:
        said = clause.words(left).strip('“”"：: 的')
        behind = clause.words(right).strip('“”"：: 的')
        if anchor.suffix == "覆盖率" or anchor.suffix in self._words.zeros or anchor.suffix == "清零":
            kept = said or self._subject(before)
            tail = "" if anchor.suffix in {"增长", "清零"} else anchor.suffix
            return (kept + tail if kept else "", False)
        if said.endswith("等") and behind:
            return behind, True
        if said and said not in self._words.event_verbs:
            return said, False
        if behind:
            return said + behind, True
        subject = self._subject(before)
        return (subject + said if subject else ""), False

    def _subject(self, before: _Before) -> str:
        """What the clauses before speak of, for one that only says 竣工150台."""
        return next((said for clause, anchors in reversed(before) if (said := self._spoken_of(clause, anchors))), "")

    def _spoken_of(self, clause: Clause, anchors: Sequence[_Anchor]) -> str:
        end = anchors[0].start if anchors else len(clause.masked)
        said = clause.words(self._left(clause, 0, end))
        for verb in self._words.event_verbs:
            if said.endswith(verb) and anchors:
                said = said[: -len(verb)]
                break
        for tail in self._words.tail_of_object:
            said = said.removesuffix(tail)
        return said

    def _strength(self, clause: Clause, anchor: _Anchor) -> str:
        match = self._patterns.strength.search(clause.masked, max(0, anchor.start - _REACH), anchor.start)
        if match:
            return match.group()
        return anchor.strength or (anchor.suffix if anchor.suffix in self._words.after else "")

    def _period(self, clause: Clause, anchor: _Anchor) -> str:
        match = self._patterns.period.search(clause.masked, max(0, anchor.start - _REACH), anchor.start)
        return match.group() if match else ""


def _same_range(one: _Anchor, other: _Anchor) -> bool:
    return one.start == other.start and one.end == other.end and {one.op, other.op} == {">=", "<="}


def _without_qualifiers(clause: Clause, anchors: list[_Anchor]) -> list[_Anchor]:
    """Leave out a number that only qualifies what another counts: 1亿元以上项目20个 has one target, the 20."""
    kept = []
    for place, anchor in enumerate(anchors):
        follows = anchors[place + 1] if place + 1 < len(anchors) else None
        is_qualifier = (
            follows is not None
            and anchor.suffix in {"以上", "以下", "及以上", "以内"}
            and 0 < follows.start - anchor.end <= 12
            and not re.search("[、，,]", clause.masked[anchor.end : follows.start])
            and follows.start != anchor.start
        )
        if not is_qualifier:
            kept.append(anchor)
    return kept


def _number(digits: str) -> float | int:
    plain = digits.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _chinese(digits: str) -> int:
    import cn2an

    return int(cn2an.cn2an(digits.replace("两", "二"), "smart"))
