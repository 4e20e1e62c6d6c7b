"""Draw what the text of a task names and counts: themes, projects, targets, citations, other tasks."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph import Value
from ..model import Citation, ProjectMention, Target, Task, ThemeMention
from ..titles import number_key, title_key
from .drawing import Drawing


def draw_words(drawing: Drawing, task: Task) -> None:
    """What the text of a task names and counts."""
    for theme in task.themes:
        draw_theme(drawing, "Task", task.id, theme)
    for project in task.projects:
        _project(drawing, task, project)
    for rank, target in enumerate(task.targets, start=1):
        _target(drawing, task, rank, target)
    for citation in task.citations:
        draw_citation(drawing, "Task", task.id, citation)
    for need in task.depends_on:
        values = {"reason": need.reason, **drawing.said(need.span, "dependency")}
        drawing.edge("DEPENDS_ON", "Task", task.id, "Task", need.task, values, need.reason)


def draw_parts(drawing: Drawing, pairs: Iterable[tuple[str, str]]) -> None:
    """Coined sets, as far as the plan names one of the two themes."""
    for part, whole in pairs:
        source, target = f"theme:{part}", f"theme:{whole}"
        if source in drawing.nodes or target in drawing.nodes:
            drawing.edge("PART_OF", "Theme", source, "Theme", target, {"since": ""})


def draw_theme(drawing: Drawing, label: str, source: str, theme: ThemeMention) -> None:
    """A theme that a task or the document names; named again, the edge counts it."""
    node_id = theme.id or f"theme:{theme.name}"
    drawing.node("Theme", node_id, {"name": theme.name, "kind": theme.kind})
    values: dict[str, Value] = {
        "quoted": theme.quoted,
        "origin": theme.origin,
        "raw": theme.raw,
        "kind": theme.kind,
        "times": 1,
    }
    drawing.edge(
        "MENTIONS", label, source, "Theme", node_id, values | drawing.said(theme.span, f"theme-{theme.origin}")
    )


def _project(drawing: Drawing, task: Task, project: ProjectMention) -> None:
    node_id = project.id or f"project:{drawing.region}/{project.name}"
    kinds: dict[str, Value] = {"kind": project.kind, "stage": project.stage, "place": project.place}
    drawing.node("Project", node_id, {"name": project.name, "region": drawing.region, **kinds})
    values = {"raw": project.raw, "times": 1, **kinds, **drawing.said(project.span, "project-grammar")}
    drawing.edge("REFERENCES", "Task", task.id, "Project", node_id, values)


def _target(drawing: Drawing, task: Task, rank: int, target: Target) -> None:
    node_id = f"target:{task.id.removeprefix('task:')}/{rank}"
    values: dict[str, Value] = {
        "name": target.metric,
        "metric": target.metric,
        "op": target.op,
        "value": target.value,
        "unit": target.unit,
        "raw": target.raw,
        "strength": target.strength,
        "period": target.period,
        "document": drawing.id,
    }
    drawing.node("Target", node_id, values)
    evidence = drawing.said(target.span, "target-grammar")
    drawing.edge("HAS_TARGET", "Task", task.id, "Target", node_id, {"rank": rank, **evidence})


def draw_citation(drawing: Drawing, label: str, source: str, citation: Citation) -> None:
    """A document that the text cites by its title."""
    rank = drawing.next_rank("HAS_CITATION", source)
    node_id = f"citation:{source.partition(':')[2]}/{rank}"
    evidence = drawing.said(citation.span, "citation")
    values: dict[str, Value] = {
        "name": citation.title,
        "title": citation.title,
        "number": citation.number,
        "key": title_key(citation.title),
        "number_key": number_key(citation.number),
    }
    place = {name: value for name, value in evidence.items() if name != "rule"}
    drawing.node("Citation", node_id, values | place)
    drawing.edge("HAS_CITATION", label, source, "Citation", node_id, {"rank": rank, **evidence})
