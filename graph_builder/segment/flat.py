"""Tables that lost their grid: one cell a line, or one row a line with tabs between the cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ..find.answers.columns import ColumnMeaning, read_header
from ..model import Span
from ..source import Cell, Table
from .flat_lists import spare_lines, with_whole_ending, with_whole_lists
from .labels import Label
from .lines import Line, trim

_NUMBER = re.compile(r"[0-9０-９]{1,3}[.、．]?")
# The title of a table stands above its header: 2023年重点任务清单. Must not match: 工作任务.
_TITLE = re.compile(r"(?:19|20)[0-9]{2}年.*(?:任务|工作)|(?:清单|方案|台账|计划|表)$")
_LONGEST_HEADER = 16
_FEWEST_COLUMNS = 3
_LONGEST_NUMBER_HEADER = 4
_LONGEST_ROW = 80
_LONGEST_SPACED = 60
_WORD = re.compile(r"\S+")
_BARS = "|｜"


def restore_tables(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, with those that are the cells or rows of a lost table put together into one."""
    result: list[Line] = []
    place = 0
    while place < len(lines):
        table, used = _table_at(text, lines, place)
        if table is None:
            result.append(lines[place])
            place += 1
        else:
            result.append(Line(table.span, table=table))
            place += used
    return result


def _table_at(text: str, lines: Sequence[Line], place: int) -> tuple[Table | None, int]:
    line = lines[place]
    if line.table is not None or line.label is not None:
        return None, 0
    if "\t" in text[slice(*line.span)] or text[line.span.start] in _BARS:
        return _tabbed(text, lines, place)
    if line.span.end - line.span.start <= _LONGEST_HEADER:
        table, used = _flat(text, lines, place)
        if table is not None:
            return table, used
    return _spaced(text, lines, place) if line.span.end - line.span.start <= _LONGEST_SPACED else (None, 0)


def _header(text: str, spans: Sequence[Span], unknown: int = 0) -> list[ColumnMeaning] | None:
    """What the columns hold, if every cell but a few is a known column name and they make a table of tasks."""
    found = []
    for span in spans:
        meaning = read_header(text[slice(*span)]) if span.end - span.start <= _LONGEST_HEADER else None
        if meaning is not None:
            found.append(meaning)
        elif unknown > 0:
            unknown -= 1
        else:
            return None
    kinds = {meaning.kind for meaning in found}
    is_table = len(found) >= _FEWEST_COLUMNS and bool(kinds & {"task", "target"}) and bool(kinds & {"units", "mixed"})
    return found if is_table else None


def _tabbed(text: str, lines: Sequence[Line], place: int) -> tuple[Table | None, int]:
    head = _fields(text, lines[place])
    if _header(text, head, len(head) // _FEWEST_COLUMNS) is None:
        return None, 0
    rows = [head]
    used = 1
    for row in range(place + 1, len(lines)):
        fields = _fields(text, lines[row])
        if lines[row].table is not None or len(fields) < 2 or len(fields) > len(head):
            break
        used += 1
        if any(text[slice(*field)].strip("-: ") for field in fields):
            rows.append(fields)
    return (_grid(rows, len(head)), used) if len(rows) > 1 else (None, 0)


def _fields(text: str, line: Line) -> list[Span]:
    """The cells of a row with tabs or bars. A tab before the first word stands for an empty cell."""
    start, end = line.whole
    if start < end and text[start] in _BARS:
        bars = [place for place in range(start, end) if text[place] in _BARS]
        bars = bars if bars[-1] == end - 1 else [*bars, end]
        return [trim(text, left + 1, right) for left, right in pairwise(bars)]
    while start > 0 and text[start - 1] in "\t ":
        start -= 1
    cells = []
    for piece in text[start:end].split("\t"):
        cells.append(trim(text, start, start + len(piece)))
        start += len(piece) + 1
    return cells


def _spaced(text: str, lines: Sequence[Line], place: int) -> tuple[Table | None, int]:
    """Rows whose cells only blanks part, below a header of such cells; every row has as many as the header."""
    head = _parted(text, lines[place].whole)
    if len(head) < _FEWEST_COLUMNS or _header(text, head) is None:
        return None, 0
    rows = [head]
    for line in lines[place + 1 :]:
        cells = _parted(text, line.whole) if line.table is None else []
        if len(cells) != len(head):
            break
        rows.append(cells)
    return (_grid(rows, len(head)), len(rows)) if len(rows) > 1 else (None, 0)


def _parted(text: str, span: Span) -> list[Span]:
    return [Span(*match.span()) for match in _WORD.finditer(text, *span)]


def _flat(text: str, lines: Sequence[Line], place: int) -> tuple[Table | None, int]:
    width = _header_length(text, lines, place)
    if width < _FEWEST_COLUMNS:
        return None, 0
    spans = [_cell(text, line) for line in lines[place : place + width]]
    meanings = _header(text, spans)
    if meanings is None:
        return None, 0
    kinds = [meaning.kind for meaning in meanings]
    first = place + width
    rows, used = (
        _numbered_rows(text, lines, first, kinds) if "number" in kinds else _even_rows(text, lines, first, width)
    )
    if not rows:
        return None, 0
    return _grid([spans, *rows], width), width + used


def _header_length(text: str, lines: Sequence[Line], place: int) -> int:
    """How many lines from here on are column names, each only once."""
    seen: set[str] = set()
    for line in lines[place : place + 12]:
        words = text[slice(*_cell(text, line))]
        if line.table is not None or line.label is not None or len(words) > _LONGEST_HEADER or words in seen:
            break
        if not seen and _TITLE.search(words):
            break
        if read_header(words) is None:
            break
        seen.add(words)
    return len(seen)


def _cell(text: str, line: Line) -> Span:
    """A line that was a cell, without the bar that ended it: `县教育局 |`."""
    start, end = line.whole
    return trim(text, start, end - 1) if start < end and text[end - 1] in _BARS else line.whole


def _even_rows(text: str, lines: Sequence[Line], first: int, width: int) -> tuple[list[list[Span]], int]:
    cells = []
    for place in range(first, len(lines)):
        line = lines[place]
        if line.table is not None or line.heading or line.label is not None:
            break
        cells.append(_cell(text, line))
    count = len(cells) // width
    return [cells[row * width : (row + 1) * width] for row in range(count)], count * width


def _numbered_rows(text: str, lines: Sequence[Line], first: int, kinds: Sequence[str]) -> tuple[list[list[Span]], int]:
    """Rows told by the numbers in their number column; cells that are missing or too many go by the task column."""
    lead = kinds.index("number")
    behind = len(kinds) - lead - 1
    body, starts = _number_lines(text, lines, first, lead)
    if not starts:
        return [], 0
    rows, used = [], 0
    before = [_cell(text, line) for line in body[: starts[0]]]
    for place, start in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else _last_row_end(text, body, start, kinds[lead + 1 :])
        cells = [_cell(text, line) for line in body[start + 1 : stop]]
        cells = with_whole_lists(text, cells, kinds[lead + 1 :])
        for_next = min(max(len(cells) - behind, 0), lead) if place + 1 < len(starts) else 0
        after = with_whole_ending(text, cells[: len(cells) - for_next], kinds[lead + 1 :])
        rows.append([*_padded(before, lead), _cell(text, body[start]), *_fitted(after, behind)])
        before = cells[len(cells) - for_next :]
        used = stop
    return rows, used


def _number_lines(text: str, lines: Sequence[Line], first: int, lead: int) -> tuple[list[Line], list[int]]:
    """The lines of the rows, and where among them the numbers stand; none where the first row has no number."""
    body: list[Line] = []
    starts: list[int] = []
    # A table that goes on from another page, or another part, does not begin at 1.
    expected = max(_bare_number(text, lines[first + lead]), 1) if first + lead < len(lines) else 1
    for place in range(len(lines) - first):
        line = lines[first + place]
        is_lost = place - starts[-1] > _LONGEST_ROW if starts else place > lead
        if line.table is not None or is_lost or (starts and _begins_header(text, line)):
            break
        body.append(line)
        number = _bare_number(text, line)
        if number == expected or (number == 1 and starts):
            starts.append(place)
            expected = number + 1
    return body, starts


def _begins_header(text: str, line: Line) -> bool:
    """Whether another table begins, or this one again: 序号."""
    start, end = line.whole
    meaning = read_header(text[start:end]) if end - start <= _LONGEST_NUMBER_HEADER else None
    return meaning is not None and meaning.kind == "number"


def _bare_number(text: str, line: Line) -> int:
    label: Label | None = line.label
    if label is not None:
        return label.number if label.kind == "digit" and line.span.start == line.span.end else 0
    match = _NUMBER.fullmatch(text, *_cell(text, line))
    return int(match.group().rstrip(".、．")) if match else 0


def _last_row_end(text: str, body: Sequence[Line], start: int, kinds: Sequence[str]) -> int:
    """Where the last row ends: when its cells are full, or where a heading or table begins."""
    cells = [_cell(text, line) for line in takewhile(_may_be_cell, body[start + 1 :])]
    return start + 1 + min(len(cells), len(kinds) + spare_lines(text, cells, kinds))


def _may_be_cell(line: Line) -> bool:
    return line.table is None and not line.heading and (line.label is None or line.label.kind not in ("cn", "chapter"))


def _padded(cells: Sequence[Span], width: int) -> list[Span]:
    """The cells in front of the number, the lost ones empty: a merged cell stands in its first row only."""
    empty = Span(0, 0)
    return [*cells[:width], *[empty] * (width - len(cells[:width]))]


def _fitted(cells: Sequence[Span], width: int) -> list[Span]:
    """As many cells as there are columns: further lines belong to the first cell, the task; missing ones are empty."""
    spare = len(cells) - width
    if spare > 0:
        cells = [Span(cells[0].start, cells[spare].end), *cells[spare + 1 :]]
    return [*cells, *[Span(0, 0)] * (width - len(cells))]


def _grid(rows: Sequence[Sequence[Span]], width: int) -> Table:
    cells = [
        Cell(span, row, column)
        for row, spans in enumerate(rows)
        for column, span in enumerate(spans)
        if span.start < span.end
    ]
    span = Span(min(cell.span.start for cell in cells), max(cell.span.end for cell in cells))
    return Table(span, tuple(cells), len(rows), width)
