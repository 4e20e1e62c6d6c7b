"""Gold in the shape of the extraction contract: what `govplan extract` prints, corrected by a reader, is gold too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Span
from .gold import GoldDeadline, GoldItem, GoldPlan, GoldSection, GoldTarget, GoldTask, GoldUnit

Record = Mapping[str, Any]
FIELDS = ("title", "issuer", "date", "signed", "number", "year", "region")


def contract_plan(data: Record, name: str) -> GoldPlan:
    """The gold of this shape as records. Spans, basis, rank and `certain` may be left out."""
    head = data["document"]
    source = data.get("source") or head.get("source", {}).get("name", "")
    return GoldPlan(
        name=name,
        source=source,
        layouts=tuple(data.get("layouts", ())),
        metadata={key: _values(head, key) for key in FIELDS if key in head and key not in _open(head)},
        sections=tuple(
            GoldSection(entry["title"], entry.get("level"), entry.get("certain", True))
            for entry in data.get("sections", ())
        ),
        tasks=tuple(_task(task) for task in data["tasks"]),
        non_tasks=tuple(data.get("non_tasks", ())),
        themes=tuple(_item(theme) for theme in head.get("themes", ())),
    )


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
        truncated=task.get("truncated", False),
        open_list=task.get("open_list"),
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
        role=unit["role"],
        basis=unit.get("basis"),
        rank=unit.get("rank"),
        elided=unit.get("elided"),
        alias=unit.get("alias"),
        is_group=unit.get("is_group", False),
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
    return GoldDeadline(entry["raw"], entry["date"], entry.get("kind", ""), _span(entry), entry.get("certain", True))


def _target(entry: Record) -> GoldTarget:
    return GoldTarget(
        raw=entry["raw"],
        metric=entry["metric"],
        op=entry["op"],
        value=entry["value"],
        unit=entry.get("unit", ""),
        span=_span(entry),
        certain=entry.get("certain", True),
        open_fields=_open(entry),
    )
