"""Time two works in turn in one run, and write one row of Markdown for each pair."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

HEAD = "| what | govplan | baseline | ratio (median) | wanted |\n|---|---|---|---|---|"
Row = tuple[str, ...]


def pairs(ours: Callable[[], float], theirs: Callable[[], float], count: int) -> tuple[list[float], list[float]]:
    """Seconds of both works, run in turn (A B A B …), so that a machine that slows down slows both."""
    first, second = [], []
    for _ in range(count):
        first.append(ours())
        second.append(theirs())
    return first, second


def timed(work: Callable[[], object], times: int) -> float:
    """Seconds of one call, the mean of several in a row."""
    begin = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begin) / times


def row(what: str, ours: list[float], theirs: list[float], wanted: str, *, faster: bool = False) -> Row:
    """A row with the median of the ratios; `faster` says that the ratio is theirs over ours, whatever was put first."""
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    shown = (theirs, ours) if faster else (ours, theirs)
    first, second = (f"{statistics.median(times) * 1000:.1f} ms" for times in shown)
    return what, first, second, f"{ratio:.2f}", wanted
