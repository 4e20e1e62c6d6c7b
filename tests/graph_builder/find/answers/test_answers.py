"""Where answers stand in a paragraph: (paragraph, the stretches, why)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import find_answers, find_rules, is_answer_line, read_answers
from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

BLOCKS = [
    ("推进平台建设。(责任单位:区商务委、区科委)", ["(责任单位:区商务委、区科委)"], "closing bracket"),
    ("推进平台建设。（责任单位：区商务委、各街办(新区)）", ["（责任单位：区商务委、各街办(新区)）"], "nested bracket"),
    ("推进平台建设。〔责任单位：区商务委〕", ["〔责任单位：区商务委〕"], "hexagonal brackets"),
    ("推进平台建设。[责任单位:区商务委]", ["[责任单位:区商务委]"], "square brackets"),
    ("推进平台建设。【责任单位：区商务委】", ["【责任单位：区商务委】"], "black brackets"),
    ("推进平台建设。【责任单位】区商务委、区科委", ["【责任单位】区商务委、区科委"], "label in brackets of its own"),
    ("推进平台建设。（区商务委牵头，区科委、区教育局配合）", ["（区商务委牵头，区科委、区教育局配合）"], "verbs"),
    ("推进平台建设。(由区商务委牵头组织实施)", ["(由区商务委牵头组织实施)"], "由"),
    (
        "推进平台建设。（发展改革委牵头，财政部等按职责分工负责，年底前完成）",
        ["（发展改革委牵头，财政部等按职责分工负责，年底前完成）"],
        "State Council",
    ),
    ("粮食产量达到50万吨以上。责任单位:省农业厅、省水利厅", ["责任单位:省农业厅、省水利厅"], "no bracket"),
    (
        "粮食产量达到50万吨以上。责任单位:省农业厅、省水利厅。",
        ["责任单位:省农业厅、省水利厅。"],
        "no bracket, full stop",
    ),
    (
        "建设平台。牵头单位：市甲局。配合单位：市乙局。完成时限：6月底。",
        ["牵头单位：市甲局。", "配合单位：市乙局。", "完成时限：6月底。"],
        "three labelled sentences",
    ),
    (
        "推进平台建设。〔市甲局牵头，市乙局参与。以下各项工作均需各县落实，不再列出。〕",
        ["〔市甲局牵头，市乙局参与。"],
        "a rule behind the list in one bracket",
    ),
    (
        "建设平台；（责任单位：市甲局）建设道路。（责任单位：市乙局）",
        ["（责任单位：市甲局）", "（责任单位：市乙局）"],
        "in the middle and at the end",
    ),
    ("建设平台（责任单位：市甲局），并抓好后续工作。", ["（责任单位：市甲局）"], "text follows"),
    ("在三个街道（试点）推进(长宁)平台（以下简称“平台”）（GDP增长5%）", [], "brackets that answer nothing"),
    ("坚持党委领导（政府负责）、社会协同", [], "政府负责 names no body"),
    ("落实责任（包括单位责任和个人责任）", [], "责任 without a list"),
    ("各责任单位要高度重视，牵头单位要主动担责。", [], "roles in a sentence"),
    ("建设平台。（区商务委、区科委）", ["（区商务委、区科委）"], "a closing list without label"),
    ("听取部门意见（区商务委、区科委）", [], "a list in mid-sentence"),
    ("推进平台建设（2021年6月底前完成，由区商务委负责）", ["（2021年6月底前完成，由区商务委负责）"], "time first"),
    ("推进平台建设。（责任单位：区商务委、区科委", ["（责任单位：区商务委、区科委"], "lost closing bracket"),
    ("推进平台建设。责任单位：区商务委、区科委）", ["责任单位：区商务委、区科委）"], "lost opening bracket"),
    ("推进（试点区域平台。（责任单位：区商务委）", ["（责任单位：区商务委）"], "an earlier bracket is never closed"),
    (
        "推进平台建设。（牵头领导：张三；责任单位：区商务委）",
        ["（牵头领导：张三；责任单位：区商务委）"],
        "leader and unit",
    ),
    (
        "推进平台。\n责任单位：区商务委\n完成时限：年底",
        ["责任单位：区商务委", "完成时限：年底"],
        "lines inside one paragraph",
    ),
    ("推進平台建設。（責任單位：縣商務局）", ["（責任單位：縣商務局）"], "traditional script"),
    ("推进平台建设。（主办：区商务委；协办：区科委）", ["（主办：区商务委；协办：区科委）"], "labels without a noun"),
    ("推进平台建设。（完成时限：6月底）", ["（完成时限：6月底）"], "a time alone"),
    ("推进平台建设。（责任单位：）", ["（责任单位：）"], "an empty answer is still one"),
    ("推进企业负责制（由企业负责）", [], "企业 is no body"),
    ("按照属地负责（各街镇）的原则推进", [], "group without a verb"),
    ("推进平台建设，由市发改委牵头，市财政局配合。", ["由市发改委牵头，市财政局配合。"], "verbs in the last clauses"),
    (
        "推进平台建设。市发改委牵头，市财政局、市税务局配合。",
        ["市发改委牵头，市财政局、市税务局配合。"],
        "verbs in the last sentence",
    ),
    ("推进平台建设。（市住建局，6月底前完成）", ["（市住建局，6月底前完成）"], "a closing list with a time"),
    ("推进平台建设，责任单位：市住建局", ["责任单位：市住建局"], "a label behind a comma"),
    ("推进平台建设。——责任单位：市住建局、市财政局", ["责任单位：市住建局、市财政局"], "a label behind a dash"),
    ("推进平台建设。责任单位（牵头）：市住建局", ["责任单位（牵头）：市住建局"], "a bracket in the label"),
    ("推进平台建设。牵头领导：张三 牵头单位：区建委", ["牵头领导：张三 牵头单位：区建委"], "labels in a row"),
    ("推进平台建设，由企业负责，政府配合。", [], "nobody in particular"),
    ("强化统筹，压实责任，各部门要积极配合。", [], "an appeal"),
    ("优化流程（办理时限：由5个工作日压缩至3个）。", [], "a duration is no deadline"),
    ("按照“谁主管、谁负责”原则，由行业主管部门负责。", [], "a principle"),
    ("推进甲。牵头单位区教育局，配合单位区财政局。", ["牵头单位区教育局，配合单位区财政局。"], "labels without colons"),
    (
        "推进甲，责任单位区教育局、区财政局，6月底前完成。",
        ["责任单位区教育局、区财政局，6月底前完成。"],
        "behind a comma",
    ),
    ("推进甲，责任单位要每月报告进度。", [], "the word in a sentence"),
    ("推进甲，责任单位区教育局要每月报告进度、区财政局。", [], "a list that is none"),
    ("现分解如下。凡涉及多个部门的，由牵头单位负总责。", [], "a principle of the plan"),
    ("健全党委领导、政府负责、社会协同、公众参与的社会治理体制。", [], "a slogan"),
    ("落实河长制（由各级党政负责同志担任河长）。", [], "负责同志 is no verb"),
    ("督查方式：由区委督查室牵头，组织开展专项督查。", [], "a sentence that goes on"),
    ("召开联席会议（区发展改革委、区商务委参加）。", [], "who attends does not answer"),
    (
        "推进平台建设（张 磊牵头，区商务局负责，12 月底前完成）",
        ["（张 磊牵头，区商务局负责，12 月底前完成）"],
        "a leader with a verb",
    ),
    ("健全工作机制（公众参与、专人负责）", [], "nobody by name"),
    (
        "推进平台建设。（发展改革、财政等部门按职责分工负责）",
        ["（发展改革、财政等部门按职责分工负责）"],
        "names without their type",
    ),
    ("健全工作机制（即牵头抓总、分工负责）", [], "no names"),
    ("完成《实施意见（市财政局关于负责事项）》起草", [], "a title"),
]

LINES = [
    ("牵头单位：区商务委", "lead", "units"),
    ("主责部门：区商务委、区科委", "responsible", "units"),
    ("协办单位：区商务委", "support", "units"),
    ("协同责任单位：区商务委", "support", "units"),
    ("部门分工：区商务委负责，区科委配合", "responsible", "units"),
    ("责任领导：张三", None, "persons"),
    ("分管领导： 张三 李四", None, "persons"),
    ("完成时限：2021年6月底前", None, "deadline"),
    ("完成时间:全年推进", None, "deadline"),
    ("責任單位：縣商務局", "responsible", "units"),
    ("责 任 单 位 ： 区商务委", "responsible", "units"),
    ("**牵头单位：**区商务委", "lead", "units"),
    ("▲责任单位：区商务委", "responsible", "units"),
    ("（责任单位：区商务委）", "responsible", "units"),
    ("【责任单位】区商务委", "responsible", "units"),
    ("牵头单位：区商务委；配合单位：区科委", None, "units"),
    ("责任领导：张三；责任单位：区商务委；完成时限：6月", None, "mixed"),
    ("区商务委牵头，区科委、各街镇配合。", None, "units"),
    ("  责任单位：区商务委  ", "responsible", "units"),
    ("责任单位及责任人：区商务委 张三", None, "mixed"),
    ("责任单位：", "responsible", "units"),
]

NO_LINES = [
    "各责任单位要切实负起责任：一是加强领导",
    "牵头单位要主动担当",
    "一、责任单位",
    "责任单位",
    "（一）加强组织领导。各牵头单位要按照职责分工，加强协调配合。",
    "工作目标：建成三个平台",
    "时间：2021年",
    "3月底前完成方案制定",
    "区发展改革委要牵头做好协调工作，各部门积极配合",
    "坚持政府负责，社会协同，公众参与",
    "推进平台建设。（责任单位：区商务委）",
    "牵头抓总，统筹推进",
    "压实责任。各部门按职责分工负责",
]

RULES = [
    ("（排在第一位的为牵头部门，下同）", True, []),
    ("列第一位的责任单位为牵头单位。", True, []),
    ("责任单位中，排第一位的为牵头单位，其他为配合单位", True, []),
    ("责任单位排名第一的为牵头单位", True, []),
    ("注：各项任务第一个责任单位为牵头单位", True, []),
    ("首位单位为牵头单位", True, []),
    ("（列在首位的为牵头单位，下同）", True, []),
    ("各项工作排名第一的单位为牵头单位", True, []),
    ("以下各项均需各县区落实，不再列出。", False, ["各县区"]),
    ("以下各项工作均需各镇（街道）落实，不再单独列出；", False, ["各镇（街道）"]),
    ("以下任务均需各街道、镇负责落实，不再一一列出", False, ["各街道、镇"]),
    ("牵头单位要把任务放在第一位", False, []),
    ("各县区要认真落实", False, []),
]


@pytest.mark.parametrize(("text", "expected", "why"), BLOCKS)
def test_a_paragraph_gives_its_answer_stretches(text: str, expected: list[str], why: str) -> None:
    prefix = "前文（试点）。\n"
    whole = prefix + text

    blocks = find_answers(whole, Span(len(prefix), len(whole)))

    assert [whole[slice(*block.span)] for block in blocks] == expected, why


@pytest.mark.parametrize(("text", "role", "column"), LINES)
def test_a_line_of_its_own_is_one_block(text: str, role: str | None, column: str) -> None:
    block = is_answer_line(text, Span(0, len(text)))

    assert block is not None
    assert (block.role, block.column, text[slice(*block.span)]) == (role, column, text.strip())


@pytest.mark.parametrize("text", NO_LINES)
def test_a_sentence_is_no_answer_line(text: str) -> None:
    assert is_answer_line(text, Span(0, len(text))) is None


@pytest.mark.parametrize(("text", "first", "everywhere"), RULES)
def test_rules_for_the_whole_plan_are_found_with_their_words(text: str, first: bool, everywhere: list[str]) -> None:
    rules = find_rules(text, [Span(0, len(text))])

    assert (rules.first_is_lead is not None) == first
    assert [text[slice(*span)] for span in rules.everywhere] == everywhere


def test_a_rule_gives_the_first_unit_the_lead_and_says_so() -> None:
    text = "列第一位的为牵头单位。\n平台。（区商务委、区科委负责）"
    rules = find_rules(text, [Span(0, 11)])

    units = read_answers(text, find_answers(text, Span(12, len(text))), year=2021, rules=rules).units

    assert [(unit.raw, unit.role, unit.basis) for unit in units] == [
        ("区商务委", "lead", "rule"),
        ("区科委", "responsible", "explicit"),
    ]


def test_units_that_answer_everywhere_are_added_behind_the_listed_ones() -> None:
    text = "以下各项均需各县区落实，不再列出。\n平台。（责任单位：市商务局）"
    rules = find_rules(text, [Span(0, 17)])

    units = read_answers(text, find_answers(text, Span(18, len(text))), year=2021, rules=rules).units

    assert [(unit.raw, unit.role, unit.basis, unit.rank) for unit in units] == [
        ("市商务局", "lead", "positional", 1),
        ("各县区", "responsible", "rule", 2),
    ]


def test_the_positional_convention_can_be_switched_off() -> None:
    text = "（责任单位：市商务局、市科技局）"

    units = read_answers(text, find_answers(text, Span(0, len(text))), year=2021, positional=False).units

    assert [unit.role for unit in units] == ["responsible", "responsible"]


RUNS = [
    "(责任单位:甲局)",
    "责任单位:甲局。",
    "(甲:乙)",
    "甲局牵头，",
    "甲局和乙局、",
    "张三 ",
    "区委、",
    "各镇、街道、",
    "甲局(乙局)、",
    "\n责任单位：",
    "((责任单位",
    "甲局（由乙局负责",
    "甲局（责任单位：",
    "（甲局负责）",
    "区 发展 改革委 ",
    "排在第一位的",
    "等部门、",
]


@pytest.mark.parametrize("part", [*RUNS, *"（([{【〔）)、，：:；“”0９年月等和牵责由 \t各市区"])
def test_long_runs_of_one_character_are_read_in_linear_time(part: str) -> None:
    text = "（责任单位：" + part * (20_000 // len(part)) + "区商务委）"
    span = Span(0, len(text))

    blocks = find_answers(text, span)
    line = is_answer_line(text, span)

    read_answers(text, [*blocks, *([line] if line else []), AnswerBlock(span)], year=2021)
    find_rules(text, [span])
