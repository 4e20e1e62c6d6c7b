"""What a person is told to look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_builder.graph import Graph
from graph_builder.quality import remarks


def kinds(graph: Graph) -> list[tuple[str, str, str]]:
    return [(found.severity, found.kind, found.place) for found in remarks(graph.nodes, graph.edges)]


def test_findings_of_reading_come_with_their_words(spring: Graph) -> None:
    found = [remark for remark in remarks(spring.nodes, spring.edges) if remark.kind == "task-truncated"]

    assert [(remark.severity, remark.document, remark.place, remark.quote) for remark in found] == [
        ("warning", "doc:甲区/2021/春季", "[0,2)", "春季")
    ]


def test_a_task_nobody_answers_for(make_graph: Callable[..., Graph], task: Any) -> None:
    assert ("warning", "task-without-unit", "task:甲区/2021/冬季/1.1") in kinds(make_graph("冬季", [task("无人负责")]))


def test_a_task_only_groups_answer_for(make_graph: Callable[..., Graph], task: Any) -> None:
    found = kinds(make_graph("冬季", [task("一", ["各街镇"]), task("二", ["各街镇", "区商务委"])]))

    assert [place for _, kind, place in found if kind == "task-of-groups"] == ["task:甲区/2021/冬季/1.1"]


def test_a_document_without_tasks(make_graph: Callable[..., Graph]) -> None:
    assert ("warning", "document-without-tasks", "doc:甲区/2021/空") in kinds(make_graph("空", []))


def test_the_gravest_come_first(make_graph: Callable[..., Graph], task: Any) -> None:
    severities = [severity for severity, _, _ in kinds(make_graph("冬季", [task("一", ["各街镇"]), task("二")]))]

    assert severities == sorted(severities, key=["error", "warning", "info"].index)
    assert len(set(severities)) == 2
