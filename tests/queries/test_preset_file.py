"""Preset files: what is read, and every fault of a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import PresetError, UsageError
from queries.catalogue import template
from queries.library import load_library, load_preset, preset_files
from queries.preset_file import parse_preset

GOOD = """\
// id: own-question
// title: 自己的问题 | A question of mine
// group: load
// question: 有哪些任务？ | Which tasks are there?
// version: 2
// maturity: draft
// parameter: unit string
//   values: Unit
//   example: 区发展改革委
//   about: the unit
// parameter: roles list
//   default: lead, support
//   values: lead, responsible, support
//   about: roles that count
// parameter: limit int
//   default: 10
//   minimum: 1
//   about: the most rows
// column: task_id string key
// column: task string what is to be done
// total: tasks
// --- rows
MATCH (u:Unit {id: $unit})-[r:RESPONSIBLE_FOR]->(t:Task)
WHERE r.role IN $roles
RETURN t.id AS task_id, t.name AS task
ORDER BY task_id
LIMIT $limit;

// --- total
MATCH (t:Task)
RETURN count(t) AS total;
"""


def fault_of(text: str) -> str:
    with pytest.raises(PresetError) as caught:
        parse_preset(text, "own-question.cypher")
    return str(caught.value)


def test_a_file_gives_a_record() -> None:
    preset = parse_preset(GOOD, "own-question.cypher")

    assert (preset.id, preset.title, preset.title_en) == ("own-question", "自己的问题", "A question of mine")
    assert [(p.name, p.type, p.is_required, p.default) for p in preset.parameters] == [
        ("unit", "string", True, None),
        ("roles", "list", False, ("lead", "support")),
        ("limit", "int", False, 10),
    ]
    assert preset.parameters[0].label == "Unit"
    assert preset.column_names == ("task_id", "task")
    assert preset.columns[1].about == "what is to be done"
    assert preset.rows.endswith("LIMIT $limit")
    assert preset.total_of == "tasks"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("// version: 2", "// verson: 2", "line 5: unknown key 'verson'; did you mean 'version'?"),
        ("//   values: Unit\n", "//   value: Unit\n", "line 8: unknown key 'value' of a parameter; did you mean"),
        ("// group: load", "// group: laod", "group 'laod' is not one of"),
        ("// maturity: draft", "// maturity: old", "maturity 'old' is not one of stable, draft"),
        ("// id: own-question", "// id: Own Question", "id 'Own Question' is not of lower-case words"),
        ("// title: 自己的问题 | A question of mine", "// title: 自己的问题", "title must be given as"),
        ("// version: 2", "// version: two", "version 'two' is not a whole number"),
        ("// --- total", "// --- sum", "unknown query 'sum'"),
        ("parameter: unit string", "parameter: unit text", "parameter unit needs one type of string"),
        ("//   default: 10", "//   default: ten", "default: a whole number is wanted, not 'ten'"),
        ("//   example: 区发展改革委\n", "", "parameter unit is required and has no 'example'"),
        ("//   about: the unit\n", "", "parameter unit has no 'about'"),
        ("$unit", "$units", "parameter $units is used and not declared"),
        ("$unit", "'x'", "parameter unit is declared and not used"),
        (
            "// column: task string",
            "// column: tasks string",
            "rows: RETURN gives task_id, task; declared are task_id, tasks",
        ),
        ("// column: task string", "// column: task text", "column task needs a type of"),
        ("// column: task_id string key", "// column: task_id string", "no column is marked as key"),
        ("ORDER BY task_id\n", "ORDER BY task\n", "ORDER BY must end in the key columns task_id"),
        ("LIMIT $limit", "LIMIT 10", "LIMIT $limit must close the query"),
        ("t.name AS task", "t.name", "RETURN t.name has no AS"),
        ("MATCH (u:Unit", "MERGE (u:Unit", "a preset only reads"),
        ("// version: 2", "version 2", "line 5: no header line"),
        ("// version: 2", "// version: 2\n// version: 3", "key 'version' stands twice"),
    ],
)
def test_each_fault_is_named(old: str, new: str, expected: str) -> None:
    assert expected in fault_of(GOOD.replace(old, new, 1))


def test_all_faults_are_told_at_once() -> None:
    message = fault_of(GOOD.replace("// group: load", "// group: x").replace("LIMIT $limit", "LIMIT 5"))

    assert message.splitlines()[0].endswith("3 faults in this preset")
    assert "group 'x'" in message
    assert "LIMIT $limit" in message
    assert "limit is declared and not used" in message


def test_a_picture_must_have_the_columns_of_a_picture() -> None:
    text = GOOD.replace(
        "// --- total", "// --- picture\nMATCH (t:Task)\nRETURN t.id AS source_id\nLIMIT $limit;\n// --- total"
    )

    message = fault_of(text)

    assert "picture: RETURN gives source_id; declared are source_id, source_name" in message
    assert "picture: ORDER BY must end in source_id, type, target_id, start" in message


def test_own_files_and_folders_load_like_the_shipped(tmp_path: Path) -> None:
    folder = tmp_path / "mine" / "deep"
    folder.mkdir(parents=True)
    file = folder / "own-question.cypher"
    file.write_text(GOOD, encoding="utf-8-sig")

    assert load_preset("own-question", [tmp_path / "mine"]).version == 2
    assert load_preset("own-question", [file]).version == 2
    assert load_preset(str(file)).version == 2
    assert "own-question" in [preset.id for preset in load_library([tmp_path])]


def test_a_file_is_named_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "other.cypher").write_text(GOOD, encoding="utf-8")

    with pytest.raises(PresetError, match="id 'own-question' is not the file's name 'other'"):
        load_preset("other", [tmp_path])


def test_the_faults_of_all_files_come_together(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.cypher").write_text("nonsense", encoding="utf-8")

    with pytest.raises(PresetError, match=r"(?s)one\.cypher: .*two\.cypher: "):
        load_library([tmp_path])


def test_an_unknown_preset_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="no preset 'unit-dosier'; did you mean 'unit-dossier'"):
        load_preset("unit-dosier")


@pytest.mark.parametrize("name", ["nowhere.cypher", "no/where"])
def test_a_preset_file_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no preset file"):
        load_preset(name)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own-question.cypher").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(PresetError, match="not UTF-8"):
        load_preset("own-question", [tmp_path])


def test_the_template_is_a_sound_preset() -> None:
    assert parse_preset(template(), "template.cypher").id == "busy-units"


def test_the_questions_of_the_first_release_are_there() -> None:
    wanted = {
        "unit-dossier",
        "shared-tasks",
        "closest-partners",
        "who-leads-what",
        "depends-on",
        "depended-on-by",
        "tasks-by-units",
        "tasks-without-unit",
        "theme-units",
        "unit-themes",
        "project-dossier",
        "targets",
        "edge-evidence",
        "coordination-path",
        "document-outline",
        "not-resolved",
    }

    assert wanted <= set(preset_files())
