"""Tables of a Word file: rows, cells and how they are merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
NOT_MERGED: Mapping[str, str] = {}


class PlacedCell(NamedTuple):
    """A cell of a table at its upper left place in the grid."""

    row: int
    column: int
    row_span: int
    column_span: int
    node: etree._Element


def table_rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row as they stand in the file, without rows a tracked change deleted."""
    return (_children(row, CELL) for row in _rows(table))


def cell_spans(table: etree._Element) -> list[PlacedCell]:
    """The cells with their places and spans, row by row; cells that continue a merged one are not listed."""
    placed: list[PlacedCell] = []
    above: dict[int, int] = {}
    merges = _merges(table)
    for index, row in enumerate(_rows(table)):
        above = _place_row(row, index, above, placed, merges)
    return placed


def _place_row(
    row: etree._Element,
    index: int,
    above: dict[int, int],
    placed: list[PlacedCell],
    merged: Mapping[etree._Element, Mapping[str, str]],
) -> dict[int, int]:
    """Place one row. `above` maps a column to the cell (its index in `placed`) a continuation there belongs to."""
    current: dict[int, int] = {}
    before = _row_property(row, BEFORE)
    column = _number(before.get(VALUE), 0) if before is not None else 0
    for cell in _children(row, CELL):
        merges = merged.get(cell, NOT_MERGED)
        width = max(1, min(_number(merges.get(SPAN), 1), LARGEST_SPAN)) if merges else 1
        if merges.get(VERTICAL) == "continue" and column in above:
            current[column] = above[column]
            placed[above[column]] = _taller(placed[above[column]], index)
        elif merges.get(HORIZONTAL) == "continue" and current:
            last = current[max(current)]
            placed[last] = placed[last]._replace(column_span=placed[last].column_span + width)
        else:
            current[column] = len(placed)
            placed.append(PlacedCell(index, column, 1, width, cell))
        column += width
    return current


def _merges(table: etree._Element) -> dict[etree._Element, dict[str, str]]:
    """What the properties of its merged cells say, by tag; a property without a value continues a merged cell."""
    found: dict[etree._Element, dict[str, str]] = {}
    for node in table.iter(SPAN, VERTICAL, HORIZONTAL):
        properties = node.getparent()
        cell = properties.getparent() if properties is not None and properties.tag == PROPERTIES else None
        if cell is not None:
            found.setdefault(cell, {})[str(node.tag)] = node.get(VALUE, "continue")
    return found


def _row_property(row: etree._Element, tag: str) -> etree._Element | None:
    properties = next(row.iterchildren(ROW_PROPERTIES), None)
    return None if properties is None else next(properties.iterchildren(tag), None)


def _taller(cell: PlacedCell, row: int) -> PlacedCell:
    return cell._replace(row_span=row - cell.row + 1)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (row for row in _children(table, ROW) if _row_property(row, DELETED) is None)


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
