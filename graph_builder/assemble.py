"""Turn a plan into a graph: nodes with stable ids, edges with the words they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .graph import Edge, Graph, Node, Value
from .model import Citation, Finding, PersonMention, Plan, ProjectMention, Section, Span, Target, Task, ThemeMention
from .titles import number_key, title_key

_HEAD = 40
"""How much of a task without a title stands for it, in code points."""

_REGION_LESS = "全国"


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


def assemble(
    plan: Plan,
    units: Iterable[UnitRecord] = (),
    parts: Iterable[tuple[str, str]] = (),
    *,
    reader: str = "",
) -> Graph:
    """The graph this plan supports, sorted by kind and id.

    `parts` are pairs of theme names (member, whole). A pair enters where the plan names one of them; the store draws
    the edge once both are there. `reader` is the fingerprint of what read the plan.
    """
    drawing = _Drawing(plan)
    drawing.document(reader)
    drawing.sections()
    for rank, task in enumerate(plan.tasks, start=1):
        drawing.task(rank, task)
    for task in plan.tasks:
        drawing.words(task)
        drawing.answers(task)
    drawing.unit_nodes(units)
    drawing.parts(parts)
    drawing.findings(plan.findings)
    return drawing.graph()


@dataclass(slots=True)
class _Drawing:
    """The graph while it is drawn. Of two edges that say the same the first stands: it is earlier in the text."""

    plan: Plan
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, ...], Edge] = field(default_factory=dict)
    ranks: Counter[tuple[str, str]] = field(default_factory=Counter)
    forms: dict[str, set[str]] = field(default_factory=dict)

    def graph(self) -> Graph:
        nodes = sorted(self.nodes.values(), key=lambda node: (node.label, node.id))
        return Graph(self._id, tuple(nodes), tuple(edge for _key, edge in sorted(self.edges.items())))

    def document(self, reader: str) -> None:
        info = self.plan.document
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
        self._node("Document", info.id, values | self._year())
        for theme in info.themes:
            self._theme("Document", info.id, theme)
        for citation in info.citations:
            self._citation("Document", info.id, citation)

    def sections(self) -> None:
        for section in self.plan.sections:
            source, type_ = ("Section", "HAS_SUBSECTION") if section.parent else ("Document", "HAS_SECTION")
            holder = section.parent or self._id
            rank = self._next(type_, holder)
            self._section(section, rank)
            self._edge(
                type_, source, holder, "Section", section.id, {"rank": rank, **self._said(section.span, "heading")}
            )

    def _section(self, section: Section, rank: int) -> None:
        values: dict[str, Value] = {
            "name": f"{section.label}{section.title}" or section.clause,
            "label": section.label,
            "title": section.title,
            "level": section.level,
            "rank": rank,
            "clause": section.clause,
            "document": self._id,
        }
        self._node("Section", section.id, values)

    def task(self, rank: int, task: Task) -> None:
        self._task_node(rank, task)
        evidence = self._said(_head_of(task), "numbering")
        self._edge("HAS_TASK", "Document", self._id, "Task", task.id, {"rank": rank, **evidence})
        for type_, label, holder in (("CONTAINS", "Section", task.section), ("HAS_SUBTASK", "Task", task.parent)):
            if holder:
                self._edge(type_, label, holder, "Task", task.id, {"rank": self._next(type_, holder), **evidence})

    def _task_node(self, rank: int, task: Task) -> None:
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
            "document": self._id,
        }
        self._node("Task", task.id, values | self._year())

    def words(self, task: Task) -> None:
        """What the text of a task names and counts."""
        for theme in task.themes:
            self._theme("Task", task.id, theme)
        for project in task.projects:
            self._project(task, project)
        for rank, target in enumerate(task.targets, start=1):
            self._target(task, rank, target)
        for citation in task.citations:
            self._citation("Task", task.id, citation)
        for need in task.depends_on:
            values = {"reason": need.reason, **self._said(need.span, "dependency")}
            self._edge("DEPENDS_ON", "Task", task.id, "Task", need.task, values, need.reason)

    def answers(self, task: Task) -> None:
        """Who answers for a task, and who oversees it."""
        for unit in task.units:
            forms = self.forms.setdefault(unit.id, set())
            forms.update(form for form in (unit.raw, unit.elided + unit.raw, unit.alias) if form)
            if unit.id not in self.nodes:
                self._node(
                    "Unit", unit.id, _mentioned(unit.name or unit.raw, unit.is_group, unit.is_open, self._region)
                )
            values = {"role": unit.role, "basis": unit.basis, "rank": unit.rank, "raw": unit.raw}
            evidence = self._said(unit.span, unit.rule or "unit-list")
            self._edge("RESPONSIBLE_FOR", "Unit", unit.id, "Task", task.id, values | evidence, unit.role)
        for person in task.persons:
            self._person(task, person)

    def unit_nodes(self, units: Iterable[UnitRecord]) -> None:
        """Replace what the mentions tell by what the resolver knows, and add the members of groups."""
        known = {unit.id: unit for unit in units}
        wanted = [unit_id for unit_id in known if unit_id in self.forms]
        for unit_id in wanted:
            unit = known[unit_id]
            self.nodes[unit_id] = Node("Unit", unit_id, self._known(unit))
            for member_id in unit.members:
                if member_id in known and member_id != unit_id:
                    self._node("Unit", member_id, self._known(known[member_id]))
                    since: dict[str, Value] = {"since": self.plan.document.year or 0}
                    self._edge("MEMBER_OF", "Unit", member_id, "Unit", unit_id, since)
        for unit_id, forms in self.forms.items():
            node = self.nodes[unit_id]
            self.nodes[unit_id] = Node("Unit", unit_id, {**node.properties, "aliases": sorted(forms)})

    def _known(self, unit: UnitRecord) -> dict[str, Value]:
        return {
            "name": unit.name,
            "full_name": unit.full_name or unit.name,
            "aliases": sorted(self.forms.get(unit.id, ())),
            "level": unit.level,
            "kind": unit.kind,
            "region": unit.region,
            "is_group": unit.is_group,
            "open": unit.is_open,
        }

    def parts(self, pairs: Iterable[tuple[str, str]]) -> None:
        for part, whole in pairs:
            source, target = f"theme:{part}", f"theme:{whole}"
            if source in self.nodes or target in self.nodes:
                self._edge("PART_OF", "Theme", source, "Theme", target, {"since": ""})

    def findings(self, findings: Sequence[Finding]) -> None:
        for rank, finding in enumerate(findings, start=1):
            node_id = f"finding:{self._path}/{rank}"
            span = finding.span
            values: dict[str, Value] = {
                "name": finding.kind,
                "severity": finding.severity,
                "kind": finding.kind,
                "message": finding.message,
                "rank": rank,
                "quote": self.plan.text[span.start : span.end] if span else "",
                "document": self._id,
            }
            place: dict[str, Value] = {"start": span.start, "end": span.end} if span else {}
            self._node("Finding", node_id, values | place)
            self._edge("HAS_FINDING", "Document", self._id, "Finding", node_id, {"rank": rank})

    def _theme(self, label: str, source: str, theme: ThemeMention) -> None:
        node_id = theme.id or f"theme:{theme.name}"
        self._node("Theme", node_id, {"name": theme.name, "kind": theme.kind})
        values: dict[str, Value] = {
            "quoted": theme.quoted,
            "origin": theme.origin,
            "raw": theme.raw,
            "kind": theme.kind,
            "times": 1,
        }
        self._edge(
            "MENTIONS", label, source, "Theme", node_id, values | self._said(theme.span, f"theme-{theme.origin}")
        )

    def _project(self, task: Task, project: ProjectMention) -> None:
        node_id = project.id or f"project:{self._region}/{project.name}"
        kinds: dict[str, Value] = {"kind": project.kind, "stage": project.stage, "place": project.place}
        self._node("Project", node_id, {"name": project.name, "region": self._region, **kinds})
        values = {"raw": project.raw, "times": 1, **kinds, **self._said(project.span, "project-grammar")}
        self._edge("REFERENCES", "Task", task.id, "Project", node_id, values)

    def _target(self, task: Task, rank: int, target: Target) -> None:
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
            "document": self._id,
        }
        self._node("Target", node_id, values)
        evidence = self._said(target.span, "target-grammar")
        self._edge("HAS_TARGET", "Task", task.id, "Target", node_id, {"rank": rank, **evidence})

    def _citation(self, label: str, source: str, citation: Citation) -> None:
        rank = self._next("HAS_CITATION", source)
        node_id = f"citation:{source.partition(':')[2]}/{rank}"
        evidence = self._said(citation.span, "citation")
        values: dict[str, Value] = {
            "name": citation.title,
            "title": citation.title,
            "number": citation.number,
            "key": title_key(citation.title),
            "number_key": number_key(citation.number),
        }
        place = {name: value for name, value in evidence.items() if name != "rule"}
        self._node("Citation", node_id, values | place)
        self._edge("HAS_CITATION", label, source, "Citation", node_id, {"rank": rank, **evidence})

    def _person(self, task: Task, person: PersonMention) -> None:
        node_id = f"person:{self._region}/{person.name}"
        self._node("Person", node_id, {"name": person.name, "post": person.post, "region": self._region})
        values = {"post": person.post, **self._said(person.span, "person-label")}
        self._edge("OVERSEES", "Person", node_id, "Task", task.id, values)

    def _node(self, label: str, node_id: str, properties: Mapping[str, Value]) -> None:
        self.nodes.setdefault(node_id, Node(label, node_id, properties))

    def _edge(
        self,
        type_: str,
        source_label: str,
        source: str,
        target_label: str,
        target: str,
        properties: Mapping[str, Value],
        apart: str = "",
    ) -> None:
        """Draw an edge; `apart` tells two of one type between the same nodes apart."""
        key = (type_, source, target, apart)
        held = self.edges.get(key)
        if held is None:
            self.edges[key] = Edge(type_, source_label, source, target_label, target, properties)
        elif "times" in properties:
            times = held.properties["times"]
            assert isinstance(times, int)
            quoted = {"quoted": held.properties["quoted"] or properties["quoted"]} if "quoted" in properties else {}
            merged = {**held.properties, **quoted, "times": times + 1}
            self.edges[key] = Edge(type_, source_label, source, target_label, target, merged)

    def _said(self, span: Span, rule: str) -> dict[str, Value]:
        quote = self.plan.text[span.start : span.end]
        return {"document": self._id, "start": span.start, "end": span.end, "quote": quote, "rule": rule}

    def _next(self, type_: str, holder: str) -> int:
        self.ranks[type_, holder] += 1
        return self.ranks[type_, holder]

    def _year(self) -> dict[str, Value]:
        year = self.plan.document.year
        return {} if year is None else {"year": year}

    @property
    def _id(self) -> str:
        return self.plan.document.id

    @property
    def _path(self) -> str:
        return self._id.removeprefix("doc:")

    @property
    def _region(self) -> str:
        return self.plan.document.region or _REGION_LESS


def _head_of(task: Task) -> Span:
    """The words a task begins with, its title where it has one: the evidence that there is this task."""
    length = len(task.title) if task.title and task.text.startswith(task.title) else _HEAD
    return Span(task.span.start, min(task.span.end, task.span.start + length))


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
