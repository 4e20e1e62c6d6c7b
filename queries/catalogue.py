"""The library as people and programs read it: the list, one preset in full, and the page docs/presets.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import groupby
from typing import Any

from graph_builder.errors import UsageError, nearest

from .library import load_library, load_preset
from .preset import GROUPS, Parameter, Preset, Value
from .render import cell_text, render

_OWN = """## 自己的问题 Your own

A preset is one text file `ID.cypher`; put it anywhere and name the file, or its folder by `--presets` or
`GOVPLAN_PRESETS`: `govplan query run ./busy-units.cypher --param kind=government`. On loading, its contract
is proved, and all faults of the file are told at once: parameters declared are those used, columns declared
are those of RETURN, it only reads, runs on both engines, is ordered down to its key columns, and ends in
`LIMIT $limit`. `values` of a parameter are a list, a query with one column `value`, or a label (Unit, Theme,
Project, Task, Document, Section, Target, Person, or Node for any of them): the value is then a name, and the
query gets the id. Beside `// --- rows` a file may have `// --- picture`, whose columns are those of any
preset's picture, and `// --- total` with the column `total`, what the rows are a part of (say what it counts
by a header line `// total: …`).
"""


def listed(group: str, form: str, own: Iterable[str]) -> str:
    """The presets, of one group or of all, as a table or as JSON objects with `id`, `title` and `group`."""
    if group and group not in GROUPS:
        raise UsageError(f"no group '{group}' (groups: {', '.join(GROUPS)}){nearest(group, GROUPS)}")
    found = [preset for preset in load_library(own) if group in ("", preset.group)]
    columns = ("id", "title", "group", "title_en", "question", "question_en", "maturity")
    rows = [
        (preset.id, preset.title, preset.group, preset.title_en, preset.question, preset.question_en, preset.maturity)
        for preset in found
    ]
    if form == "json":
        return render(columns, rows, form)
    return render(("id", "group", "title", "question"), [(row[0], row[2], row[1], row[5]) for row in rows], form)


def shown(name: str, form: str, own: Iterable[str]) -> str:
    """One preset in full, as text for people or as one JSON object."""
    preset = load_preset(name, own)
    if form == "json":
        return json.dumps(describe(preset), ensure_ascii=False, indent=2) + "\n"
    return "\n".join(_text_lines(preset)) + "\n"


def describe(preset: Preset) -> dict[str, Any]:
    """A preset as one JSON object; `parameters` and `columns` are lists in the order of the file."""
    return {
        "id": preset.id,
        "title": preset.title,
        "title_en": preset.title_en,
        "group": preset.group,
        "question": preset.question,
        "question_en": preset.question_en,
        "version": preset.version,
        "maturity": preset.maturity,
        "parameters": [_describe_parameter(parameter) for parameter in preset.parameters],
        "columns": [
            {"name": column.name, "type": column.type, "key": column.is_key, "about": column.about}
            for column in preset.columns
        ],
        "has_picture": bool(preset.picture),
        "total_of": preset.total_of,
        "cypher": preset.rows,
        "picture": preset.picture,
        "total": preset.total,
    }


def page(presets: Iterable[Preset]) -> str:
    """The reference page of all presets, in Markdown."""
    lines = [
        "# 预设问题 Presets",
        "",
        "<!-- Made by `python docs/generate.py`; a test compares the two. -->",
        "",
        "Ask one by `govplan query run ID --param name=value --db DB`; see its Cypher by `govplan query show ID`.",
        "Names of units, themes, projects, tasks and documents are found by any form the plans use, or by id.",
        "",
    ]
    for group, members in groupby(sorted(presets, key=_place), key=lambda preset: preset.group):
        lines += [f"## {GROUPS[group]} {group}", ""]
        for preset in members:
            lines += [*_page_lines(preset), ""]
    return "\n".join([*lines, _OWN, "```", template().rstrip(), "```", ""])


def template() -> str:
    """A preset file to start one's own from."""
    return files("queries").joinpath("presets", "template.cypher").read_text(encoding="utf-8")


def _place(preset: Preset) -> tuple[int, str]:
    return list(GROUPS).index(preset.group), preset.id


def _describe_parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "default": _plain(parameter.default),
        "required": parameter.is_required,
        "example": _plain(parameter.example),
        "about": parameter.about,
        "values": parameter.label or list(parameter.choices) or parameter.values_query or None,
        "minimum": parameter.minimum,
    }


def _plain(value: Value | None) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _text_lines(preset: Preset) -> Iterator[str]:
    yield f"{preset.id}  {preset.title} {preset.title_en}"
    yield preset.question
    yield preset.question_en
    yield ""
    yield "parameters"
    for parameter in preset.parameters:
        yield f"  {parameter.name} ({parameter.type}, {_need(parameter)}): {parameter.about}"
    yield "columns"
    for column in preset.columns:
        key = ", key" if column.is_key else ""
        yield f"  {column.name} ({column.type}{key}) {column.about}".rstrip()
    yield "example"
    yield f"  {example_command(preset)}"
    for title, cypher in (("rows", preset.rows), ("picture", preset.picture), ("total", preset.total)):
        if cypher:
            yield f"// --- {title}"
            yield f"{cypher};"


def example_command(preset: Preset) -> str:
    """A command that answers on the plan that ships."""
    given = "".join(
        f" --param {parameter.name}={cell_text(parameter.example)}"
        for parameter in preset.parameters
        if parameter.is_required
    )
    return f"govplan query run {preset.id}{given}"


def _need(parameter: Parameter) -> str:
    if parameter.is_required:
        return f"required, e.g. {cell_text(parameter.example)}"
    return f"default {cell_text(parameter.default) or 'empty'}"


def _page_lines(preset: Preset) -> list[str]:
    lines = [
        f"### `{preset.id}` {preset.title} {preset.title_en}",
        "",
        f"{preset.question}",
        "",
        preset.question_en,
        "",
    ]
    lines += [
        f"- `{parameter.name}` ({parameter.type}, {_need(parameter)}): {parameter.about}"
        for parameter in preset.parameters
    ]
    columns = ", ".join(f"`{column.name}`" for column in preset.columns)
    lines += [f"- columns: {columns}"]
    if preset.picture:
        lines.append("- has a picture")
    if preset.total:
        lines.append(f"- rows are a part of: {preset.total_of}")
    return [*lines, "", "```", example_command(preset), "```"]
