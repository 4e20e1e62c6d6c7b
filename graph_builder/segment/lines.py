"""The lines of a plan with their labels: damage between them taken out, and what was run together taken apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Finding, Span
from ..source import Block, Paragraph, SourceText, Table
from .labels import Label, read_label
from .runon import RunOn

BLANKS = " \t\r\n\f\v\u3000\xa0\u2003\u2002\u200b\ufeff"
# A line that ends so is complete: the next one begins something of its own.
COMPLETE = frozenset("。！？!?；;：:）)〕】]」”.…")
_PAGE = re.compile(
    r"(?:[-—–─·]\s{0,3}\d{1,4}\s{0,3}[-—–─·]|第\s{0,3}\d{1,4}\s{0,3}页(?:\s{0,3}共\s{0,3}\d{1,4}\s{0,3}页)?|\d{1,4}\s?/\s?\d{1,4})"
)
# A line of a table of contents: 二、重点任务………12 · （一）推进\t3. Not: 开工45公里.
_SIGNED = re.compile(
    r"[。)）]\s{0,8}(?P<signed>[^。，,；;：:()（）]{4,40}?(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)\s{0,4}$"
)
_LONGEST_SIGNATURE = 70
_FEWEST_WRAPPED = 8
_LONGEST_CONTENTS = 8
_LONGEST_LEADER = 80
_LONGEST_WRAPPED = 120
# 牵头单位：… · 工作目标：… begins something of its own.
_FIELD = re.compile(r"[一-龥]{2,8}[:：]")
_NARROWEST, _WIDEST = 18, 90
_BREAK = re.compile("[\r\n]")
_LEADER = re.compile(r"(?:[.．…·]{3,}|\t)\s{0,8}[-—(（]?\d{1,4}[-—)）]?$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `span` leaves the label and the blanks around out; `table` stands for a whole table."""

    span: Span
    label: Label | None = None
    heading: int = 0
    table: Table | None = None
    joined: bool = False

    @property
    def whole(self) -> Span:
        """The line with its label."""
        return self.span if self.label is None else Span(self.label.span.start, self.span.end)


def wraps_of(text: str, lines: Sequence[Line]) -> tuple[int, ...]:
    """The offsets of the line breaks inside sentences: those above a line that goes on, and those within a line."""
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


def read_lines(source: SourceText) -> tuple[list[Line], list[Finding]]:
    """The lines of a source in order, and what was left out of them (page headers, tables of contents)."""
    text = source.text
    lines = list(_split(source))
    lines = _without_contents(text, lines)
    lines, findings = _without_noise(text, lines)
    return _joined(text, lines), findings


def trim(text: str, start: int, end: int) -> Span:
    """The span without blanks at its ends."""
    if start < end and text[start] not in BLANKS and text[end - 1] not in BLANKS:
        return Span(start, end)
    stretch = text[start:end]
    kept = stretch.strip(BLANKS)
    if not kept:
        return Span(start, start)
    lead = len(stretch) - len(stretch.lstrip(BLANKS))
    return Span(start + lead, start + lead + len(kept))


def squeezed(words: str) -> str:
    """The words without any blanks: how two lines are compared."""
    return "".join(words.split()).replace("\u200b", "")


def _split(source: SourceText) -> Iterator[Line]:
    run_on = RunOn(source.text)
    last = source.blocks[-1].span.end if source.blocks else 0
    blocks = _whole_paragraphs(source.text, source.blocks)
    wrapped = frozenset() if blocks is source.blocks else frozenset(blocks).difference(source.blocks)
    for block in blocks:
        if isinstance(block, Table):
            yield Line(block.span, table=block)
            continue
        for start, end in [block.span] if block in wrapped else _rows(source.text, block):
            signed = _signature(source.text, start, end) if end >= last - _LONGEST_SIGNATURE else end
            for piece in run_on.split(start, signed):
                yield from _line(source.text, piece, block.heading)
            yield from _line(source.text, (signed, end, None), 0)


def _whole_paragraphs(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, or, where a plan on one line was wrapped afterwards, its lines put together again."""
    width = _usual_width(text, [block.span for block in blocks if isinstance(block, Paragraph)])
    if not width:
        return blocks
    labelled = sum(1 for block in blocks if read_label(text, *block.span))
    if labelled * 6 > len(blocks):
        return blocks
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and _fills(text, last, width):
            whole[-1] = Paragraph(Span(last.span.start, block.span.end), last.heading)
        else:
            whole.append(block)
    return whole


def _fills(text: str, block: Paragraph, width: int) -> bool:
    start = max(block.span.start, text.rfind("\n", block.span.start, block.span.end) + 1)
    return block.span.end - start >= width - 2


def _signature(text: str, start: int, end: int) -> int:
    """Where a signature begins that is glued to the last line: …全年推进）|某某州人民政府办公室2019年2月25日."""
    match = _SIGNED.search(text, max(start, end - _LONGEST_SIGNATURE), end)
    return match.start("signed") if match and match.start("signed") > start else end


def _rows(text: str, block: Paragraph) -> Iterator[tuple[int, int]]:
    start, end = block.span
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _line(text: str, piece: tuple[int, int, Label | None], heading: int) -> Iterator[Line]:
    start, end, label = piece
    span = trim(text, start, end)
    if span.start == span.end:
        return
    if label is not None:
        span = Span(min(label.span.end, span.end), span.end)
    yield Line(span, label, heading)


def _without_contents(text: str, lines: list[Line]) -> list[Line]:
    """The lines without a table of contents: lines with leaders, or all between 目录 and its first line's return."""
    kept = [line for line in lines if line.table or not _has_leader(text, line.span)]
    for place, line in enumerate(kept[:200]):
        is_short = line.span.end - line.span.start <= _LONGEST_CONTENTS
        if is_short and line.table is None and squeezed(text[slice(*line.whole)]) in ("目录", "目次"):
            return kept[:place] + _behind_contents(text, kept[place + 1 :])
    return kept


def _has_leader(text: str, span: Span) -> bool:
    if span.start == span.end or text[span.end - 1] not in "0123456789)）-—":
        return False
    return _LEADER.search(text, max(span.start, span.end - _LONGEST_LEADER), span.end) is not None


def _behind_contents(text: str, lines: list[Line]) -> list[Line]:
    if not lines:
        return lines
    first = squeezed(text[slice(*lines[0].whole)])
    for place, line in enumerate(lines[1:400], start=1):
        if squeezed(text[slice(*line.whole)]) == first:
            return lines[place:]
    return lines


def _without_noise(text: str, lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines without page numbers and running headers that cut a sentence."""
    repeated = _repeated(text, lines)
    kept: list[Line] = []
    findings = []
    for line in lines:
        if line.table is None and _is_noise(text, line, kept[-1] if kept else None, repeated):
            quote = text[slice(*line.whole)]
            findings.append(Finding("info", "page-header", f"page header or number left out: {quote}", line.whole))
        else:
            kept.append(line)
    return kept, findings


def _repeated(text: str, lines: Iterable[Line]) -> frozenset[str]:
    counts = Counter(
        text[line.span.start : line.span.end]
        for line in lines
        if line.label is None and line.table is None and 4 <= line.span.end - line.span.start <= 60
    )
    return frozenset(words for words, count in counts.items() if count > 1 and not re.search("[:：。；;、（(]", words))


def _is_noise(text: str, line: Line, before: Line | None, repeated: frozenset[str]) -> bool:
    start, end = line.whole
    if end - start <= 24 and _PAGE.fullmatch(text, start, end):
        return True
    if before is None or before.table is not None or line.label is not None:
        return False
    is_cut = before.span.end - before.span.start > 20 and text[before.span.end - 1] not in COMPLETE
    return is_cut and text[line.span.start : line.span.end] in repeated


def _joined(text: str, lines: list[Line]) -> list[Line]:
    """The lines with those marked that go on with the sentence of the line before, as hard-wrapped text does."""
    width = _wrap_width(text, lines)
    result: list[Line] = []
    expected: dict[str, int] = {}
    depth = 0
    for line in lines:
        before = result[-1] if result else None
        depth = _depth(text, before, depth) if before is not None else 0
        goes_on = before is not None and _goes_on(text, before, line, width, depth)
        if goes_on and line.label is not None and line.label.number not in (1, expected.get(line.label.kind, 0) + 1):
            # A wrapped line may begin with a number of its sentence: …报警类 / 110、电信网络诈骗…
            line = Line(line.whole, None, line.heading, None, True)
        elif line.label is not None:
            expected[line.label.kind] = line.label.number
        elif goes_on:
            line = Line(line.span, None, line.heading, None, True)
        result.append(line)
    return result


def _wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped, 0 where its lines are paragraphs."""
    return _usual_width(text, [line.whole for line in lines if line.table is None])


def _usual_width(text: str, spans: Sequence[Span]) -> int:
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


def _depth(text: str, line: Line, depth: int) -> int:
    """How many brackets are open behind a line; one that stays open for long was never closed."""
    if line.table is not None or line.span.end - line.span.start > _LONGEST_WRAPPED:
        return 0
    words = text[slice(*line.span)]
    opened = sum(words.count(sign) for sign in "(（〔") - sum(words.count(sign) for sign in ")）〕")
    return max(0, (depth if line.joined else 0) + opened)


def _goes_on(text: str, before: Line, line: Line, width: int, depth: int) -> bool:
    if before.table is not None or line.table is not None or line.heading or before.heading:
        return False
    if not width and _FIELD.match(text, *line.span):
        return False
    if depth and line.label is None:
        return True
    length = before.whole.end - before.whole.start
    last = text[before.span.end - 1] if before.span.end > before.span.start else ""
    if last in COMPLETE and not (width and length >= width - 2 and last not in "。）)"):
        return False
    if last and last in "，,、（(〔“《":
        return True
    if width:
        return length >= width - 4
    return length > 60
