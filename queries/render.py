"""Answers as text: a table for people, csv, json, jsonl and Markdown for programs and pages.

A spreadsheet takes a cell that begins with = + - @ for a formula. CSV has no way to say that it is text, so such a
text gets an apostrophe before it there; numbers stay as they are. JSON and Markdown keep every text as it is.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

FORMATS = ("table", "csv", "json", "jsonl", "md", "xlsx")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = Sequence[Any]


def render(columns: Sequence[str], rows: Iterable[Row], form: str, *, width: int | None = None) -> str:
    """The rows as one text of the form asked for, with a last line break.

    `width` is the terminal's for a table; without it lines are as long as their cells. XLSX is bytes: see `workbook`.
    """
    match form:
        case "json":
            records = [dict(zip(columns, row, strict=True)) for row in rows]
            return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
        case "jsonl":
            return "".join(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n" for row in rows)
        case "csv":
            return _csv(columns, rows)
        case "md":
            return _markdown(columns, rows)
        case "table":
            return _table(columns, rows, width)
    raise ValueError(f"no text form '{form}'")


def cell_text(value: object) -> str:
    """A value as people read it in one cell: lists joined by 、, floats with four digits, nothing for null."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.4f}".rstrip("0").rstrip(".")
        case list() | tuple():
            return "、".join(cell_text(item) for item in value)
        case dict():
            return json.dumps(value, ensure_ascii=False)
    return str(value)


def safe_cell(value: object) -> object:
    """A value for CSV: numbers in full, texts that a spreadsheet would run as a formula behind an apostrophe."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    text = cell_text(value)
    # A sign alone (the = of a target) is no formula.
    return f"'{text}" if text.startswith(_FORMULA) and len(text) > 1 else text


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe_cell(column) for column in columns])
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _markdown(columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [_markdown_line(columns), "|" + " --- |" * len(columns)]
    lines += [_markdown_line([cell_text(value) for value in row]) for row in rows]
    return "\n".join(lines) + "\n"


def _markdown_line(cells: Sequence[str]) -> str:
    escaped = (" ".join(cell.replace("\\", "\\\\").replace("|", "\\|").split()) for cell in cells)
    return "| " + " | ".join(cell.replace("<", "&lt;") for cell in escaped) + " |"


def _table(columns: Sequence[str], rows: Iterable[Row], width: int | None) -> str:
    """A table by rich, which knows that a Chinese character takes two columns."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE, pad_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold", no_wrap=width is None)
    for row in rows:
        table.add_row(*(Text(cell_text(value)) for value in row))
    out = io.StringIO()
    Console(file=out, width=width or 100_000, color_system=None).print(table)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"
