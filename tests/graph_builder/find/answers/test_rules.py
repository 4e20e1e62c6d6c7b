"""Rules that a plan states once: (what it states, the list of a task, what each unit of it is, why)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import find_rules, read_answers
from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

_LETTERS = {"lead": "L", "responsible": "R", "support": "S"}
_FIRST = "县教育局/L/rule 县财政局/R/explicit"
_REST = "县教育局/L/rule 县财政局/S/rule"
_NONE = "县教育局/L/positional 县财政局/R/explicit"

FIRST = [
    ("各项任务由列在首位的部门牵头，其他部门配合，下同。", _REST, "a sentence with verbs"),
    ("以下任务排在第一位的单位牵头，其他单位配合。", _REST, ""),
    ("（注：列第一位的为牵头单位）", _FIRST, "in brackets"),
    ("（排第一位的为牵头单位，其余为责任单位）", _FIRST, "the rest answer as they would"),
    ("责任单位排序第一的负总责。", _FIRST, "负总责 leads"),
    ("各项任务的第一个单位为牵头单位，其他单位为配合单位。", _REST, ""),
    ("牵头单位排在首位，其余为配合单位。", _REST, "the other way round"),
    ("排在最前面的为牵头单位。", _FIRST, ""),
    ("第一个单位为主要牵头单位。", _FIRST, ""),
    ("由第一责任单位牵头，其他单位密切配合。", _REST, ""),
    ("责任单位排序不分先后，牵头单位负总责。", _NONE, "no order"),
    ("明确专人负责，第一时间报牵头单位。", _NONE, "第一时间"),
    ("牵头单位要把任务放在第一位。", _NONE, "a duty"),
    ("第一牵头单位要负总责，其他单位配合。", _NONE, "no place in a list"),
    ("坚持把安全摆在首位，由各部门牵头落实。", _NONE, "what comes first is no unit"),
    ("牵头单位为第一人民医院。", _NONE, "第一 in a name"),
]

MARKED = [
    ("注：加★的为牵头单位。", "★甲局、★乙局、丙局", "甲局/L/rule 乙局/L/rule 丙局/R/explicit", "before the names"),
    ("注：加★的为牵头单位，未加★的为责任单位。", "★甲局、乙局", "甲局/L/rule 乙局/R/rule", "what the others are"),
    ("标注“▲”的单位为牵头单位。", "甲局、乙局▲", "甲局/R/explicit 乙局/L/rule", "behind the names"),
    ("牵头单位加“▲”标注。", "甲局、▲乙局", "甲局/R/explicit 乙局/L/rule", "the other way round"),
    ("注：带*的为牵头单位。", "*甲局、乙局", "甲局/L/rule 乙局/R/explicit", "an asterisk"),
    ("（★为牵头单位，其余为配合单位）", "甲局、★乙局", "甲局/S/rule 乙局/L/rule", "the rest support"),
    ("注：加★的为牵头单位。", "甲局、乙局", "甲局/L/positional 乙局/R/explicit", "none is marked"),
    ("★牵头单位要负总责。", "★甲局、乙局", "甲局/L/positional 乙局/R/explicit", "a bullet"),
]


def _read(rule: str, listed: str) -> str:
    text = f"{rule}\n（责任单位：{listed}）"
    rules = find_rules(text, [Span(0, len(rule))])
    block = AnswerBlock(Span(len(rule) + 1, len(text)))
    units = read_answers(text, [block], year=2023, rules=rules).units
    return " ".join(f"{unit.raw}/{_LETTERS[unit.role]}/{unit.basis}" for unit in units)


@pytest.mark.parametrize(("rule", "expected", "why"), FIRST)
def test_a_rule_says_that_the_first_of_a_list_leads(rule: str, expected: str, why: str) -> None:
    assert _read(rule, "县教育局、县财政局") == expected, why


@pytest.mark.parametrize(("rule", "listed", "expected", "why"), MARKED)
def test_a_rule_says_which_mark_leads_carry(rule: str, listed: str, expected: str, why: str) -> None:
    assert _read(rule, listed) == expected, why
