"""Gold in the shape of the extraction contract: what `govplan extract` prints, corrected by a reader, is gold too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..model import Span
from .gold import GoldDeadline, GoldItem, GoldPlan, GoldSection, GoldTarget, GoldTask, GoldUnit

Record = Mapping[str, Any]
# What is marked of a task; a list that is left out is not judged.
LISTS = ("units", "persons", "deadlines", "targets", "themes", "projects")
FIELDS = ("title", "issuer", "date", "signed", "number", "year", "region")


def contract_plan(data: Record, name: str) -> GoldPlan:
    """The gold of this shape as records. Of a task only label and text are needed, of what is in it `raw`.

    Raises KeyError with the key that is missing, and where.
    """
    head = data["document"]
    return GoldPlan(
        name=name,
        source=_source(data.get("source") or head.get("source", "")),
        layouts=tuple(data.get("layouts", ())),
        metadata={key: _values(head, key) for key in FIELDS if key in head and key not in _open(head)},
        sections=_sections(data["sections"]) if "sections" in data else None,
        tasks=tuple(_tasks(data["tasks"])),
        non_tasks=tuple(data.get("non_tasks", ())),
        themes=tuple(_item(theme) for theme in head.get("themes", ())),
    )


def _source(source: str | Record) -> str:
    """The plan's file: by name, or by an object that has one (as the contract's document.source)."""
    return source if isinstance(source, str) else str(source.get("name", ""))


def _sections(entries: Sequence[Record]) -> tuple[GoldSection, ...]:
    return tuple(GoldSection(entry["title"], entry.get("level"), entry.get("certain", True)) for entry in entries)


def _tasks(tasks: Sequence[Record]) -> Iterator[GoldTask]:
    for number, task in enumerate(tasks, 1):
        try:
            yield _task(task)
        except KeyError as error:
            raise KeyError(f"{error.args[0]} (task {task.get('label', number)})") from error


def _values(head: Record, key: str) -> tuple[str, ...]:
    value = head[key]
    return ("" if value is None else str(value), *head.get(f"{key}_or", ()))


def _open(entry: Record) -> tuple[str, ...]:
    return tuple(entry.get("uncertain_fields", ()))


def _span(record: Record) -> Span | None:
    return Span(*record["span"]) if record.get("span") else None


def _task(task: Record) -> GoldTask:
    themes = task.get("themes", ())
    return GoldTask(
        label=task["label"],
        text=task["text"],
        texts=tuple(task.get("text_or", ())),
        clause=task.get("clause", ""),
        span=_span(task),
        certain=task.get("certain", True),
        truncated=task.get("truncated"),
        open_list=task.get("open_list"),
        unjudged=frozenset(LISTS).difference(task),
        units=tuple(_unit(unit) for unit in task.get("units", ())),
        persons=tuple(person["name"] for person in task.get("persons", ()) if person.get("certain", True)),
        open_persons=tuple(p["name"] for p in task.get("persons", ()) if not p.get("certain", True)),
        deadlines=tuple(_deadline(entry) for entry in task.get("deadlines", ())),
        targets=tuple(_target(entry) for entry in task.get("targets", ())),
        quoted=tuple(_item(theme) for theme in themes if theme.get("quoted")),
        unquoted=tuple(_item(theme) for theme in themes if not theme.get("quoted")),
        projects=tuple(_item(entry) for entry in task.get("projects", ())),
        not_themes=tuple(task.get("quoted_not_theme", ())),
        not_units=tuple(task.get("not_responsible", ())),
    )


def _unit(unit: Record) -> GoldUnit:
    return GoldUnit(
        raw=unit["raw"],
        span=_span(unit),
        certain=unit.get("certain", True),
        role=unit.get("role"),
        basis=unit.get("basis"),
        rank=unit.get("rank"),
        elided=unit.get("elided"),
        alias=unit.get("alias"),
        is_group=unit.get("is_group"),
    )


def _item(entry: Record) -> GoldItem:
    raw = entry["raw"]
    return GoldItem(
        raw=raw,
        names=(entry.get("name", raw),),
        span=_span(entry),
        certain=entry.get("certain", True),
        is_loose="raw" in _open(entry),
    )


def _deadline(entry: Record) -> GoldDeadline:
    return GoldDeadline(
        entry["raw"], entry.get("date"), entry.get("kind", ""), _span(entry), entry.get("certain", True)
    )


def _target(entry: Record) -> GoldTarget:
    return GoldTarget(
        raw=entry["raw"],
        metric=entry.get("metric", ""),
        op=entry.get("op", ""),
        value=entry.get("value", ""),
        unit=entry.get("unit", ""),
        span=_span(entry),
        certain=entry.get("certain", True),
        open_fields=(*_open(entry), *(key for key in ("metric", "op", "value", "unit") if key not in entry)),
    )
