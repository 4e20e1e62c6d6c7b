"""PDF files with text: paragraphs out of lines, ruled tables over pages, without running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Finding
from .compose import Composer, is_single_column
from .content import Content, Unreadable
from .extras import needs
from .lines import Line, join_cell, margins, paragraphs
from .page_furniture import without_furniture
from .pdf_grid import Grid, find_grids
from .pdf_table import DraftTable, append, goes_on, read_table

MOST_PAGES = 5_000
INSET = 0.5
END_MARK = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page outside its tables, and its tables with the y of their upper edge."""

    lines: tuple[Line, ...]
    tables: tuple[tuple[float, DraftTable], ...]


def read_pdf(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of a PDF; raises Unreadable if it is locked or damaged.

    A file without any text gives no blocks and the finding `scanned-pdf`.
    """
    with needs("pdf", "a PDF file"):
        import pypdfium2
    is_whole = END_MARK in data[-2048:]
    try:
        pages = _pages(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as error:
        raise Unreadable(_reason(str(error))) from error
    findings = [] if is_whole else [Finding("warning", "file-truncated", "the PDF has no end mark; pages may be lost")]
    if not any(page.lines or page.tables for page in pages):
        if not is_whole:
            raise Unreadable("a truncated PDF file")
        findings.append(
            Finding("warning", "scanned-pdf", f"{len(pages)} pages without text: a scan; run OCR on it first")
        )
        return Content("", (), findings=tuple(findings))
    composer = Composer()
    findings.extend(_compose(pages, composer))
    return composer.content(findings=findings)


def _reason(message: str) -> str:
    if "password" in message.lower():
        return "a PDF protected by a password; save it without one"
    return f"a truncated or damaged PDF file ({message})"


def _pages(document: Any) -> list[Page]:
    try:
        if len(document) > MOST_PAGES:
            raise Unreadable(f"a PDF of {len(document)} pages; at most {MOST_PAGES} are read")
        return [_page(document, index) for index in range(len(document))]
    finally:
        document.close()


def _page(document: Any, index: int) -> Page:
    from .pdf_page import page_lines, page_rules

    page = document[index]
    text_page = page.get_textpage()
    try:
        lines = page_lines(text_page, index)
        grids = find_grids(*page_rules(page)) if lines else []
        tables = tuple((grid.top, _table(grid, text_page)) for grid in grids)
        outside = tuple(line for line in lines if not any(_is_inside(line, grid) for grid in grids))
        return Page(outside, tables)
    finally:
        text_page.close()
        page.close()


def _table(grid: Grid, text_page: Any) -> DraftTable:
    from .pdf_page import box_lines

    def text_of(left: float, bottom: float, right: float, top: float) -> str:
        return join_cell(box_lines(text_page, left - INSET, bottom - INSET, right - INSET, top - INSET))

    return read_table(grid, text_of)


def _is_inside(line: Line, grid: Grid) -> bool:
    middle = (line.left + line.right) / 2
    return grid.bottom <= line.y + 1 <= grid.top and grid.columns[0] <= middle <= grid.columns[-1]


def _compose(pages: Sequence[Page], composer: Composer) -> list[Finding]:
    """Put paragraphs and tables down in order; a table at the end of a page may go on at the top of the next."""
    kept, findings = without_furniture([page.lines for page in pages])
    every = [line for lines in kept for line in lines]
    page_margins = margins(every) if every else None
    run: list[Line] = []
    table: DraftTable | None = None
    for part in _in_order(kept, pages):
        if isinstance(part, Line):
            _put(composer, table)
            table = None
            run.append(part)
            continue
        if page_margins and run:
            _paragraphs(composer, paragraphs(run, page_margins))
            run = []
        if table is not None and goes_on(table, part):
            table = append(table, part)
        else:
            _put(composer, table)
            table = part
    _put(composer, table)
    if page_margins and run:
        _paragraphs(composer, paragraphs(run, page_margins))
    return findings


def _in_order(kept: Sequence[Sequence[Line]], pages: Sequence[Page]) -> Iterator[Line | DraftTable]:
    for lines, page in zip(kept, pages, strict=True):
        waiting = list(page.tables)
        for line in lines:
            while waiting and line.y < waiting[0][0]:
                yield waiting.pop(0)[1]
            yield line
        yield from (table for _, table in waiting)


def _put(composer: Composer, table: DraftTable | None) -> None:
    if table is None:
        return
    if is_single_column(table.cells):
        _paragraphs(composer, [cell.text for cell in table.cells])
    else:
        composer.table(table.cells)


def _paragraphs(composer: Composer, texts: Sequence[str]) -> None:
    for text in texts:
        for line in text.split("\n"):
            composer.paragraph(line)
