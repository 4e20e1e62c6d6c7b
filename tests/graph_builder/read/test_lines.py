"""Lines of a page: what is joined, what stands apart, and which gaps are a typesetter's."""

from __future__ import annotations

import pytest

from graph_builder.read.lines import Line, Margins, clean_line, join_cell, paragraphs, without_gaps

PAGE = Margins(left=90.0, right=500.0, size=14.0, pitch=20.0)


@pytest.mark.parametrize(
    ("before", "right", "after", "left", "expected", "why"),
    [
        ("推进“一网通办”改革，优化审批流", 500, "程，压缩时限。", 90, 1, "wrapped at the margin"),
        ("推进“一网通办”改革，优化审批", 455, "流程，压缩时限。", 90, 1, "short of the margin in mid-clause"),
        (
            "推进“一网通办”改革，优化审批流程，压缩办理时限。",
            455,
            "优化审批流程。",
            90,
            2,
            "short of the margin behind a full stop",
        ),
        ("一、工作任务", 200, "推进改革。", 90, 2, "a heading"),
        ("推进“一网通办”改革。", 500, "推进改革。", 118, 2, "an indent"),
        ("推进“一网通办”改革。", 500, "2.优化审批流程。", 90, 2, "a number behind a closed sentence"),
        ("新增财政投入达到", 500, "3.5亿元。", 90, 1, "a decimal is no number of a point"),
        ("完善三资管理。", 500, "牵头单位：区委组织部", 90, 2, "a caption behind a closed sentence"),
    ],
)
def test_which_lines_go_on(before: str, right: float, after: str, left: float, expected: int, why: str) -> None:
    lines = [Line(before, 90, right, 700), Line(after, left, 480, 680)]

    assert len(paragraphs(lines, PAGE)) == expected, why


def test_a_gap_between_lines_ends_a_paragraph() -> None:
    lines = [Line("推进“一网通办”改革", 90, 500, 700), Line("优化审批流程", 90, 480, 650)]

    assert len(paragraphs(lines, PAGE)) == 2


@pytest.mark.parametrize(
    ("texts", "step", "expected", "why"),
    [
        (("8．加快前期工作。责任单位：省水利厅", "9．解决饮水安全"), 20, 2, "the next number of the list"),
        (("八、加快前期工作，责任单位省水利厅", "九、解决饮水安全"), 20, 2, "the next Chinese number"),
        (("十九、加快前期工作，责任单位省水利厅", "二十、解决饮水安全"), 20, 2, "nineteen and twenty"),
        (("8．打击报警类", "110、电信网络诈骗"), 20, 1, "a number that is not the next one"),
        (("8．推进省农业厅", "二、发展现代农业"), 30, 2, "a label further off than lines of a paragraph"),
        (("8．推进省农业厅", "二、发展现代农业"), 20, 1, "a number of another row, no further off"),
        (("8．推进省农业厅", "水利厅"), 30, 1, "no label"),
    ],
)
def test_labels_behind_a_line_that_is_full(texts: tuple[str, str], step: int, expected: int, why: str) -> None:
    page = Margins(left=90.0, right=500.0, size=14.0, pitch=25.0, tight=20.0)
    lines = [Line(texts[0], 90, 500, 700), Line(texts[1], 90, 480, 700 - step)]

    assert len(paragraphs(lines, page)) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("新开工 120 台，完成 5G 基站", "新开工120台，完成5G基站", "gaps around figures"),
        ("1 推进改革", "1 推进改革", "the gap behind a label stays"),
        ("6 月底前", "6月底前", "a month is no label"),
        ("① 3月底前", "①3月底前", "the gap behind a circled number"),
        ("Internet Plus 行动", "Internet Plus行动", "Latin words stay apart"),
    ],
)
def test_typesetters_gaps(text: str, expected: str, why: str) -> None:
    assert without_gaps(text) == expected, why


def test_radicals_become_the_characters_they_look_like() -> None:
    assert clean_line("⼯作⼈员 ") == "工作人员"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["推进“一网", "通办”改革"], "推进“一网通办”改革"),
        (["推进改革。", "2.优化流程。"], "推进改革。\n2.优化流程。"),
        (["牵头单位：甲局、", "乙局", "配合单位：丙局"], "牵头单位：甲局、乙局\n配合单位：丙局"),
        (["smart", "city"], "smart city"),
    ],
)
def test_lines_of_a_cell(lines: list[str], expected: str) -> None:
    assert join_cell(lines) == expected


@pytest.mark.parametrize(
    ("lines", "room", "expected", "why"),
    [
        (["胡海燕", "区教育局"], 6, "胡海燕\n区教育局", "a line that leaves room for more"),
        (["市发展改革", "委、财政局"], 6, "市发展改革委、财政局", "a full line"),
        (["区教育局、", "区财政局"], 12, "区教育局、区财政局", "in the middle of a list"),
        (["推进“一网", "通办”改革"], 9, "推进“一网通办”改革", "an open quotation"),
        (["新建基站", "8000个"], 9, "新建基站8000个", "a figure that did not fit"),
        (["胡海燕", "区教育局"], 0, "胡海燕区教育局", "the room is not known"),
    ],
)
def test_lines_of_a_cell_that_end_early(lines: list[str], room: float, expected: str, why: str) -> None:
    assert join_cell(lines, room) == expected, why
