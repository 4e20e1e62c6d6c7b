"""From gold files to a report: extract each plan, compare it with its gold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..model import Plan
from .compare import compare
from .load import gold_digest, gold_files, load_gold, plan_file
from .outcome import Outcome
from .report import Report

Extract = Callable[[Path], Plan]


def evaluate(paths: Iterable[str | Path] | str | Path, *, extract: Extract | None = None) -> Report:
    """How well the plans are read whose gold lies at these paths (gold files, or folders that hold some).

    `extract` gives the plan of a file; without it, this project's own does. Raises UsageError where there is no gold,
    DocumentError where a gold file or its plan cannot be read.
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    reading = extract or _extract
    outcomes: list[Outcome] = []
    layouts: dict[str, tuple[int, ...]] = {}
    for file in gold_files(given):
        gold = load_gold(file)
        layouts[gold.name] = gold.layouts
        outcomes.extend(compare(gold, reading(plan_file(file, gold))))
    return Report(tuple(outcomes), layouts, gold_digest(given))


def _extract(path: Path) -> Plan:
    from ..extraction import extract

    return extract(path)
