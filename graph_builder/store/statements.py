"""The schema as statements: constraints, indexes, types and batched Cypher, as pure functions.

The embedded engine walks a pattern from its left end, so the node whose id is known always stands there.
Labels, types and property names come from the schema and pass through `quoted`; values are always parameters.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import SchemaError
from ..schema import EdgeKind, NodeKind, Schema


def quoted(name: str) -> str:
    """The name as a Cypher or SQL identifier. Raises SchemaError for a name that is no plain identifier."""
    if not (name.isascii() and name.replace("_", "a").isalnum() and not name[0].isdigit()):
        raise SchemaError(f"'{name}' is no identifier: ASCII letters, digits and _ are allowed")
    return f"`{name}`"


def neo4j_ddl(schema: Schema) -> Iterator[str]:
    """Uniqueness of every id, and an index for the properties by which the loader looks nodes up."""
    for kind in schema.nodes.values():
        name = quoted(f"{kind.label}_id")
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{quoted(kind.label)}) REQUIRE n.`id` IS UNIQUE"
    for label, prop in _lookups(schema):
        name = quoted(f"{label}_{prop}")
        yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{quoted(label)}) ON (n.{quoted(prop)})"


def arcadedb_ddl(schema: Schema) -> Iterator[str]:
    """The same for ArcadeDB, which wants its types declared; one bucket a type keeps the folder small."""
    for kind in schema.nodes.values():
        label = quoted(kind.label)
        yield f"CREATE VERTEX TYPE {label} IF NOT EXISTS BUCKETS 1"
        yield f"CREATE PROPERTY {label}.`id` IF NOT EXISTS STRING"
        yield f"CREATE INDEX IF NOT EXISTS ON {label} (`id`) UNIQUE"
    for label, prop in _lookups(schema):
        yield f"CREATE PROPERTY {quoted(label)}.{quoted(prop)} IF NOT EXISTS STRING"
        yield f"CREATE INDEX IF NOT EXISTS ON {quoted(label)} ({quoted(prop)}) NOTUNIQUE"
    for edge in schema.edges.values():
        yield f"CREATE EDGE TYPE {quoted(edge.type)} IF NOT EXISTS BUCKETS 1"


def write_nodes(kind: NodeKind) -> str:
    """Create or overwrite nodes. $rows: id, properties (with id). The properties replace what was there."""
    return "\n".join(
        (
            "UNWIND $rows AS row",
            f"MERGE (n:{quoted(kind.label)} {{`id`: row.id}})",
            "SET n = row.properties",
        )
    )


def touch_nodes(kind: NodeKind) -> str:
    """Create shared nodes that are not there, and lock those that are. $rows: id."""
    return "\n".join(
        (
            "UNWIND $rows AS row",
            f"MERGE (n:{quoted(kind.label)} {{`id`: row.id}})",
            "SET n.`id` = row.id",
        )
    )


def write_edges(kind: EdgeKind, source: str, target: str) -> str:
    """Create edges. $rows: source, target, properties."""
    return "\n".join(
        (
            "UNWIND $rows AS row",
            f"MATCH (a:{quoted(source)} {{`id`: row.source}})",
            f"MATCH (b:{quoted(target)} {{`id`: row.target}})",
            f"CREATE (a)-[r:{quoted(kind.type)}]->(b)",
            "SET r = row.properties",
        )
    )


def merge_edges(kind: EdgeKind, source: str, target: str) -> str:
    """Create shared edges that are not there. $rows: source, target, properties."""
    pairs = ", ".join(f"{quoted(name)}: row.properties.{quoted(name)}" for name in kind.identity or ())
    return "\n".join(
        (
            "UNWIND $rows AS row",
            f"MATCH (a:{quoted(source)} {{`id`: row.source}})",
            f"MATCH (b:{quoted(target)} {{`id`: row.target}})",
            f"MERGE (a)-[r:{quoted(kind.type)} {{{pairs}}}]->(b)",
            "SET r = row.properties",
        )
    )


def delete_edges_from(kind: EdgeKind, source: str, target: str) -> str:
    """Delete all edges of a type between two labels that leave the nodes $ids."""
    return "\n".join(
        (
            "UNWIND $ids AS id",
            f"MATCH (a:{quoted(source)} {{`id`: id}})-[r:{quoted(kind.type)}]->(:{quoted(target)})",
            "DELETE r",
        )
    )


def delete_edges_to(kind: EdgeKind, source: str, target: str) -> str:
    """Delete all edges of a type between two labels that reach the nodes $ids."""
    return "\n".join(
        (
            "UNWIND $ids AS id",
            f"MATCH (b:{quoted(target)} {{`id`: id}})<-[r:{quoted(kind.type)}]-(:{quoted(source)})",
            "DELETE r",
        )
    )


def delete_edges_between(kind: EdgeKind, source: str, target: str) -> str:
    """Delete all edges of a type between pairs of nodes. $rows: source, target."""
    return "\n".join(
        (
            "UNWIND $rows AS row",
            f"MATCH (a:{quoted(source)} {{`id`: row.source}})-[r:{quoted(kind.type)}]->(b:{quoted(target)})",
            "WHERE b.`id` = row.target",
            "DELETE r",
        )
    )


def delete_owned(kind: NodeKind) -> str:
    """Delete the nodes that belong to $document, with their edges."""
    return "\n".join(
        (
            f"MATCH (n:{quoted(kind.label)})",
            "WHERE n.`document` = $document",
            "DETACH DELETE n",
        )
    )


def delete_nodes(kind: NodeKind) -> str:
    """Delete the nodes $ids, with their edges."""
    return "\n".join(
        (
            "UNWIND $ids AS id",
            f"MATCH (n:{quoted(kind.label)} {{`id`: id}})",
            "DETACH DELETE n",
        )
    )


def read_nodes(kind: NodeKind, *, chosen: bool = False) -> str:
    """All nodes of a label (chosen: those of $ids), one column a property in the order of the schema."""
    columns = ", ".join(f"n.{quoted(name)} AS {quoted(name)}" for name in kind.properties)
    if not chosen:
        return f"MATCH (n:{quoted(kind.label)})\nRETURN {columns}"
    return f"UNWIND $ids AS chosen\nMATCH (n:{quoted(kind.label)} {{`id`: chosen}})\nRETURN {columns}"


def read_edges(kind: EdgeKind, source: str, target: str) -> str:
    """All edges of a type between two labels: `from`, `to`, then one column a property in the order of the schema."""
    columns = "".join(f", r.{quoted(name)} AS {quoted(name)}" for name in kind.properties)
    return "\n".join(
        (
            f"MATCH (a:{quoted(source)})-[r:{quoted(kind.type)}]->(b:{quoted(target)})",
            f"RETURN a.`id` AS `from`, b.`id` AS `to`{columns}",
        )
    )


def count_nodes(kind: NodeKind) -> str:
    """How many nodes of a label there are."""
    return f"MATCH (n:{quoted(kind.label)})\nRETURN count(n) AS `count`"


def count_edges(kind: EdgeKind, source: str, target: str) -> str:
    """How many edges of a type there are between two labels."""
    return "\n".join(
        (
            f"MATCH (:{quoted(source)})-[r:{quoted(kind.type)}]->(:{quoted(target)})",
            "RETURN count(r) AS `count`",
        )
    )


def supported_by(kind: NodeKind) -> str:
    """The ids of the shared nodes of a label that $document supports."""
    return "\n".join(
        (
            f"MATCH (:`Document` {{`id`: $document}})-[:`SUPPORTS`]->(n:{quoted(kind.label)})",
            "RETURN DISTINCT n.`id` AS `id`",
        )
    )


def supports_of(kind: NodeKind) -> str:
    """What every document says of the shared nodes $ids."""
    return "\n".join(
        (
            "UNWIND $ids AS chosen",
            f"MATCH (n:{quoted(kind.label)} {{`id`: chosen}})<-[s:`SUPPORTS`]-(d:`Document`)",
            "RETURN n.`id` AS `id`, d.`id` AS `document`, s.`year` AS `year`, s.`content` AS `content`,",
            "       s.`links` AS `links`",
        )
    )


def documents_by(prop: str) -> str:
    """The ids of the documents whose key or number key is one of $values."""
    return "\n".join(
        (
            "UNWIND $values AS value",
            f"MATCH (d:`Document` {{{quoted(prop)}: value}})",
            "RETURN DISTINCT value, d.`id` AS `id`",
        )
    )


def citations_by(prop: str, source: str) -> str:
    """The citations that name a document by $value, with the task or document they stand in."""
    return "\n".join(
        (
            f"MATCH (c:`Citation` {{{quoted(prop)}: $value}})<-[:`HAS_CITATION`]-(s:{quoted(source)})",
            "WHERE c.`document` <> $document",
            "RETURN s.`id` AS `source`, c.`title` AS `title`, c.`number` AS `number`, c.`document` AS `document`,",
            "       c.`start` AS `start`, c.`end` AS `end`, c.`quote` AS `quote`",
        )
    )


def _lookups(schema: Schema) -> Iterator[tuple[str, str]]:
    for kind in schema.nodes.values():
        if kind.owned:
            yield kind.label, "document"
        if "key" in kind.properties:
            yield kind.label, "key"
            yield kind.label, "number_key"
    yield "Unit", "name"
