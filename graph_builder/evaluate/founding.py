"""The founding plan's gold, which has a shape of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..model import Span
from .gold import GoldDeadline, GoldItem, GoldPlan, GoldSection, GoldTarget, GoldTask, GoldUnit

Record = Mapping[str, Any]


def founding_plan(data: Record, name: str) -> GoldPlan:
    """The gold of this shape as records."""
    chapters = [GoldSection(chapter["title"], 1) for chapter in data.get("chapters", ())]
    requirements = data.get("requirements", ())
    return GoldPlan(
        name=name,
        source=data.get("source", ""),
        layouts=tuple(data.get("layouts", (1,))),
        metadata={
            "title": (data["title"],),
            "issuer": (data["issuer"],),
            "date": (data["date"],),
            "year": (str(data["year_covered"]),),
        },
        sections=(*chapters, *(GoldSection(section["title"], 2) for section in data.get("sections", ()))),
        tasks=tuple(_task(task, data) for task in data["tasks"]),
        non_tasks=tuple(requirement["title"] for requirement in requirements),
        themes=tuple(GoldItem(raw=theme) for entry in requirements for theme in entry.get("themes", ())),
    )


def _task(task: Record, data: Record) -> GoldTask:
    groups = data.get("groups", {})
    chapter = next((c["number"] for c in data.get("chapters", ()) if c.get("has_tasks")), "")
    themes = task.get("themes", ())
    return GoldTask(
        label=str(task["number"]),
        text=task["first_chars"],
        clause=".".join(str(_number(part)) for part in (chapter, task["section"], str(task["number"])) if part),
        span=_span(task),
        truncated=task.get("truncated", False),
        units=tuple(_unit(unit, rank, groups) for rank, unit in enumerate(task["units"], 1)),
        deadlines=tuple(_deadline(entry) for entry in task.get("deadlines", ())),
        targets=tuple(_target(entry) for entry in task.get("targets", ())),
        quoted=tuple(_item(theme) for theme in themes if theme["kind"] == "quoted"),
        unquoted=tuple(_item(theme) for theme in themes if theme["kind"] != "quoted"),
        projects=tuple(_item(entry) for entry in task.get("projects", ())),
        not_themes=tuple(task.get("quoted_not_theme", ())),
        not_units=tuple(task.get("organisations_not_responsible", ())),
    )


def _number(numeral: str) -> int:
    digits = "一二三四五六七八九十"
    return int(numeral) if numeral.isdigit() else digits.index(numeral) + 1


def _span(record: Record) -> Span | None:
    return Span(*record["span"]) if record.get("span") else None


def _unit(unit: Record, rank: int, groups: Record) -> GoldUnit:
    lead = rank == 1
    return GoldUnit(
        raw=unit["raw"],
        span=_span(unit),
        # The plan writes 责任单位 only: the first leads by convention, the others keep the written role.
        role="lead" if lead else "responsible",
        basis="positional" if lead else "explicit",
        rank=rank,
        is_group=unit.get("is_group", unit["raw"] in groups),
    )


def _item(entry: Record) -> GoldItem:
    return GoldItem(
        raw=entry["raw"],
        names=(entry["text"],),
        span=_span(entry),
        certain=entry.get("certain", True),
        is_loose="text" in entry.get("uncertain_fields", ()),
    )


def _deadline(entry: Record) -> GoldDeadline:
    raw = entry.get("raw", entry.get("text", ""))
    certain = bool(entry.get("certain", True) and entry.get("date"))
    return GoldDeadline(raw, entry.get("date") or "", entry.get("kind", ""), _span(entry), certain)


def _target(entry: Record) -> GoldTarget:
    return GoldTarget(
        raw=entry["raw"],
        metric=entry["metric"],
        op=entry["op"],
        value=entry["value"],
        unit=entry["unit"],
        span=_span(entry),
        certain=entry.get("certain", True),
        open_fields=tuple(entry.get("uncertain_fields", ())),
    )
