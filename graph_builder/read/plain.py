"""Plain text: one paragraph a line, the text kept as it stands."""

from __future__ import annotations

import re

from ..model import Span
from ..source import Paragraph
from .content import Content, Unreadable
from .decode import decode

# What ends a line besides "\n". A form feed does not: it is a page break and may stand in mid-sentence.
LINE_ENDS = "\r\x0b\x85\u2028\u2029"
AROUND = " \t\r\n\x0b\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2002\u2003\u2009\u200b\u2028\u2029\u202f\u3000\ufeff"
# From the first character of a line that is no white space to the last one.
LINE = re.compile(rf"[^{AROUND}](?:[^\n]*[^{AROUND}])?")


def read_plain(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs of a text file; raises Unreadable for an empty or binary one."""
    decoded = decode(data, encoding)
    blocks = tuple(map(Paragraph, line_spans(decoded.text)))
    if not blocks:
        raise Unreadable("empty file: nothing but white space")
    return Content(decoded.text, blocks, decoded.encoding, findings=decoded.findings)


def line_spans(text: str) -> list[Span]:
    """The lines of a text that hold anything, without the white space around them.

    "\\f一、 工作要求 \\r\\n" gives 一、 工作要求; a blank line gives nothing.
    """
    for end in LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return [Span(*match.span()) for match in LINE.finditer(text)]
