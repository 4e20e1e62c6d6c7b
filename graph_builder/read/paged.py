"""Pages of lines and tables to one text: for formats that know where things stand, but not what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Finding
from .compose import Composer, is_single_column
from .lines import Line, margins, paragraphs
from .page_furniture import without_furniture
from .ruled_grid import Grid
from .ruled_table import DraftTable, goes_on, whole


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page outside its tables, and its tables with the y of their upper edge."""

    lines: tuple[Line, ...]
    tables: tuple[tuple[float, DraftTable], ...]


def is_inside(line: Line, grid: Grid) -> bool:
    """Does a line of text stand in a table?"""
    middle = (line.left + line.right) / 2
    return grid.bottom <= line.y + 1 <= grid.top and grid.columns[0] <= middle <= grid.columns[-1]


def compose_pages(pages: Sequence[Page], composer: Composer) -> list[Finding]:
    """Put paragraphs and tables down in order; a table at the end of a page may go on at the top of the next."""
    kept, findings = without_furniture([page.lines for page in pages])
    every = [line for lines in kept for line in lines]
    edges = [table.columns[-1] for page in pages for _, table in page.tables]
    page_margins = margins(every, max(edges, default=0.0)) if every else None
    run: list[Line] = []
    parts: list[DraftTable] = []
    for part in _in_order(kept, pages):
        if isinstance(part, Line):
            if parts:
                parts = _put(composer, parts)
            run.append(part)
            continue
        if page_margins and run:
            _paragraphs(composer, paragraphs(run, page_margins))
            run = []
        if parts and not goes_on(parts[0], part):
            parts = _put(composer, parts)
        parts.append(part)
    _put(composer, parts)
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


def _put(composer: Composer, parts: Sequence[DraftTable]) -> list[DraftTable]:
    """Put a table down, whose parts stand on several pages; no parts are left."""
    if parts:
        cells = whole(parts).cells
        if is_single_column(cells):
            _paragraphs(composer, [cell.text for cell in cells])
        else:
            composer.table(cells)
    return []


def _paragraphs(composer: Composer, texts: Sequence[str]) -> None:
    for text in texts:
        for line in text.split("\n"):
            composer.paragraph(line)
