"""What a person should look at: the findings of reading, and what the graph as a whole shows to be missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .graph import Edge, Node
from .model import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at. `place` is the id of a node, or a file's name; `quote` the words it is about."""

    severity: Severity
    kind: str
    document: str
    place: str
    message: str
    quote: str = ""


GRAVE: tuple[Severity, ...] = ("warning", "error")
"""What `--strict` stops at. An `info` tells of a choice that was made, with nothing missing."""

_ORDER = {"error": 0, "warning": 1, "info": 2}
_PARTICULARS = ("title", "issuer", "date", "region", "year")


def remarks(nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[Remark, ...]:
    """All remarks on a graph, the gravest first, then by document and place."""
    by_label: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        by_label[node.label].append(node)
    answers: dict[str, list[Edge]] = defaultdict(list)
    drawn: set[str] = set()
    for edge in edges:
        if edge.type == "RESPONSIBLE_FOR":
            answers[edge.target].append(edge)
        elif edge.type == "HAS_TASK":
            drawn.add(edge.source)
    groups = {unit.id for unit in by_label["Unit"] if unit.properties.get("is_group")}
    found = [
        *(_finding(node) for node in by_label["Finding"]),
        *(remark for document in by_label["Document"] for remark in _of_document(document, drawn)),
        *(remark for task in by_label["Task"] for remark in _of_task(task, answers[task.id], groups)),
    ]
    return tuple(sorted(found, key=lambda item: (_ORDER[item.severity], item.document, item.place, item.kind)))


def _finding(node: Node) -> Remark:
    values = node.properties
    severity: Severity = (
        "error" if values["severity"] == "error" else "info" if values["severity"] == "info" else "warning"
    )
    return Remark(
        severity,
        str(values["kind"]),
        str(values["document"]),
        _place(node),
        str(values["message"]),
        str(values["quote"]),
    )


def _place(finding: Node) -> str:
    start, end = finding.properties.get("start"), finding.properties.get("end")
    return "" if start is None else f"[{start},{end})"


def _of_document(node: Node, drawn: set[str]) -> Iterator[Remark]:
    absent = [name for name in _PARTICULARS if not node.properties.get(name)]
    if absent:
        yield Remark("info", "document-particulars", node.id, node.id, f"not found: {', '.join(absent)}")
    if node.id not in drawn:
        yield Remark("warning", "document-without-tasks", node.id, node.id, "no task was found in this document")


def _of_task(node: Node, answers: list[Edge], groups: set[str]) -> Iterator[Remark]:
    document = str(node.properties["document"])
    quote = str(node.properties["text"])[:40]
    if not answers:
        yield Remark("warning", "task-without-unit", document, node.id, "nobody answers for this task", quote)
        return
    leads = {edge.source for edge in answers if edge.properties["role"] == "lead"}
    if all(edge.source in groups for edge in answers):
        yield Remark("info", "task-of-groups", document, node.id, "only groups answer for this task", quote)
    if not leads:
        yield Remark("info", "task-without-lead", document, node.id, "no unit leads this task", quote)
    if len(leads) > 1:
        message = f"{len(leads)} units lead this task"
        yield Remark("info", "task-with-several-leads", document, node.id, message, quote)
