"""Lists from plans of other layouts that were read wrong once: (paragraph, what is read, why)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import find_answers, find_rules, is_answer_line, read_answers
from graph_builder.model import Span, UnitMention

_ROLES = {"lead": "L", "responsible": "R", "support": "S"}

PREFIXES = [
    (
        "责任单位：市科委、厦门市湖里生态环境局、宝山区教育局、城市更新局",
        "市科委/R 厦门市湖里生态环境局/R 宝山区教育局/R 城市更新局/R=市城市更新局",
        "门市, 山区 and 城市 in names",
    ),
    (
        "责任单位：市科委、巢湖管理局、三亚海事局、科技城管委会、机关事务管理局",
        "市科委/R 巢湖管理局/R 三亚海事局/R 科技城管委会/R 机关事务管理局/R=市机关事务管理局",
        "bodies of a place",
    ),
    ("牵头单位：市轨道集团、公安分局", "市轨道集团/L 公安分局/L", "a branch belongs to the plan's own district"),
    (
        "责任单位：省农业农村厅、公安厅、长江航运公安局芜湖分局",
        "省农业农村厅/R 公安厅/R=省公安厅 长江航运公安局芜湖分局/R",
        "a body of a river",
    ),
    (
        "责任单位：区应急局、杭州市公安局萧山区分局、杭州市萧山区税务局、民政局",
        "区应急局/R 杭州市公安局萧山区分局/R 杭州市萧山区税务局/R 民政局/R=区民政局",
        "names with their own place",
    ),
    (
        "责任单位：区住建局、市自然资源局城北分局、财政局",
        "区住建局/R 市自然资源局城北分局/R 财政局/R=区财政局",
        "a branch hands nothing on",
    ),
    ("责任单位：市自然资源局城北分局、交警城北大队", "市自然资源局城北分局/R 交警城北大队/R", "the same"),
    (
        "责任单位：区安监局、消防未央大队、交警大队、消防救援大队",
        "区安监局/R 消防未央大队/R 交警大队/R=区交警大队 消防救援大队/R=区消防救援大队",
        "the place in the middle",
    ),
    ("责任单位：金普新区管委会、市商务局、市外经贸局", "金普新区管委会/R 市商务局/R 市外经贸局/R", "市 before 外经"),
    ("责任单位：镇海区政府、乡村振兴局", "镇海区政府/R 乡村振兴局/R", "镇海 is no level"),
    ("责任单位：省市场监管局、公安厅", "省市场监管局/R 公安厅/R=省公安厅", "省 before 市场"),
    (
        "责任单位：自治区发展改革委、工业和信息化厅、宣传部",
        "自治区发展改革委/R 工业和信息化厅/R=自治区工业和信息化厅 宣传部/R=自治区党委宣传部",
        "自治区",
    ),
    (
        "责任单位：市生态环境局长安分局、税务长安分局",
        "市生态环境局长安分局/R 税务长安分局/R",
        "branches inherit nothing",
    ),
]
GROUPS = [
    ("责任单位：省农业厅、各设区市、省直管县（市）政府", "省农业厅/R 各设区市、省直管县（市）政府/R*", ""),
    (
        "责任单位：省林业局，各市委、市政府",
        "省林业局/R 各市委、市政府/R*",
        "committees and governments of the same places",
    ),
    ("责任单位：市林水局、各区、县（市），市财政局", "市林水局/R 各区、县（市）/R* 市财政局/R", ""),
    ("（各省、自治区、直辖市人民政府负责）", "各省、自治区、直辖市人民政府/R*", ""),
    (
        "责任单位：市发展改革委、各区（新区）、市属国企",
        "市发展改革委/R 各区（新区）/R* 市属国企/R*",
        "a set of its own",
    ),
    ("责任单位：州属国有企业、建设单位、项目所在地政府", "州属国有企业/R* 建设单位/R* 项目所在地政府/R*", ""),
    (
        "（司法部、发展改革委等国务院相关部门及各地区按职责分别负责）",
        "司法部/R 发展改革委/R+ 各地区/R*",
        "等 with its kind",
    ),
]
VERBS = [
    (
        "（省经济和信息化厅、省发展改革委按照职责分工负责，每季度报送进展）",
        "省经济和信息化厅/R 省发展改革委/R",
        "a clause of its own",
    ),
    ("区考评办牵头，区委督查室配合，每月通报。", "区考评办/L 区委督查室/S", "每月通报 is no unit"),
    ("由区政府督查室牵头，组成4个督查组", "区政府督查室/L", "nor is 组成4个督查组"),
    (
        "（部法制司牵头，公路局、运输服务司、海事局配合）",
        "部法制司/L 公路局/S 运输服务司/S 海事局/S",
        "departments of a ministry",
    ),
    ("（省发展改革委牵头，河湖长、省财政厅配合）", "省发展改革委/L 河湖长/S* 省财政厅/S", ""),
    (
        "（省发展改革委牵头，青松书画苑、省财政厅配合）",
        "省发展改革委/L 青松书画苑/S 省财政厅/S",
        "one unknown ending voids no list",
    ),
    (
        "（国家发展改革委、中央军委联合参谋部按职责分工负责）",
        "国家发展改革委/R 中央军委联合参谋部/R",
        "联合 inside a name",
    ),
    ("区商务委为牵头单位，区科委为配合单位。", "区商务委/L 区科委/S", "为 behind a name"),
    ("完成改造。区商务委（主办）、区科委（协办）", "区商务委/R 区科委/S", "roles in brackets"),
    (
        "区经信局、区数据局负责，各镇街参与；责任领导：陈建军",
        "区经信局/R 区数据局/R 各镇街/S*",
        "a label behind the verbs",
    ),
]
LABELS = [
    ("主责单位为市经济信息化委，协办单位为各区政府。", "市经济信息化委/R 各区政府/S*", "为 for a colon"),
    ("牵头单位——市发改委；责任单位——徐圩新区管委会", "市发改委/L 徐圩新区管委会/R", "a dash for a colon"),
    ("(五)整治场所120处.责任单位:区公安分局,区住建局.", "区公安分局/R 区住建局/R", "a half-width full stop"),
    ("强化治理.牵头单位:区应急局;责任单位:区公安分局", "区应急局/L 区公安分局/R", ""),
    (
        "落地。责任单位：市发改委、徐圩新区、市交通局）",
        "市发改委/R 徐圩新区/R 市交通局/R",
        "a bracket that was never opened",
    ),
    ("组长：李峰，副组长：顾志敏，成员单位：区经委、区科委", "区经委/R 区科委/R", "members of a leading group"),
    ("落地。【责任单位】区征收中心、沿线镇街【完成时限】6月底", "区征收中心/R 沿线镇街/R*", "two labels in brackets"),
    ("落地。区城管局、区建管委按职责分工负责；10月底前完成。", "区城管局/R 区建管委/R", "a time behind the list"),
    (
        "落实政策：区商务局负责；鄞州海关、区税务局协助。",
        "区商务局/R 鄞州海关/S 区税务局/S",
        "two lists of one sentence",
    ),
    ("推进两项改革；区商务局负责。", "区商务局/R", "the part before is no list"),
    ("落地。(责任单位:区应急局.区公安分局.各街镇)", "区应急局/R 区公安分局/R 各街镇/R*", "points for commas"),
    ("责任单位：县投促中心\n开发区\n递铺街道", "县投促中心/R 开发区/R 递铺街道/R", "names on lines of a cell"),
    ("完成造林10万亩责任单位：区林业局、各乡镇", "区林业局/R 各乡镇/R*", "a lost full stop"),
    ("强化督促检查，各责任单位：要高度重视", "", "no label"),
    ("明确时间表和责任单位：要高度重视", "", "no name behind it"),
    ("落地。（主抓领导：湛国平；主抓单位：区农委；保障单位：区国有企业）", "区农委/R 区国有企业/S*", "rarer labels"),
    ("落地。（责任单位：市商务局、开发（度假）区管委会）", "市商务局/R 开发（度假）区管委会/R*", "a set of boards"),
    (
        "落地。（牵头单位：区人社局，各街道配合）",
        "区人社局/L 各街道/S*",
        "配合 reaches to the comma, not over the label's unit",
    ),
    (
        "落地。（责任单位：区农委、区水务局，区科委、区商务委参与）",
        "区农委/R 区水务局/R 区科委/S 区商务委/S",
        "the same over two lists",
    ),
    ("落地。（牵头单位：区农委牵头，区科委、区商务委配合）", "区农委/L 区科委/S 区商务委/S", "each has its verb"),
]
BARE = [
    ("1.推进江阴高新区科创中心建设（市科技局、高新区管委会）", "市科技局/R 高新区管委会/R", "no label, no stop"),
    ("2.开展智改数转（市工信局）", "市工信局/R", "one name with its level"),
    ("打造“一轴三带”（区发改委、区科委）。", "区发改委/R 区科委/R", "a stop behind the bracket"),
    ("开展“局长进企业”活动（区委组织部、区工商联）", "区委组织部/R 区工商联/R", "企业 in quotes is nobody"),
    ("共建创新平台（区经科局）", "区经科局/R", "a platform is no body"),
    ("与驻区企业合作（区经科局）", "", "企业 may be who is meant"),
    ("完成检查（包括各街镇）。", "", "a remark"),
    ("移交区大数据中心（区城运中心）。", "", "another name, with a stop"),
    ("移交区大数据中心（区城运中心）", "", "another name"),
    ("支持现代化城市（市政府）", "", "a council may be another name of a town"),
    ("创建国家卫生城市（市爱卫办、各区政府）", "市爱卫办/R 各区政府/R*", "two bodies are none"),
    ("创建国家卫生城市（市爱卫办）", "市爱卫办/R", "nor is an office"),
    ("支持高新技术产业园区（市高新区管委会）", "", "the board of the zone"),
    ("听取有关部门意见（区商务委、区科委）", "", "an example"),
    ("推进医联体（区中心医院牵头、社区卫生服务中心参与）建设，提升能力。", "", "inside a clause"),
    ("分管领导为直接责任人，抓好落实。", "", "为 in a sentence"),
]


@pytest.mark.parametrize(("text", "expected", "why"), [*PREFIXES, *GROUPS, *VERBS, *LABELS, *BARE])
def test_a_hard_list_is_read(text: str, expected: str, why: str) -> None:
    span = Span(0, len(text))
    line = is_answer_line(text, span)

    answers = read_answers(text, [line] if line else find_answers(text, span), year=2021, positional=False)

    assert " ".join(map(_shape, answers.units)) == expected, why


def test_a_rule_can_make_the_rest_support() -> None:
    text = "排在第一位的为牵头部门，其余为配合部门，下同。\n（责任单位：区商务委、区科委）"
    line = Span(text.index("（"), len(text))
    rules = find_rules(text, [Span(0, line.start)])

    answers = read_answers(text, find_answers(text, line), year=2021, rules=rules)

    assert [(unit.role, unit.basis) for unit in answers.units] == [("lead", "rule"), ("support", "rule")]


def _shape(unit: UnitMention) -> str:
    marks = ("*" if unit.is_group else "") + ("+" if unit.is_open else "")
    name = f"={unit.name}" if unit.elided else ""
    return f"{unit.raw}/{_ROLES[unit.role]}{marks}{name}"
