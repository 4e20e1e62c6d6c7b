"""Hard-wrapped text: the same plan at any width, and every quotation where the text has it."""

from __future__ import annotations

import pytest

from graph_builder.extraction import extract_bytes
from graph_builder.model import Plan
from graph_builder.read import read_bytes
from graph_builder.segment import segment
from graph_builder.unwrapping import width_breaks

PLAN = """青禾市2022年重点工作任务分工方案
一、培育壮大新动能
1．加快建设青禾数字产业园，打造“云上青禾”品牌，规模以上工业增加值增长8%，新增规上企业50家，6月底前完成二期工程主体建设。（责任单位：市人社局、市工业和信息化局、各县（市、区）人民政府）
2．推进“一网通办”改革，优化审批流程，年内办理时限压缩30%以上，推动更多事项跨省通办。（牵头单位：市行政审批服务局；配合单位：市大数据发展管理局、市财政局）
二、保障改善民生
3．改造老旧小区120个，惠及居民3.5万户，建立健全物业服务长效管护机制，9月底前全部开工。（责任单位：市住房城乡建设局、市发展改革委、国网青禾供电公司）
4．新建改扩建中小学校15所，新增学位1.2万个，深化“双减”工作，办好人民满意的教育。（责任单位：市教育局、市委编办、有关部门和单位）
"""


def wrapped(text: str, width: int) -> str:
    return "\n".join(line[start : start + width] for line in text.splitlines() for start in range(0, len(line), width))


def plan_of(text: str) -> Plan:
    return extract_bytes("plan.txt", text.encode())


def names(plan: Plan) -> list[tuple[str, list[str], list[str], list[str], list[str]]]:
    return [
        (
            task.label,
            [f"{unit.role} {unit.name}" for unit in task.units],
            [theme.name for theme in task.themes],
            [project.name for project in task.projects],
            [deadline.date for deadline in task.deadlines],
        )
        for task in plan.tasks
    ]


@pytest.mark.parametrize("width", [20, 24, 31, 38, 45])
def test_a_plan_wrapped_at_any_width_names_the_same(width: int) -> None:
    plan = plan_of(wrapped(PLAN, width))

    assert names(plan) == names(plan_of(PLAN))


def test_quotations_stand_where_the_text_as_given_has_them() -> None:
    text = wrapped(PLAN, 24)

    plan = plan_of(text)

    assert plan.text == text
    assert all(task.text == text[slice(*task.span)] for task in plan.tasks)
    mentions = [(m.raw, m.span) for task in plan.tasks for m in (*task.units, *task.themes, *task.deadlines)]
    assert all(raw == text[slice(*span)] for raw, span in mentions)
    assert any("\n" in raw for raw, _ in mentions), "one of them is cut by a line's end"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (wrapped(PLAN, 24), True, "cut by its width"),
        (PLAN, False, "a paragraph a line"),
        ("青禾市2022年任务分工\n1．推进改革。\n责任单位：市人社局\n市财政局\n2．推进开放。\n", False, "short lines"),
    ],
)
def test_which_texts_were_cut_by_width(text: str, expected: bool, why: str) -> None:
    source = read_bytes("plan.txt", text.encode())

    assert bool(width_breaks(source, segment(source).wraps)) is expected, why
