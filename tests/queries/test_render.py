"""Answers as text and as sheets."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest

from queries.render import cell_text, render
from queries.workbook import LONGEST_CELL, sheet_bytes, sheet_name

COLUMNS = ("name", "tasks", "share", "units")
ROWS = (("区发改委", 2, 0.5, ["甲", "乙"]), (None, 0, 1 / 3, []))
FORMULAS = ("=1+1", "+86", "-x", "@SUM(A1)", "\t=1")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (3, "3"),
        (0.5, "0.5"),
        (1 / 3, "0.3333"),
        (2.0, "2"),
        (["甲", "乙"], "甲、乙"),
        ({"a": "甲"}, '{"a": "甲"}'),
    ],
)
def test_a_cell_reads_well(value: object, expected: str) -> None:
    assert cell_text(value) == expected


def test_json_is_a_list_of_row_objects() -> None:
    assert json.loads(render(COLUMNS, ROWS, "json"))[0] == {
        "name": "区发改委",
        "tasks": 2,
        "share": 0.5,
        "units": ["甲", "乙"],
    }


def test_jsonl_is_one_object_a_line() -> None:
    lines = render(COLUMNS, ROWS, "jsonl").splitlines()

    assert [json.loads(line)["tasks"] for line in lines] == [2, 0]


def test_csv_reads_back_with_numbers_in_full() -> None:
    rows = list(csv.reader(io.StringIO(render(COLUMNS, ROWS, "csv"))))

    assert rows == [["name", "tasks", "share", "units"], ["区发改委", "2", "0.5", "甲、乙"], ["", "0", str(1 / 3), ""]]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_csv_cell_is_a_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(render(("name", "n"), [(text, -5)], "csv"))))

    assert rows[1] == [f"'{text}", "-5"]


def test_markdown_escapes_bars_marks_and_breaks() -> None:
    assert render(("a|b",), [("x|y\n<z>",)], "md") == "| a\\|b |\n| --- |\n| x\\|y &lt;z> |\n"


def test_a_table_aligns_chinese_by_two_columns_each() -> None:
    lines = render(("name", "n"), [("区发改委", 1), ("ab", 2)], "table").splitlines()

    assert lines[-2].index("1") + 4 == lines[-1].index("2")


def test_a_table_keeps_brackets_and_folds_to_the_terminal() -> None:
    text = render(("name",), [("[bold]任务" + "很长" * 50,)], "table", width=40)

    assert "[bold]" in text
    assert max(sum(2 if ord(char) > 0x2E7F else 1 for char in line) for line in text.splitlines()) <= 40


def test_an_unknown_form_is_an_error() -> None:
    with pytest.raises(ValueError, match="no text form"):
        render(COLUMNS, ROWS, "pdf")


@pytest.mark.parametrize("text", [*FORMULAS, "https://example.org", "00123", "{=1+1}"])
def test_no_sheet_cell_is_a_formula_or_a_link(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes((text,), [(text,), (-5,)], title="=问题")))
    sheet = book.worksheets[0]

    assert [cell.value for cell in sheet["A"]] == [text, text, -5]
    assert [cell.data_type for cell in sheet["A"]] == ["s", "s", "n"]
    assert sheet["A2"].hyperlink is None


def test_a_sheet_keeps_lists_flags_and_gaps() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(("a", "b", "c"), [(["甲", "乙"], True, None)], title="题")))

    assert [cell.value for cell in book.worksheets[0][2]] == ["甲、乙", True, None]
    assert book.worksheets[0].freeze_panes == "A2"


def test_a_text_too_long_for_excel_is_cut_with_a_mark() -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_bytes(("a",), [("长" * 40_000,)], title="题")))

    assert len(book.worksheets[0]["A2"].value) == LONGEST_CELL
    assert book.worksheets[0]["A2"].value.endswith("…")


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert sheet_bytes(COLUMNS, ROWS, title="题") == sheet_bytes(COLUMNS, ROWS, title="题")


@pytest.mark.parametrize(
    ("title", "expected"), [("甲/乙:丙", "甲_乙_丙"), ("长" * 40, "长" * 31), ("", "Sheet"), ("'a'", "_a_")]
)
def test_a_sheet_name_is_one_that_excel_takes(title: str, expected: str) -> None:
    assert sheet_name(title) == expected
