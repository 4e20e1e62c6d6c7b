"""PDF files with text: paragraphs out of lines, ruled tables over pages, without running heads and page numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..model import Finding
from .compose import Composer
from .content import Content, Unreadable
from .extras import needs
from .paged import Page, compose_pages, is_inside
from .pdf_columns import column_lines
from .pdf_glyphs import Glyph, glyph_lines, is_out_of_order
from .pdf_turn import Turn
from .ruled_grid import Grid, find_grids, rules_of
from .ruled_table import read_table

if TYPE_CHECKING:
    from .pdf_page import PageText

MOST_PAGES = 5_000
END_MARK = b"%%EOF"


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
    findings.extend(compose_pages(pages, composer))
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
    from .pdf_cells import CellReader
    from .pdf_edges import page_edges
    from .pdf_page import PageText
    from .pdf_words import page_lines

    with PageText(document, index) as page:
        glyphs, turn = _turned(page)
        edges = page_edges(page.page) if page.text.strip() else iter(())
        if turn:
            edges = ((turn.point(*start), turn.point(*end)) for start, end in edges)
        grids = find_grids(*rules_of(edges))
        cells = CellReader(page, grids) if grids else None
        lines = glyph_lines(glyphs, index) if turn else page_lines(page, index, cells.within() if cells else ())
        outside = [line for line in lines if not any(is_inside(line, grid) for grid in grids)] if grids else lines
        if turn or is_out_of_order(outside, page.text):
            glyphs = glyphs or page.glyphs()
            outside = column_lines(_outside(glyphs, grids), index)
        texts = cells.tables(glyphs) if cells else []
        tables = [(grid.top, read_table(grid, own)) for grid, own in zip(grids, texts, strict=True)]
        return Page(tuple(outside), tuple(tables))


def _turned(page: PageText) -> tuple[list[Glyph], Turn | None]:
    """The characters of a page drawn sideways as they stand when it is shown, and how it is turned; else nothing."""
    if not page.rotation:
        return [], None
    turn, glyphs = Turn(page.rotation, page.size), page.glyphs()
    return (turn.glyphs(glyphs), turn) if turn.fits(glyphs) else ([], None)


def _outside(glyphs: Iterable[Glyph], grids: Sequence[Grid]) -> list[Glyph]:
    return [glyph for glyph in glyphs if not any(grid.bottom <= glyph.y <= grid.top for grid in grids)]
