"""Hostile plans: long runs, deep nesting and endless lists are read to the end, and cost no other task."""

from __future__ import annotations

import pytest

from graph_builder.extraction import extract_bytes
from graph_builder.model import Plan

LENGTH = 20_000
HEAD = "甲区2021年重点工作安排\n\n一、重点任务\n1、推进学校建设。（责任单位：区教育局、区财政局）\n"
TAIL = "\n3、做好防汛工作。（责任单位：区水务局）\n"
RUNS = [
    *'（）()〔〕[]【】「」《》“”‘’"、，。；：.-—·…',
    *"一十百零等各区局和前1９",
    "（）",
    "“”",
    "《甲",
    "一、",
    "（一）",
    "第一条",
    "①",
    "1.",
    "1-",
    "责任单位：",
    "（责任单位：",
    "（牵头）",
    "牵头，",
    "会同",
    "区教育局、",
    "区教育局牵头，",
    "区教育局（牵头）、",
    "责任领导：张三 ",
    "相关部门",
    "各镇、街道、",
    "项目",
    "甲乙、丙丁工程",
    "3月底前，",
    "2021年",
    "同比",
    "清零",
    "新增1个，",
    "《甲》（甲〔2021〕1号）",
    "依托",
    "完成后",
    "见第1项",
    "\t",
    " ",
    "\u3000",
    "甲\t乙\t",
    "\ufeff",
    "𠮷",
]


def plan_with(body: str) -> Plan:
    return extract_bytes("plan.txt", f"{HEAD}2、推进建设{body}{TAIL}".encode())


@pytest.mark.parametrize("run", RUNS, ids=[repr(run) for run in RUNS])
def test_a_long_run_costs_no_other_task(run):
    plan = plan_with(run * (LENGTH // len(run)))

    titles = [task.title for task in plan.tasks]
    assert titles[0] == "推进学校建设"
    assert titles[-1] == "做好防汛工作"


@pytest.mark.parametrize(
    "line", ["一、\n", "1、\n", "责任单位：\n", "牵头单位：区教育局\n", "甲\t乙\t丙\n", "（一）甲\n", "|甲|乙|\n"]
)
def test_thousands_of_short_lines_are_read(line):
    plan = plan_with("\n" + line * 3_000)

    assert plan.tasks[0].title == "推进学校建设"


@pytest.mark.parametrize("pair", ["（）", "()", "【】", "[]", "《》", "“”", "「」"])
def test_brackets_ten_thousand_deep_are_read(pair):
    plan = plan_with(pair[0] * 10_000 + "区教育局" + pair[1] * 10_000)

    assert plan.tasks[-1].title == "做好防汛工作"


@pytest.mark.parametrize("label", ["（责任单位：", "\n责任单位："])
def test_a_list_of_ten_thousand_units_is_read_whole(label):
    names = "、".join(f"区第{place}学校" for place in range(10_000))

    plan = plan_with(f"。{label}{names}{'）' if '（' in label else ''}")

    assert len(plan.tasks[1].units) == 10_000
    assert plan.tasks[1].units[-1].rank == 10_000


def test_a_page_nested_too_deep_is_an_error_with_its_name():
    from graph_builder.errors import DocumentError

    with pytest.raises(DocumentError, match=r"deep\.html: .*deep"):
        extract_bytes("deep.html", ("<html><body>" + "<div>" * 50_000 + "甲").encode())
