"""Plain text: one paragraph a line, the text kept as it stands."""

from __future__ import annotations

import re

from ..model import Span
from ..source import Paragraph
from .content import Content, Unreadable
from .decode import decode

# A line without the white space around it. Matches 一、 工作要求 in "\t一、 工作要求 \r\n", not a blank line.
# U+0085, U+2028 and U+2029 end lines too; a form feed is a page break and may stand in mid-sentence.
LINE = re.compile("[^\\s\ufeff](?:[^\r\n\x0b\x85\u2028\u2029]*[^\\s\ufeff])?")


def read_plain(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs of a text file; raises Unreadable for an empty or binary one."""
    decoded = decode(data, encoding)
    blocks = tuple(Paragraph(Span(*match.span())) for match in LINE.finditer(decoded.text))
    if not blocks:
        raise Unreadable("empty file: nothing but white space")
    return Content(decoded.text, blocks, decoded.encoding, findings=decoded.findings)
