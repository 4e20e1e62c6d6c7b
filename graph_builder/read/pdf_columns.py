"""Pages of a PDF set in two columns: the gutter between them, and rows of characters put in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from .lines import Line, margins, paragraphs
from .pdf_glyphs import Glyph, glyph_line, glyph_rows

Row = list[Glyph]

# The gutter lies in the middle of the page, at least so many lines begin behind it, and few run across it.
MIDDLE = (0.3, 0.7)
FEWEST = 6
MOST_ACROSS = 0.3
# A gap of so many characters parts the two columns in a row.
WIDE = 1.3
# More than a page of text holds; the search for the gutter compares them all.
MOST_PIECES = 1_000


def column_lines(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines of a page from its characters; paragraphs of two columns are put together, each as one line."""
    rows = glyph_rows(glyphs)
    lines = [glyph_line(row, page) for row in rows]
    size = median([line.size for line in lines]) if lines else 0.0
    gutter = _gutter([piece for row in rows for piece in _pieces(row, size)], size) if lines else None
    if gutter is None:
        return lines
    found: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for row in rows:
        if any(piece[0].x < gutter < piece[-1].x for piece in _pieces(row, size)):
            found += [*_whole([*left, *right]), glyph_line(row, page)]
            left, right = [], []
            continue
        parts = [glyph for glyph in row if glyph.x < gutter], [glyph for glyph in row if glyph.x >= gutter]
        left += [glyph_line(part, 0) for part in parts[:1] if part]
        right += [glyph_line(part, 1) for part in parts[1:] if part]
    return [line._replace(page=page) for line in (*found, *_whole([*left, *right]))]


def _whole(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs of the left column and, going on from there, of the right one, each as a short line."""
    starts = {
        column: min(line.left for line in lines if line.page == column) for column in {line.page for line in lines}
    }
    moved = [line._replace(left=line.left - starts[line.page], right=line.right - starts[line.page]) for line in lines]
    texts = paragraphs(moved, margins(moved)) if moved else []
    top = max((line.y for line in lines), default=0.0)
    return [
        Line(text, starts[min(starts)], starts[min(starts)] + 1, top - place / 100) for place, text in enumerate(texts)
    ]


def _pieces(row: Row, size: float) -> list[Row]:
    pieces = [row[:1]]
    for before, after in pairwise(row):
        if after.x - before.x > (1 + WIDE) * size:
            pieces.append([])
        pieces[-1].append(after)
    return pieces


def _gutter(pieces: Sequence[Row], size: float) -> float | None:
    """The x left of which the first column ends, if the pieces of lines stand in two columns."""
    if len(pieces) > MOST_PIECES:
        return None
    left, right = min(piece[0].x for piece in pieces), max(piece[-1].x for piece in pieces)
    low, high = (left + share * (right - left) for share in MIDDLE)
    best: tuple[int, float] | None = None
    for place in sorted({round(piece[0].x - size / 2, 1) for piece in pieces if low < piece[0].x < high}):
        begin = sum(place < piece[0].x < place + 3 * size for piece in pieces)
        across = sum(piece[0].x < place < piece[-1].x for piece in pieces)
        if begin >= FEWEST and across <= MOST_ACROSS * begin and (best is None or begin > best[0]):
            best = begin, place
    return best[1] if best else None
