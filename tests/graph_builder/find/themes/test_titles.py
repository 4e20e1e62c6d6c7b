"""Themes in titles: what a plan is about, without who speaks, the year and the kind of paper."""

import pytest

from graph_builder.extraction import extract_bytes
from graph_builder.find.themes.titles import title_stretches

TITLES = [
    ("湖州市2022年数字化改革重点任务分解方案", ["数字化改革"], "between the year and the kind of paper"),
    ("长宁区2021年重点工作任务分解", [], "nothing between"),
    ("浙江省民营经济高质量发展2019年重点任务责任清单", ["民营经济高质量发展"], "before the year"),
    ("广州市黄埔区2020年粤港澳大湾区建设重点工作分工表", ["粤港澳大湾区建设"], "a bay area is no place of the office"),
    ("全面推进乡村振兴加快农业农村现代化的实施方案", ["全面推进乡村振兴加快农业农村现代化"], "乡村 is no place"),
    (
        "某市人民政府办公室关于印发《某市优化营商环境三年行动方案（2023-2025年）》的通知",
        ["优化营商环境三年行动方案"],
        "inside a notice",
    ),
    (
        "黄山市2026年重点工作任务分解表（世界级康养旅游目的地建设部分）",
        ["世界级康养旅游目的地建设"],
        "in a bracket behind it",
    ),
    ("雅安市雨城区人民政府关于2017年目标任务分解的通知", [], "an office, a year, a notice"),
    ("瑞安市公共服务提升工程实施方案(2023—2027年)", ["公共服务提升工程"], "the years it covers"),
]


@pytest.mark.parametrize(("title", "expected", "why"), TITLES)
def test_a_title_says_what_a_plan_is_about(title: str, expected: list[str], why: str) -> None:
    assert [title[slice(*span)] for span in title_stretches(title, title)] == expected, why


def test_a_title_that_the_text_does_not_hold_says_nothing() -> None:
    assert title_stretches("某市2022年数字化\n改革重点任务", "某市2022年数字化改革重点任务") == []


def test_the_themes_of_the_title_are_themes_of_the_document() -> None:
    text = "湖州市2022年河湖长制重点任务分解方案\n\n1.推进数字化改革。（责任单位：市水利局）\n"

    plan = extract_bytes("plan.txt", text.encode())

    assert [(theme.name, text[slice(*theme.span)]) for theme in plan.document.themes] == [("河湖长制", "河湖长制")]


@pytest.mark.parametrize("unit", ["2022年", "重点", "（", "市", "关于印发"])
def test_hostile_titles_come_to_an_end(unit: str) -> None:
    title = unit * 5000

    assert isinstance(title_stretches(title, title), list)
