"""Workbooks: each sheet a table, with the title rows above it and the notes below it as paragraphs."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence

from ..model import Finding
from .compose import AROUND, MOST_FIELDS, Composer, DraftCell, is_single_column
from .content import Content, Unreadable
from .sheet_bounds import check_workbook

Value = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta
Corner = tuple[int, int]


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
        for index, sheet in enumerate(workbook.sheets_metadata):
            if sheet.visible == SheetVisibleEnum.Visible:
                _add_sheet(composer, workbook.get_sheet_by_index(index))
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


def _add_sheet(composer: Composer, sheet: object) -> None:
    rows = [[shown(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]  # type: ignore[attr-defined]  # calamine has no types
    cells: Sequence[DraftCell] = _cells(rows, sheet.merged_cell_ranges or [])  # type: ignore[attr-defined]
    cells = _without_blank_lines(cells)
    if is_single_column(cells):
        _add_paragraphs(composer, cells)
        return
    titles, body, notes = _split(cells)
    _add_paragraphs(composer, titles)
    composer.table(body)
    _add_paragraphs(composer, notes)


def _add_paragraphs(composer: Composer, cells: Sequence[DraftCell]) -> None:
    for cell in cells:
        for line in cell.text.split("\n"):
            composer.paragraph(line)


def _cells(rows: Sequence[Sequence[str]], merges: Sequence[tuple[Corner, Corner]]) -> list[DraftCell]:
    """All cells of the grid, filled or not; a merged one once, at its upper left place."""
    spans: dict[Corner, Corner] = {}
    covered: set[Corner] = set()
    height, width = len(rows), max((len(row) for row in rows), default=0)
    area = 0
    for (top, left), (bottom, right) in merges:
        bottom, right = min(bottom, height - 1), min(right, width - 1)
        area += max(0, bottom - top + 1) * max(0, right - left + 1)
        if area > MOST_FIELDS:
            raise Unreadable(f"merged cells that cover more than {MOST_FIELDS} fields")
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered.update((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))
        covered.discard((top, left))
    if not spans:
        return [DraftCell(row, column, text) for row, texts in enumerate(rows) for column, text in enumerate(texts)]
    return [
        DraftCell(row, column, text, *spans.get((row, column), (1, 1)))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if (row, column) not in covered
    ]


def _without_blank_lines(cells: Sequence[DraftCell]) -> Sequence[DraftCell]:
    """The cells closed up: rows and columns in which no cell starts with text are taken out."""
    rows = _places(sorted({cell.row for cell in cells if cell.text}))
    columns = _places(sorted({cell.column for cell in cells if cell.text}))
    height = max([cell.row + cell.row_span for cell in cells], default=0)
    width = max([cell.column + cell.column_span for cell in cells], default=0)
    if height == len(rows) and width == len(columns):
        return cells
    return [
        DraftCell(
            rows[cell.row],
            columns[cell.column],
            cell.text,
            1 if cell.row_span == 1 else sum(row in rows for row in range(cell.row, cell.row + cell.row_span)),
            1
            if cell.column_span == 1
            else sum(at in columns for at in range(cell.column, cell.column + cell.column_span)),
        )
        for cell in cells
        if cell.row in rows and cell.column in columns
    ]


def _places(kept: Sequence[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(kept)}


def _split(cells: Sequence[DraftCell]) -> tuple[list[DraftCell], Sequence[DraftCell], list[DraftCell]]:
    """Title rows above, the table, notes below: rows with one filled cell that no cell of another row reaches into."""
    height = max([cell.row for cell in cells]) + 1
    width = max([cell.column + cell.column_span for cell in cells])
    filled: dict[int, list[DraftCell]] = {row: [] for row in range(height)}
    reached: set[int] = set()
    for cell in cells:
        if cell.text:
            filled[cell.row].append(cell)
        if cell.row_span > 1:
            reached.update(range(cell.row, cell.row + cell.row_span))
    first = 0
    while len(filled[first]) == 1 and first not in reached:
        first += 1
    last = height - 1
    while len(filled[last]) == 1 and last not in reached and _is_note(filled[last][0], width):
        last -= 1
    titles = [cell for row in range(first) for cell in filled[row]]
    notes = [cell for row in range(last + 1, height) for cell in filled[row]]
    return titles, _moved_up(cells, first, last), notes


def _is_note(cell: DraftCell, width: int) -> bool:
    """A row below the table that is no row of it: 注：… over all columns, not a row number without a task."""
    return cell.column == 0 and (cell.column_span >= width or (cell.column_span == 1 and not cell.text.isdigit()))


def _moved_up(cells: Sequence[DraftCell], first: int, last: int) -> Sequence[DraftCell]:
    if first == 0 and cells[-1].row <= last:
        return cells
    return [
        DraftCell(cell.row - first, cell.column, cell.text, cell.row_span, cell.column_span)
        for cell in cells
        if first <= cell.row <= last
    ]
