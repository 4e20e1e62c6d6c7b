"""Answers as XLSX: every text is written as text, so that no cell is a formula whatever a name begins with."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Any

from .render import Row, cell_text

# Excel's own bounds; a longer text is cut with a mark instead of making a file that Excel repairs.
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
_WIDEST = 60
_SAMPLE = 200
"""So many rows tell how wide a column is to be."""


def sheet_bytes(columns: Sequence[str], rows: Iterable[Row], *, title: str) -> bytes:
    """A workbook with one sheet: the columns as a frozen header, the rows below."""
    out = io.BytesIO()
    with open_workbook(out) as book:
        write_table(book, title, columns, rows)
    return out.getvalue()


def open_workbook(out: io.BytesIO) -> Any:
    """A workbook that keeps a row at a time in memory, and takes no text for a formula, a link or a number."""
    import datetime

    import xlsxwriter

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(out, options)
    # A fixed time of making: the same answer gives the same bytes.
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    return book


def write_table(book: Any, title: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """A sheet with a bold frozen header row and one row an answer; nothing is written for null."""
    coming = iter(rows)
    first = list(islice(coming, _SAMPLE))
    sheet = book.add_worksheet(sheet_name(title))
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _width(column, [row[number] for row in first]))
    header = book.add_format({"bold": True, "bottom": 1})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, column, header)
    for place, row in enumerate(chain(first, coming), 1):
        for number, value in enumerate(row):
            write_cell(sheet, place, number, value)


def write_cell(sheet: Any, row: int, column: int, value: object) -> None:
    """One cell: numbers as numbers, flags as flags, everything else as text, null not at all."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        text = cell_text(value)
        sheet.write_string(row, column, text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…")


def sheet_name(title: str) -> str:
    """A title as Excel allows a sheet to be called: 31 characters, none of []:*?/\\."""
    return "".join("_" if character in "[]:*?/\\'" else character for character in title)[:31] or "Sheet"


def _width(column: str, values: Sequence[object]) -> int:
    longest = max((_columns(cell_text(value)) for value in values), default=0)
    return min(_WIDEST, max(_columns(column), longest) + 2)


def _columns(text: str) -> int:
    """How many character cells a text takes; a Chinese character takes two."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
