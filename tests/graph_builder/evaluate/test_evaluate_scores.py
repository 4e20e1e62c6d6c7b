"""Each metric moves when an error is injected, and only where it should."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph_builder.errors import DocumentError, UsageError
from graph_builder.evaluate import evaluate
from graph_builder.evaluate.outcome import FOUND, METRICS, PROPERTIES
from graph_builder.evaluate.report import Report
from graph_builder.model import (
    Deadline,
    DocumentInfo,
    PersonMention,
    Plan,
    ProjectMention,
    Section,
    Source,
    Span,
    Target,
    Task,
    ThemeMention,
    UnitMention,
)

TASK = "推进老旧小区改造，深化“一网通办”，建设城东水厂，新增床位50张。牵头领导：王建国。（市发改局牵头，财政局、各街镇等配合，年底前完成）"
OTHER = "完善养老服务体系。（责任单位：市民政局）"
RULE = "1.加强组织领导，各单位要高度重视。"
TEXT = f"一、重点任务\n1、{TASK}\n2、{OTHER}\n二、工作要求\n{RULE}\n"


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def item(words: str, **more: object) -> dict[str, object]:
    return {"raw": words, "span": list(at(words)), **more}


GOLD = {
    "source": "a.txt",
    "layouts": [1, 3],
    "document": {"title": "工作要点", "issuer": "某市政府", "year": 2022, "date": "", "themes": []},
    "sections": [{"title": "重点任务", "level": 1}, {"title": "工作要求", "level": 1}],
    "non_tasks": [RULE],
    "tasks": [
        {
            "label": "1",
            "clause": "1.1",
            "text": TASK,
            "span": list(at(TASK)),
            "open_list": True,
            "truncated": False,
            "units": [
                item("市发改局", role="lead", basis="explicit", rank=1, elided="", is_group=False),
                item("财政局", role="support", basis="explicit", rank=2, elided="市", is_group=False),
                item("各街镇", role="support", basis="explicit", rank=3, elided="", is_group=True),
            ],
            "persons": [{"name": "王建国"}],
            "deadlines": [item("年底前", date="2022-12-31", kind="by")],
            "targets": [item("新增床位50张", metric="新增床位", op="=", value=50, unit="张")],
            "themes": [item("一网通办", quoted=True), item("老旧小区改造", quoted=False)],
            "projects": [item("城东水厂")],
        },
        {
            "label": "2",
            "clause": "1.2",
            "text": OTHER,
            "span": list(at(OTHER)),
            "units": [item("市民政局", role="lead", basis="positional", rank=1)],
            "themes": [item("养老服务体系", quoted=False, certain=False)],
        },
    ],
}


def perfect() -> Plan:
    units = (
        UnitMention("市发改局", at("市发改局"), "lead", rank=1),
        UnitMention("财政局", at("财政局"), "support", rank=2, elided="市"),
        UnitMention("各街镇", at("各街镇"), "support", rank=3, is_group=True),
    )
    first = Task(
        id="task:1",
        label="1",
        clause="1.1",
        section="s",
        title="",
        text=TASK,
        span=at(TASK),
        open_list=True,
        units=units,
        themes=(
            ThemeMention("一网通办", "一网通办", at("一网通办"), quoted=True),
            ThemeMention("老旧小区改造", "老旧小区改造", at("老旧小区改造")),
        ),
        projects=(ProjectMention("城东水厂", "城东水厂", at("城东水厂")),),
        targets=(Target("新增床位", "=", 50, "张", "新增床位50张", at("新增床位50张")),),
        deadlines=(Deadline("年底前", "2022-12-31", "by", at("年底前")),),
        persons=(PersonMention("王建国", "", at("王建国")),),
    )
    unit = UnitMention("市民政局", at("市民政局"), "lead", "positional")
    second = Task("task:2", "2", "1.2", "s", "", OTHER, at(OTHER), units=(unit,))
    sections = tuple(Section(title, "一、", title, 1, "", at(title)) for title in ("重点任务", "工作要求"))
    head = DocumentInfo("doc:1", "工作要点", "某市政府", "", "", 2022, "", Source("a.txt", "", "txt"))
    return Plan(head, TEXT, sections, (first, second), ())


def score(tmp_path: Path, plan: Plan, gold: object = GOLD) -> Report:
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), "utf-8")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return evaluate(tmp_path, extract=lambda path: plan)


def first(plan: Plan, **changes: object) -> Plan:
    return replace(plan, tasks=(plan.tasks[0]._replace(**changes), *plan.tasks[1:]))


def unit(plan: Plan, index: int, **changes: object) -> Plan:
    units = list(plan.tasks[0].units)
    units[index] = units[index]._replace(**changes)
    return first(plan, units=tuple(units))


def surplus(plan: Plan) -> Plan:
    task = Task("task:3", "1", "2.1", "s", "", RULE[2:], at(RULE[2:]))
    return replace(plan, tasks=(*plan.tasks, task))


def a_person_as_unit(plan: Plan) -> Plan:
    wrong = UnitMention("王建国", at("王建国"), "responsible", rank=4)
    return first(plan, units=(*plan.tasks[0].units, wrong))


ERRORS: list[tuple[str, Callable[[Plan], Plan], set[str]]] = [
    ("a task is lost", lambda p: replace(p, tasks=p.tasks[:1]), {"tasks", "units"}),
    ("a requirement is a task", surplus, {"tasks", "requirements_as_tasks"}),
    ("a heading is lost", lambda p: replace(p, sections=p.sections[:1]), {"sections"}),
    ("the issuer is another", lambda p: replace(p, document=replace(p.document, issuer="某县")), {"metadata"}),
    ("a unit is lost", lambda p: first(p, units=p.tasks[0].units[:2]), {"units"}),
    ("a person is a unit", a_person_as_unit, {"units", "persons_as_units"}),
    ("a role is wrong", lambda p: unit(p, 1, role="responsible"), {"roles"}),
    ("a basis is wrong", lambda p: unit(p, 0, basis="positional"), {"bases"}),
    ("a rank is wrong", lambda p: unit(p, 2, rank=9), {"ranks"}),
    ("a prefix is lost", lambda p: unit(p, 1, elided=""), {"prefixes"}),
    ("an alias is invented", lambda p: unit(p, 0, alias="市粮食局"), set()),
    ("a group is not flagged", lambda p: unit(p, 2, is_group=False), {"groups"}),
    ("a person is lost", lambda p: first(p, persons=()), {"persons"}),
    ("a deadline is lost", lambda p: first(p, deadlines=()), {"deadlines"}),
    ("a date is wrong", lambda p: first(p, deadlines=(Deadline("年底前", "2023-12-31", "by", at("年底前")),)), {"deadlines"}),
    ("a kind is wrong", lambda p: first(p, deadlines=(Deadline("年底前", "2022-12-31", "during", at("年底前")),)), {"deadline_kinds"}),
    ("a target's value is wrong", lambda p: first(p, targets=(Target("新增床位", "=", 5, "张", "新增床位50张", at("新增床位50张")),)), {"targets"}),
    ("a target's metric is wrong", lambda p: first(p, targets=(Target("水厂", "=", 50, "张", "新增床位50张", at("新增床位50张")),)), {"target_metrics"}),
    ("a target's unit is wrong", lambda p: first(p, targets=(Target("新增床位", "=", 50, "台", "新增床位50张", at("新增床位50张")),)), {"target_units"}),
    ("the quoted theme is lost", lambda p: first(p, themes=p.tasks[0].themes[1:]), {"quoted_themes"}),
    ("the plain theme is lost", lambda p: first(p, themes=p.tasks[0].themes[:1]), {"unquoted_themes"}),
    ("a project is lost", lambda p: first(p, projects=()), {"projects"}),
    ("an open list is closed", lambda p: first(p, open_list=False), {"open_lists"}),
    ("a label is wrong", lambda p: first(p, label="7"), {"labels"}),
    ("a clause is wrong", lambda p: first(p, clause="1.7"), {"clauses"}),
    ("a whole task is cut off", lambda p: first(p, truncated=True), {"truncated"}),
]  # fmt: skip


def test_a_perfect_reading_has_no_error(tmp_path: Path) -> None:
    report = score(tmp_path, perfect())

    assert report.errors == ()
    assert report.score("units").f1 == 1.0
    assert report.score("units").exact == 4


@pytest.mark.parametrize(("claim", "spoil", "expected"), ERRORS, ids=[claim for claim, _, _ in ERRORS])
def test_an_error_moves_its_metric_and_no_other(
    tmp_path: Path, claim: str, spoil: Callable[[Plan], Plan], expected: set[str]
) -> None:
    report = score(tmp_path, spoil(perfect()))

    assert {error.metric for error in report.errors} == expected, claim


def test_what_is_uncertain_costs_nothing_to_miss_and_nothing_to_find(tmp_path: Path) -> None:
    theme = ThemeMention("养老服务体系", "养老服务体系", at("养老服务体系"))
    plan = perfect()
    finding = replace(plan, tasks=(plan.tasks[0], plan.tasks[1]._replace(themes=(theme,))))

    assert score(tmp_path, plan).score("unquoted_themes").recall == 1.0
    found = score(tmp_path, finding).score("unquoted_themes")
    assert (found.precision, found.free) == (1.0, 1)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("老旧小区改造", "exact"),
        ("旧小区改造", "loose"),
        ("推进老旧小区改造", "loose"),
        ("小区", "wrong"),
    ],
)
def test_an_overlap_of_sixty_percent_counts_and_is_told_apart(tmp_path: Path, words: str, verdict: str) -> None:
    plan = perfect()
    theme = ThemeMention(words, words, at(words))

    report = score(tmp_path, first(plan, themes=(plan.tasks[0].themes[0], theme)))

    verdicts = [o.verdict for o in report.outcomes if o.metric == "unquoted_themes" and o.found]
    assert verdicts == [verdict]


def test_without_spans_items_pair_by_their_words(tmp_path: Path) -> None:
    gold = json.loads(json.dumps(GOLD))
    for task in gold["tasks"]:
        for entry in (
            task,
            *(e for value in task.values() if isinstance(value, list) for e in value if isinstance(e, dict)),
        ):
            entry.pop("span", None)

    report = score(tmp_path, perfect(), gold)

    assert report.errors == ()


def test_a_neighbouring_name_is_not_the_same_unit(tmp_path: Path) -> None:
    gold = json.loads(json.dumps(GOLD))
    gold["tasks"][0]["units"][0] = {"raw": "市经信局", "role": "lead"}
    for task in gold["tasks"]:
        task.pop("span")

    units = score(tmp_path, perfect(), gold).score("units")

    assert (units.missed, units.wrong) == (1, 1)


def test_a_report_scores_each_layout_and_document_and_is_json(tmp_path: Path) -> None:
    report = score(tmp_path, perfect())

    data = json.loads(json.dumps(report.to_dict()))
    assert list(data["scores"]) == ["total", "layout 1", "layout 3", "a"]
    assert set(data["scores"]["total"]) == set(METRICS)
    assert data["scores"]["a"]["tasks"]["f1"] == 1.0
    assert data["errors"] == []
    assert not set(FOUND) & set(PROPERTIES)


@pytest.mark.parametrize("key", ["units", "persons", "deadlines", "targets", "themes", "projects", "truncated"])
def test_a_key_that_tasks_leave_out_is_not_judged(tmp_path: Path, key: str) -> None:
    gold = json.loads(json.dumps(GOLD))
    for task in gold["tasks"]:
        task.pop(key, None)

    report = score(tmp_path, surplus(first(perfect(), truncated=key == "truncated")), gold)

    assert {error.metric for error in report.errors} == {"tasks", "requirements_as_tasks"}


def test_sections_that_are_left_out_are_not_judged(tmp_path: Path) -> None:
    gold = {key: value for key, value in GOLD.items() if key != "sections"}

    assert score(tmp_path, perfect(), gold).errors == ()


def test_a_deadline_without_a_date_and_a_target_without_a_value_are_judged_by_their_words(tmp_path: Path) -> None:
    gold = json.loads(json.dumps(GOLD))
    gold["tasks"][0]["deadlines"] = [item("年底前")]
    gold["tasks"][0]["targets"] = [item("新增床位50张")]

    assert score(tmp_path, perfect(), gold).errors == ()
    assert {error.metric for error in score(tmp_path, first(perfect(), deadlines=(), targets=()), gold).errors} == {
        "deadlines",
        "targets",
    }


def test_the_source_may_be_an_object_as_in_the_contract(tmp_path: Path) -> None:
    gold = {**GOLD, "source": {"name": "a.txt", "sha256": ""}}

    assert score(tmp_path, perfect(), gold).errors == ()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ({"raw": "一网通办"}, set()),
        # The name counts as well as the words, and an extent that is a matter of taste matches inside another.
        ({"raw": "政务一网", "name": "一网通办"}, set()),
        ({"raw": "一网通办等五项改革任务", "uncertain_fields": ["raw"]}, set()),
        ({"raw": "一网统管"}, {"document_themes"}),
    ],
)
def test_themes_of_a_document_match_as_those_of_tasks(
    tmp_path: Path, marked: dict[str, object], expected: set[str]
) -> None:
    gold = json.loads(json.dumps(GOLD))
    gold["document"]["themes"] = [marked]
    plan = perfect()
    themes = (ThemeMention("一网通办", "一网通办", at("一网通办")),)

    report = score(tmp_path, replace(plan, document=replace(plan.document, themes=themes)), gold)

    assert {error.metric for error in report.errors} == expected


def test_what_extract_prints_is_gold_for_itself(tmp_path: Path) -> None:
    from graph_builder.contract import plan_to_dict

    plan = perfect()
    gold = json.loads(json.dumps(plan_to_dict(plan)))

    assert score(tmp_path, plan, gold).errors == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "cannot be read as gold"),
        ("[]", "a list 'tasks' was expected"),
        ('{"document": {}, "tasks": [{"text": "x"}]}', "the key label (task 1) is missing"),
        ('{"source": "b.txt", "document": {}, "tasks": []}', "its plan 'b.txt' is not beside it"),
    ],
)
def test_faulty_gold_is_one_line_with_its_file(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "bad.gold.json"
    file.write_text(content, "utf-8")

    with pytest.raises(DocumentError, match=r"bad\.gold\.json") as caught:
        evaluate(file, extract=lambda path: perfect())

    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_without_gold_says_what_gold_is(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gold files end in \.gold\.json"):
        evaluate(tmp_path)
