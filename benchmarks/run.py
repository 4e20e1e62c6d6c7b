"""Measure govplan side by side with a baseline in the same run, and print the ratios as Markdown.

Run by hand: python benchmarks/run.py [NAME...]   (names: those of docs/benchmarks.md; all without a name)

Each ratio is the median over pairs of runs in turn (A B A B …), so that a machine that slows down slows both.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from formats import bench_formats, bench_pdf
from hostile import bench_hostile, bench_large
from measuring import HEAD, Row, pairs, row, timed
from memory import bench_memory

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "data" / "plans" / "changning-2021.txt"
GOVPLAN = Path(sys.executable).with_name("govplan")
PROCESS_PAIRS = 9
LOOP_PAIRS = 15

BARE_QUERY = """
import os, sys
os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
import arcadedb
database = arcadedb.open_database(sys.argv[1])
for query, parameters in {queries!r}:
    rows = database.query("opencypher", query, parameters).to_list()
print(rows)
database.close()
"""


def main(names: list[str]) -> None:
    measures = {
        "help": bench_help,
        "query": bench_query,
        "extract": bench_extract,
        "rebuild": bench_rebuild,
        "formats": bench_formats,
        "pdf": bench_pdf,
        "hostile": bench_hostile,
        "large": bench_large,
        "memory": bench_memory,
    }
    print(HEAD)
    for name in names or measures:
        for cells in measures[name]():
            print("| " + " | ".join(cells) + " |", flush=True)


def bench_help() -> list[Row]:
    ours, theirs = pairs(
        lambda: run([str(GOVPLAN), "--help"]), lambda: run([sys.executable, "-c", "import click"]), PROCESS_PAIRS
    )
    return [row("`govplan --help` / `python -c 'import click'`", ours, theirs, "≤ 4")]


def bench_query() -> list[Row]:
    """A preset through the command line, against a script that opens the same folder and runs the same Cypher."""
    from queries.library import load_preset

    rows = []
    with tempfile.TemporaryDirectory() as folder:
        database = f"{folder}/bench.graph"
        run([str(GOVPLAN), "build", str(PLAN), "--db", database])
        for preset in ("tasks-by-units", "who-leads-what"):
            asked = load_preset(preset)
            parameters = {
                parameter.name: list(value) if isinstance(value := parameter.default, tuple) else value
                for parameter in asked.parameters
            }
            script = BARE_QUERY.format(queries=[(asked.rows, parameters)])
            command = [str(GOVPLAN), "query", "run", preset, "--db", database, "--format", "json"]
            bare = [sys.executable, "-c", script, database]
            ours, theirs = pairs(lambda c=command: run(c), lambda b=bare: run(b), PROCESS_PAIRS)
            rows.append(row(f"`query run {preset}` / a bare arcadedb script", ours, theirs, "≤ 2.5"))
    return rows


def bench_extract() -> list[Row]:
    """The founding plan, file to JSON, in a loop in one process, against jieba.lcut of the same text."""
    import logging

    import jieba

    from graph_builder.contract import plan_to_json
    from graph_builder.extraction import extract

    jieba.setLogLevel(logging.ERROR)
    text = PLAN.read_text(encoding="utf-8")

    def whole() -> bytes:
        return plan_to_json(extract(PLAN))

    def segment() -> list[str]:
        words: list[str] = jieba.lcut(text)
        return words

    for warm_up in (whole, segment):
        warm_up()
    ours, theirs = pairs(lambda: timed(whole, 5), lambda: timed(segment, 5), LOOP_PAIRS)
    return [row("documents a second: extraction / jieba.lcut", theirs, ours, "≥ 5", faster=True)]


def bench_rebuild() -> list[Row]:
    """Building a folder of twenty copies of a plan, then again."""
    from graph_builder.pipeline import build

    first, second = [], []
    text = PLAN.read_text(encoding="utf-8")
    for _ in range(3):
        with tempfile.TemporaryDirectory() as folder:
            plans = Path(folder, "plans")
            plans.mkdir()
            for year in range(2003, 2023):
                (plans / f"{year}.txt").write_text(text.replace("2021年", f"{year}年"), encoding="utf-8")
            first.append(timed(lambda p=plans, f=folder: build([p], db=f"{f}/again.graph"), 1))
            second.append(timed(lambda p=plans, f=folder: build([p], db=f"{f}/again.graph"), 1))
    return [row("second build / first build of 20 plans", second, first, "≤ 0.1")]


def run(command: list[str]) -> float:
    """Seconds of one process, start included. Its output is thrown away; a failure is not."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    begin = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - begin


if __name__ == "__main__":
    main(sys.argv[1:])
