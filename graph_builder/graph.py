"""A graph as values: nodes and edges with their properties, before any database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | float | bool | list[str]


@dataclass(frozen=True, slots=True)
class Node:
    """A node. `id` is unique in the graph and readable; `properties` holds everything but `id`."""

    label: str
    id: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge between two nodes named by label and id. An edge drawn from text carries its evidence as properties."""

    type: str
    source_label: str
    source: str
    target_label: str
    target: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Graph:
    """What one document supports: its nodes and edges, sorted, without doubles."""

    document: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
