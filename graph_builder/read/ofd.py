"""OFD files (GB/T 33190): the pieces of text on each page put together to lines, and the lines to paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model import Finding
from .compose import Composer
from .content import Content, Unreadable
from .extras import needs
from .lines import Line, clean_line, margins, paragraphs
from .page_furniture import without_furniture
from .zip_members import check_office

MOST_PAGES = 5_000
# Pieces whose baselines differ by less than this share of the font size stand on one line.
SAME_LINE = 0.5
WORD_GAP = 0.6


def read_ofd(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs of an OFD file; raises Unreadable if it is damaged. A scan gives the finding `scanned-ofd`."""
    with needs("ofd", "an OFD file"):
        import ofdkit
    check_office(data)
    try:
        with ofdkit.open(data) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(f"an OFD file of {len(document.pages)} pages; at most {MOST_PAGES} are read")
            pages = [_page_lines(page.runs, index) for index, page in enumerate(document.pages)]
    except ofdkit.OFDError as error:
        raise Unreadable(f"a truncated or damaged OFD file ({error})") from error
    return _content(pages)


def _content(pages: list[list[Line]]) -> Content:
    kept, findings = without_furniture(pages)
    every = [line for lines in kept for line in lines]
    if not every:
        message = f"{len(pages)} pages without text: a scan; run OCR on it first"
        return Content("", (), findings=(Finding("warning", "scanned-ofd", message),))
    composer = Composer()
    for text in paragraphs(every, margins(every)):
        composer.paragraph(text)
    return composer.content(findings=findings)


def _page_lines(runs: Iterable[Any], page: int) -> list[Line]:
    """The lines of a page from the top down; y is turned to grow upwards, as in a PDF."""
    rows: list[list[Any]] = []
    for run in sorted((run for run in runs if run.text.strip()), key=lambda run: (run.y, run.x)):
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
    return Line(clean_line(text), row[0].x, end, -row[0].y, page)
