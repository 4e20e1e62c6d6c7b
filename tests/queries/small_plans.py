"""Two small plans with known answers: leads written and by position, groups, a shared project, a person, a deadline.

Tasks of the plan of 甲区 (甲 stands for the district; P is the group 各街镇 with the members 东街道 and 西街道):

    1.1  区发改委 lead, 区商务委 support, 各街镇 support     theme 五型经济, target 新建 ≥ 10 个
    1.2  区发改委 lead (positional), 区科委 responsible       theme 五型经济, project 东湖公园建设
    1.3  区商务委 lead, 区发改委 responsible                  project 东湖公园建设, person 张三, due 2021-06-30
    1.4  各街镇 lead (positional)
    1.5  no unit, truncated
    1.6  区科委 lead, 各街镇 responsible                      theme 一网通办
    1.7  东街道 lead, 区体育局 support, 各街镇 support
    1.8  区科委 lead, 区民政局 support
    1.9  区民政局 lead, 区体育局 support

The plan of 乙区 has one task: 区发改委 and 区水务局 lead, 区林业局 support. So 区发改委 fits two units.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph_builder.assemble import assemble
from graph_builder.graph import Edge, Graph
from graph_builder.model import (
    Basis,
    Citation,
    Deadline,
    DocumentInfo,
    Finding,
    PersonMention,
    Plan,
    ProjectMention,
    Role,
    Section,
    Source,
    Span,
    Target,
    Task,
    ThemeMention,
    UnitMention,
)


@dataclass(frozen=True, slots=True)
class Body:
    """What the resolver knows of a unit."""

    id: str
    name: str
    full_name: str
    aliases: Sequence[str] = ()
    level: str = "district"
    kind: str = "government"
    region: str = "甲区"
    is_group: bool = False
    is_open: bool = False
    members: Sequence[str] = ()


BODIES = (
    Body("unit:甲区/区发改委", "区发改委", "甲区发展和改革委员会"),
    Body(
        "unit:甲区/各街镇",
        "各街镇",
        "甲区各街道（镇）",
        is_group=True,
        members=("unit:甲区/东街道", "unit:甲区/西街道"),
    ),
    Body("unit:甲区/东街道", "东街道", "甲区东街道办事处", level="town", kind="subdistrict"),
    Body("unit:甲区/西街道", "西街道", "甲区西街道办事处", level="town", kind="subdistrict"),
)

Answer = tuple[str, Role, Basis]
ANSWERS: dict[str, tuple[Answer, ...]] = {
    "1": (
        ("区发改委", "lead", "explicit"),
        ("区商务委", "support", "explicit"),
        ("各街镇", "support", "explicit"),
    ),
    "2": (("区发改委", "lead", "positional"), ("区科委", "responsible", "explicit")),
    "3": (("区商务委", "lead", "explicit"), ("区发改委", "responsible", "explicit")),
    "4": (("各街镇", "lead", "positional"),),
    "5": (),
    "6": (("区科委", "lead", "explicit"), ("各街镇", "responsible", "explicit")),
    "7": (
        ("东街道", "lead", "explicit"),
        ("区体育局", "support", "explicit"),
        ("各街镇", "support", "explicit"),
    ),
    "8": (("区科委", "lead", "explicit"), ("区民政局", "support", "explicit")),
    "9": (("区民政局", "lead", "explicit"), ("区体育局", "support", "explicit")),
}
WORDS = {
    "1": "发展五型经济,新建10个",
    "2": "五型经济,推进东湖公园建设",
    "3": "东湖公园建设,张三,6月底前,见《甲区规划》",
    "6": "推进一网通办",
}


def small_graphs() -> tuple[Graph, Graph]:
    """The graphs of the two plans."""
    return assemble(first_plan(), BODIES), assemble(second_plan(), ())


def small_reform() -> Edge:
    """The one reform: 区体育局 of 甲区 went into 区民政局."""
    since = {"since": "2021-07", "kind": "merged"}
    return Edge("SUCCEEDED_BY", "Unit", "unit:甲区/区体育局", "Unit", "unit:甲区/区民政局", since)


def first_plan() -> Plan:
    """The plan of 甲区."""
    text = "工作要求:坚持高质量发展\n"
    section = Section("section:甲区/2021/one/1", "一", "重点任务", 1, "", Span(0, 4), "1")
    tasks = []
    for label, answers in ANSWERS.items():
        task = _task("甲区", "one", label, WORDS.get(label, f"做第{label}件事"), answers, len(text), section.id)
        text += task.text + "\n"
        tasks.append(_with_words(task))
    info = _info("doc:甲区/2021/one", "甲区2021年重点工作方案", "甲区")
    themes = (ThemeMention("高质量发展", "高质量发展", Span(7, 12)),)
    finding = Finding("warning", "task-truncated", "task 5 is cut off", tasks[4].span)
    return Plan(replace(info, themes=themes), text, (section,), tuple(tasks), (finding,))


def second_plan() -> Plan:
    """The plan of 乙区: one task."""
    answers: tuple[Answer, ...] = (
        ("区发改委", "lead", "explicit"),
        ("区水务局", "lead", "explicit"),
        ("区林业局", "support", "explicit"),
    )
    task = _task("乙区", "two", "1", "做一件事", answers, 0, "")
    return Plan(_info("doc:乙区/2022/two", "乙区2022年工作要点", "乙区"), task.text, (), (task,), ())


def _info(document: str, title: str, region: str) -> DocumentInfo:
    source = Source(f"{region}.txt", "0" * 64, "text", "utf-8")
    return DocumentInfo(document, title, f"{region}人民政府", "2021-01-01", "", int(document[-8:-4]), region, source)


def _task(region: str, plan: str, label: str, words: str, answers: Sequence[Answer], start: int, section: str) -> Task:
    year = "2021" if plan == "one" else "2022"
    text, units = f"{words}(", []
    for rank, (name, role, basis) in enumerate(answers, 1):
        begin = start + len(text)
        text += f"{name}、"
        units.append(
            UnitMention(
                name,
                Span(begin, begin + len(name)),
                role,
                basis,
                rank,
                is_group=name == "各街镇",
                name=name,
                id=f"unit:{region}/{name}",
            )
        )
    return Task(
        id=f"task:{region}/{year}/{plan}/1.{label}",
        label=label,
        clause=f"1.{label}",
        section=section,
        title=words.split(",")[0],
        text=text,
        span=Span(start, start + len(text)),
        truncated=not answers,
        units=tuple(units),
    )


def _with_words(task: Task) -> Task:
    def at(raw: str) -> Span:
        begin = task.span.start + task.text.index(raw)
        return Span(begin, begin + len(raw))

    themes = tuple(ThemeMention(name, name, at(name)) for name in ("五型经济", "一网通办") if name in task.text)
    park = "东湖公园建设"
    projects = (ProjectMention(park, park, at(park), place="东湖"),) if park in task.text else ()
    targets = (Target("新建", ">=", 10, "个", "新建10个", at("新建10个")),) if "新建10个" in task.text else ()
    if "张三" not in task.text:
        return task._replace(themes=themes, projects=projects, targets=targets)
    return task._replace(
        projects=projects,
        persons=(PersonMention("张三", "副区长", at("张三")),),
        deadlines=(Deadline("6月底前", "2021-06-30", "by", at("6月底前")),),
        citations=(Citation("甲区规划", "", at("《甲区规划》")),),
    )
