"""A line of a plan: where it stands, its label, and how lines are trimmed and compared."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Span
from ..source import Table
from .labels import Label

# Every blank of Unicode, and marks without width that editors leave behind.
BLANKS = (
    " \t\r\n\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)
# A line that ends so is complete: the next one begins something of its own.
COMPLETE = frozenset("。！？!?；;：:）)〕】]」”.…")


class Line(NamedTuple):
    """One line. `span` leaves the label and the blanks around out; `table` stands for a whole table.

    `joined`: it goes on with the sentence of the line before. A named tuple, as a span is: a plan makes many.
    """

    span: Span
    label: Label | None = None
    heading: int = 0
    table: Table | None = None
    joined: bool = False

    @property
    def whole(self) -> Span:
        """The line with its label."""
        return self.span if self.label is None else Span(self.label.span.start, self.span.end)


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
