"""Deadlines in sentences and cells of a plan of 2021: (text, [(raw, date, kind)], why)."""

from __future__ import annotations

import pytest

from graph_builder.errors import LexiconError
from graph_builder.find.times.deadlines import (
    find_deadlines,
    is_deadline,
    read_deadline_cell,
)
from graph_builder.find.times.words import deadline_words, load_deadline_words
from graph_builder.model import Span

SENTENCES = [
    ("电站10月下闸蓄水。", [("10月", "2021-10-31", "during")], "a rarer verb"),
    ("县城8月评选最美庭院。", [("8月", "2021-08-31", "during")], ""),
    ("城际三季度进入联调联试。", [("三季度", "2021-09-30", "quarter")], ""),
    (
        "一季度摸底，四季度验收。",
        [("一季度", "2021-03-31", "quarter"), ("四季度", "2021-12-31", "quarter")],
        "",
    ),
    (
        "6月、12月各检查一次。",
        [("6月", "2021-06-30", "during"), ("12月", "2021-12-31", "during")],
        "two months of one verb",
    ),
    ("放映电影2472场，全年。", [("全年", "", "continuous")], "a clause of its own"),
    ("工作者薪酬，全年兑现。", [("全年兑现", "", "continuous")], ""),
    ("全年为企业减负1500亿元。", [], "the year of a sum"),
    ("主汛期前清淤。", [("主汛期前", "", "by")], "a season"),
    ("市两会召开前完成。", [("市两会召开前", "", "by")], "a meeting"),
    ("秋季开学前建成。", [("秋季开学前", "2021-08-31", "by")], "the school year begins in September"),
    (
        "工程年底通航，方案三季度报市政府。",
        [("年底", "2021-12-31", "by"), ("三季度", "2021-09-30", "quarter")],
        "报 to a government",
    ),
    ("三季度报表有误。", [], "报 in a word"),
    ("6月是安全生产月。", [], "what a month is"),
    ("20年来首次召开。", [], "a span of years"),
    ("3月底前完成方案制定。", [("3月底前", "2021-03-31", "by")], "month, before"),
    ("2023年12月底前完成。", [("2023年12月底前", "2023-12-31", "by")], "a year of its own"),
    ("上半年完成主体建设。", [("上半年", "2021-06-30", "during")], ""),
    ("下半年启动招商。", [("下半年", "2021-12-31", "during")], ""),
    ("第三季度投入使用。", [("第三季度", "2021-09-30", "quarter")], ""),
    (
        "一季度出台方案，二季度全面实施。",
        [("一季度", "2021-03-31", "quarter"), ("二季度", "2021-06-30", "quarter")],
        "",
    ),
    ("年内建成三个平台。", [("年内", "2021-12-31", "during")], ""),
    ("年底前建成三个平台。", [("年底前", "2021-12-31", "by")], ""),
    ("年底建成三个平台。", [("年底", "2021-12-31", "by")], ""),
    ("力争6月中旬开工。", [("6月中旬", "2021-06-20", "during")], ""),
    ("年内筹集人才住房5000套。", [("年内", "2021-12-31", "during")], "what is raised is done by then"),
    ("力争年内开工。", [("年内", "2021-12-31", "during")], ""),
    ("确保10月1日前通车。", [("10月1日前", "2021-10-01", "by")], "a day"),
    ("6月30日前报送。", [("6月30日前", "2021-06-30", "by")], ""),
    ("于2021年11月30日之前完成验收。", [("2021年11月30日之前", "2021-11-30", "by")], ""),
    ("今年年底前完成。", [("今年年底前", "2021-12-31", "by")], ""),
    ("明年6月底前完成。", [("明年6月底前", "2022-06-30", "by")], ""),
    ("2021年年底前完成。", [("2021年年底前", "2021-12-31", "by")], ""),
    ("2022年上半年竣工。", [("2022年上半年", "2022-06-30", "during")], ""),
    ("2月底前完成。", [("2月底前", "2021-02-28", "by")], "the month's last day"),
    ("2024年2月底前完成。", [("2024年2月底前", "2024-02-29", "by")], "leap year"),
    ("十二月底前完成。", [("十二月底前", "2021-12-31", "by")], "Chinese numerals"),
    ("二〇二一年六月底前完成。", [("二〇二一年六月底前", "2021-06-30", "by")], "Chinese year"),
    ("到2021年底，建成五个站点。", [("2021年底", "2021-12-31", "by")], "the plan's own year"),
    ("1-6月完成投资5亿元。", [("1-6月", "2021-06-30", "during")], "a range ends with its last month"),
    ("3月至9月开展专项行动。", [("3月至9月", "2021-09-30", "during")], ""),
    ("5月上旬启动，8月下旬完成。", [("5月上旬", "2021-05-10", "during"), ("8月下旬", "2021-08-31", "during")], ""),
    ("完成平台建设（6月底前）。", [("6月底前", "2021-06-30", "by")], "in brackets"),
    ("完成平台建设，2021 年 6 月底前投用。", [("2021 年 6 月底前", "2021-06-30", "by")], "blanks"),
    ("６月底前完成。", [("６月底前", "2021-06-30", "by")], "full-width digits"),
    ("开展巡查（全年推进）。", [("全年推进", "", "continuous")], "standing alone"),
    ("开展巡查，持续推进。", [("持续推进", "", "continuous")], ""),
    ("前三季度完成投资目标。", [("前三季度", "2021-09-30", "quarter")], ""),
    ("三季度末前完成。", [("三季度末前", "2021-09-30", "by")], ""),
    ("年中完成评估。", [("年中", "2021-06-30", "during")], ""),
    ("持续推进社会面智能安防建设。", [], "a verb with an object"),
    ("全年空气优良率达到90%。", [], "the year of a target"),
    ("到2035年，建成现代化城市。", [], "target year of a strategy"),
    ("到2025年底，建成现代化城市。", [], "beyond the plan's year without 前"),
    ("“十四五”末达到90%。", [], "a plan period"),
    ("编制二〇三五年远景目标纲要。", [], ""),
    ("有效期至2025年12月31日。", [], "validity"),
    ("本方案自2021年3月1日起施行。", [], "start of validity"),
    ("截至2020年12月，已完成80%。", [], "past"),
    ("2020年12月底前已完成的项目。", [], "before the plan's year"),
    ("去年底完成的项目。", [], "past"),
    ("对照2021年重点工作推进。", [], "a year alone"),
    ("深入学习习近平总书记11月12日重要讲话。", [], "a date of a speech"),
    ("按期完成。", [], "no date"),
    ("第七轮计划按期完成，4.0版方案。", [], ""),
    ("每月召开例会。", [], "a frequency"),
    ("打造15分钟生活圈，开工45公里。", [], ""),
    ("比上年同期增长6%。", [], ""),
    ("10月份以来的工作。", [], ""),
    ("中国共产党成立100周年。", [], ""),
]

CELLS = [
    ("2021.6", [("2021.6", "2021-06-30", "during", "")], ""),
    ("2021-06-30", [("2021-06-30", "2021-06-30", "by", "")], ""),
    ("2021/6/30", [("2021/6/30", "2021-06-30", "by", "")], ""),
    ("2021.12.31", [("2021.12.31", "2021-12-31", "by", "")], ""),
    ("6月", [("6月", "2021-06-30", "during", "")], ""),
    ("6月底", [("6月底", "2021-06-30", "by", "")], ""),
    ("6月30日", [("6月30日", "2021-06-30", "by", "")], ""),
    ("6月底前完成", [("6月底前", "2021-06-30", "by", "")], ""),
    ("2021年第二季度", [("2021年第二季度", "2021-06-30", "quarter", "")], ""),
    ("二季度", [("二季度", "2021-06-30", "quarter", "")], ""),
    ("上半年", [("上半年", "2021-06-30", "during", "")], ""),
    ("年内", [("年内", "2021-12-31", "during", "")], ""),
    ("年底", [("年底", "2021-12-31", "by", "")], ""),
    ("2021年底", [("2021年底", "2021-12-31", "by", "")], ""),
    ("2021年", [("2021年", "2021-12-31", "during", "")], "a year alone, in a cell"),
    ("2022年12月", [("2022年12月", "2022-12-31", "during", "")], ""),
    ("9月投入使用", [("9月投入使用", "2021-09-30", "milestone", "投入使用")], ""),
    (
        "3月底前完成方案；12月底前完成建设",
        [
            ("3月底前", "2021-03-31", "by", "完成方案"),
            ("12月底前", "2021-12-31", "by", "完成建设"),
        ],
        "two times, each with what is due",
    ),
    ("1-12月", [("1-12月", "2021-12-31", "during", "")], ""),
    ("1月-12月", [("1月-12月", "2021-12-31", "during", "")], ""),
    ("2021年1月至2022年6月", [("2021年1月至2022年6月", "2022-06-30", "during", "")], "a range over two years"),
    ("即日起至12月底", [("12月底", "2021-12-31", "by", "")], "from now on"),
    ("2021-2023年", [("2021-2023年", "2023-12-31", "during", "")], "due in the last one"),
    ("按季度推进", [("按季度推进", "", "continuous", "")], ""),
    ("年终前", [("年终前", "", "by", "")], ""),
    ("6.30前", [("6.30前", "2021-06-30", "by", "")], "a point for 月"),
    ("21年底", [("21年底", "2021-12-31", "by", "")], "a year of two digits"),
    ("年度内", [("年度内", "2021-12-31", "during", "")], ""),
    ("年內", [("年內", "2021-12-31", "during", "")], "traditional script"),
    ("常年坚持", [("常年坚持", "", "continuous", "")], ""),
    ("Q1", [("Q1", "2021-03-31", "quarter", "")], ""),
    ("一年内", [("一年内", "", "by", "")], "a duration is not 年内"),
    ("半年内", [("半年内", "", "by", "")], ""),
    ("印发后3个月内完成", [("印发后3个月内完成", "", "by", "")], ""),
    ("全年完成", [("全年", "2021-12-31", "during", "")], "done when the year ends"),
    (
        "2021年底前完成并持续推进",
        [("2021年底前", "2021-12-31", "by", ""), ("持续推进", "", "continuous", "")],
        "and on it goes",
    ),
    ("全年", [("全年", "", "continuous", "")], ""),
    ("全年推进", [("全年推进", "", "continuous", "")], ""),
    ("持续推进", [("持续推进", "", "continuous", "")], ""),
    ("长期坚持", [("长期坚持", "", "continuous", "")], ""),
    ("常态化", [("常态化", "", "continuous", "")], ""),
    ("每季度", [("每季度", "", "continuous", "")], ""),
    ("每月", [("每月", "", "continuous", "")], ""),
    ("年底前取得阶段性成效", [("年底前", "2021-12-31", "by", "")], "words that add nothing"),
    ("6月底前完成，并长期坚持", [("6月底前", "2021-06-30", "by", "")], ""),
    ("2021年—2023年", [("2021年—2023年", "2023-12-31", "during", "")], "a range of years"),
    ("2021.6-2021.12", [("2021.6-2021.12", "2021-12-31", "during", "")], "a range of numbers"),
    ("十二月三十一日前", [("十二月三十一日前", "2021-12-31", "by", "")], "a day in Chinese numerals"),
    ("每季度末", [("每季度末", "", "continuous", "")], ""),
    ("立行立改，长期坚持", [("立行立改，长期坚持", "", "continuous", "")], ""),
    ("持續推進", [("持續推進", "", "continuous", "")], "traditional script"),
    ("汛前", [("汛前", "", "by", "")], "a season has no date"),
    ("按期完成", [], "no date"),
    ("/", [], ""),
    ("", [], ""),
    (" 6月 \n", [("6月", "2021-06-30", "during", "")], "blanks around"),
    ("2021年6月\n底前", [("2021年6月\n底前", "2021-06-30", "by", "")], "broken by the cell's edge"),
    ("12月31日前", [("12月31日前", "2021-12-31", "by", "")], ""),
    ("2021年4季度", [("2021年4季度", "2021-12-31", "quarter", "")], ""),
    ("第四季度前", [("第四季度前", "2021-12-31", "by", "")], ""),
    (
        "2021年6月底前完成主体结构封顶",
        [("2021年6月底前", "2021-06-30", "by", "完成主体结构封顶")],
        "",
    ),
]

TIMES = [
    "年底前完成",
    "持续推进",
    "年底前",
    "2021年12月底前完成",
    "6月30日前",
    "全年推进",
    "按期完成",
    "上半年",
    "2021.6",
    "2021年底前取得阶段性成效",
    "力争年内完成",
    "2021年6月",
]
NO_TIMES = [
    "区发展改革委",
    "月坛街道",
    "季度办",
    "年报社",
    "市年鉴编辑部",
    "六月镇",
    "各街镇",
    "区委",
    "8号桥园区",
    "三季度公司",
    "",
]


def found(text: str) -> list[tuple[str, str, str]]:
    (deadlines,) = find_deadlines("前文。" + text, [[Span(3, 3 + len(text))]], 2021)
    return [(deadline.raw, deadline.date, deadline.kind) for deadline in deadlines]


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES)
def test_a_sentence_gives_its_deadlines(text: str, expected: list[tuple[str, str, str]], why: str) -> None:
    assert found(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), CELLS)
def test_a_cell_gives_its_deadlines(text: str, expected: list[tuple[str, str, str, str]], why: str) -> None:
    deadlines = read_deadline_cell(text, Span(0, len(text)), 2021)

    assert [(one.raw, one.date, one.kind, one.milestone) for one in deadlines] == expected, why
    assert all(text[slice(*one.span)] == one.raw for one in deadlines)


@pytest.mark.parametrize(
    ("period", "date"),
    [
        ("Q1", "2021-03-31"),
        ("Q2", "2021-06-30"),
        ("Q4", "2021-12-31"),
        ("H1", "2021-06-30"),
        ("M3", "2021-03-31"),
        ("Y", "2021-12-31"),
    ],
)
def test_a_cell_of_a_period_column_is_a_milestone_due_at_its_end(period: str, date: str) -> None:
    text = "完成主体结构"

    (deadline,) = read_deadline_cell(text, Span(0, len(text)), 2021, period=period)

    assert (deadline.raw, deadline.milestone, deadline.date, deadline.kind) == (text, text, date, "milestone")


@pytest.mark.parametrize("text", TIMES)
def test_a_time_alone_is_told_from_a_name(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize("text", NO_TIMES)
def test_a_name_is_no_time(text: str) -> None:
    assert not is_deadline(text)


def test_each_task_gets_the_deadlines_of_its_own_stretches() -> None:
    text = "3月底前完成。加强管理。持续推进。年底前建成。"

    first, second, third = find_deadlines(text, [[Span(0, 7)], [Span(7, 12)], [Span(12, 17), Span(17, 23)]], 2021)

    assert [one.raw for one in first] == ["3月底前"]
    assert second == ()
    assert [one.raw for one in third] == ["持续推进", "年底前"]


def test_without_a_year_only_a_written_year_gives_a_date() -> None:
    text = "3月底前完成，2023年底前投用。"

    (deadlines,) = find_deadlines(text, [[Span(0, len(text))]], None)

    assert [(one.raw, one.date) for one in deadlines] == [("3月底前", ""), ("2023年底前", "2023-12-31")]


@pytest.mark.parametrize("part", ["1", "年", "月", "12月", "2021年", "1-", "上半年", "3月底前"])
def test_long_runs_are_read_in_linear_time(part: str) -> None:
    text = part * 8_000

    find_deadlines(text, [[Span(0, len(text))]], 2021)


def test_all_faults_of_a_lexicon_are_told_at_once() -> None:
    with pytest.raises(LexiconError) as caught:
        load_deadline_words("completions: [完成, 完成]\nsurprise: []\n", where="mine.yaml")

    message = str(caught.value)
    assert "mine.yaml" in message
    assert "unknown key 'surprise'" in message
    assert "'完成' stands twice" in message
    assert "not_before" in message


def test_the_shipped_lexicon_loads() -> None:
    assert deadline_words().continuous


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("2.6月30日前实现免费发放", "6月30日前", "the mark before it is the label's"),
        ("3.年底前完成步行街东拓", "年底前", "the same"),
        ("12.第三季度完成调试", "第三季度", "the same"),
    ],
)
def test_a_time_right_behind_a_numbered_label_is_found(text: str, expected: str, why: str) -> None:
    start = text.index(".") + 1

    assert [one.raw for one in find_deadlines(text, [[Span(start, len(text))]], 2021)[0]] == [expected], why


def test_the_month_of_a_decimal_is_no_time() -> None:
    assert find_deadlines("投入2.6月底完成", [[Span(0, 10)]], 2021) == [()]


@pytest.mark.parametrize(
    ("cell", "period", "date", "kind"),
    [
        ("8月试生产", "Q3", "2021-08-31", "milestone"),
        ("10月底前投用", "Q4", "2021-10-31", "milestone"),
        ("7月开工，8月底前完工", "Q3", "2021-08-31", "milestone"),
        ("2021年10月开工", "Q3", "2021-09-30", "milestone"),
        ("全年推进", "Q1", "", "continuous"),
        ("长期坚持", "Q1", "", "continuous"),
        ("持续推进", "Q2", "2021-06-30", "milestone"),
    ],
)
def test_a_cell_of_a_period_column_can_hold_a_date_of_its_own(cell: str, period: str, date: str, kind: str) -> None:
    (deadline,) = read_deadline_cell(cell, Span(0, len(cell)), 2021, period=period)

    assert (deadline.raw, deadline.date, deadline.kind) == (cell, date, kind)
