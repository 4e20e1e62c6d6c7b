"""What the text around a plan says of it: title, issuer, number, dates, year."""

from __future__ import annotations

import pytest

from graph_builder.model import Source
from graph_builder.outline import Metadata
from graph_builder.read.plain import line_spans
from graph_builder.segment import segment
from graph_builder.segment.chapters import read_chapter_words
from graph_builder.segment.imprint import normal_number
from graph_builder.source import Paragraph, SourceText

PLAN = "\n一、推进创新。（责任单位：市科技局）\n二、推进开放。（责任单位：市商务局）"


def metadata_of(front: str, tail: str = "", **meta: str) -> Metadata:
    text = front + PLAN + tail
    source = Source("plan.txt", "0" * 64, "txt", "utf-8")
    return segment(SourceText(source, text, tuple(Paragraph(span) for span in line_spans(text)), meta)).metadata


@pytest.mark.parametrize(
    ("front", "title", "why"),
    [
        ("市2021年重点工作方案", "市2021年重点工作方案", "one line"),
        ("某省三年行动方案\n（2024—2026年）", "某省三年行动方案（2024—2026年）", "its years below it"),
        ("某省2024年工作方案\n（2024年1月5日）", "某省2024年工作方案", "a day below it"),
        (
            "市委、市政府\n2021年重点推进\n和督查工作方案",
            "市委、市政府2021年重点推进和督查工作方案",
            "broken over lines",
        ),
        ("市2021年工作方案（试行）", "市2021年工作方案（试行）", "a remark behind it"),
        (
            "市2021年工作方案\n\n市2021年工作方案2021年是开局之年。",
            "市2021年工作方案",
            "repeated, glued to the first sentence",
        ),
        ("市2021年重点工作方案为贯彻落实部署，制定本方案。", "市2021年重点工作方案", "only glued"),
        (
            "某某县人民政府文件\n某政发〔2021〕3号\n关于做好2021年工作的通知",
            "关于做好2021年工作的通知",
            "below a letterhead",
        ),
        (
            "关于印发《2021年任务方案》的通知\n各单位：\n现印发给你们。\n2021年任务分工方案",
            "2021年任务分工方案",
            "below a cover notice",
        ),
        ("2021年为民办实事", "2021年为民办实事", "no usual last word"),
        (
            "2021年\n某区重点工作\n责任分工方案\n（某府办发〔2021〕3号）",
            "2021年某区重点工作责任分工方案",
            "over three lines",
        ),
        (
            "市2022年任务推进表（市政府办公室　2022年2月10日印发）",
            "市2022年任务推进表",
            "a note of its issue behind it",
        ),
        ("市政府办公室关于印发《2021年任务分工》的通知", "2021年任务分工", "the notice is all there is"),
        (
            "某市2017年政府工作要点任务分解某市人民政府办公室2017年2月16日为确保完成，",
            "某市2017年政府工作要点任务分解",
            "glued to all",
        ),
    ],
)
def test_title(front: str, title: str, why: str) -> None:
    assert metadata_of(front).title == title, why


def test_title_comes_from_the_container_where_the_text_has_none() -> None:
    assert metadata_of("各单位：\n现将工作安排如下：", title="2021年重点工作安排").title == "2021年重点工作安排"


@pytest.mark.parametrize(
    ("front", "tail", "issuer", "why"),
    [
        ("市2021年方案\n发文机构:某市政府办公室", "", "某市政府办公室", "a line of its own"),
        ("市2021年方案\n  • 发文机构：某市政府  • 发布日期：2021-02-08", "", "某市政府", "fields on one line"),
        ("市2021年方案", "\n某市人民政府办公室\n2021年2月8日", "某市人民政府办公室", "the signature"),
        ("市2021年方案", "\n某市人民政府办公室　2021年2月8日", "某市人民政府办公室", "a signature on one line"),
        ("某县人民政府关于2021年任务分工的通知", "", "某县人民政府", "the title"),
        ("某县人民政府文件\n某政发〔2021〕3号\n2021年任务分工", "", "某县人民政府", "the letterhead"),
        ("2021年任务分工\n某县人民政府办公室\n2021年2月8日", "", "某县人民政府办公室", "a line below the title"),
        ("2021年任务分工\n某县人民政府办公室 2021年2月8日印发", "", "某县人民政府办公室", "with its day"),
        ("2021年任务分工\n（县政府办公室  2024年1月）", "", "县政府办公室", "in brackets"),
        ("2021年任务分工\n某市某区人民政府某某街道办事处", "", "某市某区人民政府某某街道办事处", "a subdistrict"),
        (
            "中共某县委办公室 某县人民政府办公室\n关于印发《某县2021年分工》的通知",
            "",
            "中共某县委办公室、某县人民政府办公室",
            "two",
        ),
        (
            "2021年任务分工\n中共某县委办公室\n某县人民政府办公室",
            "",
            "中共某县委办公室、某县人民政府办公室",
            "two lines",
        ),
        (
            "某县人民政府办公室关于印发2021年任务分工的通知\n发文机构：县政府办公室",
            "",
            "某县人民政府办公室",
            "the full name",
        ),
        ("2021年任务分工\n各镇人民政府、街道办事处：", "", "", "those addressed"),
    ],
)
def test_issuer(front: str, tail: str, issuer: str, why: str) -> None:
    assert metadata_of(front, tail).issuer == issuer, why


@pytest.mark.parametrize(
    ("front", "stated", "issuer", "why"),
    [
        (
            "南宁市兴宁区人民政府办公室关于印发2021年方案的通知",
            "兴宁区政府办公室",
            "南宁市兴宁区人民政府办公室",
            "fuller in the title",
        ),
        ("南宁市兴宁区人民政府办公室关于印发2021年方案的通知", "兴宁区住房局", "兴宁区住房局", "another body"),
    ],
)
def test_a_title_says_the_full_name_of_the_issuer_a_page_states(front: str, stated: str, issuer: str, why: str) -> None:
    assert metadata_of(front, issuer=stated).issuer == issuer, why


@pytest.mark.parametrize(
    ("line", "date", "signed", "why"),
    [
        ("2021年2月8日", "", "2021-02-08", "written out: the day of signing"),
        ("（2021年2月8日）", "", "2021-02-08", "in brackets"),
        ("（津滨政办发〔2021〕14号　2021年2月8日）", "", "2021-02-08", "behind the number"),
        ("2021-02-08 10:00", "2021-02-08", "", "in digits: the day a page was published"),
    ],
)
def test_a_day_below_the_title(line: str, date: str, signed: str, why: str) -> None:
    found = metadata_of(f"某市2021年任务分工\n{line}")

    assert (found.date, found.signed) == (date, signed), why


def test_publish_date_and_signing_date_stay_apart() -> None:
    found = metadata_of("市2021年方案\n发布日期：2021年3月1日", "\n某市人民政府\n二〇二一年二月二十八日")

    assert (found.date, found.signed) == ("2021-03-01", "2021-02-28")


@pytest.mark.parametrize(
    ("front", "year", "why"),
    [
        ("市2021年重点工作方案\n发布日期：2020-12-30", 2021, "the title before the date"),
        ("市2021-2023年行动计划", 2021, "the first of several"),
        ("某市二〇二一年工作要点", 2021, "Chinese numerals"),
        (
            "市重点工作方案\n国办函〔2024〕3号\n到2035年基本实现。",
            2024,
            "the target year of a strategy is not the plan's",
        ),
        ("市重点工作方案\n国办函〔2024〕3号\n现将2025年工作安排如下：", 2025, "issued for the next year"),
        ("市重点工作方案\n国办函〔2024〕3号", 2024, "the number"),
        ("市重点工作方案\n发布日期：2022-03-01", 2022, "the date"),
    ],
)
def test_year(front: str, year: int, why: str) -> None:
    assert metadata_of(front).year == year, why


@pytest.mark.parametrize(
    "written",
    ["长府办〔2021〕5号", "长府办[2021]5号", "长府办（2021）5号", "长府办【2021】 第5号", "长府办［2021］5 号"],
)
def test_number_has_one_form(written: str) -> None:
    assert normal_number(written) == "长府办〔2021〕5号"


def test_all_faults_of_a_chapter_file_are_told_at_once() -> None:
    with pytest.raises(Exception, match=r"words\.yaml: \d+ faults") as raised:
        read_chapter_words("requirement: [工作要求, 工作要求]\nnonsense: [x]\n", where="words.yaml")

    assert "unknown key 'nonsense'" in str(raised.value)
    assert "requirement: '工作要求' stands twice" in str(raised.value)
    assert "task: needs a list" in str(raised.value)
