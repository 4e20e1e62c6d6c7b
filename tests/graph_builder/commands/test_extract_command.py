"""`govplan extract`: the contract on stdout or in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_builder.cli import main

FOUNDING = Path(__file__).parents[3] / "data" / "plans" / "changning-2021.txt"
KEYS = ["document", "text", "sections", "tasks", "findings"]


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as stop:
        main(["extract", *arguments])
    return int(stop.value.code or 0)


def test_prints_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(str(FOUNDING))

    plan = json.loads(capsys.readouterr().out)
    assert code == 0
    assert list(plan) == KEYS
    assert len(plan["tasks"]) == 26


def test_writes_a_file_and_prints_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "plan.json"

    code = run(str(FOUNDING), "-o", str(target), "--indent", "2")

    assert code == 0
    assert capsys.readouterr().out == ""
    assert target.read_text("utf-8").startswith('{\n  "document"')
    assert list(tmp_path.iterdir()) == [target]


def test_no_positional_gives_no_lead(capsys: pytest.CaptureFixture[str]) -> None:
    run(str(FOUNDING), "--no-positional")

    plan = json.loads(capsys.readouterr().out)
    assert {unit["role"] for task in plan["tasks"] for unit in task["units"]} == {"responsible"}


def test_an_encoding_can_be_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("市2021年任务分工\n1、推进创新。（责任单位：市科技局）\n".encode("gb18030"))

    run(str(path), "--encoding", "gb18030")

    assert json.loads(capsys.readouterr().out)["document"]["title"] == "市2021年任务分工"


def test_a_missing_file_exits_3_with_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("nowhere.txt")

    assert code == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    assert "Example" in capsys.readouterr().out
