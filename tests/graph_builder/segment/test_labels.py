"""Labels at the start of a line, and numbers that are none."""

from __future__ import annotations

import pytest

from graph_builder.segment.labels import read_label


@pytest.mark.parametrize(
    ("line", "kind", "number", "shown", "why"),
    [
        ("一、总体要求", "cn", 1, "一", "chapter"),
        ("三十、抓好落实", "cn", 30, "三十", "tasks run on to thirty"),
        ("（三）全力推进", "cn_bracket", 3, "（三）", "full width"),
        ("(十二) 推进", "cn_bracket", 12, "(十二)", "half width, blank behind"),
        ("㈢推进", "cn_bracket", 3, "㈢", "one character"),
        ("5、 主动服务", "digit", 5, "5", "enumeration comma"),
        ("1.推进", "digit", 1, "1", "full stop"),
        ("1．推进", "digit", 1, "1", "full-width full stop"),
        ("1﹒推进", "digit", 1, "1", "small full stop"),
        ("１２、推进", "digit", 12, "１２", "full-width digits"),
        ("3、2021年底前完成", "digit", 3, "3", "the task begins with a year"),
        ("一、2020年工作回顾", "cn", 1, "一", "the heading begins with a year"),
        ("⒊推进", "digit", 3, "⒊", "one character"),
        ("1.2 推进", "decimal", 2, "1.2", "second level"),
        ("2.1.3 推进", "decimal_3", 3, "2.1.3", "third level, below 2.1"),
        ("（2）完善", "digit_bracket", 2, "（2）", "detail"),
        ("2）完善", "digit_half", 2, "2）", "half a bracket"),
        ("③完善", "circle", 3, "③", "circle"),
        ("第十条 加强", "article", 10, "第十条", "article"),
        ("第二章 任务", "chapter", 2, "第二章", "chapter of articles"),
        ("第一部分 总则", "part", 1, "第一部分", "part"),
        ("一是加强", "ordinal", 1, "一是", "ordinal"),
        ("任务三：招商", "named", 3, "任务三", "named item"),
        ("▲推进", "bullet", 0, "▲", "bullet"),
        ("▲3.打造园区", "digit", 3, "3", "a mark of weight before the number"),
        ("——推进", "bullet", 0, "——", "dash"),
        ("四、一、二、三产业融合", "cn", 4, "四", "a lower numeral follows: the task begins with it"),
    ],
)
def test_label(line: str, kind: str, number: int, shown: str, why: str) -> None:
    label = read_label(line, 0, len(line))

    assert label is not None, why
    assert (label.kind, label.number, label.text) == (kind, number, shown), why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("一、二、三级医院", "an enumeration"),
        ("十、百、千工程", "an enumeration of sizes"),
        ("1.5%的增幅", "a decimal"),
        ("3.15晚会", "a date"),
        ("2021年工作", "a year"),
        ("1、2号楼改造", "house numbers"),
        ("第八轮环保", "a round"),
        ("— 5 —", "a page number"),
        ("统一、规范", "a word"),
        ("任务分工", "a word"),
    ],
)
def test_no_label(line: str, why: str) -> None:
    assert read_label(line, 0, len(line)) is None, why


def test_a_run_of_marks_is_one_label_and_no_deep_recursion() -> None:
    label = read_label("▲" * 5000, 0, 5000)

    assert label is not None
    assert label.span.end == 1
