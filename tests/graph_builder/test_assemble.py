"""Which nodes and edges a plan gives, and on which words they rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph_builder.assemble import assemble
from graph_builder.graph import Edge, Graph, Node
from graph_builder.model import (
    Deadline,
    Dependency,
    PersonMention,
    Plan,
    ProjectMention,
    Span,
    Target,
    ThemeMention,
    UnitMention,
)
from graph_builder.schema import check_graph, load_schema
from graph_builder.titles import number_key, title_key

FIRST = "task:甲区/2021/春季/1.1"


def drawn(graph: Graph, type_: str) -> list[Edge]:
    return [edge for edge in graph.edges if edge.type == type_]


def node(graph: Graph, node_id: str) -> Node:
    return next(found for found in graph.nodes if found.id == node_id)


@pytest.fixture
def plan(make_plan: Callable[..., Plan], task: Any) -> Plan:
    return make_plan("春季", [task("优化营商环境", ["区发展改革委", "区商务委"]), task("建设街区", ["东街道"])])


def with_first(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, tasks=(plan.tasks[0]._replace(**changes), *plan.tasks[1:]))


def test_every_quote_is_the_text_at_its_place(make_plan: Callable[..., Plan], task: Any) -> None:
    plan = make_plan("春季", [task("优化营商环境", ["区商务委"], ["五型经济"], ["别的方案"])])
    graph = assemble(plan)

    quoted = [edge.properties for edge in graph.edges if "quote" in edge.properties]
    assert len(quoted) == 6
    for values in quoted:
        assert values["quote"] == plan.text[slice(values["start"], values["end"])]
        assert values["document"] == plan.document.id
        assert values["rule"]


def test_the_tree_of_sections_and_tasks(plan: Plan) -> None:
    graph = assemble(plan)

    assert [(edge.target, edge.properties["rank"]) for edge in drawn(graph, "HAS_TASK")] == [
        ("task:甲区/2021/春季/1.1", 1),
        ("task:甲区/2021/春季/1.2", 2),
    ]
    assert [(edge.source, edge.properties["rank"]) for edge in drawn(graph, "CONTAINS")] == [
        ("section:甲区/2021/春季/1", 1),
        ("section:甲区/2021/春季/1", 2),
    ]
    assert [edge.target for edge in drawn(graph, "HAS_SECTION")] == ["section:甲区/2021/春季/1"]


def test_a_part_of_a_task_hangs_on_it(plan: Plan) -> None:
    parted = replace(plan, tasks=(plan.tasks[0], plan.tasks[1]._replace(parent=FIRST)))

    (edge,) = drawn(assemble(parted), "HAS_SUBTASK")

    assert (edge.source, edge.target) == (FIRST, "task:甲区/2021/春季/1.2")


def test_who_answers_in_which_role(plan: Plan) -> None:
    found = drawn(assemble(plan), "RESPONSIBLE_FOR")

    assert [(edge.source, edge.target[-3:], edge.properties["role"], edge.properties["basis"]) for edge in found] == [
        ("unit:甲区/东街道", "1.2", "lead", "positional"),
        ("unit:甲区/区发展改革委", "1.1", "lead", "positional"),
        ("unit:甲区/区商务委", "1.1", "responsible", "explicit"),
    ]
    assert [edge.properties["rank"] for edge in found] == [1, 1, 2]


def test_aliases_are_the_forms_the_plan_writes(plan: Plan) -> None:
    mention = UnitMention(
        "科委", Span(0, 2), "lead", elided="区", alias="区大数据局", id="unit:甲区/区科委", name="区科委"
    )
    graph = assemble(with_first(plan, units=(mention,)))

    assert node(graph, "unit:甲区/区科委").properties["aliases"] == ["区大数据局", "区科委", "科委"]


def test_a_group_brings_its_members(spring: Graph) -> None:
    assert {(edge.source, edge.target, edge.properties["since"]) for edge in drawn(spring, "MEMBER_OF")} == {
        ("unit:甲区/东街道", "unit:甲区/各街镇", 2021),
        ("unit:甲区/西街道", "unit:甲区/各街镇", 2021),
    }
    assert node(spring, "unit:甲区/西街道").properties["aliases"] == []


def test_a_theme_named_twice_is_one_edge_that_counts(plan: Plan) -> None:
    themes = (
        ThemeMention("五型经济", "五型经济", Span(0, 4), origin="lexicon"),
        ThemeMention("五型经济", "五型经济", Span(5, 9), quoted=True, origin="quoted"),
    )
    (edge,) = drawn(assemble(with_first(plan, themes=themes)), "MENTIONS")

    assert (edge.properties["times"], edge.properties["quoted"], edge.properties["start"]) == (2, True, 0)
    assert edge.properties["origin"] == "lexicon"


def test_projects_targets_persons_and_needs(plan: Plan) -> None:
    place = Span(0, 3)
    graph = assemble(
        with_first(
            plan,
            projects=(ProjectMention("东湖公园", "东湖公园", place, stage="开工"),),
            targets=(
                Target("新增", ">=", 185, "台", "不少于185台", place),
                Target("收入", ">", "上年", "", "增长", place),
            ),
            persons=(PersonMention("张三", "副区长", place),),
            depends_on=(Dependency("task:甲区/2021/春季/1.2", "shared project", place),),
        )
    )

    check_graph(graph, load_schema())
    assert node(graph, "project:甲区/东湖公园").properties["stage"] == "开工"
    assert node(graph, "target:甲区/2021/春季/1.1/1").properties["value"] == 185
    assert node(graph, "target:甲区/2021/春季/1.1/2").properties["value"] == "上年"
    assert [edge.source for edge in drawn(graph, "OVERSEES")] == ["person:甲区/张三"]
    assert [edge.properties["reason"] for edge in drawn(graph, "DEPENDS_ON")] == ["shared project"]


def test_the_last_of_its_deadlines_is_the_deadline_of_a_task(plan: Plan) -> None:
    deadlines = (
        Deadline("6月底前", "2021-06-30", "by", Span(0, 2)),
        Deadline("年内", "2021-12-31", "during", Span(0, 2)),
        Deadline("持续推进", "", "continuous", Span(0, 2)),
    )
    values = node(assemble(with_first(plan, deadlines=deadlines)), FIRST).properties

    assert values["deadline"] == "2021-12-31"
    assert values["deadlines"] == ["6月底前", "年内", "持续推进"]
    assert values["deadline_kinds"] == ["by", "during", "continuous"]


def test_findings_can_be_asked_for(plan: Plan) -> None:
    graph = assemble(plan)

    assert node(graph, "finding:甲区/2021/春季/1").properties["quote"] == plan.text[:2]
    assert [edge.target for edge in drawn(graph, "HAS_FINDING")] == ["finding:甲区/2021/春季/1"]


def test_a_plan_without_a_year_has_none(plan: Plan) -> None:
    graph = assemble(replace(plan, document=replace(plan.document, year=None)))

    check_graph(graph, load_schema())
    assert "year" not in node(graph, plan.document.id).properties


def test_one_plan_gives_one_graph(plan: Plan) -> None:
    assert assemble(plan) == assemble(plan)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("长宁区 2021年工作方案（试行）", "《长宁区2021年工作方案(试行)》"),
        ("关于印发“十四五”规划的通知", "关于印发十四五规划的通知"),
    ],
)
def test_titles_that_are_one(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


def test_numbers_that_are_one_and_numbers_that_are_not() -> None:
    assert len({number_key(text) for text in ("沪府发〔2021〕3号", "沪府发[2021] 3号", "沪府发（2021）第3号")}) == 1
    assert number_key("沪府发〔2021〕3号") != number_key("沪府发〔2021〕13号")
    assert number_key("") == ""
