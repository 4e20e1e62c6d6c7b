"""Matrices of the founding plan, against brute force over its edges."""

from __future__ import annotations

import itertools
from math import sqrt

import pytest

from graph_builder.store import StoredGraph
from queries import matrix


def answers(engine: StoredGraph) -> dict[str, set[tuple[str, str, str]]]:
    """Unit, role and basis by task, read edge by edge."""
    query = """MATCH (u:Unit)-[r:RESPONSIBLE_FOR]->(t:Task)
    RETURN t.id AS task, u.id AS unit, r.role AS role, r.basis AS basis"""
    found: dict[str, set[tuple[str, str, str]]] = {}
    for task, unit, role, basis in engine.read(query, columns=("task", "unit", "role", "basis")).rows:
        found.setdefault(task, set()).add((unit, role, basis))
    return found


def test_a_count_is_symmetric_and_equals_brute_force(founding: StoredGraph) -> None:
    found = matrix(engine=founding)

    pairs: dict[tuple[str, str], int] = {}
    for units in answers(founding).values():
        for a, b in itertools.permutations(sorted({unit for unit, _, _ in units}), 2):
            pairs[a, b] = pairs.get((a, b), 0) + 1
    assert {(found.rows[cell.row].id, found.columns[cell.column].id): cell.value for cell in found.cells} == pairs


@pytest.mark.parametrize("weight", ["jaccard", "cosine"])
def test_weights_equal_their_formula_on_sets(founding: StoredGraph, weight: str) -> None:
    tasks: dict[str, set[str]] = {}
    for task, units in answers(founding).items():
        for unit, _, _ in units:
            tasks.setdefault(unit, set()).add(task)

    found = matrix(weight=weight, engine=founding)

    assert found.cells
    for cell in found.cells:
        a, b = tasks[found.rows[cell.row].id], tasks[found.columns[cell.column].id]
        expected = len(a & b) / len(a | b) if weight == "jaccard" else len(a & b) / sqrt(len(a) * len(b))
        assert cell.value == pytest.approx(expected)
