"""OFD files (GB/T 33190): pieces of text put together to lines, lines to paragraphs, ruled lines to tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model import Finding
from .compose import Composer
from .content import Content, Unreadable
from .extras import needs
from .lines import Line, clean_line, join_cell
from .ofd_paths import POINTS, page_edges
from .paged import Page, compose_pages, is_inside
from .ruled_grid import Box, find_grids, rules_of
from .ruled_table import read_table
from .zip_members import Package, check_office

MOST_PAGES = 5_000
# Pieces whose baselines differ by less than this share of the font size stand on one line.
SAME_LINE = 0.5
WORD_GAP = 0.6


def read_ofd(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of an OFD file; raises Unreadable if it is damaged.

    A file without any text gives no blocks and the finding `scanned-ofd`.
    """
    with needs("ofd", "an OFD file"):
        import ofdkit
    check_office(data)
    package = Package(data)
    try:
        with ofdkit.open(data) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(f"an OFD file of {len(document.pages)} pages; at most {MOST_PAGES} are read")
            pages = [_page(page, package, index) for index, page in enumerate(document.pages)]
    except ofdkit.OFDError as error:
        raise Unreadable(f"a truncated or damaged OFD file ({error})") from error
    if not any(page.lines or page.tables for page in pages):
        message = f"{len(pages)} pages without text: a scan; run OCR on it first"
        return Content("", (), findings=(Finding("warning", "scanned-ofd", message),))
    composer = Composer()
    findings = compose_pages(pages, composer)
    return composer.content(findings=findings)


def _page(page: Any, package: Package, index: int) -> Page:
    runs = [run for run in page.runs if run.text.strip()]
    grids = find_grids(*rules_of(page_edges(package, page.location))) if runs else []

    def text_of(box: Box) -> str:
        inside = [
            run for run in runs if box.left <= _middle(run) <= box.right and box.bottom <= -run.y * POINTS <= box.top
        ]
        return join_cell(line.text for line in _lines(inside, index))

    tables = tuple((grid.top, read_table(grid, map(text_of, grid.boxes))) for grid in grids)
    free = [run for run in runs if not any(is_inside(_line([run], index), grid) for grid in grids)]
    return Page(tuple(_lines(free, index)), tables)


def _middle(run: Any) -> float:
    middle: float = (run.x + run.width / 2) * POINTS
    return middle


def _lines(runs: Iterable[Any], page: int) -> list[Line]:
    """The lines from the top down; y is turned to grow upwards, as in a PDF."""
    rows: list[list[Any]] = []
    for run in sorted(runs, key=lambda run: (run.y, run.x)):
        if rows and abs(run.y - rows[-1][0].y) <= SAME_LINE * max(run.size, 1.0):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [line for line in (_line(sorted(row, key=lambda run: run.x), page) for row in rows) if line.text]


def _line(row: list[Any], page: int) -> Line:
    text = ""
    end = row[0].x
    for run in row:
        gap = " " if text and run.x - end > WORD_GAP * max(run.size, 1.0) else ""
        text += gap + run.text
        end = run.x + run.width
    return Line(clean_line(text), row[0].x * POINTS, end * POINTS, -row[0].y * POINTS, page)
