"""A source text cut into lines with their labels: damage between them left out, what was run together taken apart.

A block is one line as it stands (`_add_lines`), unless a test says otherwise: it holds line breaks or blanks at its
ends, stands where the text may be signed, or is long or holds a bracket behind which a number could follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model import Finding, Span
from ..source import Block, Paragraph, Table
from .labels import Label, read_label
from .lines import BLANKS, Line, trim
from .noise import without_contents, without_noise
from .row_labels import with_row_labels
from .runon import RunOn
from .wrapping import joined, usual_width

# …全年推进）|某某州人民政府办公室2019年2月25日: a signature glued to the last line. Not: …办结）2019年2月25日前完成。
_SIGNED = re.compile(
    r"[。)）]\s{0,8}(?P<signed>[^。，,；;：:()（）]{4,40}?(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)\s{0,4}$"
)
_LONGEST_SIGNATURE = 70
_BARE_NUMBER = re.compile(r"([0-9]{1,2})[ \t\u3000\xa0]{1,4}(?=[一-龥、]{2,30}$)")


class Lines(NamedTuple):
    """The lines of a source in order, and what was left out of them (page headers, tables of contents).

    `are_whole`: no line goes on with another and none holds a line break.
    """

    lines: list[Line]
    findings: list[Finding]
    are_whole: bool


def read_lines(text: str, given: Sequence[Block]) -> Lines:
    """The lines of a source, as its blocks and labels part them."""
    blocks = _whole_paragraphs(text, given)
    wrapped = frozenset() if blocks is given else frozenset(blocks).difference(given)
    run_on = RunOn(text)
    kept, findings = without_noise(text, without_contents(text, _split(run_on, blocks, wrapped)))
    if run_on.may_need_rows:
        kept = with_row_labels(text, kept)
    kept = _with_bare_numbers(text, kept)
    lines = joined(text, kept)
    return Lines(lines, findings, lines is kept and not wrapped and "\r" not in text)


def _split(run_on: RunOn, blocks: Sequence[Block], wrapped: frozenset[Block]) -> list[Line]:
    text = run_on.text
    near_end = (blocks[-1].span.end if blocks else 0) - _LONGEST_SIGNATURE
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Table):
            lines.append(Line(block.span, None, 0, block))
            continue
        span, heading = block
        start, end = span
        is_one = text.find("\n", start, end) < 0 or (wrapped and block in wrapped)
        if is_one and end < near_end and text[start] not in BLANKS and text[end - 1] not in BLANKS:
            _add_lines(lines, run_on, span, heading)
            continue
        for start, end in (span,) if is_one else _rows(text, span):
            signed = _signature(text, start, end) if end >= near_end else end
            kept = trim(text, start, signed)
            if kept.start < kept.end:
                _add_lines(lines, run_on, kept, heading)
            if signed < end:
                lines.append(Line(trim(text, signed, end)))
    return lines


def _rows(text: str, span: Span) -> Sequence[Span]:
    start, end = span
    rows = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        rows.append(Span(start, stop))
        start = stop + 1
    return rows


def _add_lines(lines: list[Line], run_on: RunOn, span: Span, heading: int) -> None:
    """Add the line at a span, or the lines it holds where several were run together."""
    start, end = span
    label = run_on.label_at(start, end)
    if end - start < run_on.shortest or not run_on.is_run_on(start, end):
        lines.append(Line(span if label is None else Span(min(label.span.end, end), end), label, heading))
        return
    for start, end, inner in run_on.split(span, label):
        piece = trim(run_on.text, start, end)
        if piece.start < piece.end:
            words = piece if inner is None else Span(min(inner.span.end, piece.end), piece.end)
            lines.append(Line(words, inner, heading))


def _with_bare_numbers(text: str, lines: list[Line]) -> list[Line]:
    """The lines, with a bare number as the label of a heading above decimals: 2 隐患排查 above 2.1 排查….

    Elsewhere a bare number is none: 5 个项目开工.
    """
    if not [line for line in lines if line.label is not None and line.label.kind == "decimal"]:
        return lines
    return [_numbered(text, line, following) for line, following in pairwise([*lines, Line(Span(0, 0))])]


def _numbered(text: str, line: Line, following: Line) -> Line:
    if line.label is not None or line.table is not None or following.label is None:
        return line
    bare = _BARE_NUMBER.match(text, *line.span)
    if bare is None or following.label.kind != "decimal" or not following.label.text.startswith(f"{bare[1]}."):
        return line
    label = Label("digit", int(bare[1]), bare[1], Span(line.span.start, bare.end()))
    return Line(Span(bare.end(), line.span.end), label, line.heading)


def _whole_paragraphs(text: str, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, or, where a plan on one line was wrapped afterwards, its lines put together again."""
    width = usual_width(text, [block.span for block in blocks if isinstance(block, Paragraph)])
    if not width:
        return blocks
    labelled = sum(1 for block in blocks if read_label(text, *block.span))
    if labelled * 6 > len(blocks):
        return blocks
    whole: list[Block] = []
    for block in blocks:
        last = whole[-1] if whole else None
        if isinstance(block, Paragraph) and isinstance(last, Paragraph) and _fills(text, last, width):
            whole[-1] = Paragraph(Span(last.span.start, block.span.end), last.heading)
        else:
            whole.append(block)
    return whole


def _fills(text: str, block: Paragraph, width: int) -> bool:
    start = max(block.span.start, text.rfind("\n", block.span.start, block.span.end) + 1)
    return block.span.end - start >= width - 2


def _signature(text: str, start: int, end: int) -> int:
    """Where a signature begins that is glued to the last line: …全年推进）|某某州人民政府办公室2019年2月25日."""
    match = _SIGNED.search(text, max(start, end - _LONGEST_SIGNATURE), end)
    return match.start("signed") if match and match.start("signed") > start else end
