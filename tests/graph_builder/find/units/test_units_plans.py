"""Lists of plans of all levels, and what comes close to them: (paragraph, what is read, why)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import find_answers, is_answer_line, read_answers
from graph_builder.model import Span, UnitMention

_ROLES = {"lead": "L", "responsible": "R", "support": "S"}

LEADS = [
    ("提标（州教育局，州财政局配合）", "州教育局/R 州财政局/S", "配合 is not the first one's verb"),
    ("提标。（州教育局、州民政局，州财政局配合）", "州教育局/R 州民政局/R 州财政局/S", "nor that of the first list"),
    ("提标。（州教育局牵头，州财政局，州人社局配合）", "州教育局/L 州财政局/S 州人社局/S", "behind another verb"),
    ("提标。（配合单位：州教育局，州财政局配合）", "州教育局/S 州财政局/S", "a label of its own"),
    ("落地。（县民心工程办、各牵头部门负责）", "县民心工程办/R 各牵头部门/R*", "牵头 in the name of a set"),
    ("责任单位：各牵头单位", "各牵头单位/R*", "the same behind a label"),
]
LABELS = [
    ("落地。（牵头单位：县教育局；分牵头单位：县财政局）", "县教育局/L 县财政局/L", "a graded label"),
    ("落地。（第一牵头单位：县教育局；第二牵头单位：县财政局）", "县教育局/L 县财政局/L", ""),
    ("落地。（牵头单位1：县教育局；牵头单位2：县财政局）", "县教育局/L 县财政局/L", "a numbered label"),
    ("落地。（责任单位（一）：县教育局；责任单位（二）：县财政局）", "县教育局/R 县财政局/R", ""),
    ("落地。（牵头单位县教育局，配合单位县财政局）", "县教育局/L 县财政局/S", "neither has its colon"),
    ("落地。（牵头单位：县教育局，配合单位县财政局）", "县教育局/L 县财政局/S", "one lacks its colon"),
    ("落地。（县教育局牵头，配合单位县财政局）", "县教育局/L 县财政局/S", "a label behind a verb"),
    ("落地，配合单位要主动衔接。（县教育局牵头）", "县教育局/L", "no list behind the label"),
]
NAMES = [
    ("落地。（县水利局、县气象局按职责分工负责，主汛期前完成）", "县水利局/R 县气象局/R", "a season is a time"),
    ("责任单位：县水利局；汛期来临前", "县水利局/R", ""),
    ("责任单位：区“双随机、一公开”成员单位", "区“双随机、一公开”成员单位/R*", "a list in quotes"),
    ("责任单位：“最多跑一次”改革办、区科委", "“最多跑一次”改革办/R 区科委/R", "a name that opens with a quote"),
    (
        "责任单位：县水务局（负责骨干工程）、县农业农村局（负责田间工程）",
        "县水务局/R 县农业农村局/R",
        "remarks are no part of the name",
    ),
    ("责任单位：县交通局（按旬报送进度）", "县交通局/R", ""),
    ("责任单位：县农业农村局（改厕）", "县农业农村局/R", ""),
    ("责任单位：县财政局（排名不分先后）", "县财政局/R", ""),
    ("责任单位：县发改局（粮食局）、各街办（新区）", "县发改局（粮食局）/R 各街办（新区）/R*", "other names are"),
    ("责任单位：县教育局，附件2", "县教育局/R", "附件 names nobody"),
    ("落地。（县教育局等有关部门和单位按职责分工负责）", "县教育局/R+", "one set behind 等"),
    ("责任单位：辛街乡、西街镇、县教育局", "辛街乡/R 西街镇/R 县教育局/R", "names of towns"),
    ("责任单位：安镇街道、县教育局", "安镇街道/R 县教育局/R", "the name of a subdistrict"),
    ("责任单位：各街镇、区街乡、县教育局", "各街镇/R* 区街乡/R* 县教育局/R", "sets of towns"),
    ("落地。〖责任单位：县教育局、医保局〗", "县教育局/R 医保局/R=县医保局", "rare brackets"),
    ("落地。『责任单位：县教育局、医保局』", "县教育局/R 医保局/R=县医保局", ""),
    ("责任单位：县自然资源局、不动产登记中心", "县自然资源局/R 不动产登记中心/R=县不动产登记中心", "不 is no negation"),
    ("责任单位：县委对外联络办、县教育局", "县委对外联络办/R 县教育局/R", "对 is no preposition"),
    ("落地。（县财政局牵头，各项目单位配合）", "县财政局/L 各项目单位/S*", "各 and 项目"),
    ("落地。（县财政局牵头，外汇管理部门配合）", "县财政局/L 外汇管理部门/S*", "a kind of body"),
]


@pytest.mark.parametrize(("text", "expected", "why"), [*LEADS, *LABELS, *NAMES])
def test_a_list_is_read(text: str, expected: str, why: str) -> None:
    span = Span(0, len(text))
    line = is_answer_line(text, span)

    answers = read_answers(text, [line] if line else find_answers(text, span), year=2023, positional=False)

    assert " ".join(map(_shape, answers.units)) == expected, why


def _shape(unit: UnitMention) -> str:
    marks = ("*" if unit.is_group else "") + ("+" if unit.is_open else "")
    name = f"={unit.name}" if unit.elided else ""
    return f"{unit.raw}/{_ROLES[unit.role]}{marks}{name}"
