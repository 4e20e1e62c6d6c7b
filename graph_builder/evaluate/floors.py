"""Floors under the scores: a file that says how good the reading must stay, and for which gold it was written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import DocumentError, nearest
from .outcome import METRICS
from .report import Report, Score

FLOORS = ("precision", "recall", "f1", "exact_f1", "accuracy", "found")
CEILINGS = ("wrong", "missed", "loose")


def load_floors(path: str | Path) -> dict[str, Any]:
    """The floors of a file: {"gold_sha256": …, "floors": {scope: {metric: {measure: number}}}}.

    `precision`, `recall`, `f1`, `exact_f1`, `accuracy` and `found` must be at least, `wrong`, `missed` and `loose`
    at most the number. Raises DocumentError with all faults of the file.
    """
    try:
        data: Any = json.loads(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DocumentError(f"{path}: cannot be read as floors: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("floors"), dict):
        raise DocumentError(f"{path}: no floors: an object with an object 'floors' was expected")
    problems = list(_faults(data))
    if problems:
        raise DocumentError(f"{path}: {'; '.join(problems)}")
    return data


def _faults(data: dict[str, Any]) -> Iterator[str]:
    for scope, metrics in data["floors"].items():
        for metric, wanted in metrics.items():
            if metric not in METRICS:
                yield f"{scope}: no metric '{metric}'{nearest(metric, METRICS)}"
            for measure, number in wanted.items():
                if measure not in (*FLOORS, *CEILINGS):
                    yield f"{scope}.{metric}: no measure '{measure}'{nearest(measure, (*FLOORS, *CEILINGS))}"
                if isinstance(number, bool) or not isinstance(number, (int, float)):
                    yield f"{scope}.{metric}.{measure}: a number was expected, got {number!r}"


def breaches(report: Report, floors: dict[str, Any]) -> list[str]:
    """What fell below its floor, one line each; a scope that the gold does not hold is one too."""
    return [*_digest(report, floors), *_below(report, floors)]


def _digest(report: Report, floors: dict[str, Any]) -> Iterator[str]:
    wanted = floors.get("gold_sha256")
    if wanted and wanted != report.digest:
        yield f"the gold is not the one these floors are for: sha256 {report.digest}, expected {wanted}"


def _below(report: Report, floors: dict[str, Any]) -> Iterator[str]:
    scopes = report.scopes()
    for scope, metrics in floors["floors"].items():
        if scope not in scopes:
            yield f"{scope}: not in this gold{nearest(scope, scopes)}"
            continue
        for metric, wanted in metrics.items():
            score = report.score(metric, scopes[scope])
            for measure, number in wanted.items():
                value = _value(score, measure)
                if value is None or (value > number if measure in CEILINGS else value < number):
                    side = "at most" if measure in CEILINGS else "at least"
                    yield f"{scope}: {metric} {measure} is {_shown(value)}, must be {side} {number}"


def _value(score: Score, measure: str) -> float | None:
    value: float | None = getattr(score, measure)
    return value


def _shown(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
