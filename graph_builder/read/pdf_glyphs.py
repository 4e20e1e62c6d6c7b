"""The lines of a PDF page by where its characters stand, for pages that draw them in another order.

Word processors draw a line font by font: quotation marks of a Latin font come before or after all the Chinese of
their line, and the library hands them on in that order: 深入推进 一 “ ” 网通办.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from .lines import Line, clean_line

# Signs of a line out of order. Matches 用好“ ” 初心讲堂 and 长者食 “堂 ，建设长者 ”食堂, not 推进“一网通办”“一网统管”.
QUOTES_APART = re.compile("[“‘] | [”’]")
# Matches 实施 民心工程, not 1、 推进; in a table this is only the gap between two cells.
WORDS_APART = re.compile("[\u4e00-\u9fff] [\u4e00-\u9fff]")
SAME_BASELINE = 2.0
# A gap wider than this share of a character is a space.
GAP = 0.22
# As wide as a Chinese character in a Chinese font, half as wide in a Latin one.
EITHER_WIDTH = "“”‘’—…·"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character at the origin it is drawn from."""

    character: str
    x: float
    y: float


def is_out_of_order(outside: Iterable[Line], lines: Iterable[Line]) -> bool:
    """Do the lines outside tables, or all lines of a page, show signs that it is drawn in another order?"""
    return any(WORDS_APART.search(line.text) for line in outside) or any(
        QUOTES_APART.search(line.text) for line in lines
    )


def page_glyphs(text_page: Any) -> list[Glyph]:
    """The characters of a page that are no white space."""
    import pypdfium2.raw as pdfium

    raw = text_page.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    glyphs: list[Glyph] = []
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code > 32 and code not in (0xA0, 0x3000, 0xFFFE):
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            glyphs.append(Glyph(chr(code), x.value, y.value))
    return glyphs


def glyph_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The characters put in order: lines from the top down, each from left to right."""
    return [glyph_line(row, page) for row in glyph_rows(glyphs)]


def glyph_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters of each baseline from left to right, from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if rows and rows[-1][-1].y - glyph.y <= SAME_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda glyph: glyph.x) for row in rows]


def glyphs_in(glyphs: Iterable[Glyph], left: float, bottom: float, right: float, top: float) -> list[Glyph]:
    """The characters whose origin lies in a box."""
    return [glyph for glyph in glyphs if left <= glyph.x <= right and bottom <= glyph.y <= top]


def glyph_line(row: Sequence[Glyph], page: int) -> Line:
    """The line of text these characters make."""
    steps = [after.x - before.x for before, after in pairwise(row) if _is_wide(before.character)]
    size = median(steps) if steps else 10.0
    text = row[0].character
    for before, after in pairwise(row):
        gap = after.x - before.x - size * (1.0 if _may_be_wide(before.character) else 0.6)
        text += (" " if gap > GAP * size else "") + after.character
    return Line(clean_line(text), row[0].x, row[-1].x + size, row[0].y, page)


def _is_wide(character: str) -> bool:
    return character > "\u2e7f"


def _may_be_wide(character: str) -> bool:
    return _is_wide(character) or character in EITHER_WIDTH
