"""The user's own log and roster, by option or environment, in build, extract and check."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_builder.commands.build import build
from graph_builder.commands.check import check
from graph_builder.commands.extract import extract
from graph_builder.errors import LexiconError

PLAN = "云岭市青禾区2021年重点工作分工\n一、重点任务\n1．建设产业园区。（责任单位：区产业局、成员单位）\n"
OWN = "unit:云岭市青禾区/区产业振兴局"


@pytest.fixture
def plan(tmp_path: Path) -> str:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    return str(tmp_path / "plan.txt")


def units(plan: str, *options: str, **environment: str) -> list[dict[str, object]]:
    done = CliRunner().invoke(extract, [plan, *options], env=environment, catch_exceptions=False)
    found: list[dict[str, object]] = json.loads(done.stdout)["tasks"][0]["units"]
    return found


def test_a_log_and_a_roster_are_replayed(plan: str, tmp_path: Path) -> None:
    log, roster = tmp_path / "log.tsv", tmp_path / "roster.tsv"
    log.write_text(f"\tunit\taccept\t区产业振兴局\t{OWN}\n\tunit\taccept\t区产业局\t{OWN}\n", "utf-8")
    roster.write_text("云岭市青禾区\t成员单位\t区教育局、区财政局\n", "utf-8")

    by_option = units(plan, "--decisions", str(log), "--roster", str(roster))
    by_environment = units(plan, GOVPLAN_DECISIONS=str(log), GOVPLAN_ROSTER=str(roster))
    without = units(plan)

    assert by_option == by_environment
    assert by_option[0]["id"] == OWN
    assert by_option[1]["members"] == ["区教育局", "区财政局"]
    assert [unit["name"] for unit in without] == ["区产业局", "成员单位"]
    assert "GOVPLAN_DECISIONS" not in os.environ


@pytest.mark.parametrize("command", [build, check, extract])
def test_a_file_with_faults_or_none_at_all_is_refused(command: object, plan: str, tmp_path: Path) -> None:
    (tmp_path / "log.tsv").write_text("\tunit\taccept\t甲\tunit:云岭市青禾区/区无此局\n", "utf-8")
    database = ["--db", str(tmp_path / "a.graph")] if command is build else []
    for name in ("log.tsv", "none.tsv"):
        arguments = [plan, *database, "--decisions", str(tmp_path / name)]

        with pytest.raises(LexiconError, match=name):
            CliRunner().invoke(command, arguments, catch_exceptions=False)  # type: ignore[arg-type]

    assert not (tmp_path / "a.graph").exists()
