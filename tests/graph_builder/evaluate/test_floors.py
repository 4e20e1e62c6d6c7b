"""Floors: what breaches them, and what is wrong with a file of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_builder.errors import DocumentError
from graph_builder.evaluate.floors import breaches, load_floors
from graph_builder.evaluate.outcome import Outcome
from graph_builder.evaluate.report import Report

REPORT = Report(
    outcomes=(
        Outcome("units", "exact", "a", gold="市财政局", found="市财政局"),
        Outcome("units", "wrong", "a", found="年底前"),
        Outcome("roles", "exact", "a"),
    ),
    layouts={"a": (1,)},
    digest="d1",
)


@pytest.mark.parametrize(
    ("floors", "expected"),
    [
        ({"total": {"units": {"recall": 1.0, "precision": 0.5}}}, []),
        ({"total": {"units": {"precision": 0.9}}}, ["total: units precision is 0.5, must be at least 0.9"]),
        ({"total": {"units": {"wrong": 0}}}, ["total: units wrong is 1, must be at most 0"]),
        ({"layout 1": {"roles": {"accuracy": 1.0}}}, []),
        ({"a": {"targets": {"f1": 0.5}}}, ["a: targets f1 is not measured, must be at least 0.5"]),
        ({"b": {"units": {"f1": 0.5}}}, ["b: not in this gold"]),
    ],
)
def test_breaches_name_scope_metric_and_numbers(floors: dict[str, object], expected: list[str]) -> None:
    assert breaches(REPORT, {"floors": floors}) == expected


def test_floors_for_other_gold_are_a_breach() -> None:
    assert "d1, expected d2" in breaches(REPORT, {"gold_sha256": "d2", "floors": {}})[0]


def test_all_faults_of_a_floors_file_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    file.write_text(json.dumps({"floors": {"total": {"unit": {"f1": 1}, "tasks": {"f2": 1, "f1": "x"}}}}), "utf-8")

    with pytest.raises(DocumentError) as caught:
        load_floors(file)

    message = str(caught.value)
    assert "no metric 'unit'; did you mean 'units'?" in message
    assert "no measure 'f2'" in message
    assert "a number was expected, got 'x'" in message


def test_a_missing_floors_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be read as floors"):
        load_floors(tmp_path / "none.json")
