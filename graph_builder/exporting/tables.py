"""Two tables for a spreadsheet: nodes.csv and edges.csv, in UTF-8 with the mark by which Excel knows it."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from ..graph import Edge, Node
from ..schema import Schema
from .columns import Cell, cells, columns

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_tables(folder: Path, nodes: Iterable[Node], edges: Iterable[Edge], schema: Schema) -> None:
    """Write both tables into the folder. No cell is a formula: a text that would be one gets an apostrophe in front."""
    of_nodes = tuple(columns(schema.nodes.values()))
    of_edges = tuple(columns(kind for kind in schema.edges.values() if not kind.internal))
    rows = ([node.id, node.label, *cells(of_nodes, node.properties)] for node in nodes)
    _write(folder / "nodes.csv", ("id", "type", *of_nodes), rows)
    lines = ([edge.source, edge.target, edge.type, *cells(of_edges, edge.properties)] for edge in edges)
    _write(folder / "edges.csv", ("source", "target", "type", *of_edges), lines)


def _write(path: Path, header: tuple[str, ...], rows: Iterable[list[Cell]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([plain_cell(value) for value in row] for row in rows)


def plain_cell(value: Cell) -> Cell:
    """The value as it goes into a cell of CSV, which has no other way to say that a text is no formula."""
    if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA):
        return f"'{value}"
    return value
