"""Rarer labels, sets and brackets, each beside its near miss: (paragraph, units, persons, why)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import find_answers, is_answer_line, read_answers
from graph_builder.model import Span, UnitMention

_ROLES = {"lead": "L", "responsible": "R", "support": "S"}

ROWS = [
    ("总牵头：市委改革办；分项牵头：市发改委、市经信局", "市委改革办/L 市发改委/L 市经信局/L", "", "leads of parts"),
    ("责任单位：市委改革办、分项工程指挥部", "市委改革办/R 分项工程指挥部/R", "", "分项 in a name"),
    ("抓好安全。主管部门：市应急局，协管部门：市消防救援支队", "市应急局/R 市消防救援支队/S", "", "behind a stop"),
    ("抓好安全。主抓单位：市应急局；协抓单位：市消防救援支队", "市应急局/R 市消防救援支队/S", "", ""),
    ("抓好安全，由行业主管部门监管：一是查，二是改。", "", "", "主管部门 in a sentence"),
    ("挂包领导：李某；挂包单位：市审计局", "市审计局/R", "李某", "包 and 挂"),
    ("责任单位：市水利局；服务单位：市审计局；服务企业：甲公司", "市水利局/R 市审计局/S", "", "who is served answers not"),
    ("责任单位：市城管局、市公安局等市直有关部门和各县（市、区）", "市城管局/R 市公安局/R+ 各县（市、区）/R*", "", "等 and a level"),
    ("（牵头单位：市应急局、市消防救援支队等成员单位及各县区）", "市应急局/L 市消防救援支队/L+ 各县区/L*", "", "等成员单位"),
    ("责任单位：市安委会成员单位", "市安委会成员单位/R*", "", "a set without 等"),
    ("责任单位：市财政局，各县区政府（以下各项均需各县区落实，不再列出）", "市财政局/R 各县区政府/R*", "", "a rule behind a set"),
    ("责任单位：市财政局，各街办（新区）", "市财政局/R 各街办（新区）/R*", "", "a bracket of the set"),
    ("责任单位：安全信访科 各学校、幼儿园", "安全信访科/R 各学校、幼儿园/R*", "", "a section before a set"),
    ("责任单位：县委 各部委", "县委 各部委/R*", "", "a committee's own"),
    ("责任单位：市档案局（馆）、市水务局（负责骨干工程）", "市档案局（馆）/R 市水务局/R", "", "a second type, and a remark"),
    ("责任单位（责任人）：区征收中心（林森）、区治堵办（试点）", "区征收中心/R 区治堵办/R", "林森", "a surname like a word"),
    ("责任单位：区征收中心（林森）", "区征收中心/R", "", "no label promises persons"),
    ("责任单位：规范性文件制定部门", "规范性文件制定部门/R*", "", "a set by its duty"),
    ("责任单位：市住建局，涉改部门、用地单位", "市住建局/R 涉改部门/R* 用地单位/R*", "", "sets behind a unit"),
    ("责任单位：市水利局、市住建局#用地单位", "市水利局/R 市住建局#用地单位/R", "", "a sign between two"),
    ("推进改革（试点单位）", "", "", "no label, no set"),
    ("责任单位：市住建局\n局长 王明", "市住建局/R", "王明", "a unit, and who heads it"),
    ("责任单位：王明 市住建局局长、市水利局", "市住建局/R 市水利局/R", "王明", "the post behind the name"),
    ("责任领导：市住建局局长王明", "", "王明", "a leader's post is no unit"),
    ("责任单位：市水利局、市政府副市长王明", "市水利局/R", "王明", "a post of a government"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "units", "persons", "why"), ROWS)
def test_who_answers_is_read(text: str, units: str, persons: str, why: str) -> None:
    span = Span(0, len(text))
    line = is_answer_line(text, span)

    answers = read_answers(text, [line] if line else find_answers(text, span), year=2023, positional=False)

    assert " ".join(map(_shape, answers.units)) == units, why
    assert " ".join(person.name for person in answers.persons) == persons, why


def _shape(unit: UnitMention) -> str:
    marks = ("*" if unit.is_group else "") + ("+" if unit.is_open else "")
    return f"{unit.raw}/{_ROLES[unit.role]}{marks}"
