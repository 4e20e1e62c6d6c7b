"""Tables of a Word file: rows, cells and how they are merged."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lxml import etree

from .compose import DraftCell
from .xml_part import WORD

ROW = f"{WORD}tr"
CELL = f"{WORD}tc"
PROPERTIES = f"{WORD}tcPr"
ROW_PROPERTIES = f"{WORD}trPr"
VALUE = f"{WORD}val"
SPAN = f"{WORD}gridSpan"
VERTICAL = f"{WORD}vMerge"
HORIZONTAL = f"{WORD}hMerge"
DELETED = f"{WORD}del"
BEFORE = f"{WORD}gridBefore"
WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
LARGEST_SPAN = 1000
ALONE = (1, 1)
Place = tuple[int, int]
# What the properties of a cell or row say, by tag; a property without a value has the value "continue".
Marks = dict[etree._Element, dict[str, str]]


class Row(NamedTuple):
    """The cells of a row as they stand in the file, behind so many columns that it leaves out."""

    cells: list[etree._Element]
    before: int


def table_rows(table: etree._Element) -> list[Row]:
    """The rows of a table, without those a tracked change deleted."""
    marks = _marks(table, ROW_PROPERTIES, BEFORE, DELETED)
    rows = []
    for row in _children(table, ROW):
        own = marks.get(row)
        if own is None:
            rows.append(Row(_children(row, CELL), 0))
        elif DELETED not in own:
            rows.append(Row(_children(row, CELL), _number(own.get(BEFORE), 0)))
    return rows


def draft_cells(table: etree._Element, rows: list[Row], text_of: Callable[[etree._Element], str]) -> list[DraftCell]:
    """The cells with their places, texts and spans, row by row; those that continue a merged one are left out.

    `text_of` is asked for the text of each cell in their order, for list numbers count on from cell to cell.
    """
    merges = _marks(table, PROPERTIES, SPAN, VERTICAL, HORIZONTAL)
    if not merges:
        return [
            DraftCell(index, column, text_of(cell))
            for index, row in enumerate(rows)
            for column, cell in enumerate(row.cells, row.before)
        ]
    placed, spans = _placed(rows, merges)
    return [DraftCell(row, column, text_of(cell), *spans.get((row, column), ALONE)) for row, column, cell in placed]


def _placed(rows: list[Row], merges: Marks) -> tuple[list[tuple[int, int, etree._Element]], dict[Place, Place]]:
    """The cells that begin at a place, and how far those reach that are merged."""
    placed: list[tuple[int, int, etree._Element]] = []
    spans: dict[Place, Place] = {}
    above: dict[int, Place] = {}
    for index, row in enumerate(rows):
        current: dict[int, Place] = {}
        last: Place | None = None
        column = row.before
        for cell in row.cells:
            merge = merges.get(cell)
            width = 1 if merge is None else max(1, min(_number(merge.get(SPAN), 1), LARGEST_SPAN))
            if merge is not None and merge.get(VERTICAL) == "continue" and column in above:
                last = above[column]
                spans[last] = (index - last[0] + 1, spans.get(last, ALONE)[1])
            elif merge is not None and merge.get(HORIZONTAL) == "continue" and last is not None:
                height, before = spans.get(last, ALONE)
                spans[last] = (height, before + width)
                column += width
                continue
            else:
                last = (index, column)
                placed.append((index, column, cell))
                if width > 1:
                    spans[last] = (1, width)
            current[column] = last
            column += width
        above = current
    return placed, spans


def _marks(table: etree._Element, owner: str, *tags: str) -> Marks:
    """What the properties (`owner`) of its rows or cells say, as far as it is one of these tags."""
    found: Marks = {}
    for node in table.iter(*tags):
        properties = node.getparent()
        holder = properties.getparent() if properties is not None and properties.tag == owner else None
        if holder is not None:
            found.setdefault(holder, {})[str(node.tag)] = node.get(VALUE, "continue")
    return found


def _children(node: etree._Element, tag: str) -> list[etree._Element]:
    found: list[etree._Element] = []
    for child in node:
        kind = child.tag
        if kind == tag:
            found.append(child)
        elif kind in WRAPPERS:
            found += _children(child, tag)
    return found


def _number(value: str | None, default: int) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 6 else default
