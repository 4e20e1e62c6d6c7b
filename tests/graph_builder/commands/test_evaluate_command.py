"""`govplan evaluate` as a user runs it, on a plan of two tasks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_builder.commands.evaluate import evaluate

TEXT = """某市2022年重点工作任务分工
发文机构：江苏省苏州市人民政府办公室
一、重点任务
1、推进老旧小区改造。（责任单位：市住建局、市财政局）
2、建设数字政府。（责任单位：市发展改革委）
"""
GOLD = {
    "document": {},
    "tasks": [
        {
            "label": "1",
            "text": "推进老旧小区改造。（责任单位：市住建局、市财政局）",
            "units": [{"raw": "市住建局", "role": "lead"}, {"raw": "市财政局", "role": "responsible"}],
        },
        {
            "label": "2",
            "text": "建设数字政府。（责任单位：市发展改革委）",
            "units": [{"raw": "市发展改革委", "role": "lead"}],
        },
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(TEXT, "utf-8")
    (tmp_path / "plan.gold.json").write_text(json.dumps(GOLD), "utf-8")
    return tmp_path


def test_without_a_folder_it_prints_its_help() -> None:
    result = CliRunner().invoke(evaluate, [])

    assert result.exit_code == 0
    assert "govplan evaluate data/gold" in result.output


def test_the_table_gives_scores_and_errors(folder: Path) -> None:
    result = CliRunner().invoke(evaluate, [str(folder)])

    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert lines[0].startswith("1 plans, gold sha256")
    assert next(line for line in lines if line.startswith("units")).split()[1:4] == ["1.000", "1.000", "1.000"]
    assert any(line.endswith(" errors") for line in lines)


def test_json_goes_to_a_file(folder: Path) -> None:
    target = folder / "scores.json"

    result = CliRunner().invoke(evaluate, [str(folder), "--format", "json", "-o", str(target)])

    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(target.read_text("utf-8"))["scores"]["total"]["roles"]["accuracy"] == 1.0


@pytest.mark.parametrize(("floor", "code"), [(1.0, 0), (1.1, 1)])
def test_a_breached_floor_is_exit_1(folder: Path, floor: float, code: int) -> None:
    floors = folder / "floors.json"
    floors.write_text(json.dumps({"floors": {"total": {"units": {"f1": floor}}}}), "utf-8")

    result = CliRunner().invoke(evaluate, [str(folder), "--floors", str(floors)])

    assert result.exit_code == code
    assert ("below its floor: total: units f1" in result.stderr) is bool(code)
