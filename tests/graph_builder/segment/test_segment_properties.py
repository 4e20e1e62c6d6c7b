"""What holds for every plan: spans quote, cuts keep what stands before them, line breaks and widths change nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_builder.model import Source
from graph_builder.outline import Outline, TaskDraft
from graph_builder.read.plain import line_spans
from graph_builder.segment import segment
from graph_builder.source import Paragraph, SourceText

FOUNDING = (Path(__file__).parents[3] / "data" / "plans" / "changning-2021.txt").read_text("utf-8")
LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))
SHAPES = "一二三（）()1234.、责任单位：牵头区发改委，。；\n\t 附件2021年月日序号任务《》“”▲①"
SQUEEZED = tuple[str, str, str, tuple[str, ...]]

slow_machines = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def outline_of(text: str) -> Outline:
    source = Source("plan.txt", "0" * 64, "txt", "utf-8")
    return segment(SourceText(source, text, tuple(Paragraph(span) for span in line_spans(text))))


def squeezed(text: str, task: TaskDraft) -> SQUEEZED:
    def words(start: int, end: int) -> str:
        return re.sub(r"\s", "", text[start:end])

    return task.clause, task.label, words(*task.span), tuple(words(*block.span) for block in task.answers)


@slow_machines
@given(st.text(alphabet=SHAPES, max_size=400))
def test_any_text_is_segmented_and_every_span_lies_in_it(text: str) -> None:
    outline = outline_of(text)

    spans = [task.span for task in outline.tasks] + [section.span for section in outline.sections] + [*outline.preamble]
    spans += [span for task in outline.tasks for span in task.body]
    spans += [block.span for task in outline.tasks for block in task.answers]
    spans += [finding.span for finding in outline.findings if finding.span is not None]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert len({task.clause for task in outline.tasks}) == len(outline.tasks)


@slow_machines
@given(st.integers(min_value=0, max_value=len(FOUNDING)))
def test_a_plan_cut_anywhere_keeps_all_tasks_before_the_cut(cut: int) -> None:
    whole = outline_of(FOUNDING)
    before = [task for task in whole.tasks if task.span.end <= cut and not task.truncated]

    kept = outline_of(FOUNDING[:cut]).tasks[: len(before)]

    assert [(task.clause, task.span, task.answers) for task in kept] == [
        (task.clause, task.span, task.answers) for task in before
    ]


@slow_machines
@given(st.integers(min_value=0, max_value=25))
def test_an_unrelated_paragraph_changes_nothing_else(place: int) -> None:
    whole = outline_of(FOUNDING)
    end = whole.tasks[place].span.end
    text = FOUNDING[:end] + "\n\n以上内容由记者综合整理。" + FOUNDING[end:]
    if whole.tasks[place].truncated:
        return

    found = outline_of(text)

    assert [squeezed(text, task) for task in found.tasks] == [squeezed(FOUNDING, task) for task in whole.tasks]
    assert "text-outside-tasks" in [finding.kind for finding in found.findings]


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda text: re.sub(r"\n+", "\n", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", ""),
        lambda text: re.sub(r"\n+", " ", text),
        lambda text: re.sub(r"\n+", "\n\u3000\u3000", text),
        lambda text: re.sub("(.{38})", r"\1\n", text),
        lambda text: re.sub("(.{60})", r"\1\n", text),
    ],
    ids=["no blank lines", "CRLF", "one line", "one line with blanks", "indented", "wrapped at 38", "wrapped at 60"],
)
def test_line_breaks_change_no_record(rewrite: object) -> None:
    assert callable(rewrite)
    text = rewrite(FOUNDING)

    whole, found = outline_of(FOUNDING), outline_of(text)

    assert [squeezed(text, task) for task in found.tasks] == [squeezed(FOUNDING, task) for task in whole.tasks]
    assert [(section.clause, section.title) for section in found.sections] == [
        (section.clause, section.title) for section in whole.sections
    ]
    assert found.metadata == whole.metadata


def test_full_width_punctuation_changes_no_record() -> None:
    wide = FOUNDING.translate(str.maketrans(",:();", "，：（）；"))

    whole, found = outline_of(FOUNDING), outline_of(wide)

    assert [(task.clause, task.label, task.span, task.answers) for task in found.tasks] == [
        (task.clause, task.label, task.span, task.answers) for task in whole.tasks
    ]


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_layout_survives_every_cut(path: Path) -> None:
    text = path.read_text("utf-8").partition("\n=====\n")[0]

    for cut in range(0, len(text), 7):
        assert outline_of(text[:cut]).metadata is not None


@pytest.mark.parametrize(
    "stretch",
    [
        "（",
        "）",
        "（）",
        "1",
        "1.",
        "1.\n",
        "一、\n",
        "、",
        "“",
        "责任单位：",
        "（责任单位：",
        "一",
        "（一）",
        "2021年",
        "序号\n任务\n责任单位\n",
        "附件1\n",
        "2021年2月8日\n",
        "经济发展\n1.甲\n",
        "目录\n",
        "发布日期:",
        "（责任单位：市局）1、",
    ],
)
def test_hostile_text_is_read_in_few_steps(stretch: str) -> None:
    # 60,000 characters took minutes where a step looked back over the whole text; a test that hangs fails.
    outline = outline_of(stretch * (60_000 // len(stretch) // 4))

    assert outline.findings or outline.tasks
