"""`govplan themes`: list, suggest, accept, reject, undo."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph_builder.commands.themes import themes
from graph_builder.errors import UsageError
from graph_builder.extraction import extract
from graph_builder.resolve.resolver import load_resolver

PLAN = """{region}2023年重点工作任务分解方案

一、重点任务

1、推广长者饭堂，{more}完善长者饭堂布局。（责任单位：区民政局、区财政局）
2、推行林长制，打造应用场景。（责任单位：区绿化市容局）
"""


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(themes, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number, region in enumerate(("上海市普陀区", "上海市徐汇区", "上海市静安区")):
        more = ("办好", "新设", "支持")[number] + "长者饭堂，"
        (folder / f"{number}.txt").write_text(PLAN.format(region=region, more=more), encoding="utf-8")
    return folder


def test_list_shows_kind_source_year_and_members() -> None:
    rows = json.loads(run("list", "--kind", "concept", "--source", "shanghai", "--format", "json").stdout)

    five = next(row for row in rows if row["name"] == "五型经济")
    assert (five["since"], five["members"][0]) == (2020, "创新型经济")


def test_list_names_the_nearest_kind() -> None:
    with pytest.raises(UsageError, match=r"no kind 'pilt'.*did you mean 'pilot'"):
        run("list", "--kind", "pilt")


def test_suggest_proposes_until_somebody_decides(plans: Path, tmp_path: Path) -> None:
    log = str(tmp_path / "decisions.tsv")

    def proposed() -> list[str]:
        rows = json.loads(run("suggest", str(plans), "--log", log, "--format", "json").stdout)
        return [row["name"] for row in rows]

    before = proposed()
    run("accept", "应用场景", "--log", log)
    run("reject", "长者饭堂", "--log", log)

    assert {"长者饭堂", "应用场景"} <= set(before)
    assert not {"长者饭堂", "应用场景"} & set(proposed())


def test_accepted_themes_are_found_by_the_next_extraction(plans: Path, tmp_path: Path) -> None:
    log = tmp_path / "decisions.tsv"
    run("accept", "应用场景", "--kind", "concept", "--log", str(log))
    run("reject", "林长制", "--log", str(log))

    plan = extract(plans / "0.txt", resolver=load_resolver(log))

    names = [theme.name for task in plan.tasks for theme in task.themes]
    assert "应用场景" in names
    assert "林长制" not in names


def test_undo_takes_a_decision_back(tmp_path: Path) -> None:
    log = tmp_path / "decisions.tsv"
    run("reject", "林长制", "--log", str(log))
    run("undo", "1", "--log", str(log))

    assert [line.split("\t")[1:4] for line in log.read_text("utf-8").splitlines()] == [
        ["theme", "reject", "林长制"],
        ["theme", "undo", "林长制"],
    ]


def test_a_decision_needs_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVPLAN_DECISIONS", raising=False)

    with pytest.raises(UsageError, match="no log of decisions"):
        run("accept", "应用场景")
