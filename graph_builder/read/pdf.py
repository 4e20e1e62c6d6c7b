"""PDF files with text: paragraphs out of lines, ruled tables over pages, without running heads and page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ..model import Finding
from .compose import Composer
from .content import Content, Unreadable
from .extras import needs
from .lines import join_cell
from .paged import Page, compose_pages, is_inside
from .pdf_columns import column_lines
from .pdf_glyphs import WORDS_APART, Glyph, glyph_lines, glyphs_in, is_out_of_order, page_glyphs
from .pdf_turn import Turn
from .ruled_grid import Grid, find_grids, rules_of
from .ruled_table import read_table

MOST_PAGES = 5_000
INSET = 0.5
# What a cell leaves free beside its text, on both sides together.
PADDING = 10.8
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
    from .pdf_page import page_edges, page_lines

    page = document[index]
    text_page = page.get_textpage()
    try:
        glyphs, turn = _turned(page, text_page)
        lines = glyph_lines(glyphs, index) if turn else page_lines(text_page, index)
        edges = page_edges(page) if lines else iter(())
        if turn:
            edges = ((turn.point(*start), turn.point(*end)) for start, end in edges)
        grids = find_grids(*rules_of(edges))
        outside = [line for line in lines if not any(is_inside(line, grid) for grid in grids)]
        if turn or is_out_of_order(outside, lines):
            glyphs = glyphs or page_glyphs(text_page)
            outside = column_lines(_outside(glyphs, grids), index)
        text_of = _text_in(text_page, glyphs) if grids else None
        tables = [(grid.top, read_table(grid, text_of)) for grid in grids if text_of]
        return Page(tuple(outside), tuple(tables))
    finally:
        text_page.close()
        page.close()


def _turned(page: Any, text_page: Any) -> tuple[list[Glyph], Turn | None]:
    """The characters of a page drawn sideways as they stand when it is shown, and how it is turned; else nothing."""
    if not page.get_rotation():
        return [], None
    turn, glyphs = Turn(page), page_glyphs(text_page)
    return (turn.glyphs(glyphs), turn) if turn.fits(glyphs) else ([], None)


def _outside(glyphs: Iterable[Glyph], grids: Sequence[Grid]) -> list[Glyph]:
    return [glyph for glyph in glyphs if not any(grid.bottom <= glyph.y <= grid.top for grid in grids)]


def _text_in(text_page: Any, drawn: Sequence[Glyph]) -> Callable[[float, float, float, float], str]:
    """How to get the text of a cell: from the library, or from the characters of a page drawn out of order."""
    from .pdf_page import box_lines, character_size

    size = character_size(text_page)
    glyphs = list(drawn)

    def text_of(left: float, bottom: float, right: float, top: float) -> str:
        box = (left - INSET, bottom - INSET, right - INSET, top - INSET)
        lines = [] if drawn else box_lines(text_page, *box)
        # The library takes some line breaks of narrow cells for gaps between words.
        if drawn or any(WORDS_APART.search(line) for line in lines):
            glyphs.extend(() if glyphs else page_glyphs(text_page))
            lines = [line.text for line in glyph_lines(glyphs_in(glyphs, *box), 0)]
        return join_cell(lines, (right - left - PADDING) / size if size else 0.0)

    return text_of
