"""Small plans with spans that hold, made from a few words: `make_plan("甲", tasks=[...])`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import pytest

from graph_builder.assemble import assemble
from graph_builder.graph import Graph
from graph_builder.model import (
    Citation,
    DocumentInfo,
    Finding,
    Plan,
    Section,
    Source,
    Span,
    Task,
    ThemeMention,
    UnitMention,
)

PARTS = (("创新型经济", "五型经济"),)


@dataclass(frozen=True, slots=True)
class SmallTask:
    """A task in a few words: units as written, themes, titles of documents it cites."""

    title: str
    units: Sequence[str] = ()
    themes: Sequence[str] = ()
    cites: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SmallUnit:
    """What the resolver knows of a unit."""

    id: str
    name: str
    full_name: str = ""
    aliases: Sequence[str] = ()
    level: str = "district"
    kind: str = "government"
    region: str = "甲区"
    is_group: bool = False
    is_open: bool = False
    members: Sequence[str] = ()


UNITS = (
    SmallUnit("unit:甲区/区发展改革委", "区发展改革委", "甲区发展和改革委员会"),
    SmallUnit("unit:甲区/区商务委", "区商务委"),
    SmallUnit(
        "unit:甲区/各街镇",
        "各街镇",
        kind="group",
        is_group=True,
        members=("unit:甲区/东街道", "unit:甲区/西街道"),
    ),
    SmallUnit("unit:甲区/东街道", "东街道", kind="subdistrict", level="town"),
    SmallUnit("unit:甲区/西街道", "西街道", kind="subdistrict", level="town"),
)
FORMS = {
    "区发展改革委": "unit:甲区/区发展改革委",
    "区发改委": "unit:甲区/区发展改革委",
    "区商务委": "unit:甲区/区商务委",
    "各街镇": "unit:甲区/各街镇",
    "东街道": "unit:甲区/东街道",
}


def small_plan(name: str, tasks: Sequence[SmallTask], *, year: int = 2021, number: str = "") -> Plan:
    """A plan of 甲区 called by the name, one section, its words one after the other in the text."""
    title = f"{name}工作方案"
    path = f"甲区/{year}/{name}"
    writer = _Writer(title + "\n")
    section = Section(f"section:{path}/1", "一、", "重点任务", 1, "", writer.add("一、重点任务\n"), "1")
    made = tuple(_task(writer, path, place, task) for place, task in enumerate(tasks, start=1))
    text = writer.text
    digest = sha256(text.encode()).hexdigest()
    info = DocumentInfo(
        f"doc:{path}",
        title,
        "甲区政府办公室",
        f"{year}-02-01",
        number,
        year,
        "甲区",
        Source(f"{name}.txt", digest, "txt"),
    )
    finding = Finding("warning", "task-truncated", "cut off", Span(0, 2))
    return Plan(info, text, (section,), made, (finding,))


class _Writer:
    """A text that grows, and gives the span of each piece."""

    def __init__(self, text: str) -> None:
        self.text = text

    def add(self, piece: str) -> Span:
        start = len(self.text)
        self.text += piece
        return Span(start, len(self.text))


def _task(writer: _Writer, path: str, place: int, task: SmallTask) -> Task:
    start = writer.add(task.title).start
    themes = tuple(
        ThemeMention(theme, theme, writer.add(theme), origin="lexicon", id=f"theme:{theme}") for theme in task.themes
    )
    cites = tuple(Citation(title, "", writer.add(f"《{title}》")) for title in task.cites)
    units = tuple(
        UnitMention(
            raw,
            writer.add(raw),
            "lead" if rank == 1 else "responsible",
            "positional" if rank == 1 else "explicit",
            rank,
            is_group=raw.startswith("各"),
            id=FORMS[raw],
        )
        for rank, raw in enumerate(task.units, start=1)
    )
    span = Span(start, len(writer.text))
    return Task(
        f"task:{path}/1.{place}",
        str(place),
        f"1.{place}",
        f"section:{path}/1",
        task.title,
        writer.text[span.start : span.end],
        span,
        units=units,
        themes=themes,
        citations=cites,
    )


def small_graph(name: str, tasks: Sequence[SmallTask], *, year: int = 2021, number: str = "") -> Graph:
    return assemble(small_plan(name, tasks, year=year, number=number), UNITS, PARTS, reader="r1")


@pytest.fixture
def task() -> type[SmallTask]:
    return SmallTask


@pytest.fixture
def make_plan() -> Callable[..., Plan]:
    return small_plan


@pytest.fixture
def make_graph() -> Callable[..., Graph]:
    return small_graph


@pytest.fixture
def spring(make_graph: Callable[..., Graph]) -> Graph:
    """A plan of 2021: two tasks, a group, a theme that is part of a coined set, a citation of the plan of 2022."""
    return make_graph(
        "春季",
        [
            SmallTask("优化营商环境", ["区发展改革委", "区商务委", "各街镇"], ["创新型经济"], ["秋季工作方案"]),
            SmallTask("建设街区", ["东街道"]),
        ],
    )


@pytest.fixture
def autumn(make_graph: Callable[..., Graph]) -> Graph:
    """A plan of 2022 that shares a unit under another form, the group and the coined set with the plan of spring."""
    return make_graph("秋季", [SmallTask("发展产业", ["区发改委", "各街镇"], ["五型经济"])], year=2022)
