"""Tables of a page: their grid with merged cells, and which of them only arrange the page."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .compose import AROUND, DraftCell, is_single_column
from .content import Unreadable
from .html_space import fold

# Spans are the page's word and may be nonsense; browsers cap them at 1000.
LARGEST_SPAN = 1000
MOST_ROWS = 20_000
LINES = {"br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "table", "tr"}
BREAKS = frozenset(LINES | {"dd", "dl", "dt", "li", "ol", "ul"})
DEEPEST = 60


def read_grid(table: LexborNode) -> list[DraftCell]:
    """The cells of a table at their places; those of tables inside a cell become lines of that cell's text."""
    cells: list[DraftCell] = []
    taken: dict[int, int] = {}
    rows = _rows(table)
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"a table of {len(rows)} rows; at most {MOST_ROWS} are read")
    for row, node in enumerate(rows):
        taken = _read_row(node, row, len(rows), taken, cells)
    return cells


def is_layout(table: LexborNode, cells: list[DraftCell]) -> bool:
    """Does this table arrange the page? One cell a row, or one cell of many lines with nearly all the text."""
    filled = [cell for cell in cells if cell.text]
    if is_single_column(filled):
        return True
    whole = sum(len(cell.text) for cell in filled)
    largest = max(filled, key=lambda cell: len(cell.text))
    if len(largest.text) < 0.8 * whole:
        return False
    return largest.text.count("\n") >= 4 or table.css_first("table table") is not None


def _rows(table: LexborNode) -> list[LexborNode]:
    rows: list[LexborNode] = []
    for part in _children(table):
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows.extend(child for child in _children(part) if child.tag == "tr")
    return rows


def _read_row(
    node: LexborNode, row: int, row_count: int, taken: dict[int, int], cells: list[DraftCell]
) -> dict[int, int]:
    """Place one row's cells. `taken` maps a column to the rows it is covered for; what is left of it comes back."""
    left = {column: rows - 1 for column, rows in taken.items() if rows > 1}
    column = 0
    for child in _children(node):
        if child.tag not in ("td", "th"):
            continue
        while column in taken:
            column += 1
        row_span = _row_span(child, row, row_count)
        column_span = _span(child, "colspan")
        cells.append(DraftCell(row, column, cell_text(child), row_span, column_span))
        if row_span > 1:
            left.update(dict.fromkeys(range(column, column + column_span), row_span - 1))
        column += column_span
    return left


def _row_span(cell: LexborNode, row: int, row_count: int) -> int:
    span = _span(cell, "rowspan")
    return min(span, row_count - row) if span else row_count - row


def _span(cell: LexborNode, name: str) -> int:
    written = (cell.attributes.get(name) or "1").strip()
    value = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 1
    return min(value, LARGEST_SPAN) if name == "rowspan" else max(1, min(value, LARGEST_SPAN))


def cell_text(cell: LexborNode) -> str:
    """The text of a cell, one line a paragraph of it."""
    parts: list[str] = []
    _collect(cell, parts, 0)
    lines = (line.strip(AROUND) for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def _collect(node: LexborNode, parts: list[str], depth: int) -> None:
    child = node.first_child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            parts.append(fold(child.text_content or ""))
        elif depth > DEEPEST:
            parts.append(child.text())
        elif tag != "-comment":
            edge = "\0" if tag in BREAKS else " " if tag in ("td", "th") else ""
            parts.append(edge)
            _collect(child, parts, depth + 1)
            parts.append(edge)
        child = child.next


def _children(node: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found
