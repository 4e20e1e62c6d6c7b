"""JSON lines: one node or edge a line, lists kept; what a script reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from ..graph import Edge, Node
from ..schema import Schema


def write_jsonl(file: IO[str], nodes: Iterable[Node], edges: Iterable[Edge], schema: Schema) -> None:
    """Write nodes, then edges. `schema` is not needed here: a line names its own properties."""
    for node in nodes:
        _line(file, {"node": node.id, "type": node.label, "properties": dict(node.properties)})
    for edge in edges:
        ends = {"source": edge.source, "target": edge.target, "type": edge.type}
        _line(file, {"edge": f"{edge.source_label}-{edge.target_label}", **ends, "properties": dict(edge.properties)})


def _line(file: IO[str], value: dict[str, Any]) -> None:
    file.write(json.dumps(value, ensure_ascii=False) + "\n")
