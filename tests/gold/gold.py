"""From a marked plan to its gold record (`data/gold/*.gold.json`)."""

from __future__ import annotations

import re
from typing import Any

from markup import BASES, ROLES, UNIT, Item, Marked, TaskMark, traditional

# x: a deadline whose kind is not judged.
KINDS = {"x": "", "b": "by", "d": "during", "q": "quarter", "c": "continuous", "m": "milestone"}
META = ("title", "issuer", "date", "signed", "number", "region")


def gold_of(plan: Marked, name: str) -> dict[str, Any]:
    """The gold of one plan; spans are given only where the file's text is the plan's text (TXT)."""
    spans = plan.header["format"] == "txt"
    head: dict[str, Any] = {key: plan.header.get(key, "") for key in META}
    for key in ("title", "issuer", "number"):
        head[key] = traditional(head[key], "yes" if plan.header.get("traditional") == "yes" else "")
    head |= {key: [plan.header[key]] for key in ("title_or", "issuer_or") if key in plan.header}
    # 江苏省苏州市 and 苏州市, 福建省泉州市晋江市 and 泉州市晋江市 are the same full name.
    short = re.sub(r"^..省", "", head["region"])
    if short and short != head["region"]:
        head["region_or"] = [short]
    # A careful reader need not guess an issuer that neither the text nor the page names.
    if head["issuer"] not in plan.text and "meta" not in plan.header:
        head["uncertain_fields"] = ["issuer"]
    head["year"] = int(plan.header["year"])
    head["themes"] = [_theme(item, spans) for item in plan.items if item.code[0] in "tq"]
    return {
        "source": name,
        "layouts": [int(n) for n in plan.header["layouts"].split()],
        "document": head,
        "sections": [
            {
                "label": s.label,
                "title": plan.text[s.begin : s.end].strip(),
                "level": s.level,
                "clause": s.clause,
                "certain": s.certain,
            }
            for s in plan.sections
        ],
        "tasks": _tasks(plan, spans),
        "non_tasks": [plan.shown(line) for line in plan.non_tasks],
    }


def _tasks(plan: Marked, spans: bool) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    path: list[str] = []
    parents: list[TaskMark] = []
    seen: dict[str, int] = {}
    siblings: dict[tuple[str, ...], int] = {}
    for task in plan.tasks:
        above = (task.section, *path[: task.depth])
        siblings[above] = siblings.get(above, 0) + 1
        path = [*path[: task.depth], _rank(task, siblings[above])]
        parents = [*parents[: task.depth], task]
        base = ".".join(p for p in (task.section, *path) if p)
        seen[base] = seen.get(base, 0) + 1
        clause = base if seen[base] == 1 else f"{base}-{seen[base]}"
        if "+" in task.flags and task.depth:
            parent = parents[-2]
            task.inherited = [*task.inherited, *parent.inherited, *parent.items]
        out.append(_task(plan, task, clause, spans))
    return out


def _rank(task: TaskMark, position: int) -> str:
    number = re.search(r"\d+(?:\.\d+)*", task.label)
    return number[0] if number else _chinese(task.label) or str(position)


def _chinese(label: str) -> str:
    digits = "零一二三四五六七八九"
    circled = "①②③④⑤⑥⑦⑧⑨⑩"
    found = re.search(r"[一二三四五六七八九十]+", label)
    if found is None:
        return next((str(circled.index(c) + 1) for c in label if c in circled), "")
    tens, _, ones = found[0].rpartition("十") if "十" in found[0] else ("0", "", found[0])
    ten = 1 if tens == "" else digits.index(tens) if tens != "0" else 0
    return str(ten * 10 + (digits.index(ones) if ones else 0))


def _task(plan: Marked, task: TaskMark, clause: str, spans: bool) -> dict[str, Any]:
    units = [i for i in (*task.items, *task.inherited) if i.code[0] == "u"]
    everywhere = [] if "everywhere" not in plan.header else [plan.header["everywhere"]]
    # Where a column heads groups of rows, it may count as a chapter or not: the clause is not judged.
    if plan.header.get("clauses") == "no" or not all(section.certain for section in plan.sections):
        clause = ""
    record: dict[str, Any] = {"label": task.label, "clause": clause, "text": plan.text[task.start : task.end]}
    if spans:
        record["span"] = [task.start, task.end]
    if task.also:
        # Two columns tell the task (重点任务, 具体举措): either is its text.
        record["text_or"] = [plan.text[slice(*task.also)]]
    record |= {
        "certain": "?" not in task.flags,
        "truncated": "!" in task.flags,
        "open_list": any(i.code == "o" for i in task.items),
        "units": [_unit(item, rank, spans) for rank, item in enumerate(units, 1)]
        + [_everywhere(raw, len(units) + 1) for raw in everywhere],
        "persons": [
            *(_person(item, certain=True) for item in _of(task, "h")),
            # Whether the leader of a chapter leads each of its tasks is not judged.
            *(_person(item, certain=False) for item in task.inherited if item.code == "h"),
        ],
        "deadlines": [_deadline(i, plan.header["year"], spans) for i in _of(task, "d")],
        "targets": [_target(i, spans) for i in _of(task, "m")],
        "themes": [_theme(i, spans) for i in (*_of(task, "t"), *_of(task, "q"))],
        "quoted_not_theme": [i.raw for i in _of(task, "n")],
        "projects": [_item(i, spans) | {"name": "".join(i.attributes) or i.raw} for i in _of(task, "p")],
        "not_responsible": [i.raw for i in _of(task, "x")],
    }
    return record


def _person(item: Item, *, certain: bool) -> dict[str, Any]:
    return {"name": item.raw, "post": "".join(item.attributes), "certain": certain}


def _of(task: TaskMark, kind: str) -> list[Item]:
    return [item for item in task.items if item.code.rstrip("?") == kind]


def _item(item: Item, spans: bool) -> dict[str, Any]:
    record: dict[str, Any] = {"raw": item.raw, "certain": not item.code.endswith("?")}
    return record | ({"span": [item.start, item.end]} if spans else {})


def _theme(item: Item, spans: bool) -> dict[str, Any]:
    record = _item(item, spans) | {"quoted": item.code[0] == "q"}
    # ~: a theme stands here, but how far it reaches is a matter of taste.
    return record | ({"uncertain_fields": ["raw"]} if item.attributes == ["~"] else {})


def _unit(item: Item, rank: int, spans: bool) -> dict[str, Any]:
    found = UNIT.match(item.code)
    if found is None:
        raise ValueError(f"unit code {item.code} of {item.raw}")
    role, basis, group, elided, _ = found.groups()
    alias = "".join(item.attributes)
    return _item(item, spans) | {
        "elided": elided or "",
        "role": ROLES[role],
        "basis": BASES[basis],
        "rank": rank,
        "is_group": bool(group),
        "alias": None if alias == "?" else alias,
    }


def _everywhere(raw: str, rank: int) -> dict[str, Any]:
    return {
        "raw": raw.rstrip("*"),
        "certain": True,
        "elided": "",
        "role": "responsible",
        "basis": "rule",
        "rank": rank,
        "is_group": raw.endswith("*"),
        "alias": "",
    }


def _deadline(item: Item, year: str, spans: bool) -> dict[str, Any]:
    day, kind = re.fullmatch(r"(\d*)([bdqcmx])", item.attributes[0]).groups()  # type: ignore[union-attr]
    digits = year + day if len(day) == 4 else day
    date = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits else ""
    return _item(item, spans) | {"date": date, "kind": KINDS[kind]}


def _target(item: Item, spans: bool) -> dict[str, Any]:
    metric, op, value, unit = item.attributes
    number = value if value == "上年" else float(value) if "." in value else int(value)
    return _item(item, spans) | {"metric": metric, "op": op, "value": number, "unit": unit}
