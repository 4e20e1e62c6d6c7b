"""One judgement: what the gold has, what was found, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["exact", "loose", "missed", "wrong", "free"]

# Found or missed things, scored by precision, recall and F1.
FOUND = (
    "tasks",
    "sections",
    "metadata",
    "units",
    "groups",
    "deadlines",
    "targets",
    "quoted_themes",
    "unquoted_themes",
    "document_themes",
    "projects",
    "persons",
)
# Properties of what was found, scored by accuracy.
PROPERTIES = (
    "labels",
    "clauses",
    "truncated",
    "open_lists",
    "section_levels",
    "roles",
    "bases",
    "ranks",
    "prefixes",
    "aliases",
    "deadline_kinds",
    "target_metrics",
    "target_units",
)
# Mistakes that must not happen at all, counted.
TRAPS = ("persons_as_units", "requirements_as_tasks", "bystanders_as_units", "quoted_non_themes")
METRICS = (*FOUND, *PROPERTIES, *TRAPS)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict on one thing of one task. `free` is neither right nor wrong: careful readers may differ on it."""

    metric: str
    verdict: Verdict
    document: str
    task: str = ""
    gold: str = ""
    found: str = ""

    @property
    def is_error(self) -> bool:
        return self.verdict in ("missed", "wrong")
