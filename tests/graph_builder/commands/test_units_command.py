"""`govplan units`: look up, suggest, decide."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph_builder.commands.units import units
from graph_builder.errors import UsageError

UNIT = "unit:上海市长宁区/区发展改革委"
PLAN = """云岭市青禾区2023年重点工作任务分解
发文机构：云岭市青禾区人民政府办公室

一、重点任务

1、推进产业振兴。（责任单位：区发改局、区产业振兴局）
2、推进教育发展。（责任单位：区教育局、区产业振兴局）
"""


def run(*arguments: str) -> str:
    result = CliRunner().invoke(units, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(autouse=True)
def _no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVPLAN_DECISIONS", raising=False)


def test_show_says_what_a_name_means_and_why() -> None:
    (row,) = json.loads(run("show", "区发改委", "--region", "上海市长宁区", "--format", "json"))

    assert (row["id"], row["rule"], row["kind"]) == (UNIT, "alias", "government")


def test_show_tells_the_reforms_of_a_body() -> None:
    shown = run("show", "银保监会", "--region", "全国")

    assert "before" in shown
    assert "金融监管总局 (2023-03)" in shown


def test_list_gives_the_bodies_of_a_region_as_a_table() -> None:
    shown = run("list", "--region", "上海市长宁区", "--kind", "party")

    assert "中共上海市长宁区委宣传部" in shown


def test_suggest_lists_what_no_rule_could_place(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")

    rows = json.loads(run("suggest", str(tmp_path), "--format", "json"))

    assert [(row["raw"], row["times"], row["documents"], row["region"]) for row in rows] == [
        ("区产业振兴局", 2, 1, "云岭市青禾区")
    ]
    assert all(proposal.startswith("unit:云岭市青禾区/") for proposal in rows[0]["proposals"])


def test_a_decision_is_written_listed_and_undone(tmp_path: Path) -> None:
    log = str(tmp_path / "decisions.tsv")

    run("accept", "区发改", UNIT, "--log", log)
    (row,) = json.loads(run("list", "--decisions", "--log", log, "--format", "json"))
    assert (row["line"], row["subject"], row["object"], row["scope"]) == (1, "区发改", UNIT, "上海市长宁区")
    (shown,) = json.loads(run("show", "区发改", "--region", "上海市长宁区", "--log", log, "--format", "json"))
    assert (shown["id"], shown["rule"]) == (UNIT, "decision")

    run("undo", "1", "--log", log)
    assert json.loads(run("list", "--decisions", "--log", log, "--format", "json")) == []


def test_a_unit_that_does_not_exist_is_refused_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=f"did you mean '{UNIT}'"):
        run("reject", "甲办", "unit:上海市长宁区/区发改委", "--log", str(tmp_path / "log.tsv"))


def test_deciding_needs_a_log() -> None:
    with pytest.raises(UsageError, match="--log FILE or GOVPLAN_DECISIONS"):
        run("accept", "甲办", UNIT)


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN.replace("区产业振兴局", "=区产业振兴局"), "utf-8")

    rows = run("suggest", str(tmp_path), "--format", "csv").splitlines()

    assert not any(line.startswith("=") for line in rows)


def test_rows_go_to_a_file_as_they_go_to_the_screen(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN, "utf-8")
    printed = run("suggest", str(tmp_path), "--format", "csv")

    assert run("suggest", str(tmp_path), "--format", "csv", "-o", str(tmp_path / "rows.csv")) == ""

    assert (tmp_path / "rows.csv").read_bytes() == b"\xef\xbb\xbf" + printed.encode()


def test_a_unit_of_no_vocabulary_is_refused_until_its_own_name_is_accepted(tmp_path: Path) -> None:
    log, own = str(tmp_path / "log.tsv"), "unit:上海市长宁区/区产业振兴局"
    with pytest.raises(UsageError, match="first accept '区产业振兴局'"):
        run("accept", "区产业局", own, "--log", log)

    run("accept", "区产业振兴局", own, "--log", log)
    run("accept", "区产业局", own, "--log", log)

    assert len(json.loads(run("list", "--decisions", "--log", log, "--format", "json"))) == 2


def test_suggest_proposes_names_of_the_same_plans_too(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(PLAN.replace("区产业振兴局", "区产业振兴局、区产业局"), "utf-8")

    rows = json.loads(run("suggest", str(tmp_path), "--format", "json"))

    (proposed,) = [row["proposals"] for row in rows if row["raw"] == "区产业局"]
    assert "unit:云岭市青禾区/区产业振兴局" in proposed
    assert not any(unit.endswith("厅") for unit in proposed)
