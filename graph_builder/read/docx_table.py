"""Tables of a Word file: where their cells stand and how they are merged."""

from __future__ import annotations

from collections.abc import Callable

from .compose import DraftCell
from .docx_blocks import Cell, Row
from .docx_stream import number

LARGEST_SPAN = 1000
ALONE = (1, 1)
Place = tuple[int, int]


def draft_cells(rows: list[Row], text_of: Callable[[Cell], str]) -> list[DraftCell]:
    """The cells with their places, texts and spans, row by row; those that continue a merged one are left out.

    `text_of` is asked for the text of each cell in their order, for list numbers count on from cell to cell.
    """
    placed: list[tuple[int, int, Cell]] = []
    spans: dict[Place, Place] = {}
    above: dict[int, Place] = {}
    for index, row in enumerate(rows):
        above = _place_row(row, index, above, placed, spans)
    return [DraftCell(row, column, text_of(cell), *spans.get((row, column), ALONE)) for row, column, cell in placed]


def _place_row(
    row: Row, index: int, above: dict[int, Place], placed: list[tuple[int, int, Cell]], spans: dict[Place, Place]
) -> dict[int, Place]:
    """Place one row. `above` maps a column to the place of the cell that a continuation there belongs to."""
    current: dict[int, Place] = {}
    last: Place | None = None
    column = row.before
    for cell in row.cells:
        merge = cell.merge
        if merge is None:
            last = current[column] = (index, column)
            placed.append((index, column, cell))
            column += 1
            continue
        width = max(1, min(number(merge.get("w:gridSpan", ""), 1), LARGEST_SPAN))
        if merge.get("w:vMerge") == "continue" and column in above:
            last = current[column] = above[column]
            spans[last] = (index - last[0] + 1, spans.get(last, ALONE)[1])
        elif merge.get("w:hMerge") == "continue" and last is not None:
            height, before = spans.get(last, ALONE)
            spans[last] = (height, before + width)
        else:
            last = current[column] = (index, column)
            placed.append((index, column, cell))
            spans[last] = (1, width)
        column += width
    return current
