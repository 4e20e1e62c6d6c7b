"""Rows of a lost grid whose units have a line each: which lines are one cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ..find.units.groups import is_group
from ..find.units.names import compact, is_unit_name
from ..model import Span

_UNITS = ("units", "mixed")


def with_whole_lists(text: str, cells: list[Span], kinds: Sequence[str]) -> list[Span]:
    """The cells of a row, those of units that have a line each joined: 县水务局 / 县住建局 / 12月底前.

    `kinds` says what the columns hold, the task first; the last column of units takes all lines that are too many.
    """
    columns = _columns(kinds)
    if not columns or len(cells) <= len(kinds):
        return cells
    first, length = _run(text, cells)
    if length <= columns:
        return cells
    last = first + columns - 1
    return [*cells[:last], _joined(cells[last : first + length]), *cells[first + length :]]


def with_whole_ending(text: str, cells: list[Span], kinds: Sequence[str]) -> list[Span]:
    """The cells of a row, lines too many behind its units joined to the last one, and not to the task."""
    columns = _columns(kinds)
    first, length = _run(text, cells) if columns and len(cells) > len(kinds) else (0, 0)
    if not columns or length != columns:
        return cells
    behind = cells[first + length :]
    width = sum(1 for _ in takewhile(lambda kind: kind not in _UNITS, reversed(kinds)))
    if not 0 < width < len(behind):
        return cells
    return [*cells[: first + length], *behind[: width - 1], _joined(behind[width - 1 :])]


def spare_lines(text: str, cells: Sequence[Span], kinds: Sequence[str]) -> int:
    """How many lines of units the last row has beyond its columns of units, where a column behind tells their end."""
    columns = _columns(kinds)
    first, length = _run(text, cells)
    return max(length - columns, 0) if columns and first + columns < len(kinds) else 0


def _columns(kinds: Sequence[str]) -> int:
    """How many columns of units stand side by side, 0 where others stand between them."""
    places = [place for place, kind in enumerate(kinds) if kind in _UNITS]
    return len(places) if places and places[-1] - places[0] == len(places) - 1 else 0


def _run(text: str, cells: Sequence[Span]) -> tuple[int, int]:
    """Where the first run of lines that name units begins behind the task, and how long it is."""
    first = next((at for at in range(1, len(cells)) if _names_units(text, cells[at])), len(cells))
    return first, sum(1 for _ in takewhile(lambda cell: _names_units(text, cell), cells[first:]))


def _names_units(text: str, cell: Span) -> bool:
    """Whether a line is one or several bodies and no more."""
    pieces = compact(text[slice(*cell)]).rstrip("、，,；;").split("、")
    return all(is_unit_name(piece) or is_group(piece) for piece in pieces)


def _joined(cells: Sequence[Span]) -> Span:
    return Span(cells[0].start, cells[-1].end)
