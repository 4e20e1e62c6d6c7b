"""Tables of a Word file: rows, cells and how they are merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

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


class PlacedCell(NamedTuple):
    """A cell of a table at its upper left place in the grid."""

    row: int
    column: int
    row_span: int
    column_span: int
    node: etree._Element


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


def place_cells(table: etree._Element, rows: list[Row]) -> Iterator[PlacedCell]:
    """The cells with their places and spans, row by row; cells that continue a merged one are not listed."""
    merges = _marks(table, PROPERTIES, SPAN, VERTICAL, HORIZONTAL)
    placed: list[tuple[int, int, etree._Element]] = []
    spans: dict[Place, Place] = {}
    above: dict[int, Place] = {}
    for index, row in enumerate(rows):
        current: dict[int, Place] = {}
        last: Place | None = None
        column = row.before
        for cell in row.cells:
            merge = merges.get(cell)
            if merge is None:
                last = current[column] = (index, column)
                placed.append((index, column, cell))
                column += 1
                continue
            width = max(1, min(_number(merge.get(SPAN), 1), LARGEST_SPAN))
            if merge.get(VERTICAL) == "continue" and column in above:
                last = current[column] = above[column]
                spans[last] = (index - last[0] + 1, spans.get(last, ALONE)[1])
            elif merge.get(HORIZONTAL) == "continue" and last is not None:
                height, before = spans.get(last, ALONE)
                spans[last] = (height, before + width)
            else:
                last = current[column] = (index, column)
                spans[last] = (1, width)
                placed.append((index, column, cell))
            column += width
        above = current
    for index, column, cell in placed:
        height, width = spans.get((index, column), ALONE)
        yield PlacedCell(index, column, height, width, cell)


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
