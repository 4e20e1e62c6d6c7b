"""Rows of `govplan units` and `govplan themes` as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Sequence
from typing import Any

from ..exporting.tables import plain_cell
from .results import put

_WIDEST = 60


def show(rows: Sequence[dict[str, Any]], form: str, output: str) -> None:
    """Print or write the rows; one row alone is shown as a list of keys and values."""
    put({"json": as_json, "csv": as_csv, "table": as_table}[form](rows), form, output)


def as_json(rows: Sequence[dict[str, Any]]) -> str:
    return json.dumps(list(rows), ensure_ascii=False, indent=1) + "\n"


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    file = io.StringIO()
    if rows:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([plain_cell(_text(value)) for value in row.values()] for row in rows)
    return file.getvalue()


def as_table(rows: Sequence[dict[str, Any]]) -> str:
    """Columns as wide as they read, Chinese characters counted double; nothing to show says so."""
    if not rows:
        return "nothing\n"
    if len(rows) == 1:
        wide = max(map(len, rows[0]))
        return "".join(f"{key:<{wide}}  {_text(value)}\n" for key, value in rows[0].items() if _text(value))
    names = list(rows[0])
    cells = [names, *([_short(_text(row[name])) for name in names] for row in rows)]
    widths = [max(_width(line[place]) for line in cells) for place in range(len(names))]
    lines = ("  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)) for line in cells)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _text(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _short(text: str) -> str:
    while _width(text) > _WIDEST:
        text = text[:-2] + "…"
    return text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
