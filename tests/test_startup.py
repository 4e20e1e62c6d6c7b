"""What is not needed is not imported: the help answers at once, and a question wakes its engine only."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph_builder.pipeline import build
from graph_builder.sample import founding_plan

HEAVY = [
    *("arcadedb", "neo4j", "networkx", "numpy", "scipy", "jieba", "rjieba", "pyvis", "jinja2", "lxml", "selectolax"),
    *("opencc", "rapidfuzz", "yaml", "rich", "xlsxwriter", "daachorse", "python_calamine", "pypdfium2"),
]
RUN = (
    "import json, sys\n"
    "from graph_builder.cli import main\n"
    "try:\n    main(sys.argv[1:])\n"
    "except SystemExit as stop:\n    assert not stop.code, stop.code\n"
    f"print(json.dumps([name for name in {HEAVY} if name in sys.modules]), file=sys.stderr)"
)


def imported_by(home: Path, *arguments: str) -> list[str]:
    """The heavy modules that a command has imported when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], cwd=home, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stderr.splitlines()[-1])
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "--help",
        "--version",
        "build --help",
        "query --help",
        "view --help",
        "query list --format json",
        "query show unit-dossier",
    ],
)
def test_nothing_heavy_is_imported_to_talk_about_commands(tmp_path: Path, words: str) -> None:
    assert imported_by(tmp_path, *words.split()) == []


def test_a_question_imports_its_engine_only(tmp_path: Path) -> None:
    with founding_plan() as plan:
        build([plan], db=tmp_path / "plan.graph")

    found = imported_by(tmp_path, "query", "run", "who-leads-what", "--format", "json", "--db", "plan.graph")

    assert set(found) <= {"arcadedb", "numpy", "yaml"}  # arcadedb imports numpy; yaml reads the schema
