"""How a document comes into a database and leaves it: one transaction, the same statements on both engines.

A shared node (unit, theme, project, person) stands on the documents that name it: an edge SUPPORTS from each holds what
that document says of it, so that the node can be written anew when one of them changes or goes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from typing import Any

from ..graph import Edge, Graph, Node, Value
from ..schema import EdgeKind, NodeKind, Schema
from . import statements
from .citing import citation_edges

Row = dict[str, Any]
Run = Callable[[str, Mapping[str, Any]], list[Row]]
"""Runs one statement within the open transaction and gives its rows."""

BATCH = 1_000
Ids = dict[str, set[str]]


def replace_document(run: Run, graph: Graph, schema: Schema) -> bool:
    """Make the database hold this reading of the document. False where it already does, and nothing was written."""
    graph = with_digest(graph)
    held = run("MATCH (d:`Document` {`id`: $document})\nRETURN d.`digest` AS `digest`", {"document": graph.document})
    wanted = next(node.properties["digest"] for node in graph.nodes if node.id == graph.document)
    if held and held[0]["digest"] == wanted:
        return False
    before = _clear(run, graph.document, schema) if held else {}
    _write_nodes(run, graph, schema)
    supports = _supports(graph, schema)
    _write_edges(run, supports, schema)
    _settle(run, before, graph, schema)
    _write_edges(run, (edge for edge in graph.edges if schema.edges[edge.type].identity is None), schema)
    _write_edges(run, citation_edges(run, graph), schema)
    return True


def remove_document(run: Run, document: str, schema: Schema) -> bool:
    """Take the document out with all that nothing else supports. False where there is no such document."""
    if not run("MATCH (d:`Document` {`id`: $document})\nRETURN d.`id` AS `id`", {"document": document}):
        return False
    before = _clear(run, document, schema)
    _settle(run, before, Graph(document, (), ()), schema)
    return True


def replace_edges(run: Run, kind: EdgeKind, wanted: Iterable[Edge]) -> None:
    """Make these the only edges of the type; nodes between which nothing changes are left alone."""
    by_pair: dict[tuple[str, str], dict[str, Edge]] = defaultdict(dict)
    for edge in wanted:
        by_pair[edge.source, edge.target][_json(dict(edge.properties))] = edge
    for source, target in kind.between:
        held: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in run(statements.read_edges(kind, source, target), {}):
            values = {name: row[name] for name in kind.properties if row[name] is not None}
            held[row["from"], row["to"]].add(_json(values))
        stale = [pair for pair in sorted(held) if held[pair] != set(by_pair.get(pair, ()))]
        rows = [{"source": one, "target": other} for one, other in stale]
        _batched(run, statements.delete_edges_between(kind, source, target), rows)
        for pair in held.keys() - set(stale):
            del by_pair[pair]
    for (_type, source, target), rows in _grouped(
        edge for edges in by_pair.values() for edge in edges.values()
    ).items():
        _batched(run, statements.write_edges(kind, source, target), rows)


def with_digest(graph: Graph) -> Graph:
    """The graph with a hash of all it holds as the property `digest` of its document node."""
    content = [[node.label, node.id, dict(node.properties)] for node in graph.nodes]
    content += [[edge.type, edge.source, edge.target, dict(edge.properties)] for edge in graph.edges]
    digest = sha256(_json(content).encode("utf-8", "surrogatepass")).hexdigest()
    nodes = tuple(
        Node(node.label, node.id, {**node.properties, "digest": digest}) if node.id == graph.document else node
        for node in graph.nodes
    )
    return Graph(graph.document, nodes, graph.edges)


def merged(contributions: Iterable[tuple[int, str, Mapping[str, Value]]]) -> dict[str, Value]:
    """What the documents together say: lists united and sorted, else the word of the newest that says anything."""
    result: dict[str, Value] = {}
    for _year, _document, properties in sorted(contributions, key=lambda item: item[:2]):
        for name, value in properties.items():
            held = result.get(name)
            if isinstance(value, list):
                result[name] = sorted({*value, *(held if isinstance(held, list) else ())})
            elif value != "" or held is None:
                result[name] = value
    return result


def _clear(run: Run, document: str, schema: Schema) -> Ids:
    """Delete what the document owns; the shared nodes it stood behind."""
    before: Ids = {}
    for kind in _shared(schema):
        rows = run(statements.supported_by(kind), {"document": document})
        before[kind.label] = {row["id"] for row in rows}
    for kind in schema.nodes.values():
        if kind.owned:
            run(statements.delete_owned(kind), {"document": document})
    return before


def _write_nodes(run: Run, graph: Graph, schema: Schema) -> None:
    by_label: dict[str, list[Node]] = defaultdict(list)
    for node in graph.nodes:
        by_label[node.label].append(node)
    for label, nodes in by_label.items():
        kind = schema.nodes[label]
        if kind.owned:
            _batched(run, statements.write_nodes(kind), [_node_row(node.id, node.properties) for node in nodes])
        else:
            _batched(run, statements.touch_nodes(kind), [{"id": node.id} for node in nodes])


def _supports(graph: Graph, schema: Schema) -> list[Edge]:
    links = _links(graph, schema)
    year = next((node.properties.get("year") for node in graph.nodes if node.id == graph.document), None)
    return [
        Edge(
            "SUPPORTS",
            "Document",
            graph.document,
            node.label,
            node.id,
            {"year": year or 0, "content": _json(dict(node.properties)), "links": links.get(node.id, [])},
        )
        for node in graph.nodes
        if not schema.nodes[node.label].owned
    ]


def _links(graph: Graph, schema: Schema) -> dict[str, list[str]]:
    """The shared edges at each shared node, as lines of JSON. Both ends tell of an edge: either may come first."""
    links: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        if schema.edges[edge.type].identity is not None:
            ends = [edge.type, edge.source_label, edge.source, edge.target_label, edge.target]
            for end in {edge.source, edge.target}:
                links[end].append(_json([*ends, dict(edge.properties)]))
    return links


def _settle(run: Run, before: Ids, graph: Graph, schema: Schema) -> None:
    """Bring the shared nodes of the old and the new reading to what all documents together say of them."""
    now: dict[str, dict[str, Mapping[str, Value]]] = defaultdict(dict)
    for node in graph.nodes:
        now[node.label][node.id] = node.properties
    links = _links(graph, schema)
    pending: list[Edge] = []
    for kind in _shared(schema):
        old = before.get(kind.label, set())
        fresh = {id_: values for id_, values in now[kind.label].items() if id_ not in old}
        first, changed = _told(run, kind, fresh)
        _batched(run, statements.write_nodes(kind), [_node_row(id_, fresh[id_]) for id_ in first])
        pending += _rewrite(run, kind, sorted(old.union(changed)), schema)
        pending += [edge for id_ in fresh for edge in _edges_of(links.get(id_, []))]
    # Only now do all ends of shared edges exist.
    for (type_, source, target), rows in _grouped(pending).items():
        _batched(run, statements.merge_edges(schema.edges[type_], source, target), rows)


def _told(run: Run, kind: NodeKind, fresh: Mapping[str, Mapping[str, Value]]) -> tuple[list[str], list[str]]:
    """Those nodes of which this document is the first to tell, and those of which it tells more, or other, than held.

    The rest is left alone: a theme that thousands of plans name is not read through anew for each of them.
    """
    held = {row["id"]: row for row in _batched(run, statements.read_nodes(kind, chosen=True), sorted(fresh), "ids")}
    first = [id_ for id_ in sorted(fresh) if held[id_]["name"] is None]
    known = [id_ for id_ in sorted(fresh) if held[id_]["name"] is not None]
    changed = [id_ for id_ in known if any(_adds(value, held[id_][name]) for name, value in fresh[id_].items())]
    return first, changed


def _adds(value: Value, held: Any) -> bool:
    if held is None:
        return True
    if isinstance(value, list):
        return not set(value) <= set(held)
    return value not in ("", held)


def _rewrite(run: Run, kind: NodeKind, ids: Sequence[str], schema: Schema) -> list[Edge]:
    """Write the nodes as their documents describe them, delete those without any; the shared edges they must have."""
    said: dict[str, list[Row]] = defaultdict(list)
    for row in _batched(run, statements.supports_of(kind), ids, "ids"):
        said[row["id"]].append(row)
    gone = [id_ for id_ in ids if id_ not in said]
    _batched(run, statements.delete_nodes(kind), gone, "ids")
    rows = [
        _node_row(id_, merged((row["year"], row["document"], json.loads(row["content"])) for row in said[id_]))
        for id_ in ids
        if id_ in said
    ]
    _batched(run, statements.write_nodes(kind), rows)
    for edge in schema.edges.values():
        for source, target in edge.between if edge.identity is not None else ():
            if source == kind.label:
                _batched(run, statements.delete_edges_from(edge, source, target), sorted(said), "ids")
            if target == kind.label:
                _batched(run, statements.delete_edges_to(edge, source, target), sorted(said), "ids")
    return list(_edges_of(sorted({link for rows in said.values() for row in rows for link in row["links"]})))


def _edges_of(links: Iterable[str]) -> Iterator[Edge]:
    for link in links:
        yield Edge(*json.loads(link))


def _write_edges(run: Run, edges: Iterable[Edge], schema: Schema) -> None:
    for (type_, source, target), rows in _grouped(edges).items():
        _batched(run, statements.write_edges(schema.edges[type_], source, target), rows)


def _grouped(edges: Iterable[Edge]) -> dict[tuple[str, str, str], list[Row]]:
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for edge in edges:
        row = {"source": edge.source, "target": edge.target, "properties": dict(edge.properties)}
        groups[edge.type, edge.source_label, edge.target_label].append(row)
    return groups


def _batched(run: Run, statement: str, items: Iterable[Any], name: str = "rows") -> list[Row]:
    rows: list[Row] = []
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        rows += run(statement, {name: batch})
    return rows


def _node_row(id_: str, properties: Mapping[str, Value]) -> Row:
    return {"id": id_, "properties": {**properties, "id": id_}}


def _shared(schema: Schema) -> Iterator[NodeKind]:
    return (kind for kind in schema.nodes.values() if not kind.owned)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
