"""What every command does alike: errors in one line, exit codes, streams that fail, locales without Chinese."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from graph_builder.commands.options import DEFAULT_DB
from graph_builder.store import DEFAULT

MAIN = [sys.executable, "-c", "from graph_builder.cli import main; main()"]
ASCII = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
HAS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
PLAN = "甲市乙区2021年重点工作任务分解\n\n一、重点任务\n\n1、推进城市更新。（责任单位：区商务委、区教育局）\n"


def govplan(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, "PYTHONWARNINGS": "", **environment}
    return subprocess.run([*MAIN, *arguments], cwd=home, capture_output=True, encoding="utf-8", env=given, check=False)


def shell(home: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a shell's line in which `govplan` is the command."""
    program = line.replace("govplan", shlex.join(MAIN))
    return subprocess.run(["bash", "-c", program], cwd=home, capture_output=True, encoding="utf-8", check=False)


def assert_one_line(done: subprocess.CompletedProcess[str], code: int, *parts: str) -> None:
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith("govplan: ")
    assert done.stderr.count("\n") == 1, done.stderr
    for part in parts:
        assert part in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "parts"),
    [
        (("biuld",), 2, ("no command 'biuld'", "did you mean 'build'?", "extract")),
        (("query", "rnu"), 2, ("rnu", "run")),
        (("build", "--bd", "x"), 2, ("--bd", "--db", "govplan build --help")),
        (("extract", "none.txt"), 3, ("none.txt: no such file",)),
        (("query", "run", "targets", "--db", "none.graph"), 4, ("none.graph", "govplan build")),
    ],
)
def test_an_error_is_one_line_and_a_code(
    tmp_path: Path, arguments: tuple[str, ...], code: int, parts: tuple[str, ...]
) -> None:
    done = govplan(tmp_path, *arguments)

    assert_one_line(done, code, *parts)
    assert done.stdout == ""


@pytest.mark.parametrize("place", [0, 1, 3, 5])
def test_debug_shows_the_traceback_wherever_it_stands(tmp_path: Path, place: int) -> None:
    words = ["query", "run", "nosuch", "--db", "none.graph"]

    done = govplan(tmp_path, *words[:place], "--debug", *words[place:])

    assert done.returncode == 2
    assert "Traceback" in done.stderr
    assert done.stderr.splitlines()[-1].startswith("govplan: no preset 'nosuch'")


def test_a_fault_of_our_own_is_one_line_too(tmp_path: Path) -> None:
    code = (
        "import click, graph_builder.cli as cli\n"
        "@cli.root.command()\ndef broken():\n    raise ZeroDivisionError('by nought\\nand more')\n"
        "cli._found = lambda: {}\n"
        "cli.Root.get_command = lambda self, ctx, name: broken\n"
        "cli.Root.resolve_command = click.Group.resolve_command\n"
        "cli.main(['broken'])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )

    assert_one_line(done, 1, "ZeroDivisionError: by nought", "--debug")


@pytest.mark.parametrize("words", [(), ("query",), ("units",)])
def test_a_group_alone_shows_its_help(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = govplan(tmp_path, *words)

    assert done.returncode == 2
    assert done.stderr.startswith(f"Usage: {' '.join(['govplan', *words])}")


@HAS_FULL
@pytest.mark.parametrize("line", ["govplan query list > /dev/full", "govplan extract plan.txt > /dev/full"])
def test_a_full_disk_behind_stdout_is_one_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")

    assert_one_line(shell(tmp_path, line), 1, "No space left on device")


@pytest.mark.parametrize("line", ["govplan query list >&-", "govplan extract - <&-"])
def test_a_closed_stream_is_one_line(tmp_path: Path, line: str) -> None:
    assert_one_line(shell(tmp_path, line), 1, "Bad file descriptor")


@pytest.mark.parametrize(
    "words", ["query list --format json", "extract plan.txt --indent 1", "extract plan.txt -o /dev/stdout"]
)
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path, words: str) -> None:
    (tmp_path / "plan.txt").write_text(PLAN + "\n".join("正文" * 40 for _ in range(2000)), "utf-8")

    done = shell(tmp_path, f"govplan {words} | head -c 1; exit ${{PIPESTATUS[0]}}")

    assert (done.returncode, done.stderr) == (0, "")


def test_chinese_goes_in_and_out_under_an_ascii_locale(tmp_path: Path) -> None:
    folder = tmp_path / "重点 工作"
    folder.mkdir()
    (folder / "计划 1.txt").write_text(PLAN, "utf-8")

    built = govplan(tmp_path, "build", "重点 工作", "--db", "数据 库/图.graph", **ASCII)
    asked = ("query", "run", "unit-dossier", "--param", "unit=区商务委", "--db", "数据 库/图.graph")
    answered = govplan(tmp_path, *asked, "--format", "csv", "-o", "结果/甲.csv", **ASCII)

    assert built.returncode == 0, built.stderr
    assert answered.returncode == 0, answered.stderr
    assert "推进城市更新" in (tmp_path / "结果" / "甲.csv").read_text("utf-8")


def test_the_command_line_and_the_library_mean_the_same_database_by_default() -> None:
    assert DEFAULT_DB == DEFAULT


def test_a_name_in_a_message_does_not_steer_the_terminal(tmp_path: Path) -> None:
    assert_one_line(govplan(tmp_path, "extract", "\x1b[31m计划\r.txt"), 3, "govplan: ·[31m计划·.txt: no such file")


def test_an_argument_that_is_no_text_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")

    done = shell(tmp_path, r"govplan build plan.txt --db $'\xd6\xd0.graph'")

    assert_one_line(done, 2, "no UTF-8 text")
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.txt"]


def test_vocabulary_with_faults_stops_a_build_before_there_is_a_database(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    (tmp_path / "log.tsv").write_text("hello\nworld\tx\n", "utf-8")

    done = govplan(tmp_path, "build", "plan.txt", "--db", "a.graph", GOVPLAN_DECISIONS="log.tsv")

    assert done.returncode == 3
    assert done.stderr.startswith("govplan: log.tsv: 2 faults")
    assert "line 1" in done.stderr
    assert "line 2" in done.stderr
    assert not (tmp_path / "a.graph").exists()


@pytest.mark.parametrize("words", [("themes", "accept", ' ""'), ("units", "accept", " ", "unit:全国/财政部")])
def test_a_decision_on_nothing_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = govplan(tmp_path, *words, "--log", "log.tsv")

    assert_one_line(done, 2, "is empty")
    assert not (tmp_path / "log.tsv").exists()
