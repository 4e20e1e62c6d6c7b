"""A matrix as files: CSV, JSON, and a workbook with notes, the matrix, the tasks behind each cell, and unit totals."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

from graph_builder.errors import UsageError

from .crossing import Matrix
from .incidence import Entry
from .output import encode, refuse_bytes_on_terminal, suffix_of, write_result
from .render import render
from .workbook import MOST_ROWS, open_workbook, write_table

FORMATS = ("csv", "xlsx", "json")
MOST_COLUMNS = 16_383
AXES = {"unit": "单位", "task": "任务", "theme": "主题", "lead": "牵头单位", "support": "配合或共同责任单位"}
WEIGHTS = {
    "count": "共同任务数 n",
    "jaccard": "Jaccard 系数 n / (a + b - n)",
    "cosine": "余弦（Salton）系数 n / √(a·b)",
}
GROUPS = {"in": "集合单位计为单位", "out": "不计集合单位", "expand": "集合单位的任务计入其成员单位"}
LONG_COLUMNS = ("row_id", "row", "column_id", "column", "value", "count", "task_ids", "tasks")
TOTAL_COLUMNS = ("unit_id", "unit", "tasks", "lead", "responsible", "support", "partners")


def labels(entries: tuple[Entry, ...]) -> list[str]:
    """The names of rows or columns; the id where two of them share a name."""
    seen = Counter(entry.name for entry in entries)
    return [entry.name if seen[entry.name] == 1 else entry.id for entry in entries]


def matrix_csv(found: Matrix) -> str:
    """The matrix as CSV, zeros empty; the first cell names the two axes."""
    header = (_corner(found), *labels(found.columns))
    return render(header, ((name, *line) for name, line in _lines(found)), "csv")


def matrix_json(found: Matrix) -> str:
    """The matrix as one JSON object: its axes, and its cells with the tasks behind them."""
    data = {
        "kind": list(found.kind),
        "weight": found.weight,
        "roles": list(found.roles),
        "groups": found.groups,
        "positional": found.positional,
        "document": found.document,
        "rows": [{"id": entry.id, "name": entry.name, "tasks": len(entry.tasks)} for entry in found.rows],
        "columns": [{"id": entry.id, "name": entry.name, "tasks": len(entry.tasks)} for entry in found.columns],
        "cells": [dict(zip(LONG_COLUMNS[:7], row[:7], strict=True)) for row in long_rows(found)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def long_rows(found: Matrix) -> Iterator[tuple[Any, ...]]:
    """One row a cell that is not zero, as LONG_COLUMNS say; the task lists are lists of ids and of titles."""
    for cell in found.cells:
        row, column = found.rows[cell.row], found.columns[cell.column]
        behind = found.tasks_behind(cell)
        titles = [found.tasks[task] for task in behind]
        yield row.id, row.name, column.id, column.name, cell.value, cell.count, list(behind), titles


def matrix_workbook(found: Matrix) -> bytes:
    """The matrix as XLSX: sheets 说明 (notes), 矩阵 (matrix), 明细 (long form), 合计 (unit totals).

    Raises UsageError where there are more columns than a sheet has.
    """
    if len(found.columns) > MOST_COLUMNS or len(found.rows) >= MOST_ROWS:
        raise UsageError(f"{len(found.rows)} × {len(found.columns)} is more than a sheet holds; write CSV instead")
    out = io.BytesIO()
    with open_workbook(out) as book:
        write_table(book, "说明", ("项目", "内容"), _notes(found))
        _write_matrix(book, found)
        write_table(book, "明细", LONG_COLUMNS, islice(long_rows(found), MOST_ROWS - 1))
        write_table(book, "合计", TOTAL_COLUMNS, (_total_row(total) for total in found.totals))
    return out.getvalue()


def write_matrix(found: Matrix, form: str | None, target: str | None, *, encoding: str = "utf-8-sig") -> None:
    """Write a matrix in the form given, or the one the file's name ends in, or CSV.

    Raises UsageError for a form or an encoding that does not exist.
    """
    chosen = form or suffix_of(target) or "csv"
    match chosen:
        case "csv":
            write_result(encode(matrix_csv(found), encoding), target)
        case "json":
            write_result(matrix_json(found), target)
        case "xlsx":
            refuse_bytes_on_terminal(chosen, target)
            write_result(matrix_workbook(found), target)
        case _:
            raise UsageError(f"no form '{chosen}' of a matrix (allowed: {', '.join(FORMATS)})")


def _write_matrix(book: Any, found: Matrix) -> None:
    sheet = book.add_worksheet("矩阵")
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, max(1, len(found.columns)), 6)
    bold = book.add_format({"bold": True})
    upright = book.add_format({"bold": True, "rotation": 90, "valign": "bottom"})
    decimals = book.add_format({"num_format": "0.000"}) if found.weight != "count" else None
    if found.cells:
        scale = {"type": "2_color_scale", "min_color": "#F7FBFF", "max_color": "#2171B5"}
        sheet.conditional_format(1, 1, len(found.rows), len(found.columns), scale)
    sheet.write_string(0, 0, _corner(found), bold)
    for number, name in enumerate(labels(found.columns), 1):
        sheet.write_string(0, number, name, upright)
    filled = {row: list(cells) for row, cells in groupby(found.cells, key=lambda cell: cell.row)}
    for place, name in enumerate(labels(found.rows), 1):
        sheet.write_string(place, 0, name, bold)
        for cell in filled.get(place - 1, ()):
            sheet.write_number(place, cell.column + 1, cell.value, decimals)


def _lines(found: Matrix) -> Iterator[tuple[str, list[float | None]]]:
    return zip(labels(found.rows), found.dense(), strict=True)


def _corner(found: Matrix) -> str:
    row, column = found.kind
    return f"{AXES[row]} × {AXES[column]}"


def _notes(found: Matrix) -> list[tuple[str, object]]:
    dropped = max(0, len(found.cells) - (MOST_ROWS - 1))
    notes: list[tuple[str, object]] = [
        ("矩阵 matrix", _corner(found)),
        ("权重 weight", f"{found.weight}：{WEIGHTS[found.weight]}"),
        ("a, b, n", "a、b 为行与列各自的任务数，n 为两者共同的任务数；0 留空，单位与自身的格留空"),
        ("角色 roles", list(found.roles)),
        ("集合单位 groups", f"{found.groups}：{GROUPS[found.groups]}"),
        ("首位单位视为牵头 positional", found.positional),
        ("文件 document", found.document or "全部 all"),
        ("数据库 database", found.database),
        ("行数 rows", len(found.rows)),
        ("列数 columns", len(found.columns)),
        ("任务数 tasks", len(found.tasks)),
        ("非零格数 cells", len(found.cells)),
    ]
    if dropped:
        notes.append(("明细未列出 left out of 明细", dropped))
    return notes


def _total_row(total: Any) -> tuple[Any, ...]:
    return total.id, total.name, total.tasks, total.lead, total.responsible, total.support, total.partners
