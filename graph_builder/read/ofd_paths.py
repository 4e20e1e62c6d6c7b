"""What is drawn on an OFD page: the edges of its path objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from .ruled_grid import NEAR, THIN, Point
from .xml_part import parse_member
from .zip_members import Package

# OFD measures in millimetres; everything about lines here is in points.
POINTS = 72 / 25.4
MOST_STEPS = 2_000
# A drawing step. Matches "M 0 0", "L 12.5 0" and "C" (close), with the numbers of curves skipped.
STEP = re.compile(r"([MLSC])(?:\s+(-?[\d.]{1,12})\s+(-?[\d.]{1,12}))?")


def page_edges(package: Package, location: str | None) -> Iterator[tuple[Point, Point]]:
    """The edges of all paths of the page whose content stands in this member."""
    root = parse_member(package, location) if location else None
    for node in root.iter("{*}PathObject") if root is not None else ():
        yield from _edges(node)


def _edges(node: etree._Element) -> Iterator[tuple[Point, Point]]:
    """The pieces a path draws; an area that is only filled draws none, unless it is as thin as a line."""
    box = _numbers(node.get("Boundary"))
    data = next(node.iterchildren("{*}AbbreviatedData"), None)
    if len(box) != 4 or data is None:
        return
    is_thin = min(box[2], box[3]) * POINTS <= THIN + NEAR
    if node.get("Stroke") == "false" and not is_thin:
        return
    points = list(_points(data.text or "", box, _numbers(node.get("CTM"))))
    for previous, point in pairwise(points):
        if previous is not None and point is not None:
            yield previous, point


def _points(data: str, box: list[float], matrix: list[float]) -> Iterator[Point | None]:
    """The points of a path on the page, in points with y upwards; None where the pen is lifted."""
    a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    start: Point | None = None
    for step in STEP.findall(data)[:MOST_STEPS]:
        numbers = _numbers(f"{step[1]} {step[2]}")
        if len(numbers) != 2:
            yield start
            continue
        x, y = numbers
        point = ((a * x + c * y + e + box[0]) * POINTS, -(b * x + d * y + f + box[1]) * POINTS)
        if step[0] in "MS":
            yield None
            start = point
        yield point


def _numbers(text: str | None) -> list[float]:
    try:
        return [float(part) for part in (text or "").split()]
    except ValueError:
        return []
