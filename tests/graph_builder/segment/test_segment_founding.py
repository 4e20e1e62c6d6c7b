"""The founding plan: chapters, sections and tasks exactly as the gold has them, and each of its traps."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from graph_builder.outline import Outline
from graph_builder.read import read
from graph_builder.segment import segment

DATA = Path(__file__).parents[3] / "data"


@cache
def founding() -> tuple[str, Outline]:
    source = read(DATA / "plans" / "changning-2021.txt")
    return source.text, segment(source)


def test_metadata() -> None:
    found = founding()[1].metadata

    assert found.title == "长宁区委、区政府2021年重点推进和督查工作方案"
    assert (found.issuer, found.date, found.year) == ("上海市长宁区政府办公室", "2021-02-08", 2021)


def test_chapters_and_sections() -> None:
    gold = json.loads((DATA / "gold" / "changning-2021.gold.json").read_text("utf-8"))

    sections = founding()[1].sections

    assert [section.title for section in sections if section.level == 1] == [c["title"] for c in gold["chapters"]]
    assert [section.title for section in sections if section.level == 2] == [s["title"] for s in gold["sections"]]
    assert {section.parent for section in sections if section.level == 2} == {"2"}


def test_every_task_has_its_label_clause_and_span() -> None:
    gold = json.loads((DATA / "gold" / "changning-2021.gold.json").read_text("utf-8"))
    numerals = {numeral: rank for rank, numeral in enumerate("一二三四五六七八九", start=1)}

    tasks = founding()[1].tasks

    assert [(task.label, task.clause, list(task.span), task.truncated) for task in tasks] == [
        (str(t["number"]), f"2.{numerals[t['section']]}.{t['number']}", t["span"], t["truncated"])
        for t in gold["tasks"]
    ]


def test_requirements_are_no_tasks_but_count_for_the_document() -> None:
    text, outline = founding()

    assert [text[slice(*span)][:6] for span in outline.preamble] == [
        "2021年是",
        "注重对标看齐",
        "注重服务大局",
        "注重狠抓落实",
    ]


def test_the_last_task_is_cut_off_and_has_no_units() -> None:
    last = founding()[1].tasks[-1]

    assert last.truncated
    assert not last.answers
    assert [finding.kind for finding in founding()[1].findings] == ["task-truncated"]


def test_titles_are_first_sentences() -> None:
    titles = {task.label: task.title for task in founding()[1].tasks}

    assert titles["5"] == "主动服务新发展格局"
    assert titles["11"] == "推动新一轮国资国企改革,推动混合所有制改革,不断激发国有企业动力、活力、创新力"
    assert max(map(len, titles.values())) <= 60
