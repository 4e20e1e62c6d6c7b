"""Where a paragraph that holds several numbered items comes apart: a whole plan on one line, or lost line breaks."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..model import Span
from .labels import DETAIL_KINDS, KINDS, Label, read_label
from .row_labels import FIRST, label_before_digits
from .title import ends_a_title

# Behind a closing bracket a label may follow: …各街镇)(二) 庆祝… · …统计局）4、 认真…
_THEN_LABEL = (
    r"[ \t\u3000\xa0。]{0,8}"
    r"(?=第?[一二三四五六七八九十]{1,4}[、.．章]|[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,3}[、.．﹒])"
)
_AFTER_BRACKET = re.compile(rf"[)）〕】\]]{_THEN_LABEL}")
# The same, one pattern a bracket: in a whole text the search for one character is by far the quickest.
_AFTER_EACH = tuple((closer, re.compile(re.escape(closer) + _THEN_LABEL)) for closer in ")）〕】]")
_ANY = re.compile(
    r"第[一二三四五六七八九十0-9]{1,4}[章节编条]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,4}[、.．]|(?<![0-9.．第])[0-9]{1,3}[、.．﹒](?![0-9])"
    r"|[（(][0-9]{1,2}[)）]|[▲●■◆★]|(?<=[)）〕】\]。])[0-9]{1,3}[、.．](?=[0-9])(?![0-9]{1,4}(?:万|亿|%|倍|个百分点))"
)
# A stretch that ends in a list of units or a time without a full stop: 牵头单位：甲局完成时限：6月底前|2.推进…
_OPEN_LIST = re.compile(
    "(?:[单單]位|部[门門]|[责責]任|[领領][导導]|[时時](?:限|[间間])|[牵牽][头頭]|配合)[^。：:]{0,12}[：:][^。；;]*$"
)
_ROLE = re.compile("[单單]位|[牵牽][头頭]|[负負][责責]|配合|部[门門]|[责責]任")
_STRONG = frozenset("。！？!?)）〕】] \t\u3000\xa0")
_SHORTEST = 24
_LONG = 1000
_LONGEST_HEADING = 70
_LONGEST_BRACKET = 400


def _labels_after_brackets(text: str) -> list[int]:
    """The closing brackets in mid-line behind which a label stands: in most plans there are none."""
    return sorted(
        [match.start() for closer, pattern in _AFTER_EACH if closer in text for match in pattern.finditer(text)]
    )


class RunOn:
    """Splits paragraphs in order; remembers the numbers reached, by which a label in mid-text is told from a number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: dict[str, int] = {}
        self._open: list[str] = []
        # Labels at the beginning of paragraphs, which count only once a paragraph is to be split.
        self._passed: list[Label] = []
        self._after_bracket = _labels_after_brackets(text)
        # No shorter paragraph is run on.
        self.shortest = _SHORTEST if self._after_bracket else _LONG + 1
        # Whether a line could begin with a label that only its row shows.
        self.may_need_rows = False

    def label_at(self, start: int, end: int) -> Label | None:
        """The label a paragraph begins with."""
        label = read_label(self.text, start, end)
        if label is not None:
            self._passed.append(label)
        elif self.text[start] in FIRST:
            self.may_need_rows = True
        return label

    def is_run_on(self, start: int, end: int) -> bool:
        """Whether a paragraph looks as if it held several items: very long, or a number behind a list of units."""
        if end - start < _SHORTEST:
            return False
        if end - start > _LONG:
            return True
        low, high = bisect_left(self._after_bracket, start), bisect_left(self._after_bracket, end)
        return low < high and any(
            self._closes_answer(match.start()) for match in _AFTER_BRACKET.finditer(self.text, start, end)
        )

    def split(self, span: Span, label: Label | None) -> list[tuple[int, int, Label | None]]:
        """The pieces of such a paragraph with their labels, in order and without a gap."""
        for passed in self._passed:
            self._accept(passed)
        self._passed.clear()
        start, end = span
        labels = self._labels(label.span.end if label else start, end)
        cuts = [found.span.start for found in labels]
        return list(zip([start, *cuts], [*cuts, end], [label, *labels], strict=True))

    def _closes_answer(self, closer: int) -> bool:
        """Whether the bracket closed at `closer` names units: …(责任单位:区科委)2、 does, …(试点)2、 does not."""
        text = self.text
        low = max(0, closer - _LONGEST_BRACKET)
        opener = max(text.rfind(sign, low, closer) for sign in "(（〔【[")
        return opener >= 0 and _ROLE.search(text, opener, closer) is not None

    def _labels(self, start: int, end: int) -> list[Label]:
        text = self.text
        labels: list[Label] = []
        since = start
        for match in _ANY.finditer(text, start, end):
            place = match.start()
            if place < since:
                continue
            label = read_label(text, place, end) or self._label_before_digits(place, end)
            if label is not None and self._fits(label, since, place):
                self._accept(label)
                labels.append(label)
                since = label.span.end
        return labels

    def _label_before_digits(self, place: int, end: int) -> Label | None:
        """The label of `…（责任单位：区科委）2.65岁以上老人`, where 1 is the number reached."""
        reached = self._last.get("digit", 0)
        return label_before_digits(self.text, place, end, reached) if reached else None

    def _fits(self, label: Label, since: int, place: int) -> bool:
        """Whether a label in mid-text is one: behind a full stop, or glued to a heading, and next in its row."""
        text = self.text
        if place and text[place - 1] in "第至到约":
            return False
        if label.kind in DETAIL_KINDS:
            # Details stay in their sentence, but those that follow a closed list are items of their own.
            closer = len(text[since:place].rstrip()) + since - 1
            return closer >= since and text[closer] in ")）" and self._closes_answer(closer)
        is_next = label.number == self._last.get(label.kind, 0) + 1
        is_first = label.number == 1 and label.kind not in self._open
        if not (is_next or is_first):
            return False
        if self._open and _OPEN_LIST.search(text, max(since, place - _LONGEST_BRACKET), place):
            return True
        if place and text[place - 1] in _STRONG:
            before = text[since:place].rstrip()
            return not before or before[-1] in "。！？!?)）〕】]：:" or len(before) <= _LONGEST_HEADING
        if place - since > _LONGEST_HEADING or not self._open:
            before = text[since:place]
            # …现分解如下：|一、 and …2022年重点工作计划|一、, where a plan stands on one line.
            return label.number == 1 and not self._open and (before.endswith(("：", ":")) or ends_a_title(before))
        is_heading = not any(sign in text[since:place] for sign in "。；;")
        return is_heading and (is_next or KINDS.index(label.kind) > KINDS.index(self._open[-1]))

    def _accept(self, label: Label) -> None:
        if label.kind in self._open:
            del self._open[self._open.index(label.kind) + 1 :]
        else:
            wider = KINDS.index(label.kind)
            self._open = [kind for kind in self._open if KINDS.index(kind) < wider]
            self._open.append(label.kind)
        self._last[label.kind] = label.number
