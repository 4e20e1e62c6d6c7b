"""Plans as JSON objects: the contract of `govplan extract`, both ways."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from .errors import DocumentError
from .model import (
    Citation,
    Deadline,
    Dependency,
    DocumentInfo,
    Finding,
    PersonMention,
    Plan,
    ProjectMention,
    Section,
    Source,
    Span,
    Target,
    Task,
    ThemeMention,
    UnitMention,
)

Object = dict[str, Any]


def plan_to_dict(plan: Plan) -> Object:
    """The plan as one JSON object, keys in the order of the contract; spans become lists `[start, end]`."""
    return {
        "document": _document(plan.document),
        "text": plan.text,
        "sections": _sections(plan.sections),
        "tasks": [_task(task) for task in plan.tasks],
        "findings": [_finding(finding) for finding in plan.findings],
    }


def plan_to_json(plan: Plan, *, indent: int | None = None) -> bytes:
    """The plan as JSON text in UTF-8: what `govplan extract` prints. Equal plans give equal bytes.

    Raises DocumentError where the plan holds a character that UTF-8 cannot carry (half of a surrogate pair).
    """
    import orjson

    try:
        if indent in (None, 2):
            return orjson.dumps(plan_to_dict(plan), option=orjson.OPT_INDENT_2 if indent else None)
        return json.dumps(plan_to_dict(plan), ensure_ascii=False, indent=indent).encode()
    except (orjson.JSONEncodeError, UnicodeEncodeError) as error:
        raise DocumentError(f"{plan.document.source.name}: cannot be written as JSON: {error}") from error


def plan_from_dict(data: Mapping[str, Any]) -> Plan:
    """The plan such an object describes. Keys that are absent take the records' defaults.

    Raises DocumentError where a key of the contract is missing or of another type.
    """
    try:
        return _plan_from(data)
    except (KeyError, TypeError, ValueError) as error:
        raise DocumentError(f"no extraction JSON: {type(error).__name__} at {error}") from error


def _document(info: DocumentInfo) -> Object:
    source = info.source
    return {
        "id": info.id,
        "title": info.title,
        "issuer": info.issuer,
        "date": info.date,
        "signed": info.signed,
        "number": info.number,
        "year": info.year,
        "region": info.region,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "format": source.format,
            "encoding": source.encoding,
        },
        "themes": _themes(info.themes),
        "citations": _citations(info.citations),
    }


def _sections(sections: Sequence[Section]) -> list[Object]:
    return [
        {
            "id": section.id,
            "label": section.label,
            "title": section.title,
            "level": section.level,
            "parent": section.parent,
            "clause": section.clause,
            "span": [*section.span],
        }
        for section in sections
    ]


def _task(task: Task) -> Object:
    return {
        "id": task.id,
        "label": task.label,
        "clause": task.clause,
        "section": task.section,
        "parent": task.parent,
        "title": task.title,
        "text": task.text,
        "span": [*task.span],
        "truncated": task.truncated,
        "open_list": task.open_list,
        "units": _units(task.units),
        "themes": _themes(task.themes),
        "projects": _projects(task.projects),
        "targets": _targets(task.targets) if task.targets else [],
        "deadlines": _deadlines(task.deadlines) if task.deadlines else [],
        "persons": _persons(task.persons) if task.persons else [],
        "citations": _citations(task.citations) if task.citations else [],
        "depends_on": _dependencies(task.depends_on) if task.depends_on else [],
    }


def _units(units: Sequence[UnitMention]) -> list[Object]:
    # The commonest records are unpacked, which takes a third less than asking for each field by name.
    return [
        {
            "id": id,
            "name": name,
            "raw": raw,
            "role": role,
            "basis": basis,
            "rank": rank,
            "is_group": is_group,
            "is_open": is_open,
            "members": [*members],
            "alias": alias,
            "elided": elided,
            "candidates": [*candidates],
            "rule": rule,
            "span": [*span],
        }
        for raw, span, role, basis, rank, is_group, is_open, elided, alias, name, id, members, candidates, rule in units
    ]


def _themes(themes: Sequence[ThemeMention]) -> list[Object]:
    return [
        {
            "id": id,
            "name": name,
            "raw": raw,
            "kind": kind,
            "quoted": quoted,
            "origin": origin,
            "span": [*span],
        }
        for name, raw, span, kind, quoted, origin, id in themes
    ]


def _projects(projects: Sequence[ProjectMention]) -> list[Object]:
    return [
        {
            "id": project.id,
            "name": project.name,
            "raw": project.raw,
            "kind": project.kind,
            "stage": project.stage,
            "place": project.place,
            "span": [*project.span],
        }
        for project in projects
    ]


def _targets(targets: Sequence[Target]) -> list[Object]:
    return [
        {
            "metric": target.metric,
            "op": target.op,
            "value": target.value,
            "unit": target.unit,
            "raw": target.raw,
            "strength": target.strength,
            "period": target.period,
            "span": [*target.span],
        }
        for target in targets
    ]


def _deadlines(deadlines: Sequence[Deadline]) -> list[Object]:
    return [
        {
            "raw": deadline.raw,
            "date": deadline.date,
            "kind": deadline.kind,
            "milestone": deadline.milestone,
            "span": [*deadline.span],
        }
        for deadline in deadlines
    ]


def _persons(persons: Sequence[PersonMention]) -> list[Object]:
    return [{"name": person.name, "post": person.post, "span": [*person.span]} for person in persons]


def _citations(citations: Sequence[Citation]) -> list[Object]:
    return [{"title": citation.title, "number": citation.number, "span": [*citation.span]} for citation in citations]


def _dependencies(dependencies: Sequence[Dependency]) -> list[Object]:
    return [
        {"task": dependency.task, "reason": dependency.reason, "span": [*dependency.span]}
        for dependency in dependencies
    ]


def _finding(finding: Finding) -> Object:
    span = None if finding.span is None else [*finding.span]
    return {
        "id": finding.id,
        "severity": finding.severity,
        "kind": finding.kind,
        "message": finding.message,
        "span": span,
    }


def _plan_from(data: Mapping[str, Any]) -> Plan:
    return Plan(
        document=_document_from(data["document"]),
        text=data["text"],
        sections=tuple(Section(**_spanned(section)) for section in data["sections"]),
        tasks=tuple(_task_from(task) for task in data["tasks"]),
        findings=tuple(Finding(**_spanned(finding)) for finding in data["findings"]),
    )


def _document_from(data: Mapping[str, Any]) -> DocumentInfo:
    fields = dict(data)
    fields["source"] = Source(**data["source"])
    fields["themes"] = tuple(ThemeMention(**_spanned(theme)) for theme in data.get("themes", ()))
    fields["citations"] = tuple(Citation(**_spanned(citation)) for citation in data.get("citations", ()))
    return DocumentInfo(**fields)


def _task_from(data: Mapping[str, Any]) -> Task:
    fields = _spanned(data)
    for key, record in _TASK_PARTS.items():
        fields[key] = tuple(record(**_spanned(part)) for part in data.get(key, ()))
    return Task(**fields)


def _spanned(data: Mapping[str, Any]) -> Object:
    fields = dict(data)
    span = fields.get("span")
    fields["span"] = None if span is None else Span(*span)
    for key in ("members", "candidates"):
        if key in fields:
            fields[key] = tuple(fields[key])
    return fields


_TASK_PARTS: dict[str, Any] = {
    "units": UnitMention,
    "themes": ThemeMention,
    "projects": ProjectMention,
    "targets": Target,
    "deadlines": Deadline,
    "persons": PersonMention,
    "citations": Citation,
    "depends_on": Dependency,
}
