"""Headers of tables: (header, kind, role, period)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.columns import read_header

HEADERS = [
    ("包抓单位", "units", "responsible", ""),
    ("帮扶单位", "units", "support", ""),
    ("序号", "number", None, ""),
    ("整改责任人", "persons", None, ""),
    ("揭榜领导", "persons", None, ""),
    ("工作专班组长", "persons", None, ""),
    ("项目长", "persons", None, ""),
    ("责任单位及整改责任人", "mixed", "responsible", ""),
    ("编号", "number", None, ""),
    ("任务序号", "number", None, ""),
    ("板块", "section", None, ""),
    ("进度安排", "deadline", None, ""),
    ("序时进度", "deadline", None, ""),
    ("节点目标", "deadline", None, ""),
    ("推进计划", "deadline", None, ""),
    ("年度推进计划", "deadline", None, ""),
    ("2023年推进计划", "deadline", None, ""),
    ("项目业主", "units", "responsible", ""),
    ("牵头专班", "units", "lead", ""),
    ("专班负责人", "persons", None, ""),
    ("项目", "task", None, ""),
    ("形象进度", "note", None, ""),
    ("阶段目标", "task", None, ""),
    ("类别", "section", None, ""),
    ("工作类别", "section", None, ""),
    ("领域", "section", None, ""),
    ("任务", "task", None, ""),
    ("重点任务", "task", None, ""),
    ("工作内容", "task", None, ""),
    ("目标任务", "task", None, ""),
    ("具体措施", "task", None, ""),
    ("项目名称", "task", None, ""),
    ("主要任务", "task", None, ""),
    ("工作事项", "task", None, ""),
    ("任务分解", "task", None, ""),
    ("牵头单位", "units", "lead", ""),
    ("牵头部门", "units", "lead", ""),
    ("责任单位", "units", "responsible", ""),
    ("责任部门", "units", "responsible", ""),
    ("主责单位", "units", "responsible", ""),
    ("配合单位", "units", "support", ""),
    ("协办单位", "units", "support", ""),
    ("协同单位", "units", "support", ""),
    ("参与单位", "units", "support", ""),
    ("承办单位", "units", "responsible", ""),
    ("责任单位（牵头）", "units", "lead", ""),
    ("责任单位\n（配合）", "units", "support", ""),
    ("牵头 单位", "units", "lead", ""),
    ("責任單位", "units", "responsible", ""),
    ("牽頭單位", "units", "lead", ""),
    ("牵头（责任）单位", "units", "responsible", ""),
    ("牵头单位及配合单位", "units", "responsible", ""),
    ("责任单位（排第一位的为牵头单位）", "units", "responsible", ""),
    ("牵头单位及责任人", "mixed", "lead", ""),
    ("责任单位和责任人", "mixed", "responsible", ""),
    ("责任领导", "persons", None, ""),
    ("主管领导", "persons", None, ""),
    ("分管领导", "persons", None, ""),
    ("牵头领导", "persons", None, ""),
    ("责任人", "persons", None, ""),
    ("市级领导", "persons", None, ""),
    ("完成时限", "deadline", None, ""),
    ("完成时间", "deadline", None, ""),
    ("时间节点", "deadline", None, ""),
    ("时限要求", "deadline", None, ""),
    ("计划完成时间", "deadline", None, ""),
    ("时间", "deadline", None, ""),
    ("一季度", "milestone", None, "Q1"),
    ("第二季度", "milestone", None, "Q2"),
    ("3季度", "milestone", None, "Q3"),
    ("四季度目标", "milestone", None, "Q4"),
    ("Q1", "milestone", None, "Q1"),
    ("第一季度工作计划", "milestone", None, "Q1"),
    ("上半年", "milestone", None, "H1"),
    ("下半年工作目标", "milestone", None, "H2"),
    ("3月", "milestone", None, "M3"),
    ("12月底", "milestone", None, "M12"),
    ("4-6月", "milestone", None, "Q2"),
    ("1—6月份", "milestone", None, "H1"),
    ("1-2月目标", "milestone", None, "M2"),
    ("年度目标", "target", None, ""),
    ("考核指标", "target", None, ""),
    ("预期目标", "target", None, ""),
    ("备注", "note", None, ""),
    ("任务来源", "note", None, ""),
    ("完成情况", "note", None, ""),
    ("联系电话", "note", None, ""),
    ("牵头单位(责任单位)", "units", "lead", ""),
    ("主办单位", "units", "responsible", ""),
    ("市直牵头单位", "units", "lead", ""),
    ("责任主体", "units", "responsible", ""),
    ("落实单位", "units", "responsible", ""),
    ("配合部门（单位）", "units", "support", ""),
    ("责任处室", "units", "responsible", ""),
]
NO_HEADERS = [
    "帮扶企业",
    "",
    "区商务委",
    "张三",
    "6月底前完成主体结构封顶并投入使用",
    "推进青川新城三期工程开工建设，力争年内竣工，打造区域新地标，提升城市能级，服务人民群众",
]


@pytest.mark.parametrize(("header", "kind", "role", "period"), HEADERS)
def test_a_header_says_what_its_column_holds(header: str, kind: str, role: str | None, period: str) -> None:
    meaning = read_header(header)

    assert meaning is not None
    assert (meaning.kind, meaning.role, meaning.period) == (kind, role, period)


@pytest.mark.parametrize("header", NO_HEADERS)
def test_a_cell_of_content_is_no_header(header: str) -> None:
    assert read_header(header) is None
