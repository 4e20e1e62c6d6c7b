"""Who answers for a task: brackets by the way, rules in headings, lists that break off."""

from __future__ import annotations

import pytest

from graph_builder.extraction import extract_bytes

HEAD = "上海市普陀区2022年重点工作任务清单\n"


@pytest.mark.parametrize(
    ("lines", "expected", "why"),
    [
        (
            "一、推进数字化转型\n开展一网统管试点（区城运中心、区科委）\n责任单位：区府办、区商务委",
            [("区府办", "lead", "positional"), ("区商务委", "responsible", "explicit")],
            "the label says who answers, the bracket in the detail does not",
        ),
        (
            "一、推进数字化转型，开展试点（区城运中心、区科委）",
            [("区城运中心", "lead", "positional"), ("区科委", "responsible", "explicit")],
            "nothing else says who answers",
        ),
        (
            "一、重点任务（列第一位的责任单位为牵头单位，其他为配合单位）\n1、推进旧改。（区房管局、区财政局）",
            [("区房管局", "lead", "rule"), ("区财政局", "support", "rule")],
            "a rule in a heading holds for the tasks",
        ),
    ],
)
def test_a_task_names_who_answers_and_nobody_by_the_way(
    lines: str, expected: list[tuple[str, str, str]], why: str
) -> None:
    rest = "\n二、推进开放。（责任单位：区商务委）"

    task = extract_bytes("plan.txt", (HEAD + lines + rest).encode()).tasks[0]

    assert [(unit.raw, unit.role, unit.basis) for unit in task.units] == expected, why


@pytest.mark.parametrize(
    ("end", "expected", "why"),
    [
        ("（责任单位：区水务局、区农委、乌衣镇", ["区水务局", "区农委", "乌衣镇"], "the last name is whole"),
        ("（责任单位：区水务局、区农", ["区水务局"], "half a name is no unit"),
        ("（责任单位：区水务局、", ["区水务局"], "nothing behind the mark"),
        ("（责任单位：区农", [], "no whole name"),
    ],
)
def test_a_plan_that_breaks_off_in_a_list_keeps_the_whole_names(end: str, expected: list[str], why: str) -> None:
    first = "一、推进开放。（责任单位：区商务委、区科委）\n二、实施河道治理工程。"

    task = extract_bytes("plan.txt", (HEAD + first + end).encode()).tasks[-1]

    assert [unit.raw for unit in task.units] == expected, why
    assert task.truncated


def test_a_plan_on_one_line_comes_apart_behind_its_title() -> None:
    text = (
        "深圳市光明区2022年重点工作计划一、科学城建设（一）推进装置建设。（责任单位：区科技创新局）"
        "（二）引进机构3家。（责任单位：区财政局）二、民生（三）新增学位1万个。（区教育局牵头，各街道配合）"
    )

    plan = extract_bytes("plan.txt", text.encode())

    assert plan.document.title == "深圳市光明区2022年重点工作计划"
    assert [(task.clause, [unit.raw for unit in task.units]) for task in plan.tasks] == [
        ("1.1", ["区科技创新局"]),
        ("1.2", ["区财政局"]),
        ("2.3", ["区教育局", "各街道"]),
    ]
