"""A hard-wrapped text made whole for reading, and what was read in it put back to where the text has it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from .model import Plan, Span
from .segment.labels import read_label
from .segment.lines import COMPLETE
from .segment.wrapping import usual_width
from .source import Block, Cell, Paragraph, SourceText, Table

# A wrapped line may stop short of the width where punctuation must not begin the next one.
SLACK = 4
# So many lines as long as the longest one are no chance.
FEWEST = 4
NARROWEST, WIDEST = 18, 90
BLANKS = " \t\u3000"


# What a record with a span quotes from there.
QUOTING = ("raw", "text")


class Unwrapped:
    """A source without the line breaks inside sentences, and its offsets in the text as it stands."""

    def __init__(self, given: SourceText, breaks: Sequence[int]) -> None:
        self._given = given
        self._new: list[int] = []
        self._old: list[int] = []
        pieces: list[str] = []
        start = length = 0
        for begin, end in [*_gaps(given.text, breaks), (len(given.text), len(given.text))]:
            self._new.append(length)
            self._old.append(start)
            pieces.append(given.text[start:begin])
            length += begin - start
            start = end
        self.source = replace(given, text="".join(pieces), blocks=tuple(self._blocks()))

    def as_written(self, plan: Plan) -> Plan:
        """A plan read in the whole text, with the spans, quotations and text of the source as it was given."""
        restored: Plan = self._restored(plan)
        return replace(restored, text=self._given.text)

    def _restored(self, value: Any) -> Any:
        """A record, or a tuple of records, with its spans and what it quotes as the given text has them."""
        if isinstance(value, Span):
            last = max(value.start, value.end - 1)
            return Span(self._offset(value.start), self._offset(last) + value.end - last)
        names = getattr(value, "_fields", None) or [field.name for field in fields(value)] if _is_record(value) else []
        if not names:
            return tuple(map(self._restored, value)) if isinstance(value, tuple) else value
        changed = {name: self._restored(getattr(value, name)) for name in names}
        span = changed.get("span")
        changed |= {name: self._given.text[slice(*span)] for name in QUOTING if span is not None and name in changed}
        return value._replace(**changed) if hasattr(value, "_replace") else replace(value, **changed)

    def _offset(self, new: int) -> int:
        place = bisect_right(self._new, new) - 1
        return self._old[place] + new - self._new[place]

    def _moved(self, span: Span) -> Span:
        return Span(self._whole(span.start), self._whole(span.end))

    def _whole(self, old: int) -> int:
        place = bisect_right(self._old, old) - 1
        follows = self._new[place + 1] if place + 1 < len(self._new) else old
        return min(self._new[place] + old - self._old[place], follows)

    def _blocks(self) -> list[Block]:
        """The blocks at their new places; paragraphs that a wrap parted are one."""
        blocks: list[Block] = []
        for block in self._given.blocks:
            span = self._moved(block.span)
            last = blocks[-1] if blocks else None
            if isinstance(block, Table):
                cells = tuple(Cell(self._moved(cell.span), *cell[1:]) for cell in block.cells)
                blocks.append(replace(block, span=span, cells=cells))
            elif isinstance(last, Paragraph) and last.span.end == span.start:
                blocks[-1] = Paragraph(Span(last.span.start, span.end), last.heading)
            else:
                blocks.append(Paragraph(span, block.heading))
        return blocks


def _is_record(value: Any) -> bool:
    return hasattr(value, "_fields") or is_dataclass(value)


def width_breaks(source: SourceText, wraps: Sequence[int]) -> list[int]:
    """The line breaks at which a hard-wrapped text was cut by its width alone; `wraps` are those inside sentences."""
    text = source.text
    spans = [block.span for block in source.blocks if isinstance(block, Paragraph)]
    width = usual_width(text, spans)
    if not width and max([end - start for start, end in spans], default=0) > WIDEST:
        return []
    lengths = [span.end - text.rfind("\n", 0, span.start) - 1 for span in spans]
    width = width or _common_end(text, spans, lengths)
    if not width:
        return []
    breaks = {place for place in wraps if place - 1 - text.rfind("\n", 0, place) >= width - SLACK}
    for (span, length), after in zip(zip(spans, lengths, strict=True), spans[1:], strict=False):
        between = text[span.end : after.start]
        is_cut = length >= width - 1 and text[span.end - 1] not in COMPLETE and between.count("\n") == 1
        if is_cut and read_label(text, *after) is None:
            breaks.add(text.index("\n", span.end))
    return sorted(breaks)


def _common_end(text: str, spans: Sequence[Span], lengths: Sequence[int]) -> int:
    """The length no line exceeds, if several lines reach it and half of these stop in mid-sentence; else 0."""
    longest = max(lengths, default=0)
    full = [span for span, length in zip(spans, lengths, strict=True) if length >= longest - 1]
    broken = sum(text[span.end - 1] not in COMPLETE for span in full)
    return longest if NARROWEST <= longest <= WIDEST and len(full) >= FEWEST and broken >= 0.5 * len(full) else 0


def _gaps(text: str, breaks: Sequence[int]) -> list[tuple[int, int]]:
    """What is left out at each break: with it the blanks around it, but one between words in Latin letters."""
    gaps: list[tuple[int, int]] = []
    for place in breaks:
        begin, end = place, place + 1
        while begin and text[begin - 1] in BLANKS + "\r":
            begin -= 1
        while end < len(text) and text[end] in BLANKS + "\n":
            end += 1
        if gaps and begin < gaps[-1][1]:
            continue
        is_latin = (
            text[begin - 1 : begin].isascii() and text[begin - 1 : begin].isalpha() and text[end : end + 1].isascii()
        )
        gaps.append((begin, end - 1 if is_latin and text[end : end + 1].isalpha() else end))
    return [gap for gap in gaps if gap[0] < gap[1]]
