"""Plain text: one paragraph a line, the text kept as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Span
from ..source import Paragraph
from .content import Content, Unreadable
from .decode import decode

# str.splitlines ends a line at these too, but a form feed is a page break and may stand in mid-sentence.
NO_LINE_ENDS = ("\f", "\x1c", "\x1d", "\x1e")
AROUND = " \t\r\n\x0b\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2002\u2003\u2009\u200b\u2028\u2029\u202f\u3000\ufeff"


def read_plain(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs of a text file; raises Unreadable for an empty or binary one."""
    decoded = decode(data, encoding)
    blocks = tuple(Paragraph(span) for span in line_spans(decoded.text))
    if not blocks:
        raise Unreadable("empty file: nothing but white space")
    return Content(decoded.text, blocks, decoded.encoding, findings=decoded.findings)


def line_spans(text: str) -> Iterator[Span]:
    """The lines of a text that hold anything, without the white space around them.

    "\\f一、 工作要求 \\r\\n" gives 一、 工作要求; a blank line gives nothing.
    """
    offset = start = 0
    for piece in text.splitlines(keepends=True):
        offset += len(piece)
        if piece.endswith(NO_LINE_ENDS):
            continue
        yield from _stripped(text[start:offset], start)
        start = offset
    yield from _stripped(text[start:], start)


def _stripped(line: str, start: int) -> Iterator[Span]:
    kept = line.strip(AROUND)
    if kept:
        begin = start + len(line) - len(line.lstrip(AROUND))
        yield Span(begin, begin + len(kept))
