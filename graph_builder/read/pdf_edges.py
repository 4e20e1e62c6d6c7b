"""The ruled lines of a PDF page through pdfium: the edges of what is drawn on it beside text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from .pdf_calls import Handle, fast
from .ruled_grid import NEAR, THIN, Point

MOST_SEGMENTS = 2_000


def page_edges(page: Any) -> Iterator[tuple[Point, Point]]:
    """The edges of all paths drawn on a page."""
    get_object, get_type = fast("FPDFPage_GetObject", Handle), fast("FPDFPageObj_GetType")
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = get_object(page, index)
        if get_type(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            yield from _edges(drawn)


def _edges(drawn: Handle) -> Iterator[tuple[Point, Point]]:
    """The line a thin path draws, or the lines along which a larger one is stroked; filled areas have none."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    fast("FPDFPageObj_GetBounds")(drawn, *map(ctypes.byref, (left, bottom, right, top)))
    if min(right.value - left.value, top.value - bottom.value) <= THIN + NEAR:
        yield _axis(left.value, bottom.value, right.value, top.value)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    fast("FPDFPath_GetDrawMode")(drawn, ctypes.byref(fill), ctypes.byref(stroke))
    if stroke.value or fast("FPDFPath_CountSegments")(drawn) > 5:
        yield from _stroked(drawn)


def _axis(left: float, bottom: float, right: float, top: float) -> tuple[Point, Point]:
    if right - left >= top - bottom:
        middle = (bottom + top) / 2
        return (left, middle), (right, middle)
    middle = (left + right) / 2
    return (middle, bottom), (middle, top)


def _stroked(drawn: Handle) -> Iterator[tuple[Point, Point]]:
    matrix = pdfium.FS_MATRIX()
    fast("FPDFPageObj_GetMatrix")(drawn, ctypes.byref(matrix))
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    get_segment, get_point = fast("FPDFPath_GetPathSegment", Handle), fast("FPDFPathSegment_GetPoint")
    get_type, get_close = fast("FPDFPathSegment_GetType"), fast("FPDFPathSegment_GetClose")
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    start: Point | None = None
    previous: Point | None = None
    for index in range(min(fast("FPDFPath_CountSegments")(drawn), MOST_SEGMENTS)):
        segment = get_segment(drawn, index)
        get_point(segment, to_x, to_y)
        point = a * x.value + c * y.value + e, b * x.value + d * y.value + f
        if get_type(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif previous is not None:
            yield previous, point
        previous = point
        if start is not None and get_close(segment):
            yield point, start
