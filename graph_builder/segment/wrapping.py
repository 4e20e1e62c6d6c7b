"""Which lines go on with the sentence of the line before: hard-wrapped text, and line breaks inside a sentence.

Where lines have no usual width and none follows a line left open, none goes on, and nothing more is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..find.units.groups import is_bare_noun
from ..find.units.names import is_unit_name
from ..model import Span
from .lines import COMPLETE, Line

_FEWEST_WRAPPED = 8
_LONGEST_WRAPPED = 120
_NARROWEST, _WIDEST = 18, 90
# 牵头单位：… · 工作目标：… begins something of its own.
_FIELD = re.compile(r"[一-龥]{2,8}[:：]")
# A line that ends so, or is longer than this without a stop at its end, goes on in the next one.
_OPENERS = "，,、（(〔“《"
_FULL = 60
_BREAK = re.compile("[\r\n]")
_CLOSES = re.compile("[^(（〔]*[)）〕]")
_LONGEST_LIST = 200
_LEAST_OF_A_NAME = 3
_LIST = re.compile(r"(?:单位|部门|主体|牵头|配合|责任|协办|主办)[:：][^:：。；;]*$")
_PIECE = re.compile("[(（]?([^、，,。；;()（）\\s]+)")


def wraps_of(text: str, lines: Sequence[Line]) -> tuple[int, ...]:
    """The offsets of the line breaks inside sentences: those above a line that goes on, and those within a line."""
    if "\r" not in text and not [1 for span, *_, goes_on in lines if goes_on or text.find("\n", *span) >= 0]:
        return ()
    breaks: list[int] = []
    for before, line in pairwise([Line(Span(0, 0)), *lines]):
        if line.table is None:
            start = before.span.end if line.joined else line.span.start
            breaks += [match.start() for match in _BREAK.finditer(text, start, line.span.end)]
    return tuple(breaks)


def unwrapped(text: str, wraps: Sequence[int]) -> str:
    """The text with blanks for the line breaks at these offsets, of the same length."""
    if not wraps:
        return text
    pieces = []
    start = 0
    for wrap in wraps:
        pieces += [text[start:wrap], " "]
        start = wrap + 1
    return "".join([*pieces, text[start:]])


def joined(text: str, lines: list[Line]) -> list[Line]:
    """The lines with those marked that go on with the sentence of the line before, as hard-wrapped text does."""
    width = _wrap_width(text, lines)
    if not width and not _is_any_left_open(text, lines):
        return lines
    result: list[Line] = []
    expected: dict[str, int] = {}
    brackets = _Brackets(text, result)
    last = ""
    for line in lines:
        label = line.label
        if label is not None and not width and last in COMPLETE:
            goes_on = False
        else:
            goes_on = _goes_on(text, result, line, width, brackets)
        if goes_on:
            if label is None:
                line = Line(line.span, None, line.heading, None, True)
            elif label.number not in (1, expected.get(label.kind, 0) + 1):
                # A wrapped line may begin with a number of its sentence: …报警类 / 110、电信网络诈骗…
                line = Line(line.whole, None, line.heading, None, True)
                label = None
        if label is not None:
            expected[label.kind] = label.number
        if not line.joined:
            brackets.start_at(len(result))
        result.append(line)
        last = text[line.span.end - 1] if line.span.start < line.span.end else ""
    return result


def _is_any_left_open(text: str, lines: Sequence[Line]) -> bool:
    """Whether a line stands below one that is full or ends in an opening mark, or that leaves a bracket open."""
    is_open = False
    before: Line | None = None
    for line in lines:
        (start, end), label, *_ = line
        if is_open or (label is None and before is not None and _opened(text, before) > 0):
            return True
        last = text[end - 1]
        is_open = last not in COMPLETE and start < end and (last in _OPENERS or end - line.whole.start > _FULL)
        before = line
    return False


class _Brackets:
    """How many brackets are open behind the last line; one that stays open for long was never closed.

    Counts only when asked, from the last line that begins something of its own, and each line once.
    """

    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines
        self._counted = 0
        self._depth = 0

    def start_at(self, place: int) -> None:
        """Begin anew with the line at this place, which goes on with none."""
        self._counted, self._depth = place, 0

    def depth(self) -> int:
        """The brackets open behind the last line."""
        for line in self._lines[self._counted :]:
            self._depth = self._behind(line)
        self._counted = len(self._lines)
        return self._depth

    def _behind(self, line: Line) -> int:
        if line.table is not None or line.span.end - line.span.start > _LONGEST_WRAPPED:
            return 0
        return max(0, self._depth + _opened(self._text, line))


def _opened(text: str, line: Line) -> int:
    """How many more brackets a line opens than it closes."""
    words = text[slice(*line.span)]
    count = words.count
    return count("(") + count("（") + count("〔") - count(")") - count("）") - count("〕")


def _wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped, 0 where its lines are paragraphs: then most are followed by a number."""
    lengths = sorted([line.span.end - line.span.start for line in lines if line.table is None])
    if len(lengths) < _FEWEST_WRAPPED or lengths[len(lengths) * 9 // 10] > _WIDEST:
        return 0
    width = usual_width(text, [line.span if line.label is None else line.whole for line in lines if line.table is None])
    if not width:
        return 0
    full = [following for line, following in pairwise(lines) if line.span.end - line.whole.start >= width - 4]
    return width if sum(1 for line in full if line.label is None) >= len(full) * 0.6 else 0


def usual_width(text: str, spans: Sequence[Span]) -> int:
    """The length most lines have, if they break off in mid-sentence there and none is longer; else 0."""
    lengths = sorted(end - start for start, end in spans)
    if len(lengths) < _FEWEST_WRAPPED:
        return 0
    high = lengths[len(lengths) * 9 // 10]
    if not _NARROWEST <= high <= _WIDEST or lengths[-1 - len(lengths) // 50] > high + 4:
        return 0
    full = [span for span in spans if span.end - span.start >= high - 4]
    broken = sum(1 for span in full if text[span.end - 1] not in COMPLETE)
    return high if len(full) >= len(spans) * 0.3 and broken >= len(full) * 0.7 else 0


def _is_whole_list(text: str, before: Span, line: Span) -> bool:
    """Whether a line ends in a list of bodies that the next line does not go on with.

    `…责任单位：省教育厅、省财政厅` is whole before `会议强调，要抓好落实。` and goes on before `商务厅、各市州`.
    """
    if _LIST.search(text, max(before.start, before.end - _LONGEST_LIST), before.end) is None:
        return False
    first = _PIECE.match(text, *line)
    piece = first[1] if first else ""
    return len(piece) >= _LEAST_OF_A_NAME and not is_unit_name(piece) and not is_bare_noun(piece)


def _goes_on(text: str, lines: Sequence[Line], line: Line, width: int, brackets: _Brackets) -> bool:
    """Whether a line goes on with the sentence of the last of `lines`."""
    if not lines or line.table is not None or line.heading:
        return False
    before = lines[-1]
    start, end = before.span
    last = text[end - 1] if end > start else ""
    if before.table is not None or before.heading or (last in COMPLETE and line.label is not None and not width):
        return False
    if not width and _FIELD.match(text, *line.span):
        return False
    if line.label is None and brackets.depth():
        return _CLOSES.match(text, *line.span) is not None or not _is_whole_list(text, before.span, line.span)
    start = start if before.label is None else before.label.span.start
    if last in COMPLETE and not (width and end - start >= width - 2 and last not in "。）)"):
        return False
    if last and last in _OPENERS:
        return True
    if end - start < width - 4 if width else end - start <= _FULL:
        return False
    return not _is_whole_list(text, before.span, line.span)
