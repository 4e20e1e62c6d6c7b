"""The scores of an evaluation: in total, for each layout and each document, and the list of every error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from .outcome import FOUND, METRICS, PROPERTIES, Outcome


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one metric. Precision, recall, F1 and accuracy are None where there is nothing to divide."""

    exact: int = 0
    loose: int = 0
    missed: int = 0
    wrong: int = 0
    free: int = 0

    @property
    def found(self) -> int:
        return self.exact + self.loose

    @property
    def precision(self) -> float | None:
        return _share(self.found, self.found + self.wrong)

    @property
    def recall(self) -> float | None:
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.found, 2 * self.found + self.wrong + self.missed)

    @property
    def accuracy(self) -> float | None:
        return _share(self.exact, self.exact + self.wrong)

    @property
    def exact_f1(self) -> float | None:
        """F1 where a difference of extent counts as an error."""
        return _share(2 * self.exact, 2 * self.found + self.wrong + self.missed)


@dataclass(frozen=True, slots=True)
class Report:
    """All outcomes. `layouts` maps a document to its layouts (`reading` layouts 1 to 13), `digest` names the gold."""

    outcomes: tuple[Outcome, ...]
    layouts: Mapping[str, tuple[int, ...]]
    digest: str

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(sorted(self.layouts))

    @property
    def errors(self) -> tuple[Outcome, ...]:
        """Everything missed or wrong, in document order."""
        return tuple(outcome for outcome in self.outcomes if outcome.is_error)

    def score(self, metric: str, documents: Iterable[str] | None = None) -> Score:
        """The score of one metric, over all documents or some."""
        chosen = None if documents is None else set(documents)
        return _score(o for o in self.outcomes if o.metric == metric and (chosen is None or o.document in chosen))

    def scopes(self) -> dict[str, tuple[str, ...]]:
        """Name → documents: total, `layout 1` … `layout 13` where they occur, and each document."""
        numbers = sorted({number for layouts in self.layouts.values() for number in layouts})
        by_layout = {
            f"layout {number}": tuple(name for name in self.documents if number in self.layouts[name])
            for number in numbers
        }
        return {"total": self.documents, **by_layout, **{name: (name,) for name in self.documents}}

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON values: `gold`, `scores` (scope → metric → numbers) and `errors`."""
        return {
            "gold": {"documents": list(self.documents), "sha256": self.digest},
            "scores": {scope: self._scores(documents) for scope, documents in self.scopes().items()},
            "errors": [_error(outcome) for outcome in self.errors],
        }

    def _scores(self, documents: Iterable[str]) -> dict[str, dict[str, float | int | None]]:
        chosen = set(documents)
        scored = {
            metric: _score(o for o in self.outcomes if o.metric == metric and o.document in chosen)
            for metric in METRICS
        }
        return {metric: measures(metric, score) for metric, score in scored.items()}


def measures(metric: str, score: Score) -> dict[str, float | int | None]:
    """The numbers that mean something for this metric, rounded to four places."""
    counts: dict[str, float | int | None] = {"exact": score.exact, "missed": score.missed, "wrong": score.wrong}
    if metric in FOUND:
        shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1, "exact_f1": score.exact_f1}
        return {**_rounded(shares), **counts, "loose": score.loose, "free": score.free}
    if metric in PROPERTIES:
        return {**_rounded({"accuracy": score.accuracy}), "exact": score.exact, "wrong": score.wrong}
    return {"wrong": score.wrong}


def _score(outcomes: Iterable[Outcome]) -> Score:
    counts: Counter[str] = Counter(outcome.verdict for outcome in outcomes)
    return Score(**{name: counts[name] for name in ("exact", "loose", "missed", "wrong", "free")})


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rounded(shares: Mapping[str, float | None]) -> dict[str, float | int | None]:
    return {name: None if value is None else round(value, 4) for name, value in shares.items()}


def _error(outcome: Outcome) -> dict[str, str]:
    return {
        "document": outcome.document,
        "task": outcome.task,
        "metric": outcome.metric,
        "verdict": outcome.verdict,
        "gold": outcome.gold,
        "found": outcome.found,
    }
