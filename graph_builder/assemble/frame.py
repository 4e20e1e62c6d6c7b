"""Draw the document, its sections and tasks, and what was not understood of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..graph import Value
from ..model import Finding, Section, Span, Task
from ..titles import number_key, title_key
from .drawing import Drawing
from .words import draw_citation, draw_theme

_HEAD = 40
"""How much of a task without a title stands for it, in code points."""


def draw_document(drawing: Drawing, reader: str) -> None:
    """The document with what it says of itself, and what stands outside its tasks."""
    info = drawing.plan.document
    values: dict[str, Value] = {
        "name": info.title or info.source.name,
        "title": info.title,
        "issuer": info.issuer,
        "date": info.date,
        "signed": info.signed,
        "number": info.number,
        "region": info.region,
        "sha256": info.source.sha256,
        "source": info.source.name,
        "format": info.source.format,
        "encoding": info.source.encoding,
        "reader": reader,
        "key": title_key(info.title),
        "number_key": number_key(info.number),
        "document": info.id,
    }
    drawing.node("Document", info.id, values | drawing.year())
    for theme in info.themes:
        draw_theme(drawing, "Document", info.id, theme)
    for citation in info.citations:
        draw_citation(drawing, "Document", info.id, citation)


def draw_sections(drawing: Drawing) -> None:
    """The headings, each below the one it belongs to."""
    for section in drawing.plan.sections:
        source, type_ = ("Section", "HAS_SUBSECTION") if section.parent else ("Document", "HAS_SECTION")
        holder = section.parent or drawing.id
        rank = drawing.next_rank(type_, holder)
        _section(drawing, section, rank)
        drawing.edge(
            type_, source, holder, "Section", section.id, {"rank": rank, **drawing.said(section.span, "heading")}
        )


def _section(drawing: Drawing, section: Section, rank: int) -> None:
    values: dict[str, Value] = {
        "name": f"{section.label}{section.title}" or section.clause,
        "label": section.label,
        "title": section.title,
        "level": section.level,
        "rank": rank,
        "clause": section.clause,
        "document": drawing.id,
    }
    drawing.node("Section", section.id, values)


def draw_task(drawing: Drawing, rank: int, task: Task) -> None:
    """A task, below the document, its section and the task it is part of."""
    _task_node(drawing, rank, task)
    evidence = drawing.said(_head_of(task), "numbering")
    drawing.edge("HAS_TASK", "Document", drawing.id, "Task", task.id, {"rank": rank, **evidence})
    for type_, label, holder in (("CONTAINS", "Section", task.section), ("HAS_SUBTASK", "Task", task.parent)):
        if holder:
            drawing.edge(type_, label, holder, "Task", task.id, {"rank": drawing.next_rank(type_, holder), **evidence})


def _task_node(drawing: Drawing, rank: int, task: Task) -> None:
    values: dict[str, Value] = {
        "name": task.title or task.text[:_HEAD] or task.label,
        "label": task.label,
        "clause": task.clause,
        "rank": rank,
        "title": task.title,
        "text": task.text,
        "truncated": task.truncated,
        "open_list": task.open_list,
        "deadline": max((deadline.date for deadline in task.deadlines), default=""),
        "deadlines": [deadline.raw for deadline in task.deadlines],
        "deadline_dates": [deadline.date for deadline in task.deadlines],
        "deadline_kinds": [deadline.kind for deadline in task.deadlines],
        "milestones": [deadline.milestone for deadline in task.deadlines],
        "start": task.span.start,
        "end": task.span.end,
        "document": drawing.id,
    }
    drawing.node("Task", task.id, values | drawing.year())


def draw_findings(drawing: Drawing, findings: Sequence[Finding]) -> None:
    """What was not understood, so that it can be asked for like the rest."""
    for rank, finding in enumerate(findings, start=1):
        node_id = f"finding:{drawing.path}/{rank}"
        span = finding.span
        values: dict[str, Value] = {
            "name": finding.kind,
            "severity": finding.severity,
            "kind": finding.kind,
            "message": finding.message,
            "rank": rank,
            "quote": drawing.plan.text[span.start : span.end] if span else "",
            "document": drawing.id,
        }
        place: dict[str, Value] = {"start": span.start, "end": span.end} if span else {}
        drawing.node("Finding", node_id, values | place)
        drawing.edge("HAS_FINDING", "Document", drawing.id, "Finding", node_id, {"rank": rank})


def _head_of(task: Task) -> Span:
    """The words a task begins with, its title where it has one: the evidence that there is this task."""
    length = len(task.title) if task.title and task.text.startswith(task.title) else _HEAD
    return Span(task.span.start, min(task.span.end, task.span.start + length))
