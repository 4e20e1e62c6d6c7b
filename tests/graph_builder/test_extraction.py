"""A file to a plan: ids, mentions, findings; and what a text that is no plan gives."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import graph_builder
from graph_builder.contract import plan_from_dict, plan_to_dict, plan_to_json
from graph_builder.errors import DocumentError
from graph_builder.extraction import extract, extract_bytes
from graph_builder.model import Plan

FOUNDING = Path(__file__).parents[2] / "data" / "plans" / "changning-2021.txt"


def plan_of(text: str) -> Plan:
    return extract_bytes("plan.txt", text.encode())


def test_ids_name_region_year_and_clause() -> None:
    plan = extract(FOUNDING)

    assert plan.document.id.startswith("doc:上海市长宁区/2021/")
    key = plan.document.id.removeprefix("doc:")
    assert (plan.sections[1].id, plan.sections[2].parent) == (f"section:{key}/2", f"section:{key}/2")
    assert (plan.tasks[4].id, plan.tasks[4].section) == (f"task:{key}/2.3.5", f"section:{key}/2.3")
    assert plan.tasks[4].units[0].id == "unit:上海市长宁区/区发展改革委"


def test_every_span_quotes_the_text() -> None:
    plan = extract(FOUNDING)

    for task in plan.tasks:
        assert plan.text[slice(*task.span)] == task.text
        for mention in (*task.units, *task.themes, *task.projects, *task.targets, *task.deadlines):
            assert plan.text[slice(*mention.span)] == mention.raw
    for theme in plan.document.themes:
        assert plan.text[slice(*theme.span)] == theme.raw


def test_requirements_give_the_document_its_themes() -> None:
    names = {theme.name for theme in extract(FOUNDING).document.themes}

    assert {"四个意识", "五型经济"} <= names


def test_the_same_bytes_give_the_same_plan_whatever_the_file_is_called() -> None:
    data = FOUNDING.read_bytes()

    one, other = extract_bytes("a.txt", data), extract_bytes("b.txt", data)

    assert one.tasks == other.tasks
    assert one.document.id == other.document.id


def test_the_contract_holds_the_whole_plan() -> None:
    plan = extract(FOUNDING)

    assert plan_from_dict(plan_to_dict(plan)) == plan


@pytest.mark.parametrize("indent", [None, 1, 2])
def test_the_json_text_is_that_object_in_its_order(indent: int | None) -> None:
    plan = extract(FOUNDING)

    written = json.loads(plan_to_json(plan, indent=indent))

    assert json.dumps(written) == json.dumps(plan_to_dict(plan))


def test_half_a_character_cannot_be_written_and_the_error_names_the_file() -> None:
    plan = replace(extract(FOUNDING), text="\ud800")

    for indent in (None, 1):
        with pytest.raises(DocumentError, match="changning-2021"):
            plan_to_json(plan, indent=indent)


def test_a_first_unit_leads_by_position_only_where_asked() -> None:
    text = "市2021年任务分工\n1、推进创新。（责任单位：市科技局、市财政局）\n"

    assert [unit.basis for unit in plan_of(text).tasks[0].units] == ["positional", "explicit"]
    found = extract_bytes("plan.txt", text.encode(), positional=False)
    assert {unit.role for unit in found.tasks[0].units} == {"responsible"}


def test_a_rule_stated_once_gives_the_lead() -> None:
    text = "市2021年任务分工\n排在第一位的为牵头部门，下同。\n1、推进创新。（市科技局、市财政局负责）\n"

    unit = plan_of(text).tasks[0].units[0]

    assert (unit.role, unit.basis) == ("lead", "rule")


def test_an_open_list_is_flagged() -> None:
    task = plan_of("市2021年任务分工\n1、推进创新。（市科技局、市财政局等按职责分工负责）\n").tasks[0]

    assert task.open_list


def test_leaders_are_persons() -> None:
    task = plan_of("县2021年任务清单\n1.推进创新。\n责任领导：副县长张三\n责任单位：县科技局\n").tasks[0]

    assert [person.name for person in task.persons] == ["张三"]
    assert [unit.name for unit in task.units] == ["县科技局"]


def test_deadlines_of_brackets_and_sentences_are_dated_by_the_year_of_the_plan() -> None:
    task = plan_of("市2021年任务分工\n1、6月底前开工园区。（市科技局负责，年底前完成）\n").tasks[0]

    assert [deadline.date for deadline in task.deadlines] == ["2021-06-30", "2021-12-31"]


def test_traditional_text_keeps_its_words_and_gives_simplified_names() -> None:
    plan = plan_of("廈門市湖里區2021年重點工作分工\n1、推進城市更新。（責任單位：區發展改革局、區財政局）\n")

    unit = plan.tasks[0].units[0]
    assert (unit.raw, unit.name) == ("區發展改革局", "区发展改革局")
    assert plan.document.title == "廈門市湖里區2021年重點工作分工"


def test_a_name_wrapped_over_two_lines_is_one_name() -> None:
    text = (
        "县2021年任务分工\n1、推进先进制造业基地建设，规模以上工业增加值增长百分之八，新增规上企业五十家，亩均税收\n"
        "增长百分之十以上，力争进入全省前列。（责任单位：县经信局、县发改局、县大数\n据局）\n"
    )

    task = plan_of(text).tasks[0]

    assert [unit.name for unit in task.units][2:] == ["县大数据局"]
    assert task.units[-1].raw == "县大数\n据局"


def test_findings_are_numbered_in_reading_order() -> None:
    plan = plan_of("市2021年任务分工\n1、推进创新。（责任单位：市科技局）\n以上内容综合整理。\n3、推进开放。\n")

    assert [finding.id for finding in plan.findings] == [f"f{place}" for place in range(1, len(plan.findings) + 1)]
    assert {"text-outside-tasks", "numbering-gap", "task-without-units"} <= {finding.kind for finding in plan.findings}


@pytest.mark.parametrize("text", ["今天天气很好。", "a\n", "关于放假的通知\n一、放假时间\n2月11日放假。\n"])
def test_a_text_that_is_no_plan_has_no_tasks_and_says_so(text: str) -> None:
    plan = plan_of(text)

    assert not plan.tasks
    assert "no-tasks" in [finding.kind for finding in plan.findings]


def test_a_missing_file_is_one_line() -> None:
    with pytest.raises(DocumentError, match="no such file"):
        extract("nowhere.txt")


def test_the_package_itself_extracts() -> None:
    assert len(graph_builder.extract(FOUNDING).tasks) == 26
    assert len(graph_builder.extract(str(FOUNDING)).tasks) == 26
