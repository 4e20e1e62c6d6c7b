"""Workbooks: tables with merged cells, titles and notes around them, values as people see them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph_builder.errors import DocumentError
from graph_builder.read import read, read_bytes
from graph_builder.read.content import Unreadable
from graph_builder.read.sheet import read_workbook, shown
from graph_builder.source import Paragraph, SourceText, Table

HEADER = ("序号", "板块", "任务", "牵头单位")


def workbook(*fills: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for index, fill in enumerate(fills):
        fill(book.create_sheet(f"表{index + 1}"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rows(*values: tuple[object, ...], merges: tuple[str, ...] = ()) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for row in values:
            sheet.append(row)
        for merge in merges:
            sheet.merge_cells(merge)

    return fill


def lines(source: SourceText) -> list[str]:
    return [source.text[b.span.start : b.span.end] for b in source.blocks if isinstance(b, Paragraph)]


def grid(source: SourceText) -> list[tuple[int, int, int, int, str]]:
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    return [(c.row, c.column, c.row_span, c.column_span, source.text[c.span.start : c.span.end]) for c in table.cells]


def test_title_rows_and_notes_stand_around_the_table() -> None:
    plan = rows(
        ("附件2",),
        ("2023年重点工作任务分解表",),
        HEADER,
        (1, "经济", "推进一网通办", "甲局"),
        (2, None, "优化营商环境", "乙局"),
        ("注：排在第一位的为牵头单位。",),
        merges=("A2:D2", "B4:B5", "A6:D6"),
    )

    source = read_bytes("plan.xlsx", workbook(plan))

    assert source.text == (
        "附件2\n2023年重点工作任务分解表\n序号\t板块\t任务\t牵头单位\n1\t经济\t推进一网通办\t甲局\n2\t\t优化营商环境\t乙局\n"
        "注：排在第一位的为牵头单位。"
    )
    assert lines(source) == ["附件2", "2023年重点工作任务分解表", "注：排在第一位的为牵头单位。"]
    assert (1, 1, 2, 1, "经济") in grid(source)


def test_a_section_row_inside_the_table_stays_a_row_of_it() -> None:
    plan = rows(HEADER, ("一、经济发展",), (1, "", "推进", "甲局"), merges=("A2:D2",))

    source = read_bytes("plan.xlsx", workbook(plan))

    assert (1, 0, 1, 4, "一、经济发展") in grid(source)


def test_a_last_row_that_a_merged_cell_reaches_into_is_no_note() -> None:
    plan = rows(HEADER, (1, "经济", "推进", "甲局"), (None, None, "优化", None), merges=("A2:A3", "B2:B3", "D2:D3"))

    source = read_bytes("plan.xlsx", workbook(plan))

    assert lines(source) == []
    assert (2, 2, 1, 1, "优化") in grid(source)


def test_blank_rows_and_columns_are_closed_up() -> None:
    plan = rows((), (None, "序号", None, "任务"), (), (None, 1, None, "推进"), (None, 2, None, "优化"))

    source = read_bytes("plan.xlsx", workbook(plan))

    assert source.text == "序号\t任务\n1\t推进\n2\t优化"


def test_a_sheet_of_prose_gives_paragraphs() -> None:
    plan = rows(("一、要求",), ("1、推进\n责任单位：甲局",))

    assert lines(read_bytes("plan.xlsx", workbook(plan))) == ["一、要求", "1、推进", "责任单位：甲局"]


def test_each_visible_sheet_is_read_and_hidden_ones_are_reported() -> None:
    def hidden(sheet: Worksheet) -> None:
        sheet.append(("旧", "旧"))
        sheet.sheet_state = "hidden"

    source = read_bytes("plan.xlsx", workbook(rows(("任务", "甲")), hidden, rows(), rows(("任务", "乙"))))

    assert source.text == "任务\t甲\n任务\t乙"
    assert [(finding.kind, "表2" in finding.message) for finding in source.findings] == [("sheet-hidden", True)]


@pytest.mark.parametrize(
    ("names", "titles", "headings", "why"),
    [
        (("经济发展", "民生实事"), ("", ""), ["经济发展", "民生实事"], "the names of several sheets head their tables"),
        (
            ("经济发展", "民生实事"),
            ("", "（民生实事）"),
            ["经济发展", "（民生实事）"],
            "a name that stands in the sheet",
        ),
        (("一览表", "民生"), ("2023年任务一览表", ""), ["民生"], "a name that the title holds says nothing"),
        (("Sheet1", "表2"), ("", ""), [], "names that programs give"),
        (("经济发展",), ("",), [], "a single sheet heads nothing"),
    ],
)
def test_names_of_sheets(names: tuple[str, ...], titles: tuple[str, ...], headings: list[str], why: str) -> None:
    def sheet(name: str, title: str) -> Callable[[Worksheet], None]:
        def fill(sheet: Worksheet) -> None:
            sheet.title = name
            rows(*([(title,)] if title else []), HEADER, (1, "甲", "乙", "丙"))(sheet)

        return fill

    source = read_bytes("plan.xlsx", workbook(*(map(sheet, names, titles))))

    found = [block.span for block in source.blocks if isinstance(block, Paragraph) and block.heading]
    assert [source.text[slice(*span)] for span in found] == headings, why


@pytest.mark.parametrize(
    ("value", "expected", "why"),
    [
        (1.0, "1", "a whole number"),
        (12.5, "12.5", "a fraction"),
        (0.1 + 0.2, "0.3", "no digits that were never written"),
        (1e16, "1e+16", "beyond what a sheet holds exactly"),
        (True, "是", "a tick"),
        (datetime.date(2023, 3, 31), "2023-03-31", "a date"),
        (datetime.datetime(2023, 3, 31), "2023-03-31", "a date with an empty time"),
        (datetime.datetime(2023, 3, 31, 9, 30), "2023-03-31 09:30", "a time"),
        ("甲局\r\n乙局 ", "甲局\n乙局", "line ends"),
    ],
)
def test_values_are_shown_as_people_see_them(value: object, expected: str, why: str) -> None:
    assert shown(value) == expected, why  # type: ignore[arg-type]


def test_a_cell_far_outside_the_table_is_refused_before_it_eats_the_memory() -> None:
    def far(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet["XFD1048576"] = "x"

    with pytest.raises(DocumentError, match=r"^plan\.xlsx: .*reaches to row 1048576, column 16384"):
        read_bytes("plan.xlsx", workbook(far))


def test_a_far_cell_with_a_border_only_does_no_harm() -> None:
    def far(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet["A1048576"].font = openpyxl.styles.Font(bold=True)

    assert read_bytes("plan.xlsx", workbook(far)).text == "\t".join(HEADER)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook(rows(HEADER))[:-40], "truncated or damaged"),
        (workbook(rows()), "without any filled cell"),
        (workbook(rows(HEADER)).replace(b"xl/workbook.xml", b"xl/workbook.bin"), "truncated or damaged|XLSB"),
    ],
)
def test_damaged_and_empty_workbooks_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"^plan\.xlsx: .*({reason})"):
        read_bytes("plan.xlsx", data)


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="A99999999999"'),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="-1"'),
        ("xl/worksheets/sheet1.xml", b'<dimension ref="A1:D1"', b'<dimension ref="A1:D99999999"'),
    ],
)
def test_places_no_sheet_has_are_refused_before_memory_is_reserved(part: str, old: bytes, new: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(rows(HEADER)))) as good, zipfile.ZipFile(buffer, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            assert name != part or old in content
            bad.writestr(name, content.replace(old, new) if name == part else content)

    with pytest.raises(DocumentError, match="names a place no sheet has"):
        read_bytes("plan.xlsx", buffer.getvalue())


def test_an_xls_reads_as_the_xlsx_it_was_made_from(samples: Path, made: ModuleType) -> None:
    buffer = io.BytesIO()
    made.sheet().save(buffer)

    old, new = read(samples / "sheet.xls"), read_bytes("sheet.xlsx", buffer.getvalue())

    assert old.source.format == "xls"
    assert (old.text, old.blocks) == (new.text, new.blocks)
    assert [finding.kind for finding in old.findings] == ["sheet-hidden"]
    assert "\t2022-03-28\n" in old.text


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_truncated_xls_is_refused(samples: Path, share: float) -> None:
    data = (samples / "sheet.xls").read_bytes()

    with pytest.raises(DocumentError, match=r"^plan\.xls: "):
        read_bytes("plan.xls", data[: int(len(data) * share)])


@pytest.mark.parametrize(
    "written", ["r='XFD1048576'", 'r = "XFD1048576"', '\nr="XFD1048576"', '\n\tr\n=\n"XFD1048576"']
)
def test_a_far_cell_is_refused_however_its_place_is_written(written: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(rows(HEADER)))) as good, zipfile.ZipFile(buffer, "w") as bad:
        for name in good.namelist():
            content = good.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b'<c r="A1"' in content
                content = content.replace(b'<c r="A1"', f"<c {written}".encode())
            bad.writestr(name, content)

    with pytest.raises(DocumentError, match="clear the cells outside the table"):
        read_bytes("plan.xlsx", buffer.getvalue())


def test_a_panic_of_the_library_is_a_damaged_workbook(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):  # the library's own name
        pass

    def panic(stream: io.BytesIO) -> None:
        raise PanicException("index out of range")

    monkeypatch.setattr("python_calamine.CalamineWorkbook", SimpleNamespace(from_filelike=panic))

    with pytest.raises(Unreadable, match=r"a damaged workbook \(index out of range\)"):
        read_workbook((samples / "sheet.xls").read_bytes())


def test_an_xls_that_would_take_the_process_down_is_refused(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_builder.read.xls.__name__", "graph_builder.read.nowhere")

    with pytest.raises(DocumentError, match=r"plan\.xls: a damaged workbook"):
        read_bytes("plan.xls", (samples / "sheet.xls").read_bytes())
