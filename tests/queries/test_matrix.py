"""Matrices of the small plans, against values worked out by hand (see small_plans)."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pytest

from graph_builder.errors import UsageError
from graph_builder.store import StoredGraph
from queries import Matrix, matrix
from queries.matrix_files import long_rows, matrix_csv, matrix_json, matrix_workbook

FIRST = "甲区2021年重点工作方案"
NDRC, COMMERCE, SCIENCE = "unit:甲区/区发改委", "unit:甲区/区商务委", "unit:甲区/区科委"
GROUP, EAST, WEST = "unit:甲区/各街镇", "unit:甲区/东街道", "unit:甲区/西街道"
TASK = "task:甲区/2021/one/"


def filled(found: Matrix) -> dict[tuple[str, str], float]:
    """The cells by the names of their row and column."""
    return {(found.rows[cell.row].name, found.columns[cell.column].name): cell.value for cell in found.cells}


def test_units_by_units_counts_the_tasks_of_both(small: StoredGraph) -> None:
    found = matrix(engine=small, document=FIRST)

    assert found.value(NDRC, COMMERCE) == 2
    assert found.value(NDRC, SCIENCE) == 1
    assert found.value("各街镇", "区体育局") == 1
    assert found.value(NDRC, "区体育局") == 0
    assert found.value(NDRC, NDRC) == 0


def test_tasks_by_units_is_one_where_the_unit_answers(small: StoredGraph) -> None:
    found = matrix("task", "unit", engine=small, document=FIRST)

    assert [entry.name for entry in found.rows][:2] == ["1.1 发展五型经济", "1.2 五型经济"]
    assert len(found.rows) == 9
    assert {unit for (task, unit), value in filled(found).items() if task.startswith("1.1 ") and value == 1} == {
        "区发改委",
        "区商务委",
        "各街镇",
    }


def test_units_by_themes_counts_tasks_that_name_the_theme(small: StoredGraph) -> None:
    found = filled(matrix("unit", "theme", engine=small))

    assert found["区发改委", "五型经济"] == 2
    assert found["各街镇", "一网通办"] == 1
    assert ("区体育局", "五型经济") not in found


def test_leads_by_supports_is_directed(small: StoredGraph) -> None:
    found = matrix("lead", "support", engine=small, document=FIRST)

    assert found.value("区发改委", "区科委") == 1
    with pytest.raises(UsageError, match="no '区体育局' in the matrix"):
        found.value("区体育局", "区民政局")
    assert found.value("区民政局", "区体育局") == 1


def test_two_leads_of_one_task_do_not_support_each_other(small: StoredGraph) -> None:
    found = filled(matrix("lead", "support", engine=small, document="2022"))

    assert found == {("区发改委", "区林业局"): 1, ("区水务局", "区林业局"): 1}


def test_without_positional_leads_they_are_co_responsible(small: StoredGraph) -> None:
    found = filled(matrix("lead", "support", engine=small, document=FIRST, positional=False))

    assert ("区发改委", "区科委") not in found
    assert found["区发改委", "区商务委"] == 1


def test_roles_choose_what_counts_for_a_unit(small: StoredGraph) -> None:
    found = matrix(engine=small, document=FIRST, roles=["support"])

    assert {frozenset(pair) for pair in filled(found)} == {
        frozenset({"区商务委", "各街镇"}),
        frozenset({"区体育局", "各街镇"}),
    }


def test_groups_can_be_left_out_or_expanded(small: StoredGraph) -> None:
    without = matrix(engine=small, document=FIRST, groups="out")
    expanded = matrix(engine=small, document=FIRST, groups="expand")

    assert "各街镇" not in {entry.name for entry in (*without.rows, *expanded.rows)}
    assert expanded.value(EAST, WEST) == 4
    assert expanded.value(NDRC, WEST) == 1


def test_a_member_that_answers_itself_keeps_its_own_role(small: StoredGraph) -> None:
    found = matrix(engine=small, document=FIRST, groups="expand")

    east = next(total for total in found.totals if total.id == EAST)
    assert (east.tasks, east.lead, east.responsible, east.support) == (4, 2, 1, 1)


def test_totals_count_tasks_by_role_and_partners(small: StoredGraph) -> None:
    totals = {total.id: total for total in matrix(engine=small, document=FIRST).totals}

    assert (totals[NDRC].tasks, totals[NDRC].lead, totals[NDRC].responsible, totals[NDRC].partners) == (3, 2, 1, 3)
    assert totals[GROUP].partners == 5


def test_the_tasks_behind_a_cell_are_kept(small: StoredGraph) -> None:
    found = matrix(engine=small, document=FIRST)

    rows = {(row[0], row[2]): row for row in long_rows(found)}

    assert rows[NDRC, COMMERCE][6] == [f"{TASK}1.1", f"{TASK}1.3"]
    assert rows[NDRC, COMMERCE][7] == ["1.1 发展五型经济", "1.3 东湖公园建设"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"rows": "unit", "columns": "thme"}, "no matrix unit × thme .*did you mean 'unit × theme'"),
        ({"weight": "jacard"}, "no weight 'jacard' .*did you mean 'jaccard'"),
        ({"groups": "none"}, "no groups 'none' .allowed: in, out, expand"),
        ({"roles": ["boss"]}, "no role 'boss'"),
        ({"roles": []}, "no roles given"),
        ({"rows": "lead", "columns": "support", "roles": ["lead"]}, "has its roles already"),
        ({"document": "1999"}, "no document '1999'"),
    ],
)
def test_what_does_not_exist_is_refused(small: StoredGraph, given: dict[str, object], expected: str) -> None:
    with pytest.raises(UsageError, match=expected):
        matrix(engine=small, **given)  # type: ignore[arg-type]


def test_an_empty_document_gives_an_empty_matrix(small: StoredGraph) -> None:
    found = matrix("unit", "theme", engine=small, document="乙区2022年工作要点")

    assert (found.columns, found.cells) == ((), ())
    assert matrix_csv(found).splitlines()[0] == "单位 × 主题"


def test_csv_leaves_zeros_empty_and_tells_equal_names_apart(small: StoredGraph) -> None:
    rows = list(csv.reader(io.StringIO(matrix_csv(matrix(engine=small)))))

    assert rows[0][0] == "单位 × 单位"
    assert rows[0][1:] == [row[0] for row in rows[1:]]
    assert {"unit:甲区/区发改委", "unit:乙区/区发改委"} <= set(rows[0])
    assert {cell for row in rows[1:] for cell in row[1:]} == {"", "1", "2"}


def test_json_carries_axes_and_cells(small: StoredGraph) -> None:
    found = json.loads(matrix_json(matrix(engine=small, document=FIRST)))

    assert found["kind"] == ["unit", "unit"]
    assert {"id": NDRC, "name": "区发改委", "tasks": 3} in found["rows"]
    assert found["cells"][0]["task_ids"]


def test_the_workbook_opens_with_four_sheets(small: StoredGraph) -> None:
    book = openpyxl.load_workbook(io.BytesIO(matrix_workbook(matrix(engine=small, document=FIRST))))

    assert book.sheetnames == ["说明", "矩阵", "明细", "合计"]
    sheet = book["矩阵"]
    assert sheet.freeze_panes == "B2"
    names = [cell.value for cell in sheet[1]][1:]
    row = next(row for row in sheet.iter_rows(min_row=2, values_only=True) if row[0] == "区发改委")
    assert {name: value for name, value in zip(names, row[1:], strict=True) if value is not None} == {
        "区商务委": 2,
        "区科委": 1,
        "各街镇": 1,
    }
    rules = [rule for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert [rule.type for rule in rules] == ["colorScale"]
    assert book["合计"].max_row == 8
    assert book["明细"].max_row == 1 + len(matrix(engine=small, document=FIRST).cells)


def test_no_cell_of_the_workbook_is_a_formula(small: StoredGraph) -> None:
    book = openpyxl.load_workbook(io.BytesIO(matrix_workbook(matrix("task", "unit", "cosine", engine=small))))

    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert types <= {"s", "n", "b"}
