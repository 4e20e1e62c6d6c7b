"""Which loaded documents cite which: 《…》 in a text joined to the document of that title or number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..graph import Edge, Graph
from . import statements

Run = Callable[[str, Mapping[str, Any]], list[dict[str, Any]]]

_NAMES = ("key", "number_key")


def citation_edges(run: Run, graph: Graph) -> list[Edge]:
    """The CITES edges that this document brings: to documents loaded before it, and from texts that cite it.

    Two citations of one document in one place make one edge; the first stands as its evidence.
    """
    found: dict[tuple[str, str], Edge] = {}
    for edge in (*_outgoing(run, graph), *_incoming(run, graph)):
        key = (edge.source, edge.target)
        held = found.get(key)
        if held is None or (edge.properties["start"], edge.properties["end"]) < (
            held.properties["start"],
            held.properties["end"],
        ):
            found[key] = edge
    return [found[key] for key in sorted(found)]


def _outgoing(run: Run, graph: Graph) -> Iterator[Edge]:
    citations = {node.id: node.properties for node in graph.nodes if node.label == "Citation"}
    for name in _NAMES:
        values = sorted({str(item[name]) for item in citations.values()} - {""})
        if not values:
            continue
        known: dict[str, list[str]] = {}
        for row in run(statements.documents_by(name), {"values": values}):
            known.setdefault(row["value"], []).append(row["id"])
        for edge in graph.edges:
            if edge.type != "HAS_CITATION":
                continue
            item = citations[edge.target]
            for target in known.get(str(item[name]), ()):
                if target != graph.document:
                    yield _cites(edge.source_label, edge.source, target, item)


def _incoming(run: Run, graph: Graph) -> Iterator[Edge]:
    document = next(node.properties for node in graph.nodes if node.id == graph.document)
    for name in _NAMES:
        value = document[name]
        for source in ("Task", "Document") if value else ():
            for row in run(statements.citations_by(name, source), {"value": value, "document": graph.document}):
                yield _cites(source, row["source"], graph.document, row)


def _cites(source_label: str, source: str, target: str, item: Mapping[str, Any]) -> Edge:
    names = ("title", "number", "document", "start", "end", "quote")
    properties = {name: item[name] for name in names} | {"rule": "citation"}
    return Edge("CITES", source_label, source, "Document", target, properties)
