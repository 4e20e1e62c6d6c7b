"""Tables of a Word file: rows, cells and how they are merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from .xml_part import WORD

ROW = f"{WORD}tr"
CELL = f"{WORD}tc"
WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
LARGEST_SPAN = 1000


class PlacedCell(NamedTuple):
    """A cell of a table at its upper left place in the grid."""

    row: int
    column: int
    row_span: int
    column_span: int
    node: etree._Element


def table_rows(table: etree._Element) -> list[list[etree._Element]]:
    """The cells of each row as they stand in the file, without rows a tracked change deleted."""
    return [list(_children(row, CELL)) for row in _rows(table)]


def cell_spans(table: etree._Element) -> list[PlacedCell]:
    """The cells with their places and spans, row by row; cells that continue a merged one are not listed."""
    placed: list[PlacedCell] = []
    above: dict[int, int] = {}
    for index, row in enumerate(_rows(table)):
        above = _place_row(row, index, above, placed)
    return placed


def _place_row(row: etree._Element, index: int, above: dict[int, int], placed: list[PlacedCell]) -> dict[int, int]:
    """Place one row. `above` maps a column to the cell (its index in `placed`) a continuation there belongs to."""
    current: dict[int, int] = {}
    column = _number(row.find(f"{WORD}trPr/{WORD}gridBefore"), 0)
    for cell in _children(row, CELL):
        properties = cell.find(f"{WORD}tcPr")
        width = max(1, min(_number(_property(properties, "gridSpan"), 1), LARGEST_SPAN))
        merge = _property(properties, "vMerge")
        continues = merge is not None and merge.get(f"{WORD}val", "continue") == "continue"
        horizontal = _property(properties, "hMerge")
        if continues and column in above:
            current[column] = above[column]
            placed[above[column]] = _taller(placed[above[column]], index)
        elif horizontal is not None and horizontal.get(f"{WORD}val", "continue") == "continue" and current:
            last = current[max(current)]
            placed[last] = placed[last]._replace(column_span=placed[last].column_span + width)
        else:
            current[column] = len(placed)
            placed.append(PlacedCell(index, column, 1, width, cell))
        column += width
    return current


def _taller(cell: PlacedCell, row: int) -> PlacedCell:
    return cell._replace(row_span=row - cell.row + 1)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in _children(table, ROW) if row.find(f"{WORD}trPr/{WORD}del") is None)


def _children(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _children(child, tag)


def _property(properties: etree._Element | None, name: str) -> etree._Element | None:
    return properties.find(f"{WORD}{name}") if properties is not None else None


def _number(node: etree._Element | None, default: int) -> int:
    value = (node.get(f"{WORD}val") or "") if node is not None else ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default
