"""Two columns on a page: the left one is read before the right one, and what spans both stands apart."""

from __future__ import annotations

from graph_builder.read.pdf_columns import column_lines
from graph_builder.read.pdf_glyphs import Glyph

SIZE = 10.0
LEFT = [
    "一、工作任务",
    "推进一网通办改革，压",
    "缩办理时限。区政务",
    "服务办负责。",
    "二、改善民生",
    "改造老旧小区，新开",
    "工一百台。区房屋管",
]
RIGHT = [
    "理局负责。",
    "三、生态环境",
    "整治河道八条，水质",
    "优良比例达到八成。",
    "区水务局负责。",
    "四、工作要求",
    "加强组织领导。",
]


def drawn(text: str, x: float, y: float) -> list[Glyph]:
    return [Glyph(character, x + place * SIZE, y) for place, character in enumerate(text)]


def page(right: list[str]) -> list[Glyph]:
    glyphs = drawn("青禾区二〇二二年重点工作任务分工", 70, 800)
    for place, text in enumerate(LEFT):
        glyphs += drawn(text, 50, 780 - 15 * place)
    for place, text in enumerate(right):
        glyphs += drawn(text, 170, 780 - 15 * place)
    return glyphs


def test_columns_are_read_one_after_the_other() -> None:
    assert [line.text for line in column_lines(page(RIGHT), 0)] == [
        "青禾区二〇二二年重点工作任务分工",
        "一、工作任务",
        "推进一网通办改革，压缩办理时限。区政务服务办负责。",
        "二、改善民生",
        "改造老旧小区，新开工一百台。区房屋管理局负责。",
        "三、生态环境",
        "整治河道八条，水质优良比例达到八成。区水务局负责。",
        "四、工作要求",
        "加强组织领导。",
    ]


def test_a_page_of_full_lines_has_no_columns() -> None:
    rows = [a + "任" + b for a, b in zip(LEFT, RIGHT, strict=True)]
    glyphs = [glyph for place, text in enumerate(rows) for glyph in drawn(text, 50, 780 - 15 * place)]

    assert [line.text for line in column_lines(glyphs, 0)] == rows


def test_a_few_words_far_to_the_right_are_no_column() -> None:
    assert len(column_lines(page(["青禾区人民政府", "三月八日"]), 0)) == 8
