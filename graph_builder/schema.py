"""Which nodes, edges and properties the graph has: schema.yaml as records, and graphs checked against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from .errors import SchemaError, faults, nearest
from .graph import Edge, Graph, Node

TYPES: Mapping[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "number": (int, float),
    "flag": (bool,),
    "texts": (list,),
    "scalar": (int, float, str),
}
_FLAGS = ("owned", "evidence", "derived", "internal")
_TOP = ("version", "nodes", "edges")
_NODE_KEYS = ("chinese", "prefix", "owned", "properties")
_EDGE_KEYS = ("between", "evidence", "identity", "derived", "internal", "properties")
_PROPERTY_KEYS = ("type", "required")


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node or an edge; `type` is one of TYPES."""

    name: str
    type: str
    required: bool = False


EVIDENCE: tuple[Property, ...] = (
    Property("document", "text", True),
    Property("start", "integer", True),
    Property("end", "integer", True),
    Property("quote", "text", True),
    Property("rule", "text", True),
)


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A label. `prefix` begins every id; an owned node goes with the document in its property `document`."""

    label: str
    chinese: str
    prefix: str
    owned: bool
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A relationship type and the pairs of labels it may join. `identity` is given for edges documents share.

    A derived edge is no part of one document's graph: it is drawn over all of them (Engine.replace_edges).
    """

    type: str
    between: tuple[tuple[str, str], ...]
    properties: Mapping[str, Property]
    evidence: bool = False
    derived: bool = False
    internal: bool = False
    identity: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """All kinds of nodes and edges, in the order of the file."""

    version: int
    nodes: Mapping[str, NodeKind]
    edges: Mapping[str, EdgeKind]


@cache
def load_schema() -> Schema:
    """The schema that ships. Raises SchemaError with all faults of the file."""
    from .lexicon.yaml_file import parse

    text = files("graph_builder").joinpath("schema.yaml").read_text("utf-8")
    return schema_from(parse(text, noun="schema", where="schema.yaml"), where="schema.yaml")


def schema_from(data: Any, *, where: str) -> Schema:
    """The schema a parsed YAML file describes. Raises SchemaError naming every fault with its key."""
    found = list(_faults_of(data))
    if found:
        raise SchemaError(faults("schema", where, found))
    nodes = {label: _node_kind(label, spec) for label, spec in data["nodes"].items()}
    edges = {type_: _edge_kind(type_, spec) for type_, spec in data["edges"].items()}
    return Schema(version=data["version"], nodes=nodes, edges=edges)


def check_graph(graph: Graph, schema: Schema) -> None:
    """Raise SchemaError with every way in which the graph breaks the schema."""
    found = list(_graph_faults(graph, schema))
    if found:
        raise SchemaError(faults("graph", graph.document, found))


def _node_kind(label: str, spec: Mapping[str, Any]) -> NodeKind:
    properties = {"id": Property("id", "text", True), **_properties(spec)}
    return NodeKind(label, spec["chinese"], spec["prefix"], spec.get("owned", False), properties)


def _edge_kind(type_: str, spec: Mapping[str, Any]) -> EdgeKind:
    properties = _properties(spec)
    if spec.get("evidence", False):
        properties |= {item.name: item for item in EVIDENCE}
    identity = spec.get("identity")
    return EdgeKind(
        type=type_,
        between=tuple((source, target) for source, target in spec["between"]),
        properties=properties,
        evidence=spec.get("evidence", False),
        derived=spec.get("derived", False),
        internal=spec.get("internal", False),
        identity=None if identity is None else tuple(identity),
    )


def _properties(spec: Mapping[str, Any]) -> dict[str, Property]:
    return {
        name: Property(name, item["type"], item.get("required", False)) for name, item in spec["properties"].items()
    }


def _faults_of(data: Any) -> Iterator[str]:
    if not isinstance(data, Mapping):
        yield "no mapping of version, nodes and edges"
        return
    yield from _unknown("file", data, _TOP)
    if not isinstance(data.get("version"), int):
        yield "version: no integer"
    for part, check in (("nodes", _node_faults), ("edges", _edge_faults)):
        kinds = data.get(part)
        if not isinstance(kinds, Mapping) or not kinds:
            yield f"{part}: no mapping of names to kinds"
            continue
        labels = data.get("nodes")
        for name, spec in kinds.items():
            yield from check(str(name), spec, labels if isinstance(labels, Mapping) else {})


def _node_faults(label: str, spec: Any, labels: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(spec, Mapping):
        yield f"{label}: no mapping"
        return
    yield from _unknown(label, spec, _NODE_KEYS)
    for key in ("chinese", "prefix"):
        if not isinstance(spec.get(key), str) or not spec.get(key):
            yield f"{label}.{key}: no text"
    yield from _property_faults(label, spec)
    properties = spec.get("properties")
    if spec.get("owned") is True and isinstance(properties, Mapping) and "document" not in properties:
        yield f"{label}.properties: an owned node needs `document`"


def _edge_faults(type_: str, spec: Any, labels: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(spec, Mapping):
        yield f"{type_}: no mapping"
        return
    yield from _unknown(type_, spec, _EDGE_KEYS)
    between = spec.get("between")
    if not isinstance(between, list) or not between:
        yield f"{type_}.between: no list of label pairs"
    else:
        for pair in between:
            if not isinstance(pair, list) or len(pair) != 2:
                yield f"{type_}.between: {pair!r} is no pair of labels"
                continue
            for label in pair:
                if label not in labels:
                    yield f"{type_}.between: no label '{label}'{nearest(str(label), labels)}"
    yield from _property_faults(type_, spec)
    for key in spec.get("identity") or ():
        if key not in (spec.get("properties") or ()):
            yield f"{type_}.identity: no property '{key}'"


def _property_faults(kind: str, spec: Mapping[str, Any]) -> Iterator[str]:
    for key in _FLAGS:
        if key in spec and not isinstance(spec[key], bool):
            yield f"{kind}.{key}: neither true nor false"
    properties = spec.get("properties")
    if not isinstance(properties, Mapping):
        yield f"{kind}.properties: no mapping"
        return
    for name, item in properties.items():
        if not isinstance(item, Mapping):
            yield f"{kind}.{name}: no mapping of type and required"
            continue
        yield from _unknown(f"{kind}.{name}", item, _PROPERTY_KEYS)
        if item.get("type") not in TYPES:
            yield f"{kind}.{name}.type: '{item.get('type')}' is none of {', '.join(TYPES)}"
        if not isinstance(item.get("required", False), bool):
            yield f"{kind}.{name}.required: neither true nor false"


def _unknown(where: str, data: Mapping[str, Any], allowed: tuple[str, ...]) -> Iterator[str]:
    for key in data:
        if key not in allowed:
            yield f"{where}: unknown key '{key}'{nearest(str(key), allowed)} (allowed: {', '.join(allowed)})"


def _graph_faults(graph: Graph, schema: Schema) -> Iterator[str]:
    labels: dict[str, str] = {}
    for node in graph.nodes:
        if node.id in labels:
            yield f"{node.id}: twice in the graph"
        labels[node.id] = node.label
        yield from _node_breaks(node, schema)
    for edge in graph.edges:
        yield from _edge_breaks(edge, schema)
        ends = ((edge.source, edge.source_label), (edge.target, edge.target_label))
        absent = [(end, label) for end, label in ends if labels.get(end) != label]
        # A fact of the vocabulary may wait for its other end, which another document brings.
        if absent and (len(absent) == 2 or edge.type not in schema.edges or schema.edges[edge.type].identity is None):
            yield f"{_edge_name(edge)}: no {absent[0][1]} node '{absent[0][0]}' in the graph"


def _node_breaks(node: Node, schema: Schema) -> Iterator[str]:
    kind = schema.nodes.get(node.label)
    if kind is None:
        yield f"{node.id}: no label '{node.label}'{nearest(node.label, schema.nodes)}"
        return
    if not node.id.startswith(kind.prefix):
        yield f"{node.id}: a {node.label} id begins with '{kind.prefix}'"
    yield from _value_faults(node.id, {"id": node.id, **node.properties}, kind.properties)


def _edge_breaks(edge: Edge, schema: Schema) -> Iterator[str]:
    kind = schema.edges.get(edge.type)
    if kind is None:
        yield f"{_edge_name(edge)}: no type '{edge.type}'{nearest(edge.type, schema.edges)}"
        return
    if kind.derived or kind.internal:
        yield f"{_edge_name(edge)}: {edge.type} is drawn by the store, not by a document"
    if (edge.source_label, edge.target_label) not in kind.between:
        yield f"{_edge_name(edge)}: {edge.type} does not join {edge.source_label} to {edge.target_label}"
    yield from _value_faults(_edge_name(edge), edge.properties, kind.properties)


def _value_faults(where: str, values: Mapping[str, Any], allowed: Mapping[str, Property]) -> Iterator[str]:
    for name in allowed:
        if allowed[name].required and name not in values:
            yield f"{where}: no property '{name}'"
    for name, value in values.items():
        item = allowed.get(name)
        if item is None:
            yield f"{where}: unknown property '{name}'{nearest(name, allowed)}"
        elif not _fits(value, item.type):
            yield f"{where}: {name} is no {item.type}: {value!r}"


def _fits(value: Any, type_: str) -> bool:
    if type_ != "flag" and isinstance(value, bool):
        return False
    if type_ == "texts":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, TYPES[type_])


def _edge_name(edge: Edge) -> str:
    return f"({edge.source})-[{edge.type}]->({edge.target})"
