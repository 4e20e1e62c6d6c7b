"""`govplan build`, `check` and `export` as a user runs them: stdout, stderr, exit codes."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from graph_builder.store import open_engine

PLAN = """上海市长宁区2021年重点工作任务分解
发文机构：上海市长宁区人民政府办公室
发布日期：2021-02-08

一、重点任务

1、推进城市更新，加装电梯新开工不少于185台。（责任单位：区商务委、区教育局）

2、优化营商环境，深化“一网通办”。（责任单位：各街镇）
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "长宁.txt").write_text(PLAN, "utf-8")
    return tmp_path


def govplan(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder of its own; a reader of another language must not matter."""
    command = [sys.executable, "-c", "from graph_builder.cli import main; main()", *arguments]
    given = {**os.environ, "LC_ALL": "C", "PYTHONWARNINGS": "", **environment}
    return subprocess.run(command, cwd=home, capture_output=True, encoding="utf-8", env=given, check=False)


def test_build_tells_what_the_database_holds(home: Path) -> None:
    done = govplan(home, "build", "plans", "--db", "my.graph")

    assert done.returncode == 0, done.stderr
    summary = dict(line.split(maxsplit=1) for line in done.stdout.splitlines())
    assert summary["database"] == "my.graph"
    assert summary["files"] == "1 (1 loaded)"
    assert (summary["documents"], summary["tasks"], summary["targets"]) == ("1", "2", "1")
    assert {"sections", "units", "themes", "projects", "edges", "findings"} <= summary.keys()
    assert done.stderr == ""


def test_build_as_json(home: Path) -> None:
    govplan(home, "build", "plans", "--db", "my.graph")

    summary = json.loads(govplan(home, "build", "plans", "--db", "my.graph", "--format", "json").stdout)

    assert summary["files"] == {"unchanged": 1, "all": 1}
    assert summary["documents"] == 1


def test_the_database_is_named_by_the_environment_or_by_default(home: Path) -> None:
    assert govplan(home, "build", "plans", GOVPLAN_DB="other.graph").returncode == 0
    assert govplan(home, "build", "plans").returncode == 0

    assert sorted(entry.name for entry in home.iterdir()) == ["govplan.graph", "other.graph", "plans"]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("build", "nope"), 3, "nope: no such file or folder"),
        (("build", "void"), 3, "void: no documents in this folder"),
        (("build", "void/../empty.txt"), 3, "empty.txt"),
        (("build",), 2, "Missing argument 'PATH...'"),
        (("build", "plans", "--db", "plans"), 4, "plans is no govplan database"),
        (
            ("build", "plans", "--db", "mysql://h"),
            4,
            "no database address 'mysql://h' (allowed: a folder, neo4j://HOST",
        ),
        (("build", "plans", "--db", "bolt://127.0.0.1:1"), 4, "cannot be reached"),
        (("check", "--db", "nope"), 4, "no database at nope: make it with `govplan build PLANS --db nope`"),
        (("check", "nope.txt"), 3, "nope.txt: no such file or folder"),
        (("export", "--db", "nope", "--format", "jsonl"), 4, "no database at nope"),
        (("export", "--format", "graphm"), 2, "'graphm' is not one of"),
        (("export",), 2, "--format"),
    ],
)
def test_what_cannot_be_done_is_one_line(home: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    (home / "void").mkdir()
    (home / "empty.txt").write_bytes(b"")

    done = govplan(home, *arguments)

    assert done.returncode == code
    assert done.stdout == ""
    assert message in done.stderr
    assert done.stderr.startswith("govplan: ")
    assert not (home / "govplan.graph").exists()


def test_a_text_without_tasks_is_built_and_told(home: Path) -> None:
    (home / "plans" / "story.txt").write_text("今天天气很好。\n我们去公园。\n", "utf-8")

    done = govplan(home, "build", "plans", "--db", "a.graph")

    assert done.returncode == 0
    assert "warning: plans/story.txt: no numbered item here names units" in done.stderr
    assert "长宁" not in done.stderr


def test_a_folder_of_another_version_is_not_passed_over(home: Path) -> None:
    govplan(home, "build", "plans", "--db", "a.graph")
    marker = home / "a.graph" / "govplan.json"
    marker.write_text(json.dumps({**json.loads(marker.read_text("utf-8")), "engine": "0.9"}), "utf-8")

    done = govplan(home, "build", "plans", "--db", "a.graph")

    assert done.returncode == 4
    assert "was made by arcadedb 0.9" in done.stderr


def test_a_bad_file_among_good_ones(home: Path) -> None:
    (home / "plans" / "empty.txt").write_bytes(b"")

    loose = govplan(home, "build", "plans", "--db", "a.graph")
    strict = govplan(home, "build", "plans", "--db", "b.graph", "--strict")

    assert (loose.returncode, strict.returncode) == (0, 1)
    assert loose.stderr.count("\n") == 1
    assert "empty.txt" in loose.stderr
    assert strict.stderr.splitlines()[-1] == "strict: 1 failed files, 1 findings to look at (govplan check)"
    with open_engine(home / "b.graph") as engine:
        assert engine.counts()["Document"] == 1


def test_a_locked_folder_says_who_holds_it(home: Path) -> None:
    with open_engine(home / "my.graph", write=True):
        done = govplan(home, "build", "plans", "--db", "my.graph")

    assert done.returncode == 4
    assert f"is being written by process {os.getpid()} since " in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_bar_is_shown_on_a_terminal_only(home: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-c", "from graph_builder.cli import main; main()", "build", "plans", "--db", "my.graph"]
    environment = {**os.environ, "TERM": "xterm"}
    started = subprocess.Popen(command, cwd=home, stderr=slave, stdout=subprocess.DEVNULL, env=environment)
    os.close(slave)
    shown = read_terminal(master)

    assert started.wait() == 0
    assert "reading" in shown
    assert "━" in shown


def read_terminal(master: int) -> str:
    """What is written to a terminal until its last writer is gone; a writer waits where nobody reads."""
    parts: list[bytes] = []
    with contextlib.suppress(OSError):  # Linux says EIO at the end
        while part := os.read(master, 65_536):
            parts.append(part)
    os.close(master)
    return b"".join(parts).decode("utf-8", "replace")


def test_check_of_files_needs_no_database(home: Path) -> None:
    done = govplan(home, "check", "plans", "--format", "json")

    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert "task-of-groups" in {remark["kind"] for remark in found}
    assert [entry.name for entry in home.iterdir()] == ["plans"]


def test_check_of_a_database_says_the_same_as_of_its_files(home: Path) -> None:
    govplan(home, "build", "plans", "--db", "my.graph")

    of_files = json.loads(govplan(home, "check", "plans", "--format", "json").stdout)
    of_database = json.loads(govplan(home, "check", "--db", "my.graph", "--format", "json").stdout)

    assert of_database == of_files


def test_strict_check_stops_at_a_warning(home: Path) -> None:
    (home / "plans" / "长宁.txt").write_text("一封信\n\n没有任务。\n", "utf-8")

    assert govplan(home, "check", "plans").returncode == 0
    done = govplan(home, "check", "plans", "--strict")

    assert done.returncode == 1
    assert "document-without-tasks" in done.stdout


def test_check_as_a_table_for_a_spreadsheet(home: Path) -> None:
    done = govplan(home, "check", "plans", "--format", "csv", "-o", "found.csv")

    assert done.returncode == 0
    with (home / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert "task-of-groups" in {row["kind"] for row in rows}


def test_export_to_a_file_and_to_a_stream(home: Path) -> None:
    govplan(home, "build", "plans", "--db", "my.graph")

    done = govplan(home, "export", "--db", "my.graph", "--format", "graphml", "-o", "my.graphml")
    stream = govplan(home, "export", "--db", "my.graph", "--format", "graphml")

    assert (done.returncode, stream.returncode) == (0, 0)
    assert done.stdout == ""
    assert (home / "my.graphml").read_text("utf-8") == stream.stdout
    assert "unit:上海市长宁区/区商务委" in nx.read_graphml(home / "my.graphml")


def test_export_of_two_tables_needs_a_folder(home: Path) -> None:
    govplan(home, "build", "plans", "--db", "my.graph")

    assert govplan(home, "export", "--db", "my.graph", "--format", "csv", "-o", "tables").returncode == 0
    refused = govplan(home, "export", "--db", "my.graph", "--format", "csv")

    assert sorted(entry.name for entry in (home / "tables").iterdir()) == ["edges.csv", "nodes.csv"]
    assert refused.returncode == 2
    assert "name a folder" in refused.stderr


@pytest.mark.parametrize("command", ["build", "check", "export"])
def test_help_has_an_example_and_imports_nothing_heavy(home: Path, command: str) -> None:
    code = (
        "import sys\nfrom graph_builder.cli import main\n"
        f"try:\n    main(['{command}', '--help'])\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'arcadedb', 'neo4j', 'networkx', 'jieba', 'pyvis', 'yaml', 'rich', 'lxml'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert f"govplan {command}" in done.stdout.split("Example")[1]
