"""A preset file as a record: a header of line comments, then the queries, each under a `// --- name` line.

// id: tasks-of-unit
// title: 单位的任务 | Tasks of a unit
// group: load
// question: 一个单位承担哪些任务？ | Which tasks does a unit answer for?
// version: 1
// maturity: stable
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: 单位 | the unit, by name, alias or id
// column: task_id string key
// --- rows
MATCH …;
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from graph_builder.errors import PresetError, faults, nearest

from .contract import contract_faults
from .parameters import convert
from .preset import COLUMN_TYPES, GROUPS, PARAMETER_TYPES, Column, ColumnType, Parameter, ParameterType, Preset, Value

FIELDS = ("id", "title", "group", "question", "version", "maturity", "total")
BLOCKS = ("parameter", "column")
PARAMETER_FIELDS = ("default", "values", "example", "about", "minimum")
QUERIES = ("rows", "picture", "total")
MATURITIES = ("stable", "draft")
# `Node` stands for any of the others.
LABELS = ("Document", "Section", "Task", "Unit", "Theme", "Project", "Target", "Person", "Node")

_FIELD = re.compile(r"//(?P<indent> +)(?P<key>[A-Za-z_]+):(?P<value>.*)")
_QUERY = re.compile(r"// --- (?P<name>\S+)\s*$")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def parse_preset(text: str, path: str) -> Preset:
    """The preset a file describes, its contract checked.

    Raises PresetError with all faults of the file, each with its line or key.
    """
    reading = _Reading(path)
    reading.read(text.removeprefix("\ufeff"))
    preset = reading.record()
    found = reading.faults + contract_faults(preset)
    if found:
        raise PresetError(faults("preset", path, found))
    return preset


class _Reading:
    """The state of reading one file: fields, blocks and queries as found, and the faults so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.faults: list[str] = []
        self.fields: dict[str, str] = {}
        self.queries: dict[str, str] = {}
        self.blocks: list[tuple[str, int, str, dict[str, str]]] = []

    def read(self, text: str) -> None:
        current = ""
        bodies: dict[str, list[str]] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if (start := _QUERY.match(line)) is not None:
                current = self._start_query(start["name"], number, bodies)
            elif current:
                bodies[current].append(line)
            elif line.strip():
                self._header_line(line.rstrip(), number)
        self.queries = {name: "\n".join(lines).strip().rstrip(";").rstrip() for name, lines in bodies.items()}

    def record(self) -> Preset:
        self._require()
        title, title_en = self._both("title")
        question, question_en = self._both("question")
        return Preset(
            id=self.fields.get("id", ""),
            title=title,
            title_en=title_en,
            group=self.fields.get("group", ""),
            question=question,
            question_en=question_en,
            parameters=tuple(self._parameters()),
            columns=tuple(self._columns()),
            version=self._version(),
            maturity=self.fields.get("maturity", ""),
            rows=self.queries.get("rows", ""),
            picture=self.queries.get("picture", ""),
            total=self.queries.get("total", ""),
            total_of=self.fields.get("total", ""),
            path=self.path,
        )

    def _start_query(self, name: str, number: int, bodies: dict[str, list[str]]) -> str:
        if name not in QUERIES:
            self.faults.append(f"line {number}: unknown query '{name}' (queries: {', '.join(QUERIES)})")
        elif name in bodies:
            self.faults.append(f"line {number}: query '{name}' stands twice")
        bodies[name] = []
        return name

    def _header_line(self, line: str, number: int) -> None:
        found = _FIELD.match(line)
        if found is None:
            self.faults.append(f"line {number}: no header line '// key: value': {line[:60]}")
            return
        key, value = found["key"], found["value"].strip()
        if len(found["indent"]) > 1:
            self._nested(key, value, number)
        elif key in BLOCKS:
            self.blocks.append((key, number, value, {}))
        elif key not in FIELDS:
            allowed = (*FIELDS, *BLOCKS)
            self.faults.append(
                f"line {number}: unknown key '{key}'{nearest(key, allowed)} (keys: {', '.join(allowed)})"
            )
        elif key in self.fields:
            self.faults.append(f"line {number}: key '{key}' stands twice")
        else:
            self.fields[key] = value

    def _nested(self, key: str, value: str, number: int) -> None:
        if not self.blocks or self.blocks[-1][0] != "parameter":
            self.faults.append(f"line {number}: '{key}' is indented under no parameter")
        elif key not in PARAMETER_FIELDS:
            hint = f"{nearest(key, PARAMETER_FIELDS)} (keys: {', '.join(PARAMETER_FIELDS)})"
            self.faults.append(f"line {number}: unknown key '{key}' of a parameter{hint}")
        elif key in self.blocks[-1][3]:
            self.faults.append(f"line {number}: key '{key}' stands twice")
        else:
            self.blocks[-1][3][key] = value

    def _require(self) -> None:
        for key in ("id", "title", "group", "question", "version", "maturity"):
            if not self.fields.get(key):
                self.faults.append(f"key '{key}' is missing")
        if not self.queries.get("rows"):
            self.faults.append("the rows query is missing (a line '// --- rows', then Cypher)")
        if bool(self.fields.get("total")) != bool(self.queries.get("total")):
            self.faults.append("'total' needs both the key that says what is counted and a query")
        self._choice("group", GROUPS)
        self._choice("maturity", MATURITIES)
        if self.fields.get("id") and not _IDENTIFIER.fullmatch(self.fields["id"]):
            self.faults.append(f"id '{self.fields['id']}' is not of lower-case words joined by '-'")

    def _choice(self, key: str, allowed: object) -> None:
        names = [str(name) for name in allowed] if isinstance(allowed, dict | tuple) else []
        value = self.fields.get(key)
        if value and value not in names:
            self.faults.append(f"{key} '{value}' is not one of {', '.join(names)}{nearest(value, names)}")

    def _both(self, key: str) -> tuple[str, str]:
        chinese, _, english = self.fields.get(key, "").partition("|")
        if self.fields.get(key) and not english.strip():
            self.faults.append(f"{key} must be given as 'Chinese | English'")
        return chinese.strip(), english.strip()

    def _version(self) -> int:
        value = self.fields.get("version", "1")
        if not value.isdecimal():
            self.faults.append(f"version '{value}' is not a whole number")
            return 0
        return int(value)

    def _parameters(self) -> Iterator[Parameter]:
        seen: set[str] = set()
        for name, words, number, keys in self._named("parameter"):
            kind = words[0] if words else ""
            if kind not in PARAMETER_TYPES or len(words) != 1:
                self.faults.append(
                    f"line {number}: parameter {name} needs one type of {', '.join(PARAMETER_TYPES)}, not '{kind}'"
                )
                continue
            if name in seen:
                self.faults.append(f"line {number}: parameter {name} is declared twice")
            seen.add(name)
            yield self._parameter(name, cast(ParameterType, kind), number, keys)

    def _parameter(self, name: str, kind: ParameterType, number: int, keys: dict[str, str]) -> Parameter:
        if not keys.get("about"):
            self.faults.append(f"line {number}: parameter {name} has no 'about'")
        default = self._typed(keys, "default", kind, number)
        example = self._typed(keys, "example", kind, number)
        if default is None and example is None:
            self.faults.append(f"line {number}: parameter {name} is required and has no 'example'")
        values = keys.get("values", "")
        is_query = values.upper().startswith("MATCH")
        return Parameter(
            name=name,
            type=kind,
            about=keys.get("about", ""),
            default=default,
            label=values if values in LABELS else "",
            choices=()
            if is_query or values in LABELS or not values
            else cast(tuple[str, ...], convert(values, "list")),
            values_query=values if is_query else "",
            example=default if example is None else example,
            minimum=cast("int | None", self._typed(keys, "minimum", "int", number)),
        )

    def _typed(self, keys: dict[str, str], key: str, kind: ParameterType, number: int) -> Value | None:
        if key not in keys:
            return None
        try:
            return convert(keys[key], kind)
        except ValueError as error:
            self.faults.append(f"line {number}: {key}: {error}")
            return None

    def _columns(self) -> Iterator[Column]:
        seen: set[str] = set()
        for name, words, number, _ in self._named("column"):
            kind = words[0] if words else ""
            if kind not in COLUMN_TYPES:
                self.faults.append(
                    f"line {number}: column {name} needs a type of {', '.join(COLUMN_TYPES)}, not '{kind}'"
                )
                continue
            if name in seen:
                self.faults.append(f"line {number}: column {name} is declared twice")
            seen.add(name)
            is_key = "key" in words[1:2]
            yield Column(name, cast(ColumnType, kind), " ".join(words[2 if is_key else 1 :]), is_key)

    def _named(self, block: str) -> Iterator[tuple[str, list[str], int, dict[str, str]]]:
        for kind, number, value, keys in self.blocks:
            if kind != block:
                continue
            words = value.split()
            if not words:
                self.faults.append(f"line {number}: {block} has no name")
                continue
            yield words[0], words[1:], number, keys
