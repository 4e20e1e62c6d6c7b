"""Plans as JSON objects: the contract of `govplan extract`, both ways."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
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
    return {key: _whole(part) for key, part in _object(plan).items()}


def plan_to_json(plan: Plan, *, indent: int | None = None) -> bytes:
    """The plan as JSON text in UTF-8: what `govplan extract` prints. Equal plans give equal bytes.

    Raises DocumentError where the plan holds a character that UTF-8 cannot carry (half of a surrogate pair).
    """
    import orjson

    # Each record becomes an object when its turn to be written comes: all objects of a plan at once crowd the cache.
    option = orjson.OPT_PASSTHROUGH_DATACLASS | (orjson.OPT_INDENT_2 if indent else 0)
    try:
        if indent in (None, 2):
            return orjson.dumps(plan, default=_object, option=option)
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


def _object(record: Any) -> Object:
    """A record as a JSON object, the records in it as they are."""
    return _OBJECTS[type(record)](record)


def _whole(value: Any) -> Any:
    """A record, or a list of records, with all that they hold as JSON."""
    if type(value) in _OBJECTS:
        return {key: _whole(part) for key, part in _object(value).items()}
    return [_whole(part) for part in value] if isinstance(value, tuple | list) else value


def _plan(plan: Plan) -> Object:
    return {
        "document": plan.document,
        "text": plan.text,
        "sections": plan.sections,
        "tasks": plan.tasks,
        "findings": plan.findings,
    }


def _document(info: DocumentInfo) -> Object:
    return {
        "id": info.id,
        "title": info.title,
        "issuer": info.issuer,
        "date": info.date,
        "signed": info.signed,
        "number": info.number,
        "year": info.year,
        "region": info.region,
        "source": info.source,
        "themes": info.themes,
        "citations": info.citations,
    }


def _source(source: Source) -> Object:
    return {"name": source.name, "sha256": source.sha256, "format": source.format, "encoding": source.encoding}


def _section(section: Section) -> Object:
    return {
        "id": section.id,
        "label": section.label,
        "title": section.title,
        "level": section.level,
        "parent": section.parent,
        "clause": section.clause,
        "span": [*section.span],
    }


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
        "units": task.units,
        "themes": task.themes,
        "projects": task.projects,
        "targets": task.targets,
        "deadlines": task.deadlines,
        "persons": task.persons,
        "citations": task.citations,
        "depends_on": task.depends_on,
    }


def _unit(unit: UnitMention) -> Object:
    # The commonest records are unpacked, which takes a third less than asking for each field by name.
    raw, span, role, basis, rank, is_group, is_open, elided, alias, name, id, members, candidates, rule = unit
    return {
        "id": id,
        "name": name,
        "raw": raw,
        "role": role,
        "basis": basis,
        "rank": rank,
        "is_group": is_group,
        "is_open": is_open,
        "members": members,
        "alias": alias,
        "elided": elided,
        "candidates": candidates,
        "rule": rule,
        "span": [*span],
    }


def _theme(theme: ThemeMention) -> Object:
    name, raw, span, kind, quoted, origin, id = theme
    return {
        "id": id,
        "name": name,
        "raw": raw,
        "kind": kind,
        "quoted": quoted,
        "origin": origin,
        "span": [*span],
    }


def _project(project: ProjectMention) -> Object:
    name, raw, span, kind, stage, place, id = project
    return {
        "id": id,
        "name": name,
        "raw": raw,
        "kind": kind,
        "stage": stage,
        "place": place,
        "span": [*span],
    }


def _target(target: Target) -> Object:
    return {
        "metric": target.metric,
        "op": target.op,
        "value": target.value,
        "unit": target.unit,
        "raw": target.raw,
        "strength": target.strength,
        "period": target.period,
        "span": [*target.span],
    }


def _deadline(deadline: Deadline) -> Object:
    return {
        "raw": deadline.raw,
        "date": deadline.date,
        "kind": deadline.kind,
        "milestone": deadline.milestone,
        "span": [*deadline.span],
    }


def _person(person: PersonMention) -> Object:
    return {"name": person.name, "post": person.post, "span": [*person.span]}


def _citation(citation: Citation) -> Object:
    return {"title": citation.title, "number": citation.number, "span": [*citation.span]}


def _dependency(dependency: Dependency) -> Object:
    return {"task": dependency.task, "reason": dependency.reason, "span": [*dependency.span]}


def _finding(finding: Finding) -> Object:
    return {
        "id": finding.id,
        "severity": finding.severity,
        "kind": finding.kind,
        "message": finding.message,
        "span": None if finding.span is None else [*finding.span],
    }


# Which keys a record of each kind has.
_OBJECTS: dict[type, Callable[[Any], Object]] = {
    Plan: _plan,
    DocumentInfo: _document,
    Source: _source,
    Section: _section,
    Task: _task,
    UnitMention: _unit,
    ThemeMention: _theme,
    ProjectMention: _project,
    Target: _target,
    Deadline: _deadline,
    PersonMention: _person,
    Citation: _citation,
    Dependency: _dependency,
    Finding: _finding,
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
