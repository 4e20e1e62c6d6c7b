"""Files that other programs read back: every node, every edge, every word."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

import graph_builder
from graph_builder.errors import UsageError
from graph_builder.exporting import export_to_stream
from graph_builder.graph import Graph, Node
from graph_builder.store import StoredGraph, open_engine

# A name with what XML cannot hold, what it must escape, and what a spreadsheet would run.
HOSTILE = '=1+1\x00<&>"\u2028\ufffe任务'
READABLE = '=1+1\ufffd<&>"\u2028\ufffd任务'


@pytest.fixture
def stored(tmp_path: Path, spring: Graph, autumn: Graph) -> Path:
    path = tmp_path / "plans.graph"
    odd = Node("Theme", "theme:odd", {"name": HOSTILE, "kind": "concept"})
    with open_engine(path, write=True) as engine:
        engine.load([replace(spring, nodes=(*spring.nodes, odd)), autumn])
    return path


@pytest.fixture
def opened(stored: Path) -> Iterator[StoredGraph]:
    with open_engine(stored) as engine:
        yield engine


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_back_what_was_written(stored: Path, tmp_path: Path, form: str, read: Any) -> None:
    output = tmp_path / f"plans.{form}"
    graph_builder.export(output, form=form, db=stored)

    found = read(output)

    with open_engine(stored) as engine:
        nodes, edges = list(engine.nodes()), list(engine.edges())
    assert set(found.nodes) == {node.id for node in nodes}
    assert found.number_of_edges() == len(edges)
    assert {(one, other, values["type"]) for one, other, values in found.edges(data=True)} == {
        (edge.source, edge.target, edge.type) for edge in edges
    }
    for node in nodes:
        if node.id != "theme:odd":
            values = {name: value for name, value in found.nodes[node.id].items() if name != "label"}
            assert values["type"] == node.label
            assert values["name"] == node.properties["name"]
    task = found.nodes["task:甲区/2021/春季/1.1"]
    assert (task["truncated"], task["start"], task["rank"]) == (False, 14, 1)
    assert found.nodes["unit:甲区/区发展改革委"]["aliases"] == "区发展改革委; 区发改委"
    assert found.nodes["theme:odd"]["name"] == READABLE


def test_edges_between_the_same_nodes_stay_apart(stored: Path, tmp_path: Path) -> None:
    graph_builder.export(tmp_path / "plans.graphml", form="graphml", db=stored)

    found = nx.read_graphml(tmp_path / "plans.graphml")

    between = found.get_edge_data("unit:甲区/东街道", "unit:甲区/各街镇")
    # A year here, a date on SUCCEEDED_BY: one column of GraphML holds both as text.
    assert sorted(values["since"] for values in between.values()) == ["2021", "2022"]


def test_a_spreadsheet_reads_two_tables(stored: Path, tmp_path: Path, opened: StoredGraph) -> None:
    graph_builder.export(tmp_path / "tables", form="csv", db=_closed(opened, stored))

    for name in ("nodes", "edges"):
        assert (tmp_path / "tables" / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    nodes = _rows(tmp_path / "tables" / "nodes.csv")
    edges = _rows(tmp_path / "tables" / "edges.csv")
    by_id = {row["id"]: row for row in nodes}
    assert by_id["task:甲区/2021/春季/1.1"]["title"] == "优化营商环境"
    assert by_id["theme:odd"]["name"] == "'" + HOSTILE
    assert ("unit:甲区/区商务委", "task:甲区/2021/春季/1.1", "responsible") in {
        (row["source"], row["target"], row["role"]) for row in edges
    }
    assert not any(value[:1] in "=+-@" and len(value) > 1 for row in nodes + edges for value in row.values())


def test_lines_of_json_hold_everything(opened: StoredGraph) -> None:
    file = io.StringIO()
    export_to_stream(opened, "jsonl", file)

    lines = [json.loads(line) for line in file.getvalue().split("\n") if line]
    nodes = {line["node"]: line["properties"] for line in lines if "node" in line}
    assert nodes == {node.id: dict(node.properties) for node in opened.nodes()}
    assert sum("edge" in line for line in lines) == len(list(opened.edges()))


@pytest.mark.parametrize("form", ["graphml", "gexf", "jsonl"])
def test_the_same_graph_gives_the_same_bytes(opened: StoredGraph, form: str) -> None:
    one, other = io.StringIO(), io.StringIO()

    export_to_stream(opened, form, one)
    export_to_stream(opened, form, other)

    assert one.getvalue() == other.getvalue()


def test_a_format_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no format 'graphm'; did you mean 'graphml'\?"):
        graph_builder.export(tmp_path / "x", form="graphm")


def test_tables_do_not_go_into_a_file(stored: Path, tmp_path: Path) -> None:
    (tmp_path / "tables.csv").write_text("old", "utf-8")

    with pytest.raises(UsageError, match="is a file"):
        graph_builder.export(tmp_path / "tables.csv", form="csv", db=stored)


def _closed(engine: StoredGraph, path: Path) -> Path:
    # One process opens a folder once at a time.
    engine.close()
    return path


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
