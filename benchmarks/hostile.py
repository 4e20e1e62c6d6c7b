"""Measure that time grows with length and no faster: a text of n characters beside one of 2n, of every hostile kind."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Iterator

from measuring import Row

LENGTH = 25_000
REPEATS = 3
LARGE = 10_000_000
HEAD = "甲区2021年重点工作安排\n\n一、重点任务\n1、推进学校建设。（责任单位：区教育局、区财政局）\n"
NUMERALS = "一二三四五六七八九十"
TAIL = "\n3、做好防汛工作。（责任单位：区水务局）\n"
RUNS = (
    *'（）[]【】〔〕《》“”「」"、，。；1一十',
    "（）",
    "1,",
    "1-",
    "一、",
    "1、\n",
    "（一）",
    "责任单位：",
    "（责任单位：",
    "（牵头）",
    "区教育局牵头，",
    "区教育局、",
    "区教育局会同",
    "责任领导：张三 ",
    "甲乙、丙丁工程",
    "新增1个，",
    "3月底前，",
    "《甲》（甲〔2021〕1号）",
    "甲\t乙\n",
)


def bench_hostile() -> Iterator[Row]:
    """One row a kind of run; then lists of units and brackets ten thousand deep."""
    makers: dict[str, Callable[[int], str]] = {
        repr(run): lambda length, run=run: f"{HEAD}2、推进建设{run * (length // len(run))}{TAIL}" for run in RUNS
    }
    makers["a list of units"] = _units
    makers["brackets in brackets"] = lambda length: f"{HEAD}2、推进{'（' * (length // 2)}{'）' * (length // 2)}{TAIL}"
    return (_growth(name, make, LENGTH, REPEATS) for name, make in makers.items())


def bench_large() -> Iterator[Row]:
    """A text of 10 million characters beside half of it: about 20 and 10 MB of GB 18030, 30 and 15 MB of UTF-8."""
    makers = {"one paragraph": _paragraph, "many tasks": _tasks, "many lines without a task": _prose}
    return (_growth(f"{name}, {LARGE:,} characters", make, LARGE // 2, 1) for name, make in makers.items())


def _growth(name: str, make: Callable[[int], str], length: int, repeats: int) -> Row:
    short, long = make(length).encode("gb18030"), make(2 * length).encode("gb18030")
    ratios, ours, theirs = [], [], []
    for _ in range(repeats):
        theirs.append(_seconds(short))
        ours.append(_seconds(long))
        ratios.append(ours[-1] / theirs[-1])
    first, second = (f"{statistics.median(times) * 1000:.0f} ms" for times in (ours, theirs))
    return f"2n / n of {name}", first, second, f"{statistics.median(ratios):.2f}", "< 3"


def _seconds(data: bytes) -> float:
    from graph_builder.extraction import extract_bytes

    begin = time.process_time()
    extract_bytes("hostile.txt", data, encoding="gb18030")
    return time.process_time() - begin


def _units(length: int) -> str:
    return f"{HEAD}2、推进建设。（责任单位：{'、'.join(_names(length // 6))}）{TAIL}"


def _names(count: int) -> Iterable[str]:
    return (f"区第{place}学校" for place in range(count))


def _paragraph(length: int) -> str:
    sentence = "推进产业园区建设，新增企业20家，3月底前完成道路改造工程，落实“放管服”改革要求；"
    return f"{HEAD}2、{sentence * (length // len(sentence))}{TAIL}"


def _tasks(length: int) -> str:
    """Chapters of fifty tasks, the numbering of which starts again in each: more than 999 is no number of a task."""
    made, size, place = [HEAD], 0, 2
    while size < length:
        chapter = "" if place % 50 else f"{NUMERALS[place // 50 % len(NUMERALS)]}、重点领域\n"
        task = f"推进第{place}产业园建设，新增企业9家，3月底前完成。（责任单位：区商务委、区财政局）"
        line = f"{chapter}{place % 50 + 1}、{task}\n"
        made.append(line)
        size, place = size + len(line), place + 1
    return "".join(made)


def _prose(length: int) -> str:
    line = "各单位要提高认识，密切配合，形成合力，确保各项工作落到实处。\n"
    return HEAD + line * (length // len(line)) + TAIL
