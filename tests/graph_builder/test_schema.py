"""The schema that ships, faults of one that does not, and graphs that break it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph_builder.errors import SchemaError
from graph_builder.graph import Edge, Graph, Node
from graph_builder.schema import check_graph, load_schema, schema_from
from graph_builder.store.statements import arcadedb_ddl, merge_edges, neo4j_ddl, quoted

# Section 3 of the design: labels with the start of their ids, and what joins what.
LABELS = {
    "Document": "doc:",
    "Section": "section:",
    "Task": "task:",
    "Unit": "unit:",
    "Theme": "theme:",
    "Project": "project:",
    "Target": "target:",
    "Person": "person:",
}
EDGES = {
    ("Document", "HAS_SECTION", "Section"),
    ("Section", "HAS_SUBSECTION", "Section"),
    ("Document", "HAS_TASK", "Task"),
    ("Section", "CONTAINS", "Task"),
    ("Task", "HAS_SUBTASK", "Task"),
    ("Unit", "RESPONSIBLE_FOR", "Task"),
    ("Task", "MENTIONS", "Theme"),
    ("Document", "MENTIONS", "Theme"),
    ("Task", "REFERENCES", "Project"),
    ("Task", "HAS_TARGET", "Target"),
    ("Task", "CITES", "Document"),
    ("Person", "OVERSEES", "Task"),
    ("Unit", "MEMBER_OF", "Unit"),
    ("Unit", "SUCCEEDED_BY", "Unit"),
    ("Theme", "PART_OF", "Theme"),
    ("Task", "DEPENDS_ON", "Task"),
    ("Task", "CONTINUES", "Task"),
}
NO_TEXT = {"CONTINUES", "MEMBER_OF", "SUCCEEDED_BY", "PART_OF", "HAS_FINDING", "SUPPORTS"}


def kind(**changes: Any) -> dict[str, Any]:
    return {"chinese": "甲", "prefix": "a:", "properties": {"name": {"type": "text", "required": True}}} | changes


def test_every_label_of_the_contract_is_there() -> None:
    nodes = load_schema().nodes

    assert {label: nodes[label].prefix for label in LABELS} == LABELS
    assert all("name" in found.properties for found in nodes.values())


def test_every_edge_of_the_contract_is_there() -> None:
    edges = load_schema().edges
    joined = {(source, name, target) for name, edge in edges.items() for source, target in edge.between}

    assert joined >= EDGES


def test_every_edge_drawn_from_a_text_carries_evidence() -> None:
    for name, edge in load_schema().edges.items():
        carried = {"document", "start", "end", "quote", "rule"} <= edge.properties.keys()
        assert carried is (name not in NO_TEXT), name


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "no mapping of version, nodes and edges"),
        ({"version": 1, "nodes": {"A": kind()}, "edges": {}, "colour": 1}, "unknown key 'colour'"),
        (
            {"version": 1, "nodes": {"A": kind(prefxi="b:")}, "edges": {}},
            "A: unknown key 'prefxi'; did you mean 'prefix'?",
        ),
        ({"version": 1, "nodes": {"A": kind(prefix="")}, "edges": {}}, "A.prefix: no text"),
        ({"version": 1, "nodes": {"A": kind(owned="yes")}, "edges": {}}, "A.owned: neither true nor false"),
        ({"version": 1, "nodes": {"A": kind(owned=True)}, "edges": {}}, "an owned node needs `document`"),
        (
            {"version": 1, "nodes": {"A": kind(properties={"x": {"type": "txt"}})}, "edges": {}},
            "A.x.type: 'txt' is none of",
        ),
        (
            {"version": 1, "nodes": {"A": kind()}, "edges": {"E": {"between": [["A", "B"]], "properties": {}}}},
            "no label 'B'",
        ),
        (
            {
                "version": 1,
                "nodes": {"A": kind()},
                "edges": {"E": {"between": [["A", "A"]], "properties": {}, "identity": ["x"]}},
            },
            "E.identity: no property 'x'",
        ),
    ],
)
def test_a_fault_is_named_with_its_key(data: Any, message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        schema_from(data, where="mine.yaml")

    assert message in str(caught.value)
    assert str(caught.value).startswith("mine.yaml: ")


def test_all_faults_come_at_once() -> None:
    data = {"version": "one", "nodes": {"A": kind(prefix=""), "B": kind(chinese="")}, "edges": {"E": 1}}

    with pytest.raises(SchemaError) as caught:
        schema_from(data, where="mine.yaml")

    assert str(caught.value).startswith("mine.yaml: 4 faults")


def test_a_good_graph_passes(spring: Graph) -> None:
    check_graph(spring, load_schema())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda g: (Node("Taks", "task:x", {}),), "no label 'Taks'; did you mean 'Task'?"),
        (lambda g: (Node("Theme", "x", {"name": "x", "kind": "concept"}),), "a Theme id begins with 'theme:'"),
        (lambda g: (Node("Theme", "theme:x", {"name": "x"}),), "no property 'kind'"),
        (lambda g: (Node("Theme", "theme:x", {"name": "x", "kind": "c", "knid": "c"}),), "unknown property 'knid'"),
        (lambda g: (Node("Theme", "theme:x", {"name": 1, "kind": "c"}),), "name is no text: 1"),
        (lambda g: (g.nodes[0],), "twice in the graph"),
    ],
)
def test_a_node_that_breaks_the_schema(spring: Graph, change: Callable[[Graph], Any], message: str) -> None:
    with pytest.raises(SchemaError) as caught:
        check_graph(replace(spring, nodes=(*spring.nodes, *change(spring))), load_schema())

    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"type": "HAS_TASKS"}, "no type 'HAS_TASKS'; did you mean 'HAS_TASK'?"),
        ({"type": "MENTIONS"}, "MENTIONS does not join Document to Task"),
        ({"target": "task:none"}, "no Task node 'task:none' in the graph"),
        ({"properties": {"rank": True}}, "rank is no integer: True"),
        ({"properties": {"rank": 1}}, "no property 'quote'"),
        ({"type": "SUPPORTS"}, "SUPPORTS is drawn by the store"),
    ],
)
def test_an_edge_that_breaks_the_schema(spring: Graph, changes: dict[str, Any], message: str) -> None:
    has_task = next(edge for edge in spring.edges if edge.type == "HAS_TASK")
    wrong: Edge = replace(has_task, **changes)

    with pytest.raises(SchemaError) as caught:
        check_graph(replace(spring, edges=(wrong,)), load_schema())

    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["a`b", "a b", "任务", "1a", "a-b", ""])
def test_only_plain_names_become_identifiers(name: str) -> None:
    with pytest.raises(SchemaError, match="is no identifier"):
        quoted(name)


def test_statements_for_every_label_come_from_the_schema() -> None:
    schema = load_schema()
    neo4j, arcadedb = list(neo4j_ddl(schema)), list(arcadedb_ddl(schema))

    for label in schema.nodes:
        assert f"CREATE CONSTRAINT `{label}_id` IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.`id` IS UNIQUE" in neo4j
        assert f"CREATE INDEX IF NOT EXISTS ON `{label}` (`id`) UNIQUE" in arcadedb
    for name in schema.edges:
        assert f"CREATE EDGE TYPE `{name}` IF NOT EXISTS BUCKETS 1" in arcadedb


def test_a_shared_edge_is_merged_by_its_identity() -> None:
    text = " ".join(merge_edges(load_schema().edges["MEMBER_OF"], "Unit", "Unit").split())

    assert "MERGE (a)-[r:`MEMBER_OF` {`since`: row.properties.`since`}]->(b)" in text
