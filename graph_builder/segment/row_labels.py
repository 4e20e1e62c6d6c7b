"""Labels that only the row they stand in shows: 1 推进 · 2.65岁以上 · 1-1. · A1. · Ⅰ. · 【1】 · 第1项 · 任务1.

A line alone does not tell `5 改造老旧小区` from a number of its sentence, nor `2.65岁以上老人` from 2.65. The numbers
of the lines around it do: it is a label where the row counts on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model import Span
from .labels import KINDS, Label, number_of
from .lines import COMPLETE, Line

# What such a label can begin with: a line that begins with none of these is passed over.
FIRST = frozenset("0123456789一二三四五六七八九十【[［第任事项板专行ABCDEFGHIJKLMNOPQRSTUVWXYZⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ")
_BLANKS = "[ \u3000\xa0]"
_MARKS = "[.、．:：]"
_NUMERAL = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
# The shapes of a row. Each counts on its own: 1 推进 below 【1】 is no row. A count, a month, a size is none: 5 个项目.
_SHAPES = re.compile(
    rf"(?P<spaced>[0-9]{{1,3}}){_BLANKS}{{1,4}}(?=[一-龥“《])(?!个|月|日|号|年(?!货)|万|亿|公里|米|%)"
    rf"|(?P<colon>[0-9]{{1,3}})[:：]{_BLANKS}{{0,4}}(?![0-9])"
    rf"|(?P<dashed>[0-9]{{1,2}}[-—－][0-9]{{1,2}})(?:[.、．]|(?={_BLANKS})){_BLANKS}{{0,4}}(?=[^0-9])"
    rf"|(?P<decimal>[0-9]{{1,2}}[.．][0-9]{{1,2}})[.．]?{_BLANKS}{{0,4}}(?=[一-龥“《])"
    rf"|(?P<decimal_3>[0-9]{{1,2}}(?:[.．][0-9]{{1,2}}){{2}})[.．]?{_BLANKS}{{0,4}}(?=[一-龥“《])"
    rf"|(?P<cn>[一二三四五六七八九十]{{1,3}}){_BLANKS}{{1,4}}(?=[一-龥“《])"
    rf"|(?P<lettered>[A-Z]-?[0-9]{{1,2}})(?:{_MARKS}|(?={_BLANKS})){_BLANKS}{{0,4}}(?=[^0-9])"
    rf"|(?P<roman>[Ⅰ-Ⅻ]){_MARKS}?{_BLANKS}{{0,4}}"
    rf"|(?P<boxed>[【\[［][0-9]{{1,3}}[】\]］]){_MARKS}?{_BLANKS}{{0,4}}"
    rf"|(?P<nth>第{_NUMERAL}项(?:任务|工作|举措|行动)?)(?:{_MARKS}|(?={_BLANKS})){_BLANKS}{{0,4}}"
    rf"|(?P<named>(?:任务|事项|项目|板块|专题|行动|专项){_NUMERAL})(?={_BLANKS}){_BLANKS}{{1,4}}"
)
_KIND_OF = {
    "spaced": "digit",
    "colon": "digit",
    "dashed": "decimal",
    "decimal": "decimal",
    "decimal_3": "decimal_3",
    "cn": "cn",
    "lettered": "digit",
    "roman": "part",
    "boxed": "digit",
    "nth": "article",
    "named": "named",
}
# 2.65岁以上 · 3、12345热线 · 2 推进, where the point was lost.
_BEFORE_DIGITS = re.compile(
    rf"(?P<number>[0-9]{{1,3}})(?:[.．、﹒](?=[0-9])|{_BLANKS}{{1,4}}(?=[一-龥“《])(?!个|月|日|号|万|亿))"
)
_POINTS = frozenset(".．、﹒")
# 3.5万亩林地 is more likely a size than item 3, where no item 4 follows.
_SIZE = re.compile("[0-9]{1,3}[.．][0-9]{1,4}(?:万|亿|%|倍|个百分点|亩|公里|公顷|平方|米|吨|元)")
_DIGITS = re.compile("[0-9]+")
_WIDER = frozenset(KINDS[: KINDS.index("digit")])


class _Candidate(NamedTuple):
    """A line that could begin with a label: its place among the lines, and the number of the list it would count."""

    place: int
    stem: int
    label: Label


def with_row_labels(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, with the labels that only their rows show.

    `1 推进甲 / 2 推进乙` are labels, the second of `1.甲 / 2.65岁以上老人 / 3.乙` is 2; `2.5个百分点` alone is none.
    """
    labelled = list(lines)
    for label, place in _in_rows(text, lines):
        labelled[place] = _with(labelled[place], label)
    for label, place in _before_digits(text, labelled):
        labelled[place] = _with(labelled[place], label)
    return labelled


def _with(line: Line, label: Label) -> Line:
    return Line(Span(min(label.span.end, line.span.end), line.span.end), label, line.heading)


def _in_rows(text: str, lines: Sequence[Line]) -> Iterator[tuple[Label, int]]:
    """The labels of the rows that begin at 1 and go on to 2, wherever they count on or begin anew."""
    rows: defaultdict[str, list[_Candidate]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.label is None and line.table is None and text[line.span.start] in FIRST:
            match = _SHAPES.match(text, *line.span)
            if match is not None and match.end() < line.span.end:
                rows[match.lastgroup or ""].append(_candidate(match, place))
    digits = (place for place, line in enumerate(lines) if line.label is not None and line.label.kind == "digit")
    first = next(digits, len(lines))
    for shape, row in rows.items():
        # Where a plan numbers its items 1. 2., rows of digits below are footnotes, details or lists of names.
        if row[0].place > first and _KIND_OF[shape] == "digit":
            continue
        if any(one.label.number == 1 and _follows(one, other) for one, other in pairwise(row)):
            yield from _counted(row)


def _candidate(match: re.Match[str], place: int) -> _Candidate:
    shape = match.lastgroup or ""
    written = match[shape]
    stem = ord(written[0]) if shape == "lettered" else 0
    numbers = [int(digits) for digits in _DIGITS.findall(written)]
    if _KIND_OF[shape] in ("decimal", "decimal_3"):
        stem = sum(number * 100**rank for rank, number in enumerate(numbers[-2::-1]))
    number = number_of(_KIND_OF[shape], written)
    return _Candidate(place, stem, Label(_KIND_OF[shape], number, written, Span(match.start(), match.end())))


def _follows(one: _Candidate, other: _Candidate) -> bool:
    """Whether a label is the next one: 2 behind 1, 2-1 behind 1-3."""
    number = other.label.number
    return number == one.label.number + 1 if other.stem == one.stem else number == 1 and other.stem > one.stem


def _counted(row: Sequence[_Candidate]) -> Iterator[tuple[Label, int]]:
    last: _Candidate | None = None
    for one in row:
        if one.label.number == 1 or (last is not None and _follows(last, one)):
            last = one
            yield one.label, one.place


def label_before_digits(text: str, start: int, end: int, before: int) -> Label | None:
    """The label before digits that stands at `start` in mid-line, if it is the number behind `before`."""
    match = _BEFORE_DIGITS.match(text, start, end)
    if match is None or int(match["number"]) != before + 1:
        return None
    return Label("digit", before + 1, match["number"], Span(start, match.end()))


def _before_digits(text: str, lines: Sequence[Line]) -> Iterator[tuple[Label, int]]:
    """The numbers before digits, or without their point, that stand where the row of a list of digits counts on."""
    numbered = [(place, number) for place, line in enumerate(lines) if (number := _written_number(text, line))]
    if len(numbered) < 2:
        return
    before = 0
    for (place, number), (later, following) in pairwise([*numbered, (len(lines), 0)]):
        line = lines[place]
        if line.label is not None:
            before = number
            continue
        # A number without a point belongs to the row only between two numbers with one: 1. · 2 推进 · 3.
        has_point = _has_point(text, line)
        if not has_point and (later == len(lines) or not _has_point(text, lines[later])):
            continue
        is_new = number == 1 and before != 1 and following == 2 and has_point
        if is_new or (number == before + 1 > 1 and _counts_on(text, lines, place, (later, following))):
            label = label_before_digits(text, *line.span, number - 1)
            assert label is not None
            before = number
            yield label, place


def _has_point(text: str, line: Line) -> bool:
    if line.label is not None:
        return True
    match = _BEFORE_DIGITS.match(text, *line.span)
    return match is not None and text[match.end() - 1] in _POINTS


def _written_number(text: str, line: Line) -> int:
    """The number of a line that is labelled by digits, or that could be; 0 for any other line."""
    if line.label is not None:
        return line.label.number if line.label.kind == "digit" else 0
    if line.table is not None or text[line.span.start] not in FIRST:
        return 0
    match = _BEFORE_DIGITS.match(text, *line.span)
    return 0 if match is None else int(match["number"])


def _counts_on(text: str, lines: Sequence[Line], place: int, following: tuple[int, int]) -> bool:
    """Whether the row goes on behind the line at a place, or ends with it where it ends with a whole sentence."""
    later, number = following
    own = _BEFORE_DIGITS.match(text, *lines[place].span)
    if own is not None and number == int(own["number"]) + 1:
        return True
    before = lines[place - 1]
    if before.table is not None or text[before.span.end - 1] not in COMPLETE or _SIZE.match(text, *lines[place].span):
        return False
    return number in (0, 1) or any(
        line.label is not None and line.label.kind in _WIDER for line in lines[place + 1 : later]
    )
