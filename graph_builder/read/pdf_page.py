"""One page of a PDF through pdfium: its lines of text with their places, its ruled lines, the text of a box."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from .lines import Line, clean_line
from .ruled_grid import NEAR, THIN, Point

MOST_SEGMENTS = 2_000
SAMPLES = 40


def page_lines(text_page: Any, index: int) -> list[Line]:
    """The lines of a page in reading order."""
    lines: list[Line] = []
    offset = 0
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    for raw in text_page.get_text_range().split("\r\n"):
        text = clean_line(raw)
        if text:
            first = offset + len(raw) - len(raw.lstrip())
            last = offset + len(raw.rstrip()) - 1
            pdfium.FPDFText_GetCharBox(text_page.raw, first, left, right, bottom, top)
            start, low = left.value, bottom.value
            pdfium.FPDFText_GetCharBox(text_page.raw, last, left, right, bottom, top)
            lines.append(Line(text, start, right.value, min(low, bottom.value), index))
        offset += len(raw) + 2
    return lines


def box_lines(text_page: Any, left: float, bottom: float, right: float, top: float) -> list[str]:
    """The lines of text in a box of the page."""
    raw = text_page.get_text_bounded(left, bottom, right, top)
    return [line for line in (clean_line(part) for part in raw.splitlines()) if line]


def character_size(text_page: Any) -> float:
    """The width of most Chinese characters of a page, from some pairs of neighbours; 0 where there are none."""
    raw = text_page.raw
    count = pdfium.FPDFText_CountChars(raw)
    x, y, next_x, next_y = (ctypes.c_double() for _ in range(4))
    steps: list[float] = []
    for index in range(0, count - 1, max(1, count // SAMPLES)):
        if all(0x4E00 <= pdfium.FPDFText_GetUnicode(raw, place) < 0xA000 for place in (index, index + 1)):
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            pdfium.FPDFText_GetCharOrigin(raw, index + 1, next_x, next_y)
            if abs(y.value - next_y.value) < 1:
                steps.append(next_x.value - x.value)
    return median(steps) if steps else 0.0


def page_edges(page: Any) -> Iterator[tuple[Point, Point]]:
    """The edges of all paths drawn on a page."""
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _edges(drawn)


def _edges(drawn: Any) -> Iterator[tuple[Point, Point]]:
    """The line a thin path draws, or the lines along which a larger one is stroked; filled areas have none."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
    if min(right.value - left.value, top.value - bottom.value) <= THIN + NEAR:
        yield _axis(left.value, bottom.value, right.value, top.value)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
    if stroke.value or pdfium.FPDFPath_CountSegments(drawn) > 5:
        yield from _stroked(drawn)


def _axis(left: float, bottom: float, right: float, top: float) -> tuple[Point, Point]:
    if right - left >= top - bottom:
        middle = (bottom + top) / 2
        return (left, middle), (right, middle)
    middle = (left + right) / 2
    return (middle, bottom), (middle, top)


def _stroked(drawn: Any) -> Iterator[tuple[Point, Point]]:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start: Point | None = None
    previous: Point | None = None
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn), MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif previous is not None:
            yield previous, point
        previous = point
        if start is not None and pdfium.FPDFPathSegment_GetClose(segment):
            yield point, start
