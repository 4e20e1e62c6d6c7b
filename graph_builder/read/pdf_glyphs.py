"""The lines of a PDF page by where its characters stand, for pages that draw them in another order.

Word processors draw a line font by font: quotation marks of a Latin font come before or after all the Chinese of
their line, and the library hands them on in that order: 深入推进 一 “ ” 网通办.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from .lines import Line, clean_line

# Signs of a line out of order. Matches 用好“ ” 初心讲堂 and 长者食 “堂 ，建设长者 ”食堂, not 推进“一网通办”“一网统管”.
QUOTES_APART = ("“ ", "‘ ", " ”", " ’")
# Matches 实施 民心工程, not 1、 推进; in a table this is only the gap between two cells.
WORDS_APART = re.compile(" (?<=[\u4e00-\u9fff] )[\u4e00-\u9fff]")
SAME_BASELINE = 2.0
# A gap wider than this share of a character is a space.
GAP = 0.22
# As wide as a Chinese character in a Chinese font, half as wide in a Latin one.
EITHER_WIDTH = "“”‘’—…·"


class Glyph(NamedTuple):
    """A character at the origin it is drawn from."""

    character: str
    x: float
    y: float


def is_out_of_order(outside: Iterable[Line], text: str) -> bool:
    """Do the lines outside tables, or all of the text of a page, show signs that it is drawn in another order?"""
    for signs in QUOTES_APART:
        if signs in text and any(signs in line.strip() for line in text.splitlines()):
            return True
    return WORDS_APART.search(text) is not None and any(WORDS_APART.search(line.text) for line in outside)


def glyph_lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The characters put in order: lines from the top down, each from left to right."""
    return [glyph_line(row, page) for row in glyph_rows(glyphs)]


def glyph_rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters of each baseline from left to right, from the top down."""
    rows: list[list[Glyph]] = []
    for glyph in page_order(glyphs):
        if rows and rows[-1][-1].y - glyph.y <= SAME_BASELINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda glyph: glyph.x) for row in rows]


def page_order(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The characters from the top of the page down."""
    return sorted(glyphs, key=_depth)


def glyphs_in(glyphs: Sequence[Glyph], left: float, bottom: float, right: float, top: float) -> list[Glyph]:
    """Of characters from the top down those whose origin lies in a box."""
    first, last = bisect_left(glyphs, -top, key=_depth), bisect_right(glyphs, -bottom, key=_depth)
    return [glyph for glyph in glyphs[first:last] if left <= glyph.x <= right]


def _depth(glyph: Glyph) -> float:
    return -glyph.y


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
