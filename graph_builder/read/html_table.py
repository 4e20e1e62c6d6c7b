"""Tables of a page: their grid with merged cells, and which of them only arrange the page."""

from __future__ import annotations

from collections.abc import Sequence

from .compose import AROUND, DraftCell, is_single_column
from .content import Unreadable
from .html_space import fold
from .html_tokens import Token, attributes_of, unescaped

# Spans are the page's word and may be nonsense; browsers cap them at 1000.
LARGEST_SPAN = 1000
MOST_ROWS = 20_000
LINES = {"br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "table", "tr"}
BREAKS = LINES | {"dd", "dl", "dt", "li", "ol", "ul"}
# What a tag inside a cell puts between the words around it: a line break, or a blank between cells of a table there.
BREAK = "\0"
MARKS = {tag: BREAK for name in BREAKS for tag in (name, f"/{name}")}
MARKS |= dict.fromkeys(("td", "/td", "th", "/th"), " ")


def read_grid(tokens: Sequence[Token]) -> list[DraftCell]:
    """The cells of a table at their places; those of tables inside a cell become lines of that cell's text.

    `tokens` are all that stands between the table's own tags.
    """
    rows = _rows(tokens)
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"a table of {len(rows)} rows; at most {MOST_ROWS} are read")
    cells: list[DraftCell] = []
    taken: dict[int, int] = {}
    for row, found in enumerate(rows):
        taken = _place_row(found, row, len(rows), taken, cells)
    return cells


def is_layout(cells: Sequence[DraftCell], *, is_nested: bool) -> bool:
    """Does this table arrange the page? One cell a row, or one cell of many lines with nearly all the text.

    `is_nested`: it holds another table, or stands in one; then the lines of that cell do not matter.
    """
    filled = [cell for cell in cells if cell.text]
    if is_single_column(filled):
        return True
    lengths = [len(cell.text) for cell in filled]
    longest = max(lengths)
    if longest < 0.8 * sum(lengths):
        return False
    return is_nested or filled[lengths.index(longest)].text.count("\n") >= 4


def _rows(tokens: Sequence[Token]) -> list[list[tuple[str, str]]]:
    """The cells of each row: the attributes and the text of a cell."""
    rows: list[list[tuple[str, str]]] = []
    parts: list[str] = []
    opened: str | None = None
    depth = 0
    for text, tag, attributes in tokens:
        if opened is not None and text:
            parts.append(fold(unescaped(text)))
        if tag == "table":
            depth += 1
        elif tag == "/table":
            depth -= 1
        if opened is None:
            if depth or tag is None:
                continue
            if tag == "tr":
                rows.append([])
            elif tag in ("td", "th") and rows:
                parts, opened = [], attributes
        elif tag in ("/td", "/th") and not depth:
            rows[-1].append((opened, _lines("".join(parts))))
            opened = None
        elif tag in MARKS:
            parts.append(MARKS[tag])
    return rows


def _lines(text: str) -> str:
    """The text of a cell, one line a paragraph of it."""
    if BREAK not in text:
        return text.strip(AROUND)
    lines = [line.strip(AROUND) for line in text.split(BREAK)]
    return "\n".join([line for line in lines if line])


def _place_row(
    found: list[tuple[str, str]], row: int, row_count: int, taken: dict[int, int], cells: list[DraftCell]
) -> dict[int, int]:
    """Place one row's cells. `taken` maps a column to the rows it is covered for; what is left of it comes back."""
    left = {column: rows - 1 for column, rows in taken.items() if rows > 1} if taken else {}
    column = 0
    for attributes, text in found:
        while column in taken:
            column += 1
        if "span=" not in attributes:
            cells.append(DraftCell(row, column, text))
            column += 1
            continue
        named = attributes_of(attributes)
        row_span = min(_span(named.get("rowspan", "1")) or row_count, row_count - row)
        column_span = max(1, _span(named.get("colspan", "1")))
        cells.append(DraftCell(row, column, text, row_span, column_span))
        if row_span > 1:
            left.update(dict.fromkeys(range(column, column + column_span), row_span - 1))
        column += column_span
    return left


def _span(written: str) -> int:
    written = written.strip()
    return min(int(written), LARGEST_SPAN) if written.isascii() and written.isdigit() and len(written) < 6 else 1
