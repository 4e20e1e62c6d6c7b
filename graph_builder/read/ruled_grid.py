"""Ruled lines to tables: where lines cross there are cells; where a line is missing, cells are merged."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

# Lines closer than this (points) are one line drawn twice, or in pieces.
NEAR = 3.0
# A path as thin as this is a ruled line, not an area; a shorter one is part of a picture.
THIN = 3.0
SHORTEST = 5.0
MOST_RULES = 5_000
# Of one table on one page; more are a drawing or an attack.
MOST_FIELDS = 50_000

Point = tuple[float, float]


class Rule(NamedTuple):
    """A ruled line: `at` is its y if it is horizontal and its x if vertical; it runs from `start` to `end`."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A cell's place in the grid and on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    left: float
    bottom: float
    right: float
    top: float


class Grid(NamedTuple):
    """A table on a page: cells, the x of the column edges and the y of the row edges from the top down, the outer y."""

    boxes: tuple[Box, ...]
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    top: float
    bottom: float


def rules_of(edges: Iterable[tuple[Point, Point]]) -> tuple[list[Rule], list[Rule]]:
    """The horizontal and the vertical lines among the edges drawn on a page."""
    across: list[Rule] = []
    down: list[Rule] = []
    for (x1, y1), (x2, y2) in edges:
        if abs(y1 - y2) <= THIN and abs(x1 - x2) >= SHORTEST:
            across.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) <= THIN and abs(y1 - y2) >= SHORTEST:
            down.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return across, down


def find_grids(horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> list[Grid]:
    """The tables these lines draw, from the top of the page down; frames of a single cell are none."""
    across, down = _merged(horizontal), _merged(vertical)
    if len(across) + len(down) > MOST_RULES:
        return []
    grids = [_grid(*part) for part in _connected(across, down)]
    return sorted((grid for grid in grids if grid and len(grid.boxes) > 1), key=lambda grid: -grid.top)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line put together."""
    found: list[Rule] = []
    for level in _levels(sorted(rules, key=lambda rule: rule.at)):
        at = sum(rule.at for rule in level) / len(level)
        pieces = sorted(level, key=lambda rule: rule.start)
        start, end = pieces[0].start, pieces[0].end
        for piece in pieces[1:]:
            if piece.start > end + NEAR:
                found.append(Rule(at, start, end))
                start = piece.start
            end = max(end, piece.end)
        found.append(Rule(at, start, end))
    return found


def _levels(rules: Sequence[Rule]) -> list[list[Rule]]:
    levels: list[list[Rule]] = []
    for rule in rules:
        if levels and rule.at - levels[-1][-1].at <= NEAR:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return levels


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that touch each other: one group a table."""
    parts: list[tuple[list[Rule], list[Rule]]] = []
    free = list(down)
    for rule in sorted(across, key=lambda rule: -rule.at):
        touching = [part for part in parts if any(_touch(rule, other) for other in part[1])]
        own = [other for other in free if _touch(rule, other)]
        free = [other for other in free if other not in own]
        merged = ([rule], own)
        for part in touching:
            merged = (part[0] + merged[0], part[1] + merged[1])
        parts = [part for part in parts if part not in touching] + [merged]
    return [part for part in parts if len(part[0]) > 1 and len(part[1]) > 1]


def _touch(across: Rule, down: Rule) -> bool:
    return across.start - NEAR <= down.at <= across.end + NEAR and down.start - NEAR <= across.at <= down.end + NEAR


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    # A row cut by the end of the page may have no line there: the ends of the vertical lines close it.
    top = max(max(rule.at for rule in across), max(rule.end for rule in down))
    bottom = min(min(rule.at for rule in across), min(rule.start for rule in down))
    xs = _distinct(rule.at for rule in down)
    ys = _distinct([*(rule.at for rule in across), top, bottom])[::-1]
    if not 0 < (len(xs) - 1) * (len(ys) - 1) <= MOST_FIELDS:
        return None
    return Grid(tuple(_boxes(xs, ys, across, down)), tuple(xs), tuple(ys), top, bottom)


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _boxes(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> Iterator[Box]:
    """The cells row by row: each reaches to the right and then down as far as no line ends it."""
    rows, columns = len(ys) - 1, len(xs) - 1
    # Is field [row][column] closed below, [column][row] closed on its right side? The outermost edges always close.
    below = [*_drawn(ys[1:-1], _middles(xs), across), b"\1" * columns]
    beside = [*_drawn(xs[1:-1], _middles(ys[::-1]), down), b"\1" * rows]
    taken = [bytearray(columns) for _ in range(rows)]
    for row in range(rows):
        for column, is_taken in enumerate(taken[row]):
            if is_taken:
                continue
            end_column = column + 1
            while not beside[end_column - 1][rows - 1 - row]:
                end_column += 1
            end_row = row + 1
            while not below[end_row - 1][column]:
                end_row += 1
            if end_column > column + 1 or end_row > row + 1:
                for fields in taken[row:end_row]:
                    fields[column:end_column] = b"\1" * (end_column - column)
            yield Box(row, column, end_row - row, end_column - column, xs[column], ys[end_row], xs[end_column], ys[row])


def _middles(edges: Sequence[float]) -> list[float]:
    return [(start + end) / 2 for start, end in pairwise(edges)]


def _drawn(edges: Iterable[float], middles: Sequence[float], rules: Sequence[Rule]) -> Iterator[bytearray]:
    """For each edge: beside the middles of which fields a line is drawn on it."""
    for edge in edges:
        marks = bytearray(len(middles))
        for at, start, end in rules:
            if -NEAR <= at - edge <= NEAR:
                first, last = bisect_left(middles, start - NEAR), bisect_right(middles, end + NEAR)
                marks[first:last] = b"\1" * (last - first)
        yield marks
