"""The gold set is what its sources say, covers what it must, and the scores on it do not fall below their floors."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from graph_builder.evaluate import Report, evaluate
from graph_builder.evaluate.floors import breaches, load_floors
from graph_builder.evaluate.load import gold_digest, gold_files, load_gold, plan_file
from graph_builder.read import read

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "data" / "gold"
FLOORS = ROOT / "tests" / "floors.json"
WRITTEN = [path for path in gold_files([GOLD]) if path.name != "changning-2021.gold.json"]


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(GOLD)


def test_gold_and_text_files_are_what_their_sources_say() -> None:
    made = subprocess.run([sys.executable, str(ROOT / "tests" / "gold" / "make.py"), "--check"], check=False)

    assert made.returncode == 0


def test_the_set_is_as_large_and_as_mixed_as_promised() -> None:
    plans = [load_gold(path) for path in WRITTEN]
    layouts = Counter(layout for plan in plans for layout in plan.layouts)
    formats = Counter(plan_file(path, plan).suffix for path, plan in zip(WRITTEN, plans, strict=True))

    assert len(plans) >= 25
    assert all(layouts[number] >= 3 for number in range(1, 14)), layouts
    assert all(formats[kind] >= 2 for kind in (".txt", ".html", ".docx", ".xlsx", ".pdf", ".doc", ".ofd")), formats


TEXTS = [path for path in WRITTEN if path.with_name(path.name.replace(".gold.json", ".txt")).is_file()]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name.partition(".")[0])
def test_every_span_quotes_the_plan_as_read(path: Path) -> None:
    data = json.loads(path.read_text("utf-8"))
    text = read(path.with_name(data["source"])).text

    for task in data["tasks"]:
        assert text[slice(*task["span"])] == task["text"]
        for kind in ("units", "deadlines", "targets", "themes", "projects"):
            for entry in task[kind]:
                assert "span" not in entry or text[slice(*entry["span"])] == entry["raw"]


def test_the_floors_are_for_this_gold() -> None:
    assert load_floors(FLOORS)["gold_sha256"] == gold_digest([GOLD])


def test_no_score_is_below_its_floor(report: Report) -> None:
    assert breaches(report, load_floors(FLOORS)) == []
