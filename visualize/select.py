"""What a view shows: the tasks that are asked for, and everything they are linked to, read from the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_builder.store.port import Engine
from graph_builder.store.statements import quoted

from .picture import Line, Mark, Picture
from .theme import Theme

# How a node narrows a view to tasks: the tasks it is linked to. An id that is no parameter of a clause stays null.
_TASKS_OF: Mapping[str, str] = {
    "Unit": "MATCH (t:Task)<-[:RESPONSIBLE_FOR]-(n:Unit {id: $id})",
    "Theme": "MATCH (t:Task)-[:MENTIONS]->(n:Theme {id: $id})",
    "Project": "MATCH (t:Task)-[:REFERENCES]->(n:Project {id: $id})",
    "Person": "MATCH (t:Task)<-[:OVERSEES]-(n:Person {id: $id})",
    "Document": "MATCH (t:Task)<-[:HAS_TASK]-(n:Document {id: $id})",
    "Section": "MATCH (t:Task)<-[:CONTAINS]-(n:Section {id: $id})",
    "Task": "MATCH (t:Task {id: $id})",
}
_LINE_COLUMNS = ("source", "target", "role", "basis", "quote", "document", "start", "end")
_NOTES: Mapping[str, str] = {
    "Unit": "n.full_name",
    "Theme": "n.kind",
    "Project": "n.place",
    "Person": "n.post",
    "Target": "n.raw",
}


@dataclass(frozen=True, slots=True)
class Focus:
    """The node a view is about: its label and id."""

    label: str
    id: str


def select(engine: Engine, theme: Theme, *, focus: Focus | None, kinds: Sequence[str], title: str) -> Picture:
    """The tasks of the focus (all tasks without one), drawn with the nodes of these kinds they are linked to."""
    tasks = None if focus is None else _tasks_of(engine, focus)
    lines = [line for edge in theme.drawn if _is_asked(edge, kinds) for line in _lines(engine, edge, tasks)]
    if focus is not None and focus.label == "Task" and "Task" not in kinds:
        kinds = [*kinds, "Task"]
    ids = _ids_by_kind(lines, theme, engine, tasks if "Task" in kinds else ())
    return Picture(title, tuple(read_marks(engine, ids)), tuple(lines))


def read_marks(engine: Engine, ids: Mapping[str, Iterable[str]]) -> Iterator[Mark]:
    """The nodes of these ids by label, sorted by label and id; tasks with their text."""
    for label in sorted(ids):
        wanted = sorted(set(ids[label]))
        note = _NOTES.get(label, "''")
        words = "n.text AS text, n.start AS start" if label == "Task" else "'' AS text, 0 AS start"
        name = "n.label + ' ' + n.title" if label == "Task" else "n.name"
        query = (
            f"MATCH (n:{quoted(label)})\nWHERE n.id IN $ids\n"
            f"RETURN n.id AS id, {name} AS name, {note} AS note, {words}\nORDER BY id"
        )
        for row in engine.read(query, {"ids": wanted}, columns=("id", "name", "note", "text", "start")).rows:
            yield Mark(row[0], label, row[1] or row[0], row[2] or "", row[3] or "", row[4] or 0)


def _tasks_of(engine: Engine, focus: Focus) -> list[str]:
    query = f"{_TASKS_OF[focus.label]}\nRETURN DISTINCT t.id AS id\nORDER BY id"
    return [row[0] for row in engine.read(query, {"id": focus.id}, columns=("id",)).rows]


def _is_asked(edge: tuple[str, str, str], kinds: Sequence[str]) -> bool:
    return edge[0] in kinds and edge[2] in kinds


def _lines(engine: Engine, edge: tuple[str, str, str], tasks: Sequence[str] | None) -> Iterator[Line]:
    source, kind, target = edge
    ends = [name for name, label in (("a", source), ("b", target)) if label == "Task"]
    where = " AND ".join(f"{end}.id IN $tasks" for end in ends) if tasks is not None else "true"
    query = (
        f"MATCH (a:{quoted(source)})-[r:{quoted(kind)}]->(b:{quoted(target)})\nWHERE {where}\n"
        "RETURN a.id AS source, b.id AS target, r.role AS role, r.basis AS basis, r.quote AS quote, "
        "r.document AS document, r.start AS start, r.end AS end\n"
        "ORDER BY source, target, start, end"
    )
    parameters: dict[str, Any] = {} if tasks is None else {"tasks": list(tasks)}
    for row in engine.read(query, parameters, columns=_LINE_COLUMNS).rows:
        a, b, role, basis, quote, document, start, end = row
        yield Line(
            source=a,
            target=b,
            type=kind,
            role=role or "",
            basis=basis or "",
            quote=quote or "",
            document=document or "",
            start=-1 if start is None else start,
            end=-1 if end is None else end,
        )


def _ids_by_kind(
    lines: Iterable[Line], theme: Theme, engine: Engine, tasks: Sequence[str] | None
) -> dict[str, set[str]]:
    ends = {kind: (source, target) for source, kind, target in theme.drawn}
    ids: dict[str, set[str]] = {}
    for line in lines:
        source, target = ends[line.type]
        ids.setdefault(source, set()).add(line.source)
        ids.setdefault(target, set()).add(line.target)
    ids.setdefault("Task", set()).update(_all_tasks(engine) if tasks is None else tasks)
    return ids


def _all_tasks(engine: Engine) -> list[str]:
    return [row[0] for row in engine.read("MATCH (t:Task)\nRETURN t.id AS id\nORDER BY id", columns=("id",)).rows]
