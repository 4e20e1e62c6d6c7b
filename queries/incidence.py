"""Which tasks stand behind each unit, theme and role: what every matrix is a product of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from graph_builder.store.port import Engine

Groups = Literal["in", "out", "expand"]
Axis = Literal["unit", "task", "theme", "lead", "support"]

_LINKS = """
MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE $document = '' OR t.document = $document
RETURN u.id AS unit, t.id AS task, r.role AS role, r.basis AS basis
"""
_UNITS = "MATCH (u:Unit) RETURN u.id AS id, u.name AS name, u.is_group AS is_group"
_TASKS = """
MATCH (t:Task)
WHERE $document = '' OR t.document = $document
RETURN t.id AS id, t.clause AS clause, t.title AS title, t.document AS document, t.start AS start
"""
_THEMES = """
MATCH (t:Task)-[:MENTIONS]->(h:Theme)
WHERE $document = '' OR t.document = $document
RETURN DISTINCT h.id AS id, h.name AS name, t.id AS task
"""
_MEMBERS = "MATCH (u:Unit)-[:MEMBER_OF]->(g:Unit) RETURN DISTINCT u.id AS unit, g.id AS group"


@dataclass(frozen=True, slots=True)
class Link:
    """That a unit answers for a task, after groups and positional leads were dealt with."""

    unit: str
    task: str
    role: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row or column: its node, the name shown, and the tasks behind it."""

    id: str
    name: str
    tasks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Incidence:
    """The links of a graph, and the names and order of what they join. `tasks` maps ids to titles in reading order."""

    links: tuple[Link, ...]
    units: Mapping[str, str]
    tasks: Mapping[str, str]
    themes: Mapping[str, str]
    theme_tasks: Mapping[str, frozenset[str]]

    def entries(self, axis: Axis, roles: frozenset[str]) -> tuple[Entry, ...]:
        """The rows or columns of an axis: tasks in reading order, everything else by number of tasks, then id.

        `lead` are the units that lead, with the tasks they lead; `support` those that support or are co-responsible.
        """
        match axis:
            case "task":
                return tuple(Entry(task, title, frozenset({task})) for task, title in self.tasks.items())
            case "theme":
                return _ranked(self.theme_tasks, self.themes)
            case "lead":
                return self._units_with(frozenset({"lead"}))
            case "support":
                return self._units_with(frozenset({"responsible", "support"}))
            case "unit":
                return self._units_with(roles)

    def _units_with(self, roles: frozenset[str]) -> tuple[Entry, ...]:
        return _ranked(_collected((link.unit, link.task) for link in self.links if link.role in roles), self.units)


def read_incidence(engine: Engine, *, groups: Groups, positional: bool, document: str, themes: bool) -> Incidence:
    """The links of the graph, or of one document.

    `groups`: in (a group is a unit), out (it is left out), expand (its members answer in its place; a group whose
    members nobody knows stays). Without `positional`, a lead by position is responsible like the others.
    """
    asked = {"document": document}
    units = engine.read(_UNITS, columns=("id", "name", "is_group")).rows
    found = engine.read(_LINKS, asked, columns=("unit", "task", "role", "basis")).rows
    named = engine.read(_THEMES, asked, columns=("id", "name", "task")).rows if themes else ()
    links = [
        Link(unit, task, "responsible" if basis == "positional" and not positional else role)
        for unit, task, role, basis in found
    ]
    if groups == "out":
        kept = {unit for unit, _, is_group in units if not is_group}
        links = [link for link in links if link.unit in kept]
    if groups == "expand":
        links = _expanded(links, engine.read(_MEMBERS, columns=("unit", "group")).rows)
    return Incidence(
        links=tuple(sorted(set(links), key=lambda link: (link.task, link.unit, link.role))),
        units={unit: name for unit, name, _ in units},
        tasks=_task_titles(engine, asked),
        themes={theme: name for theme, name, _ in named},
        theme_tasks=_collected((theme, task) for theme, _, task in named),
    )


def _task_titles(engine: Engine, asked: Mapping[str, str]) -> dict[str, str]:
    rows = engine.read(_TASKS, asked, columns=("id", "clause", "title", "document", "start")).rows
    ordered = sorted(rows, key=lambda row: (row[3], row[4], row[0]))
    return {task: f"{clause} {title}" for task, clause, title, _, _ in ordered}


def _expanded(links: Iterable[Link], rows: Iterable[tuple[str, ...]]) -> list[Link]:
    """Links of groups handed on to their members; a member that answers itself keeps its own role."""
    members: dict[str, list[str]] = {}
    for unit, group in rows:
        members.setdefault(group, []).append(unit)
    own = [link for link in links if link.unit not in members]
    answered = {(link.unit, link.task) for link in own}
    handed = (Link(unit, link.task, link.role) for link in links for unit in members.get(link.unit, ()))
    return own + [link for link in handed if (link.unit, link.task) not in answered]


def _collected(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, task in pairs:
        found.setdefault(key, set()).add(task)
    return {key: frozenset(tasks) for key, tasks in found.items()}


def _ranked(tasks: Mapping[str, frozenset[str]], names: Mapping[str, str]) -> tuple[Entry, ...]:
    ordered = sorted(tasks, key=lambda key: (-len(tasks[key]), key))
    return tuple(Entry(key, names[key], tasks[key]) for key in ordered)
