"""Properties of extraction: what must hold of every plan, whatever its punctuation, encoding, line breaks or place."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.contract import plan_to_json
from graph_builder.extraction import extract, extract_bytes
from graph_builder.model import Plan, Task
from graph_builder.read import read

DATA = Path(__file__).parents[2] / "data"
FILES = [
    DATA / "plans" / "changning-2021.txt",
    *(
        DATA / "gold" / f"{name}.txt"
        for name in (
            "baoshan-2022",
            "dali-2019",
            "guangzhou-2020",
            "hulan-2019",
            "hunan-2017",
            "jinjiang-2020",
            "shunde-2021",
            "xiamen-2021",
        )
    ),
]
NAMES = [file.stem for file in FILES]
BREAKS = {"CRLF": "\r\n", "CR": "\r", "blank lines": "\n\n", "spaces before the break": "  \n"}
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
HALF = str.maketrans("（）：；", "():;")
FULL = str.maketrans("():;", "（）：；")
FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_FOLDED = str.maketrans("（）：；，．０１２３４５６７８９", "():;,.0123456789")
PARAGRAPHS = [
    "各单位要提高认识，密切配合，形成合力，确保工作落到实处。",
    "各地天气以晴好为主，市民出行便利。",
    "（图片由通讯员提供）",
]


@cache
def text_of(name: str) -> str:
    file = next(file for file in FILES if file.stem == name)
    return read(file).text.removeprefix("\ufeff")


@cache
def plan_of(text: str) -> Plan:
    return extract_bytes("plan.txt", text.encode())


def folded(words: str) -> str:
    """The words without white space and with one width of punctuation and digits."""
    return re.sub(r"\s", "", words.translate(_FOLDED))


def task_record(task: Task) -> tuple[object, ...]:
    """All that a task says, without offsets and ids that hold the document's."""
    return (
        task.clause,
        folded(task.title),
        folded(task.text),
        [(folded(unit.raw), unit.role, unit.basis, unit.rank, unit.id, unit.is_group) for unit in task.units],
        [(folded(deadline.raw), deadline.date, deadline.kind) for deadline in task.deadlines],
        [(target.metric.translate(_FOLDED), target.op, target.value, target.unit) for target in task.targets],
        [folded(theme.name) for theme in task.themes],
        [folded(project.name) for project in task.projects],
        [(person.name, person.post) for person in task.persons],
        [folded(citation.title) for citation in task.citations],
        [(dependency.task.rpartition("/")[2], dependency.reason) for dependency in task.depends_on],
    )


def records(plan: Plan) -> list[tuple[object, ...]]:
    document = plan.document
    head = (folded(document.title), document.issuer, document.date, document.year, document.region)
    sections = [(section.clause, folded(section.title), section.level) for section in plan.sections]
    return [head, *sections, *(task_record(task) for task in plan.tasks)]


def quotes(plan: Plan) -> list[tuple[str, str]]:
    """Each raw of a plan beside the text at its span."""
    found = []
    mentions = [*plan.document.themes]
    for task in plan.tasks:
        found.append((task.text, plan.text[slice(*task.span)]))
        found += [
            (mention.raw, plan.text[slice(*mention.span)])
            for mention in (*task.units, *task.themes, *task.projects, *task.targets, *task.deadlines)
        ]
        found += [(f"《{cited.title}》", plan.text[slice(*cited.span)]) for cited in task.citations]
        found += [(plan.text[slice(*person.span)].count(person.name) and "named", "named") for person in task.persons]
    return found + [(mention.raw, plan.text[slice(*mention.span)]) for mention in mentions]


@pytest.mark.parametrize("name", NAMES)
def test_every_raw_quotes_the_text_at_its_span(name):
    plan = plan_of(text_of(name))

    assert [pair for pair in quotes(plan) if pair[0] != pair[1]] == []
    assert all(folded(section.title) in folded(plan.text[slice(*section.span)]) for section in plan.sections)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", NAMES)
def test_encodings_of_a_plan_give_the_same_records(name, encoding):
    found = extract_bytes("plan.txt", text_of(name).encode(encoding))

    assert records(found) == records(plan_of(text_of(name)))


@pytest.mark.parametrize("kind", BREAKS)
@pytest.mark.parametrize("name", NAMES)
def test_line_breaks_of_a_plan_give_the_same_records(name, kind):
    found = plan_of(text_of(name).replace("\n", BREAKS[kind]))

    assert records(found) == records(plan_of(text_of(name)))
    assert [pair for pair in quotes(found) if pair[0] != pair[1]] == []


@pytest.mark.parametrize("width", [HALF, FULL, FULL_DIGITS], ids=["half", "full", "full digits"])
@pytest.mark.parametrize("name", NAMES)
def test_widths_of_a_plan_give_the_same_records(name, width):
    found = plan_of(text_of(name).translate(width))

    assert records(found) == records(plan_of(text_of(name)))


def task_lines(plan: Plan) -> list[int]:
    """Where the line of each task begins that is no part of another line's task."""
    return sorted({plan.text.rfind("\n", 0, task.span.start) + 1 for task in plan.tasks})


def last_offset(plan: Plan) -> int:
    """Where the last task and what answers for it end: in a flattened table units stand below their task."""
    return max(
        span.end
        for task in plan.tasks
        for span in (task.span, *(unit.span for unit in task.units), *(deadline.span for deadline in task.deadlines))
    )


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
@pytest.mark.parametrize("place", ["before the first task", "between tasks", "after the last task"])
@pytest.mark.parametrize("name", ["changning-2021", "baoshan-2022", "guangzhou-2020", "xiamen-2021", "hunan-2017"])
def test_an_unrelated_paragraph_changes_no_task(name, place, paragraph):
    text, plan = text_of(name), plan_of(text_of(name))
    lines = task_lines(plan)
    where = {
        "before the first task": text.rfind("\n", 0, plan.sections[0].span.start if plan.sections else lines[0]) + 1,
        "between tasks": lines[len(lines) // 2],
        "after the last task": text.find("\n", last_offset(plan)) + 1 or len(text),
    }[place]
    changed = plan_of(f"{text[:where].rstrip()}\n{paragraph}\n{text[where:]}")

    assert [task.clause for task in changed.tasks] == [task.clause for task in plan.tasks]
    assert [record[3:] for record in map(task_record, changed.tasks)] == [
        record[3:] for record in map(task_record, plan.tasks)
    ]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NAMES), st.floats(0.01, 1))
def test_a_plan_cut_anywhere_keeps_the_tasks_before_the_cut(name, share):
    text, whole = text_of(name), plan_of(text_of(name))
    cut = int(len(text) * share)
    before = [task for task in whole.tasks if task.span.end < cut]

    plan = extract_bytes("plan.txt", text[:cut].encode())

    kept = {folded(task.title) for task in plan.tasks}
    assert {folded(task.title) for task in before[:-1]} <= kept


@pytest.mark.parametrize("name", NAMES[:3])
def test_extracting_twice_gives_the_same_bytes(name):
    data = text_of(name).encode()

    first, second = (plan_to_json(extract_bytes("plan.txt", data)) for _ in range(2))

    assert first == second


def test_the_seed_of_hashing_changes_no_byte():
    script = (
        "import sys, hashlib\n"
        "from graph_builder.contract import plan_to_json\n"
        "from graph_builder.extraction import extract\n"
        "for path in sys.argv[1:]: print(hashlib.sha256(plan_to_json(extract(path))).hexdigest())\n"
    )
    command = [sys.executable, "-c", script, *map(str, FILES[:4])]

    seen = {
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "1", "4242")
    }

    assert len(seen) == 1


def test_all_records_of_a_task_are_compared():
    left_out = {"id", "label", "section", "span", "parent", "truncated", "open_list"}
    compared = {
        "clause",
        "title",
        "text",
        "units",
        "deadlines",
        "targets",
        "themes",
        "projects",
        "persons",
        "citations",
    }

    assert set(Task._fields) == left_out | compared | {"depends_on"}


def test_a_plan_from_a_file_and_from_bytes_is_one(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(text_of("dali-2019"), encoding="utf-8")

    assert records(extract(path)) == records(plan_of(text_of("dali-2019")))
