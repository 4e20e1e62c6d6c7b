"""What both engines promise: loading is idempotent, replaces and removes only what nothing else supports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_builder.errors import EngineError, SchemaError
from graph_builder.graph import Edge, Graph, Node
from graph_builder.store import StoredGraph, open_engine

NDRC = "unit:甲区/区发展改革委"


def aliases(engine: StoredGraph, unit: str) -> list[str]:
    rows = engine.read("MATCH (u:Unit {id: $id}) RETURN u.aliases AS aliases", {"id": unit}).rows
    return list(rows[0][0]) if rows else []


def edges(engine: StoredGraph, type_: str) -> set[tuple[str, str]]:
    return {(edge.source, edge.target) for edge in engine.edges() if edge.type == type_}


def test_all_of_a_graph_is_held(engine: StoredGraph, spring: Graph) -> None:
    engine.load([spring])

    held = {(node.label, node.id) for node in engine.nodes()}
    assert held == {(node.label, node.id) for node in spring.nodes}
    # The whole of the coined set is not named in this plan, so the edge to it waits.
    assert {(edge.type, edge.source, edge.target) for edge in engine.edges()} == {
        (edge.type, edge.source, edge.target) for edge in spring.edges if edge.type != "PART_OF"
    }


def test_values_come_back_as_they_went_in(engine: StoredGraph, spring: Graph) -> None:
    engine.load([spring])

    wanted = {node.id: dict(node.properties) for node in spring.nodes if node.label != "Document"}
    assert {node.id: dict(node.properties) for node in engine.nodes() if node.label != "Document"} == wanted
    sent = {_key(edge) for edge in spring.edges if edge.type != "PART_OF"}
    assert {_key(edge) for edge in engine.edges()} == sent


@pytest.mark.parametrize(
    "value",
    [
        185,
        185.0,
        6.5,
        -0.001,
        10**15,
        1e20,
        "上年",
        "",
        "a\nb\tc",
        "'\"\\",
        "\x00\x1f",
        "\u2028\ufffe",
        "😀𠮷",
        "文" * 100_000,
    ],
)
def test_odd_values_come_back_as_they_went_in(
    engine: StoredGraph, make_graph: Callable[..., Graph], task: Any, value: Any
) -> None:
    plan = make_graph("春季", [task("任务", ["区商务委"])])
    names = ("name", "metric", "op", "unit", "raw", "strength", "period")
    values = {**dict.fromkeys(names, ""), "value": value, "document": plan.document}
    odd = Node("Target", "target:甲区/2021/春季/1.1/1", values)

    engine.load([replace(plan, nodes=(*plan.nodes, odd))])

    (back,) = [node.properties["value"] for node in engine.nodes() if node.label == "Target"]
    assert (type(back), back) == (type(value), value)


def test_loading_twice_changes_nothing(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([spring, autumn])
    before, counts = engine.checksum(), engine.counts()

    engine.load([spring, autumn, spring])

    assert engine.checksum() == before
    assert engine.counts() == counts


def test_the_order_of_documents_does_not_matter(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([spring, autumn])
    before = engine.checksum()
    engine.remove(spring.document)
    engine.remove(autumn.document)

    engine.load([autumn, spring])

    assert engine.checksum() == before


def test_a_changed_plan_replaces_only_what_the_old_one_alone_supported(
    engine: StoredGraph, spring: Graph, autumn: Graph, make_graph: Callable[..., Graph], task: Any
) -> None:
    engine.load([spring, autumn])

    changed = make_graph("春季", [task("优化营商环境", ["区商务委"])])
    engine.load([changed])

    assert engine.counts()["Task"] == 2
    units = {node.id for node in engine.nodes() if node.label == "Unit"}
    assert units == {NDRC, "unit:甲区/区商务委", "unit:甲区/各街镇", "unit:甲区/东街道", "unit:甲区/西街道"}
    assert aliases(engine, NDRC) == ["区发改委"]
    assert {node.id for node in engine.nodes() if node.label == "Theme"} == {"theme:五型经济"}


def test_a_changed_plan_loaded_back_leaves_no_trace(
    engine: StoredGraph, spring: Graph, autumn: Graph, make_graph: Callable[..., Graph], task: Any
) -> None:
    engine.load([spring, autumn])
    before = engine.checksum()

    engine.load([make_graph("春季", [task("别的任务", ["东街道"])]), spring])

    assert engine.checksum() == before


def test_removing_a_plan_leaves_what_the_others_give(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([autumn])
    before = engine.checksum()
    engine.load([spring])

    engine.remove(spring.document)

    assert engine.checksum() == before
    assert aliases(engine, NDRC) == ["区发改委"]


def test_removing_all_plans_leaves_nothing(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([spring, autumn])

    engine.remove(spring.document)
    engine.remove(autumn.document)
    engine.remove("doc:no/such")

    assert not any(engine.counts().values())
    assert not list(engine.edges(internal=True))


def test_aliases_are_the_union_over_documents(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([spring, autumn])

    assert aliases(engine, NDRC) == ["区发展改革委", "区发改委"]


def test_members_of_a_group_stand_by_year(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([spring, autumn])
    rows = "MATCH (m:Unit)-[r:MEMBER_OF]->(g:Unit) RETURN m.name AS member, r.since AS since ORDER BY member, since"
    assert engine.read(rows).rows == (("东街道", 2021), ("东街道", 2022), ("西街道", 2021), ("西街道", 2022))

    engine.remove(spring.document)

    assert engine.read(rows).rows == (("东街道", 2022), ("西街道", 2022))


def test_a_part_meets_its_whole_whichever_comes_first(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([spring])
    assert edges(engine, "PART_OF") == set()

    engine.load([autumn])
    assert edges(engine, "PART_OF") == {("theme:创新型经济", "theme:五型经济")}

    engine.remove(autumn.document)
    assert edges(engine, "PART_OF") == set()


@pytest.mark.parametrize("order", [("spring", "autumn"), ("autumn", "spring")])
def test_a_citation_meets_its_document_whichever_comes_first(
    engine: StoredGraph, request: pytest.FixtureRequest, order: tuple[str, str]
) -> None:
    engine.load([request.getfixturevalue(name) for name in order])

    assert edges(engine, "CITES") == {("task:甲区/2021/春季/1.1", "doc:甲区/2022/秋季")}
    quote = engine.read("MATCH (:Task)-[r:CITES]->(:Document) RETURN r.quote AS quote").rows
    assert quote == (("《秋季工作方案》",),)


def test_a_citation_outlives_a_new_reading_of_the_cited_document(
    engine: StoredGraph, spring: Graph, autumn: Graph, make_graph: Callable[..., Graph], task: Any
) -> None:
    engine.load([spring, autumn])

    engine.load([make_graph("秋季", [task("另一任务", ["区商务委"])], year=2022)])
    assert edges(engine, "CITES") == {("task:甲区/2021/春季/1.1", "doc:甲区/2022/秋季")}

    engine.remove(autumn.document)
    assert edges(engine, "CITES") == set()


def test_the_newest_document_decides_between_two_words(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    def renamed(graph: Graph, full_name: str) -> Graph:
        nodes = tuple(
            replace(node, properties={**node.properties, "full_name": full_name}) if node.id == NDRC else node
            for node in graph.nodes
        )
        return Graph(graph.document, nodes, graph.edges)

    engine.load([renamed(autumn, "新名"), renamed(spring, "旧名")])

    assert engine.read("MATCH (u:Unit {id: $id}) RETURN u.full_name AS name", {"id": NDRC}).rows == (("新名",),)


def test_derived_edges_are_replaced_as_a_whole(engine: StoredGraph, spring: Graph) -> None:
    engine.load([spring])

    def follows(old: str, new: str) -> Edge:
        values = {"since": "2018", "kind": "renamed"}
        return Edge("SUCCEEDED_BY", "Unit", f"unit:甲区/{old}", "Unit", f"unit:甲区/{new}", values)

    engine.replace_edges("SUCCEEDED_BY", [follows("东街道", "西街道"), follows("西街道", "区商务委")])
    engine.replace_edges("SUCCEEDED_BY", [follows("东街道", "西街道")])

    assert edges(engine, "SUCCEEDED_BY") == {("unit:甲区/东街道", "unit:甲区/西街道")}


def test_a_graph_against_the_schema_is_refused_whole(engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    wrong = Graph(autumn.document, autumn.nodes, (replace(autumn.edges[0], type="KNOWS"),))

    with pytest.raises(SchemaError, match="no type 'KNOWS'"):
        engine.load([spring, wrong])

    assert engine.counts()["Document"] == 1


def test_columns_hold_for_an_empty_answer(engine: StoredGraph) -> None:
    found = engine.read("MATCH (t:Task) RETURN t.id AS id, t.name AS name", columns=("id", "name"))

    assert found.columns == ("id", "name")
    assert found.rows == ()


@pytest.mark.parametrize(
    "query", ["CREATE (t:Task {id: 'task:x'})", "MATCH (t:Task) SET t.name = 'x' RETURN t.id AS id"]
)
def test_the_reading_door_does_not_write(engine: StoredGraph, spring: Graph, query: str) -> None:
    engine.load([spring])
    before = engine.checksum()

    with pytest.raises(EngineError):
        engine.read(query)

    assert engine.checksum() == before


def test_a_faulty_query_is_named_in_the_error(engine: StoredGraph) -> None:
    with pytest.raises(EngineError, match=r"MATCH \(t:Task RETURN"):
        engine.read("MATCH (t:Task RETURN t.id AS id")


def test_a_reader_may_not_load(db: str, spring: Graph) -> None:
    with open_engine(db, write=True) as engine:
        engine.load([spring])

    with open_engine(db) as reader, pytest.raises(EngineError, match="read only"):
        reader.load([spring])


def test_both_engines_hold_the_same_graph(tmp_path: Path, engine: StoredGraph, spring: Graph, autumn: Graph) -> None:
    engine.load([spring, autumn])

    with open_engine(tmp_path / "other.graph", write=True) as other:
        other.load([autumn, spring])
        assert other.checksum() == engine.checksum()
        assert other.counts() == engine.counts()


def _key(edge: Edge) -> tuple[str, str, str, str]:
    return edge.type, edge.source, edge.target, repr(sorted(edge.properties.items()))
