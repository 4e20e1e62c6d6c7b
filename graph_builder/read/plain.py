"""Plain text: one paragraph a line, the text kept as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Span
from ..source import Paragraph
from .content import Content, Unreadable
from .decode import decode

# str.splitlines ends a line at these too, but a form feed is a page break and may stand in mid-sentence.
NO_LINE_ENDS = "\f\x1c\x1d\x1e"
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
        if piece[-1] in NO_LINE_ENDS and offset < len(text):
            continue
        line = piece if offset - start == len(piece) else text[start:offset]
        if kept := line.strip(AROUND):
            # What stands before the first kept character is white space, so it is the first of its kind in the line.
            begin = start + line.index(kept[0])
            yield Span(begin, begin + len(kept))
        start = offset
