"""Workbooks: each sheet a table, with the title rows above it and the notes below it as paragraphs."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping, Sequence

from ..model import Finding
from .compose import AROUND, MOST_FIELDS, Composer
from .content import Content, Unreadable
from .sheet_bounds import check_workbook

# What office programs call a sheet, and what says nothing: Sheet1, 工作表 2, 表3, 3.
_NAMELESS = re.compile(r"(?:sheet|工作表|表格?)?[ _]?[0-9]*(?:[ _]?[（(][0-9]+[)）])?", re.IGNORECASE)

_AROUND_NAME = AROUND + "（）()【】"

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
Corner = tuple[int, int]
# The texts of a sheet; None under a merged cell.
Rows = list[list[str | None]]


def read_xlsx(data: bytes, *, encoding: str | None = None) -> Content:
    """The tables of an XLSX workbook; raises Unreadable if it is damaged, locked, too large or empty."""
    check_workbook(data)
    return read_workbook(data)


def read_workbook(data: bytes, *, encoding: str | None = None) -> Content:
    """The same without a check of the bounds: for workbooks checked before, or read where they can do no harm."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    composer = Composer()
    findings: list[Finding] = []
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = sum(sheet.visible == SheetVisibleEnum.Visible for sheet in workbook.sheets_metadata)
        for index, sheet in enumerate(workbook.sheets_metadata):
            if sheet.visible == SheetVisibleEnum.Visible:
                name = sheet.name.strip() if visible > 1 else ""
                _add_sheet(composer, workbook.get_sheet_by_index(index), "" if _NAMELESS.fullmatch(name) else name)
            else:
                findings.append(Finding("info", "sheet-hidden", f"hidden sheet '{sheet.name}' was not read"))
    except PasswordError as error:
        raise Unreadable("an encrypted workbook; save it without a password") from error
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(f"a damaged workbook ({error})") from error
    except BaseException as error:
        # A panic of the library is no Exception; it must not end a build of a thousand other files.
        if type(error).__name__ == "PanicException":
            raise Unreadable(f"a damaged workbook ({error})") from error
        raise
    content = composer.content(findings=findings)
    if not content.blocks:
        raise Unreadable("a workbook without any filled cell in a visible sheet")
    return content


def shown(value: Value) -> str:
    """A cell as people see it: 1.0 as 1, a date as 2023-03-31."""
    if isinstance(value, str):
        if "\r" in value or "_x000D_" in value:
            value = value.replace("\r\n", "\n").replace("_x000D_", "")
        return value.strip(AROUND)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        return str(value.date()) if value.time() == datetime.time() else f"{value:%Y-%m-%d %H:%M}"
    return str(value)


def _add_sheet(composer: Composer, sheet: object, name: str) -> None:
    """Add the table of a sheet, headed by the sheet's name where it has one of its own: 民生实事, not Sheet2."""
    values: list[list[Value]] = sheet.to_python(skip_empty_area=False)  # type: ignore[attr-defined]  # calamine has no types
    rows: Rows = [["" if value == "" else shown(value) for value in row] for row in values]
    merges = sheet.merged_cell_ranges  # type: ignore[attr-defined]
    spans = _merged(rows, merges) if merges else {}
    rows, spans = _without_blank_lines(rows, spans)
    counts = [len(row) - row.count("") - row.count(None) for row in rows]
    if max(counts, default=0) <= 1:
        _add_paragraphs(composer, rows)
        return
    first, end = _table_rows(rows, spans, counts)
    _add_paragraphs(composer, rows[:first], name)
    if name and not any(name in (text or "") for row in rows[:first] for text in row):
        composer.paragraph(name, heading=1)
    composer.grid(rows[first:end], {(row - first, column): span for (row, column), span in spans.items()})
    _add_paragraphs(composer, rows[end:])


def _add_paragraphs(composer: Composer, rows: Rows, name: str = "") -> None:
    for row in rows:
        for line in "".join(text for text in row if text).split("\n"):
            composer.paragraph(line, heading=1 if name and line.strip(_AROUND_NAME) == name else 0)


def _merged(rows: Rows, merges: Sequence[tuple[Corner, Corner]]) -> dict[Corner, Corner]:
    """How far the merged cells reach, by their upper left places; all that they cover is taken out of the rows."""
    spans: dict[Corner, Corner] = {}
    covered: set[Corner] = set()
    height, width = len(rows), max((len(row) for row in rows), default=0)
    area = 0
    for (top, left), (bottom, right) in merges:
        bottom, right = min(bottom, height - 1), min(right, width - 1)
        if bottom < top or right < left:
            continue
        area += (bottom - top + 1) * (right - left + 1)
        if area > MOST_FIELDS:
            raise Unreadable(f"merged cells that cover more than {MOST_FIELDS} fields")
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        covered.discard((top, left))
    for row, column in covered:
        rows[row][column] = None
        spans.pop((row, column), None)
    return spans


def _without_blank_lines(rows: Rows, spans: dict[Corner, Corner]) -> tuple[Rows, dict[Corner, Corner]]:
    """The rows closed up: rows and columns in which no cell starts with text are taken out."""
    kept_rows = _places([any(row) for row in rows])
    kept_columns = _places([any(column) for column in zip(*rows, strict=True)])
    if len(kept_rows) == len(rows) and all(len(kept_columns) == len(row) for row in rows):
        return rows, spans
    return [[rows[row][column] for column in kept_columns] for row in kept_rows], {
        (kept_rows[row], kept_columns[column]): (
            sum(at in kept_rows for at in range(row, row + height)),
            sum(at in kept_columns for at in range(column, column + width)),
        )
        for (row, column), (height, width) in spans.items()
        if row in kept_rows and column in kept_columns
    }


def _places(is_kept: Sequence[bool]) -> dict[int, int]:
    """The new places of what is kept, by the old ones."""
    return {old: new for new, old in enumerate([at for at, kept in enumerate(is_kept) if kept])}


def _table_rows(rows: Rows, spans: Mapping[Corner, Corner], counts: Sequence[int]) -> tuple[int, int]:
    """Where the table begins and ends: above stand titles, below notes, rows with one filled cell.

    No cell of another row reaches into these.
    """
    reached = {at for (row, _), (height, _) in spans.items() if height > 1 for at in range(row, row + height)}
    first, end = 0, len(rows)
    while counts[first] == 1 and first not in reached:
        first += 1
    while counts[end - 1] == 1 and end - 1 not in reached and _is_note(rows[end - 1], spans.get((end - 1, 0))):
        end -= 1
    return first, end


def _is_note(row: Sequence[str | None], span: Corner | None) -> bool:
    """A row below the table that is no row of it: 注：… over all columns, not a row number without a task."""
    if not row[0]:
        return False
    width = span[1] if span else 1
    return width >= len(row) or (width == 1 and not row[0].isdigit())
