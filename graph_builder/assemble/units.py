"""Draw who answers for a task: units in their roles, groups with their members, named leaders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from ..graph import Node, Value
from ..model import PersonMention, Task
from .drawing import Drawing


class UnitRecord(Protocol):
    """What the resolver knows of a unit of this plan; `members` are ids of units it knows too."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def full_name(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def level(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def region(self) -> str: ...
    @property
    def is_group(self) -> bool: ...
    @property
    def is_open(self) -> bool: ...
    @property
    def members(self) -> Sequence[str]: ...


def draw_answers(drawing: Drawing, task: Task) -> None:
    """Who answers for a task, and who oversees it."""
    for unit in task.units:
        forms = drawing.forms.setdefault(unit.id, set())
        forms.update(form for form in (unit.raw, unit.elided + unit.raw, unit.alias) if form)
        if unit.id not in drawing.nodes:
            drawing.node(
                "Unit", unit.id, _mentioned(unit.name or unit.raw, unit.is_group, unit.is_open, drawing.region)
            )
        values = {"role": unit.role, "basis": unit.basis, "rank": unit.rank, "raw": unit.raw}
        evidence = drawing.said(unit.span, unit.rule or "unit-list")
        drawing.edge("RESPONSIBLE_FOR", "Unit", unit.id, "Task", task.id, values | evidence, unit.role)
    for person in task.persons:
        _person(drawing, task, person)


def draw_units(drawing: Drawing, units: Iterable[UnitRecord]) -> None:
    """Replace what the mentions tell by what the resolver knows, and add the members of groups."""
    known = {unit.id: unit for unit in units}
    wanted = [unit_id for unit_id in known if unit_id in drawing.forms]
    for unit_id in wanted:
        unit = known[unit_id]
        drawing.nodes[unit_id] = Node("Unit", unit_id, _known(drawing, unit))
        for member_id in unit.members:
            if member_id in known and member_id != unit_id:
                drawing.node("Unit", member_id, _known(drawing, known[member_id]))
                since: dict[str, Value] = {"since": drawing.plan.document.year or 0}
                drawing.edge("MEMBER_OF", "Unit", member_id, "Unit", unit_id, since)
    for unit_id, forms in drawing.forms.items():
        node = drawing.nodes[unit_id]
        drawing.nodes[unit_id] = Node("Unit", unit_id, {**node.properties, "aliases": sorted(forms)})


def _known(drawing: Drawing, unit: UnitRecord) -> dict[str, Value]:
    return {
        "name": unit.name,
        "full_name": unit.full_name or unit.name,
        "aliases": sorted(drawing.forms.get(unit.id, ())),
        "level": unit.level,
        "kind": unit.kind,
        "region": unit.region,
        "is_group": unit.is_group,
        "open": unit.is_open,
    }


def _person(drawing: Drawing, task: Task, person: PersonMention) -> None:
    node_id = f"person:{drawing.region}/{person.name}"
    drawing.node("Person", node_id, {"name": person.name, "post": person.post, "region": drawing.region})
    values = {"post": person.post, **drawing.said(person.span, "person-label")}
    drawing.edge("OVERSEES", "Person", node_id, "Task", task.id, values)


def _mentioned(name: str, is_group: bool, is_open: bool, region: str) -> dict[str, Value]:
    return {
        "name": name,
        "full_name": name,
        "aliases": [],
        "level": "",
        "kind": "",
        "region": region,
        "is_group": is_group,
        "open": is_open,
    }
