"""What the presets answer about two small plans, worked out by hand (see small_plans)."""

from __future__ import annotations

from typing import Any

import pytest

from graph_builder.errors import UsageError
from graph_builder.store import StoredGraph
from queries import picture, run

NDRC = "unit:甲区/区发改委"
FIRST = "甲区2021年重点工作方案"


def column(engine: StoredGraph, preset: str, *names: str, **given: Any) -> list[Any]:
    """The values of one or more columns, row by row."""
    records = run(preset, given, engine=engine).records()
    return [record[names[0]] if len(names) == 1 else tuple(record[name] for name in names) for record in records]


def test_dossier_lists_every_task_with_its_role(small: StoredGraph) -> None:
    found = column(small, "unit-dossier", "clause", "role", "basis", unit=NDRC)

    assert found == [
        ("1.1", "lead", "explicit"),
        ("1.2", "lead", "positional"),
        ("1.3", "responsible", "explicit"),
    ]


def test_without_positional_leads_the_first_listed_unit_is_responsible(small: StoredGraph) -> None:
    found = column(small, "unit-dossier", "clause", unit=NDRC, role="lead", include_positional=False)

    assert found == ["1.1"]


def test_dossier_of_a_member_takes_in_its_groups_on_request(small: StoredGraph) -> None:
    assert column(small, "unit-dossier", "clause", unit="西街道") == []

    found = column(small, "unit-dossier", "clause", "via", unit="西街道", expand_groups=True)

    assert found == [("1.1", "各街镇"), ("1.4", "各街镇"), ("1.6", "各街镇"), ("1.7", "各街镇")]


def test_shared_tasks_are_those_both_answer_for(small: StoredGraph) -> None:
    found = column(small, "shared-tasks", "clause", "unit_role", "other_role", unit=NDRC, other="区商务委")

    assert found == [("1.1", "lead", "support"), ("1.3", "responsible", "lead")]


def test_shared_tasks_of_a_member_through_its_group(small: StoredGraph) -> None:
    found = column(small, "shared-tasks", "clause", unit="区体育局", other="西街道", expand_groups=True)

    assert found == ["1.7"]


def test_partners_come_with_shares_of_both_sides(small: StoredGraph) -> None:
    found = column(small, "closest-partners", "partner", "shared", "jaccard", unit=NDRC)

    assert found == [("区商务委", 2, 2 / 3), ("区科委", 1, 1 / 5), ("各街镇", 1, 1 / 6)]


def test_groups_can_be_left_out_of_partners(small: StoredGraph) -> None:
    assert column(small, "closest-partners", "partner", unit=NDRC, include_groups=False) == ["区商务委", "区科委"]


def test_a_depends_on_those_that_support_or_share_what_it_leads(small: StoredGraph) -> None:
    found = column(small, "depends-on", "partner", "as_support", "as_responsible", unit=NDRC)

    assert found == [("区商务委", 1, 0), ("区科委", 0, 1), ("各街镇", 1, 0)]


def test_dependence_without_positional_leads(small: StoredGraph) -> None:
    found = column(small, "depends-on", "partner", unit=NDRC, include_positional=False)

    assert found == ["区商务委", "各街镇"]


def test_dependence_seen_from_the_other_side(small: StoredGraph) -> None:
    assert column(small, "depended-on-by", "partner", unit="区商务委") == ["区发改委"]
    assert column(small, "depended-on-by", "partner", unit=NDRC) == ["区商务委"]


def test_dependence_is_balanced_where_each_needs_the_other_once(small: StoredGraph) -> None:
    found = column(small, "dependence-balance", "other", "needs", "needed", "balance", unit=NDRC)

    assert found == [("区商务委", 1, 1, 0.0), ("区科委", 1, 0, 1.0), ("各街镇", 1, 0, 1.0)]


def test_two_leads_of_one_task_do_not_depend_on_each_other(small: StoredGraph) -> None:
    assert column(small, "depends-on", "partner", unit="乙区/区发改委") == ["区林业局"]
    assert column(small, "depended-on-by", "partner", unit="区水务局") == []
    assert column(small, "lead-gaps", "leads", document="2022") == [["区发改委", "区水务局"]]


def test_counts_equal_those_of_the_engine(small: StoredGraph) -> None:
    found = dict(column(small, "graph-counts", "name", "count"))

    assert found == {name: count for name, count in small.counts().items() if count}


def test_a_deadline_comes_with_its_words_and_its_lead(small: StoredGraph) -> None:
    found = column(small, "deadlines", "clause", "due", "state", "deadlines", "leads", document=FIRST)

    assert found[0] == ("1.3", "2021-06-30", "dated", ["6月底前"], ["区商务委"])
    assert {row[2] for row in found[1:]} == {"open"}


def test_a_member_without_a_task_of_its_own_is_told_with_its_group(small: StoredGraph) -> None:
    assert column(small, "units-without-task", "unit", "groups", "tasks_of_groups") == [("西街道", ["各街镇"], 4)]


def test_the_shortest_path_may_go_through_a_group(small: StoredGraph) -> None:
    found = column(small, "coordination-path", "clause", "to_unit", unit=NDRC, other="区体育局")

    assert found == [("1.1", "各街镇"), ("1.7", "区体育局")]


def test_the_shortest_path_without_groups_is_longer(small: StoredGraph) -> None:
    found = column(small, "coordination-path", "clause", "to_unit", unit=NDRC, other="区体育局", include_groups=False)

    assert found == [("1.2", "区科委"), ("1.8", "区民政局"), ("1.9", "区体育局")]


def test_there_is_no_path_from_a_unit_to_itself(small: StoredGraph) -> None:
    assert column(small, "coordination-path", "clause", unit=NDRC, other=NDRC) == []


def test_tasks_without_unit_and_with_only_groups_are_told_apart(small: StoredGraph) -> None:
    assert column(small, "tasks-without-unit", "clause", "state") == [("1.5", "no unit"), ("1.4", "only groups")]
    assert column(small, "tasks-without-unit", "clause", only_groups=False) == ["1.5"]


def test_tasks_by_units_counts_groups_only_on_request(small: StoredGraph) -> None:
    with_groups = dict(column(small, "tasks-by-units", "task_id", "units", document=FIRST))
    without = dict(column(small, "tasks-by-units", "task_id", "units", document=FIRST, include_groups=False))

    assert list(with_groups.values()) == [3, 3, 2, 2, 2, 2, 2, 1, 0]
    assert without["task:甲区/2021/one/1.4"] == 0


def test_units_of_a_theme_by_role(small: StoredGraph) -> None:
    found = column(small, "theme-units", "unit", "tasks", "leads", "supports", theme="五型经济")

    assert found == [("区发改委", 2, 2, 0), ("区商务委", 1, 0, 1), ("区科委", 1, 0, 0), ("各街镇", 1, 0, 1)]


def test_themes_of_a_unit(small: StoredGraph) -> None:
    assert column(small, "unit-themes", "theme", "tasks", unit="区科委") == [("一网通办", 1), ("五型经济", 1)]


def test_a_project_shows_its_tasks_leads_and_others(small: StoredGraph) -> None:
    found = column(small, "project-dossier", "clause", "leads", "others", "deadline", project="东湖公园建设")

    assert found == [("1.2", ["区发改委"], ["区科委"], ""), ("1.3", ["区商务委"], ["区发改委"], "2021-06-30")]


def test_a_target_shows_who_answers_for_it(small: StoredGraph) -> None:
    found = column(small, "targets", "metric", "op", "value", "measure", "leads", "others")

    assert found == [("新建", ">=", 10, "个", ["区发改委"], ["区商务委", "各街镇"])]
    assert column(small, "targets", "metric", unit="区体育局") == []


def test_evidence_quotes_the_words_an_edge_rests_on(small: StoredGraph) -> None:
    found = run("edge-evidence", source="区商务委", target="1.3", engine=small).records()

    assert [(edge["type"], edge["role"], edge["quote"]) for edge in found] == [("RESPONSIBLE_FOR", "lead", "区商务委")]
    assert found[0]["quote"] in found[0]["sentence"]


def test_the_outline_follows_the_document(small: StoredGraph) -> None:
    found = column(small, "document-outline", "kind", "clause", document=FIRST)

    assert found == [("section", "1"), *(("task", f"1.{number}") for number in range(1, 10))]


def test_what_was_not_resolved_can_be_asked_by_severity(small: StoredGraph) -> None:
    assert column(small, "not-resolved", "kind") == ["task-truncated"]
    assert column(small, "not-resolved", "kind", severity="error") == []


def test_load_is_split_among_the_units_of_a_task(small: StoredGraph) -> None:
    found = {row[0]: row[1:] for row in column(small, "unit-load", "unit_id", "tasks", "lead", "support", "split")}

    assert found[NDRC] == (3, 2, 0, pytest.approx(1 / 3 + 1 / 2 + 1 / 2))
    assert found["unit:甲区/区体育局"] == (2, 0, 2, pytest.approx(1 / 3 + 1 / 2))


def test_a_person_stands_in_the_chain_of_a_task(small: StoredGraph) -> None:
    found = column(small, "accountability-chain", "section", "leads", "persons", "deadline", task="1.3")

    assert found == [("重点任务", ["区商务委"], ["张三"], "2021-06-30")]


def test_a_theme_of_the_preamble_has_no_task(small: StoredGraph) -> None:
    assert column(small, "themes-without-task", "theme") == ["高质量发展"]


def test_a_name_of_two_districts_is_refused_with_both_ids(small: StoredGraph) -> None:
    with pytest.raises(UsageError, match="fits 2 units: unit:乙区/区发改委, unit:甲区/区发改委"):
        run("unit-dossier", unit="区发改委", engine=small)


@pytest.mark.parametrize(
    "name", ["unit:甲区/区发改委", "甲区/区发改委", "甲区发展和改革委员会", "甲区 发展和改革委员会"]
)
def test_a_unit_is_found_by_id_and_by_full_name(small: StoredGraph, name: str) -> None:
    assert run("unit-dossier", unit=name, engine=small).parameters["unit"] == NDRC


@pytest.mark.parametrize("name", ["五型经济", "“五型经济”", "theme:五型经济", "五型 经济"])
def test_a_theme_is_found_with_or_without_its_quotation_marks(small: StoredGraph, name: str) -> None:
    assert run("theme-units", theme=name, engine=small).parameters["theme"] == "theme:五型经济"


def test_an_unknown_unit_is_refused_with_the_nearest(small: StoredGraph) -> None:
    with pytest.raises(UsageError, match=r"no unit '区商务局' .*did you mean '区商务委'"):
        run("unit-dossier", unit="区商务局", engine=small)


def test_a_word_not_in_the_list_of_a_query_is_refused(small: StoredGraph) -> None:
    with pytest.raises(UsageError, match=r"no 'task-truncate' .*did you mean 'task-truncated'"):
        run("not-resolved", kind="task-truncate", engine=small)


def test_a_picture_shows_the_tasks_units_and_words_of_a_unit(small: StoredGraph) -> None:
    edges = picture("unit-dossier", unit="区科委", engine=small).records()

    found = {(edge["source_name"], edge["type"], edge["target_name"]) for edge in edges}
    assert ("区科委", "RESPONSIBLE_FOR", "推进一网通办") in found
    assert ("推进一网通办", "MENTIONS", "一网通办") in found
    assert all(edge["role"] in ("lead", "responsible", "support", "") for edge in edges)


def test_a_unit_is_followed_through_reforms_or_not(small: StoredGraph) -> None:
    wanted = ("unit", "standing", "tasks", "lead", "support")

    followed = column(small, "unit-over-reforms", *wanted, unit="区民政局")
    forward = column(small, "unit-over-reforms", "unit", "standing", unit="区体育局")
    alone = column(small, "unit-over-reforms", "unit", unit="区民政局", follow_successions=False)

    assert followed == [("区体育局", "before", 2, 0, 2), ("区民政局", "itself", 2, 1, 1)]
    assert forward == [("区体育局", "itself"), ("区民政局", "after")]
    assert alone == ["区民政局"]


def test_an_answer_is_a_list_of_records(small) -> None:
    answer = run("unit-load", engine=small)

    assert len(answer) == len(answer.rows) > 0
    assert list(answer) == answer.records()
