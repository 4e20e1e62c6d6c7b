"""`govplan query` and `govplan matrix` as scripts use them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from graph_builder.cli import main
from graph_builder.errors import GovplanError
from queries.catalogue import page, template
from queries.cli import matrix, query
from queries.library import load_library

ROOT = Path(__file__).parents[2]


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(query, arguments, catch_exceptions=True)


def test_list_as_json_has_id_title_and_group() -> None:
    found = json.loads(ask("list", "--format", "json").stdout)

    assert {"id", "title", "group"} <= set(found[0])
    assert "unit-dossier" in {preset["id"] for preset in found}


def test_list_of_one_group() -> None:
    found = json.loads(ask("list", "--group", "themes", "--format", "json").stdout)

    assert {preset["group"] for preset in found} == {"themes"}
    assert "no group 'theme'" in str(ask("list", "--group", "theme").exception)


def test_show_as_json_has_parameters_and_columns() -> None:
    found = json.loads(ask("show", "depends-on", "--format", "json").stdout)

    assert found["parameters"][0] == {
        "name": "unit",
        "type": "string",
        "default": None,
        "required": True,
        "example": "区发展改革委",
        "about": found["parameters"][0]["about"],
        "values": "Unit",
        "minimum": None,
    }
    assert all("example" in parameter for parameter in found["parameters"])
    assert found["columns"][0]["name"] == "partner_id"


def test_show_for_people_can_be_pasted_and_gives_a_command() -> None:
    text = ask("show", "shared-tasks").stdout

    assert "govplan query run shared-tasks --param unit=区发展改革委 --param other=区商务委" in text
    assert "LIMIT $limit;" in text


def test_run_as_json_is_a_list_of_rows(small_db: str) -> None:
    result = ask("run", "unit-themes", "--param", "unit=区科委", "--format", "json", "--db", small_db)

    assert [row["theme"] for row in json.loads(result.stdout)] == ["一网通办", "五型经济"]


def test_run_says_which_unit_a_name_meant(small_db: str) -> None:
    result = ask("run", "unit-themes", "--param", "unit=区科委", "--format", "json", "--db", small_db)

    assert "unit 区科委 is unit:甲区/区科委" in result.stderr


def test_run_says_the_total_and_the_cut_on_stderr(small_db: str) -> None:
    result = ask("run", "tasks-by-units", "--param", "limit=3", "--format", "csv", "--db", small_db)

    assert "3 of 10" in result.stderr
    assert "cut at 3 rows" in result.stderr
    assert len(result.stdout.splitlines()) == 4


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "md"])
def test_every_text_form_is_written_to_a_file(small_db: str, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"answer.{form}"

    ask("run", "targets", "--format", form, "-o", str(target), "--db", small_db)

    assert "新建" in target.read_text(encoding="utf-8")


def test_the_name_of_the_file_chooses_the_form(small_db: str, tmp_path: Path) -> None:
    target = tmp_path / "targets.xlsx"

    ask("run", "targets", "-o", str(target), "--db", small_db)

    assert openpyxl.load_workbook(target).worksheets[0]["B2"].value == "新建"


def test_csv_takes_an_encoding(small_db: str, tmp_path: Path) -> None:
    target = tmp_path / "targets.csv"

    ask("run", "targets", "--encoding", "utf-8-sig", "-o", str(target), "--db", small_db)

    assert target.read_bytes().startswith(b"\xef\xbb\xbftarget_id")


def test_an_own_preset_runs_from_its_file(small_db: str, tmp_path: Path) -> None:
    shipped = ROOT / "queries" / "presets" / "themes" / "unit-themes.cypher"
    own = tmp_path / "my-themes.cypher"
    own.write_text(
        shipped.read_text(encoding="utf-8").replace("// id: unit-themes", "// id: my-themes"), encoding="utf-8"
    )

    result = ask("run", str(own), "--param", "unit=区科委", "--format", "json", "--db", small_db)

    assert len(json.loads(result.stdout)) == 2


def test_own_presets_come_from_the_environment_and_answer(
    small_db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "my presets").mkdir()
    (tmp_path / "my presets" / "busy-units.cypher").write_text(template(), encoding="utf-8")
    monkeypatch.setenv("GOVPLAN_PRESETS", str(tmp_path / "my presets"))

    result = ask("run", "busy-units", "-p", "roles=support", "-p", "limit=1", "--format", "json", "--db", small_db)

    assert [row["tasks"] for row in json.loads(result.stdout)] == [2]


def test_the_picture_of_a_preset_can_be_asked(small_db: str) -> None:
    result = ask("run", "unit-themes", "-p", "unit=区科委", "--picture", "--format", "json", "--db", small_db)

    assert {row["type"] for row in json.loads(result.stdout)} == {"RESPONSIBLE_FOR", "MENTIONS"}
    refused = ask("run", "unit-load", "--picture", "--db", small_db)
    assert "preset 'unit-load' has no picture" in str(refused.exception)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["run", "unit-dosier"], 2, "no preset 'unit-dosier'; did you mean 'unit-dossier'?"),
        (["run", "unit-dossier"], 2, "needs the parameter 'unit'"),
        (["run", "unit-dossier", "--param", "unit"], 2, "is not of the form name=value"),
        (["run", "unit-dossier", "--param", "unit=区科"], 2, "no unit '区科'"),
        (["run", "unit-dossier", "--param", "unit=区科委", "--param", "limit=many"], 2, "a whole number is wanted"),
        (["run", "targets", "-o", "targets.foo"], 2, "no form 'foo'"),
        (["run", "targets", "--format", "csv", "--encoding", "ascii"], 2, "has no character"),
        (["run", "targets", "--encoding", "foo"], 2, "no encoding 'foo'"),
    ],
)
def test_a_bad_request_is_one_line_and_its_exit_code(
    small_db: str, arguments: list[str], code: int, message: str
) -> None:
    result = ask(*arguments, *(["--db", small_db] if arguments[0] == "run" else []))

    error = result.exception
    assert isinstance(error, GovplanError)
    assert error.exit_code == code
    assert message in str(error)
    assert "\n" not in str(error)


def test_a_database_that_is_not_there_exits_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["query", "run", "targets", "--db", str(tmp_path / "none.graph")])

    assert stopped.value.code == 4
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_matrix_writes_csv_for_excel_by_default(small_db: str, tmp_path: Path) -> None:
    target = tmp_path / "units.csv"

    CliRunner().invoke(matrix, ["-o", str(target), "--db", small_db], catch_exceptions=False)

    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(io.StringIO(target.read_text(encoding="utf-8-sig"))))[0] == "单位 × 单位"


def test_matrix_writes_a_workbook_by_the_name_of_the_file(small_db: str, tmp_path: Path) -> None:
    target = tmp_path / "dependency.xlsx"

    CliRunner().invoke(
        matrix,
        ["--rows", "lead", "--columns", "support", "--no-positional", "-o", str(target), "--db", small_db],
        catch_exceptions=False,
    )

    assert openpyxl.load_workbook(target)["矩阵"]["A1"].value == "牵头单位 × 配合或共同责任单位"


def test_matrix_refuses_other_forms(small_db: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(matrix, ["-o", str(tmp_path / "units.pdf"), "--db", small_db])

    assert "no form 'pdf' of a matrix" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_a_json_answer_loads_nothing_that_it_does_not_need(small_db: str) -> None:
    code = (
        "import sys; from graph_builder.cli import main\n"
        f"try: main(['query', 'run', 'targets', '--format', 'json', '--db', {small_db!r}])\n"
        "except SystemExit: pass\n"
        "heavy = {'rich', 'networkx', 'scipy', 'pyvis', 'jieba', 'rjieba', 'neo4j', 'xlsxwriter', 'opencc'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")

    assert json.loads(done.stdout)[0]["metric"] == "新建"
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_the_page_of_presets_is_up_to_date() -> None:
    written = (ROOT / "docs" / "presets.md").read_text(encoding="utf-8")

    assert written == page(load_library()), "make it anew: python docs/generate.py"


def test_every_preset_is_on_the_page_with_its_command() -> None:
    written = (ROOT / "docs" / "presets.md").read_text(encoding="utf-8")

    for preset in load_library():
        assert f"`{preset.id}`" in written
        assert f"govplan query run {preset.id}" in written
