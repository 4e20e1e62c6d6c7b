"""Until when a task is due: times in cells, brackets and sentences, as ISO dates.

Sentences are many and times in them few: a stretch is read only if one search finds in it a word that a time needs
(月, 季度, 年底 …), or one of the phrases that stand for the whole year (持续推进).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from graph_builder.model import Deadline, Span

from ..punctuation import fold
from .dates import (
    NUMERIC_DATE,
    OPENING_TIME,
    SHORT_DATE,
    TIME_OPENS,
    WRITTEN_TIME,
    WrittenTime,
    period_end,
    read_numeric,
    read_time,
    short_date,
)
from .words import ANCHOR, deadline_words

_MONTHS = {"M": 1, "Q": 3, "H": 6}
_YEARLY = re.compile("全年(?:内|全部|全面)?(?:完成|建成|实现)[。.]?")
# 一年内, 印发后3个月内完成: due, though nobody can say when.
_DURATION = re.compile(
    "(?:自|从|于)?.{0,10}?[0-9一二两三四五六七八九十半几]{1,3}(?:个)?(?:年|月|季度|周|日|天|工作日)(?:之|以)?内(?:完成)?"
)
_YEARS = re.compile("20[0-9]{2}年?\\s?[-~—–－至到]{1,2}\\s?(?P<last>20[0-9]{2})年度?")
_GOES_ON = re.compile("(?:完成)?(?:并|后)(?P<phrase>(?:长期|持续|常态化)(?:推进|坚持|实施|开展))[。]?$")
_DASH = re.compile(r"\s*[-~—–－至到]{1,2}\s*")
_CLAUSE = re.compile(r"[。；;!！?？\n\t，,]")
_BEFORE_ANCHOR = 24  # 二〇二一年十二月 with blanks, or the first month of a range
_WINDOW = 12
_LONGEST_MILESTONE = 30
_LONGEST_PIECE = 60
# 三季度公司, 八月镇: a name that begins with a time.
_NAMED_BY_TIME = re.compile("镇|乡|村|街道|社区|公司|报|刊|社$|集团|学校|医院")


def find_deadlines(text: str, tasks: Iterable[Sequence[Span]], year: int | None) -> list[tuple[Deadline, ...]]:
    """The deadlines the sentences of each task state, by place: 3月底前, 力争6月中旬, 年内.

    Past times, validity periods and the target years of a strategy are none.
    """
    search = deadline_words().marks.search
    return [
        tuple(
            [
                deadline
                for span in spans
                # Behind the dot of a label a time may open the stretch that no mark tells: 2.6月30日前.
                if search(text, *span) is not None or text[span.start - 1 : span.start] == "."
                for deadline in _in_stretch(text, span, year)
            ]
        )
        for spans in tasks
    ]


def _in_stretch(text: str, span: Span, year: int | None) -> list[Deadline]:
    found = [_deadline(text, time) for time in _times(text, span, year) if _is_due(text, span, time, year)]
    found += [Deadline(text[start:end], "", "continuous", Span(start, end)) for start, end in _standing(text, span)]
    return sorted(found, key=lambda deadline: deadline.span)


def read_deadline_cell(
    text: str, span: Span, year: int | None, *, period: str = "", in_list: bool = False
) -> tuple[Deadline, ...]:
    """The deadlines of a place that holds nothing else: a cell or line of 完成时限, or a quarterly column's cell.

    `in_list` says that the place is one piece of a list of units, where a month is a time and no milestone.
    """
    quote = text[span.start : span.end]
    start = span.start + len(quote) - len(quote.lstrip())
    end = span.end - len(quote) + len(quote.rstrip())
    if start >= end or quote.strip() in ("/", "-", "—", "——", "无"):
        return ()
    if period:
        return (_period_deadline(text, start, end, period, year),)
    short = short_date(text[start:end].rstrip("。"), year)
    if short is not None:
        return (Deadline(text[start:end], *short, Span(start, end)),)
    if whole := _whole_year(text, start, end, year):
        return whole
    times = sorted([*_all_times(text, start, end, year), *_numeric(text, start, end)], key=lambda time: time.start)
    times = [time for at, time in enumerate(times) if not at or times[at - 1].end <= time.start]
    times = _ranges(text, times)
    if times:
        bounds = [time.start for time in times[1:]] + [end]
        found = [_cell_deadline(text, time, bound, in_list=in_list) for time, bound in zip(times, bounds, strict=True)]
        return (*found, *_and_on(text, times[-1].end, end))
    return _continuous_cell(text, start, end)


def _period_deadline(text: str, start: int, end: int, period: str, year: int | None) -> Deadline:
    """What a cell of a quarter's column says: its own date within the quarter (8月试生产), else the quarter's end.

    A cell that was merged over all quarters says 全年推进; 持续推进 may be said of one.
    """
    words = text[start:end].strip("。")
    if words.startswith(("全年", "长期", "常年", "贯穿")) and words in deadline_words().continuous:
        return Deadline(text[start:end], "", "continuous", Span(start, end))
    due = period_end(period, year)
    first = f"{due[:5]}{int(due[5:7]) - _MONTHS.get(period[0], 12) + 1:02d}" if due else ""
    dates = [time.date for time in _all_times(text, start, end, year) if first <= time.date <= due]
    return Deadline(text[start:end], max(dates, default=due), "milestone", Span(start, end), text[start:end])


def _and_on(text: str, start: int, end: int) -> list[Deadline]:
    """The phrase behind a time that says that work goes on: 2023年底前完成并持续推进."""
    match = _GOES_ON.match(text, start, end)
    return [Deadline(match["phrase"], "", "continuous", Span(*match.span("phrase")))] if match else []


def _whole_year(text: str, start: int, end: int, year: int | None) -> tuple[Deadline, ...]:
    """全年完成 is due when the year ends, as 年内完成 is, 2023-2025年 when the last one does; 全年推进 never."""
    if years := _YEARS.fullmatch(text, start, end):
        return (Deadline(text[start:end], f"{years['last']}-12-31", "during", Span(start, end)),)
    if not _YEARLY.fullmatch(text, start, end):
        return ()
    return (Deadline(text[start : start + 2], period_end("Y", year), "during", Span(start, start + 2)),)


def is_deadline(piece: str) -> bool:
    """Whether compact folded text is nothing but a time: `年底前完成`, `持续推进`; `区发展改革委` is not."""
    return 0 < len(piece) <= _LONGEST_PIECE and _is_deadline(piece)


@lru_cache(maxsize=2048)
def _is_deadline(piece: str) -> bool:
    words = deadline_words()
    bare = piece.strip("。.;,、() ").replace("“", "").replace("”", "")
    bare = next((bare[len(word) :] for word in words.softeners if bare.startswith(word)), bare)
    if (
        bare in words.continuous
        or bare in words.undated
        or _YEARLY.fullmatch(bare)
        or _DURATION.fullmatch(bare)
        or _YEARS.fullmatch(bare)
    ):
        return True
    short = SHORT_DATE.fullmatch(bare)
    if short and short["before"]:
        return True
    opening = WRITTEN_TIME.match(bare)
    if opening and opening.end() and read_time(opening, None) is not None:
        return len(bare) <= _LONGEST_MILESTONE and not _NAMED_BY_TIME.match(bare, opening.end())
    match = WRITTEN_TIME.search(bare) or None
    numeric = NUMERIC_DATE.match(bare)
    time = read_numeric(numeric) if numeric else (read_time(match, None) if match else None)
    if time is None:
        time = next((t for m in WRITTEN_TIME.finditer(bare) if (t := read_time(m, None))), None)
    if time is None:
        return False
    rest = bare[: time.start] + bare[time.end :]
    return not rest or bool(words.fillers.fullmatch(rest))


def _times(text: str, span: Span, year: int | None) -> Iterator[WrittenTime]:
    """The written times of a span, looked for only around the rare words a time needs."""
    done = span.start
    if text[max(0, done - 1) : done] == "." and (opening := OPENING_TIME.match(text, done, span.end)):
        done = opening.end()
        if opening.end() > opening.start() and (time := read_time(opening, year)) is not None:
            yield time
    for anchor in ANCHOR.finditer(text, span.start, span.end):
        if anchor.start() < done:
            continue
        low, anchor_at = max(done, anchor.start() - _BEFORE_ANCHOR), anchor.start()
        while opens := TIME_OPENS.search(text, low, anchor_at + 1):
            match = WRITTEN_TIME.match(text, opens.start(), span.end)
            low = max(opens.end(), match.end() if match else 0)
            if match and match.end() > match.start():
                done = max(done, match.end())
                if (time := read_time(match, year)) is not None:
                    yield time


def _all_times(text: str, start: int, end: int, year: int | None) -> Iterator[WrittenTime]:
    """Every written time of a cell, a lone year too."""
    for match in WRITTEN_TIME.finditer(text, start, end):
        time = read_time(match, year) if match.end() > match.start() else None
        if time is not None:
            yield time


def _numeric(text: str, start: int, end: int) -> Iterator[WrittenTime]:
    for match in NUMERIC_DATE.finditer(text, start, end):
        yield read_numeric(match)


def _deadline(text: str, time: WrittenTime) -> Deadline:
    return Deadline(text[time.start : time.end], time.date, time.kind, Span(time.start, time.end))


def _is_due(text: str, span: Span, time: WrittenTime, year: int | None) -> bool:
    words = deadline_words()
    if time.is_year_only or (time.year is not None and year is not None and time.year < year):
        return False
    left = text[max(span.start, time.start - _WINDOW) : time.start].rstrip()
    right = text[time.end : min(span.end, time.end + _WINDOW)].lstrip()
    if left.endswith(words.not_before) or right.startswith(words.not_behind):
        return False
    if time.is_before:
        return True
    if left.endswith(("到", "至")) and time.year is not None and (year is None or time.year > year):
        return False
    return bool(
        words.completions.search(_clause_behind(text, span, time))
        or left.endswith(("力争", "确保", "计划", "争取", "预计", "力促"))
    )


def _clause_behind(text: str, span: Span, time: WrittenTime) -> str:
    window = text[time.end : min(span.end, time.end + 30)]
    stop = _CLAUSE.search(window, 1)
    return window[: stop.start()] if stop else window


def _standing(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Phrases such as 全年推进 that are a clause of their own: `持续推进商圈建设` holds none."""
    words = deadline_words()
    is_open = text[span.start : span.start + 1] in words.openings
    if is_open and (opening := words.opening.match(text, span.start, span.end)):
        yield opening.span()
    for match in words.standing.finditer(text, span.start, span.end):
        yield match.span("phrase")


def _ranges(text: str, times: list[WrittenTime]) -> list[WrittenTime]:
    """The times with the two ends of a range made one: 2021.6-2021.12 is due when it ends."""
    joined: list[WrittenTime] = []
    for time in times:
        if joined and _DASH.fullmatch(text, joined[-1].end, time.start):
            time = replace(time, start=joined.pop().start, kind="during")
        joined.append(time)
    return joined


def _cell_deadline(text: str, time: WrittenTime, bound: int, *, in_list: bool) -> Deadline:
    rest = text[time.end : bound].strip(" ,，;；。、\n\t()（）:：")
    bare = re.sub(r"[\s,，。;；、]", "", rest)
    if not bare or deadline_words().fillers.fullmatch(bare):
        return _deadline(text, time)
    if in_list or not time.is_month:
        # 10月底前上线运行: the words say what is due, the time is a deadline like any other.
        return _deadline(text, time)._replace(milestone=rest)
    start, end = time.start, time.end + text[time.end : bound].index(rest) + len(rest)
    return Deadline(text[start:end], time.date, "milestone", Span(start, end), rest)


def _continuous_cell(text: str, start: int, end: int) -> tuple[Deadline, ...]:
    bare = re.sub(r"[\s。.]", "", fold(text[start:end]))
    words = deadline_words()
    pieces = re.split("[,;、]", bare)
    if any(piece in words.continuous for piece in pieces) or bare.startswith(
        ("全年", "长期", "持续", "常态", "贯穿", "每")
    ):
        return (Deadline(text[start:end], "", "continuous", Span(start, end)),)
    return (Deadline(text[start:end], "", "by", Span(start, end)),) if _DURATION.fullmatch(bare) else ()
