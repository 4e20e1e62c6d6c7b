"""Every preset that ships, on both engines, over the founding plan."""

from __future__ import annotations

from typing import Any

import pytest

from graph_builder.errors import UsageError
from graph_builder.store import StoredGraph
from queries import Answer, Preset, load_library, picture, run

PRESETS = load_library()
DRAWN = [preset for preset in PRESETS if preset.picture]
SWITCHES = ("include_groups", "include_positional", "expand_groups")
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "int": (int,),
    "float": (float,),
    "number": (int, float),
    "bool": (bool,),
    "list": (list,),
    "scalar": (str, int, float),
}


def by_id(preset: Preset) -> str:
    return preset.id


def required(preset: Preset) -> dict[str, Any]:
    return {parameter.name: parameter.example for parameter in preset.parameters if parameter.is_required}


def cases(preset: Preset) -> list[dict[str, Any]]:
    """The required parameters alone, all examples, and all examples with each switch turned, role and document set."""
    names = {parameter.name for parameter in preset.parameters}
    every = {parameter.name: parameter.example for parameter in preset.parameters}
    found = [required(preset), every]
    found += [{**every, name: not every[name]} for name in SWITCHES if name in names]
    found += [{**every, "role": role} for role in ("lead", "responsible", "support") if "role" in names]
    found += [{**every, "document": "2021"}] if "document" in names else []
    return found


@pytest.mark.parametrize("preset", PRESETS, ids=by_id)
def test_the_examples_answer_on_the_founding_plan(preset: Preset, founding: StoredGraph) -> None:
    answer = run(preset, required(preset), engine=founding)

    assert answer.rows
    assert answer.columns == preset.column_names


@pytest.mark.parametrize("preset", PRESETS, ids=by_id)
def test_all_examples_together_answer_on_the_founding_plan(preset: Preset, founding: StoredGraph) -> None:
    every = {parameter.name: parameter.example for parameter in preset.parameters}

    assert run(preset, every, engine=founding).rows


@pytest.mark.parametrize("preset", PRESETS, ids=by_id)
def test_rows_are_equal_on_both_engines(preset: Preset, founding: StoredGraph, embedded_founding: StoredGraph) -> None:
    for given in cases(preset):
        here = run(preset, given, engine=founding)
        there = run(preset, given, engine=embedded_founding)

        assert _plain(here) == _plain(there), given


@pytest.mark.parametrize("preset", DRAWN, ids=by_id)
def test_pictures_are_equal_on_both_engines(
    preset: Preset, founding: StoredGraph, embedded_founding: StoredGraph
) -> None:
    for given in cases(preset):
        here = picture(preset, given, engine=founding)
        there = picture(preset, given, engine=embedded_founding)

        assert _plain(here) == _plain(there), given


@pytest.mark.parametrize("preset", PRESETS, ids=by_id)
def test_the_key_columns_name_a_row(preset: Preset, founding: StoredGraph) -> None:
    keys = [place for place, column in enumerate(preset.columns) if column.is_key]

    for given in cases(preset):
        rows = run(preset, given, engine=founding).rows
        assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows), given


@pytest.mark.parametrize("preset", PRESETS, ids=by_id)
def test_values_are_of_the_declared_types(preset: Preset, founding: StoredGraph) -> None:
    for row in run(preset, required(preset), engine=founding).rows:
        for column, value in zip(preset.columns, row, strict=True):
            assert value is None or isinstance(value, TYPES[column.type]), column.name
            assert column.type == "bool" or not isinstance(value, bool), column.name


@pytest.mark.parametrize("preset", DRAWN, ids=by_id)
def test_a_picture_draws_edges_with_both_ends_named(preset: Preset, founding: StoredGraph) -> None:
    edges = picture(preset, required(preset), engine=founding).records()

    assert edges
    for edge in edges:
        assert all(edge[key] for key in ("source_id", "source_name", "source_label", "target_id", "target_name"))


@pytest.mark.parametrize("preset", PRESETS, ids=by_id)
def test_the_limit_cuts_the_answer(preset: Preset, founding: StoredGraph) -> None:
    whole = run(preset, required(preset), engine=founding)
    first = run(preset, {**required(preset), "limit": 1}, engine=founding)

    assert first.rows == whole.rows[:1]
    assert first.is_cut


@pytest.mark.parametrize("preset", [preset for preset in PRESETS if preset.total], ids=by_id)
def test_a_total_is_no_less_than_its_part(preset: Preset, founding: StoredGraph) -> None:
    answer = run(preset, required(preset), engine=founding)

    assert answer.total is not None
    assert answer.total >= len(answer.rows)


@pytest.mark.parametrize("name", ["区发改委", "长宁区发展和改革委员会", "区发展改革委 "])
def test_a_unit_is_known_by_spellings_that_no_plan_uses(name: str, founding: StoredGraph) -> None:
    assert run("unit-dossier", unit=name, engine=founding).parameters["unit"] == "unit:上海市长宁区/区发展改革委"


@pytest.mark.parametrize("name", ["区发改局", "静安区发展改革委"])
def test_another_body_is_not_taken_for_it(name: str, founding: StoredGraph) -> None:
    with pytest.raises(UsageError, match="did you mean '区发展改革委'"):
        run("unit-dossier", unit=name, engine=founding)


def _plain(answer: Answer) -> tuple[Any, ...]:
    """Rows with the type of each value, so that 1 and 1.0 differ."""
    return answer.total, [[(type(value).__name__, value) for value in row] for row in answer.rows]
