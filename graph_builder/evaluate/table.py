"""A report as text for people: scores of each scope, then every error with its words."""

from __future__ import annotations

from collections.abc import Iterator

from .outcome import FOUND, PROPERTIES, TRAPS, Outcome
from .report import Report, Score

LAYOUT_METRICS = ("tasks", "units", "roles", "deadlines", "targets", "quoted_themes", "unquoted_themes", "projects")
QUOTE = 60


def as_table(report: Report, *, with_errors: bool = True) -> str:
    """The whole report; a dash stands where nothing was to be judged."""
    lines = [
        f"{len(report.documents)} plans, gold sha256 {report.digest[:12]}",
        "",
        *_total(report),
        "",
        *_scopes(report),
    ]
    if with_errors:
        lines += ["", f"{len(report.errors)} errors", *_errors(report)]
    return "\n".join(lines) + "\n"


def _total(report: Report) -> Iterator[str]:
    head = ("precision", "recall", "F1", "exact F1", "exact", "loose", "missed", "wrong", "free")
    yield f"{'found':<18}" + "".join(f"{name:>10}" for name in head)
    for metric in FOUND:
        score = report.score(metric)
        shares = (score.precision, score.recall, score.f1, score.exact_f1)
        counts = (score.exact, score.loose, score.missed, score.wrong, score.free)
        yield f"{metric:<18}" + "".join(f"{_share(s):>10}" for s in shares) + "".join(f"{n:>10}" for n in counts)
    yield ""
    yield f"{'property':<18}{'accuracy':>10}{'right':>10}{'wrong':>10}"
    for metric in PROPERTIES:
        score = report.score(metric)
        yield f"{metric:<18}{_share(score.accuracy):>10}{score.exact:>10}{score.wrong:>10}"
    yield ""
    for metric in TRAPS:
        yield f"{metric:<24}{report.score(metric).wrong:>4}"


def _scopes(report: Report) -> Iterator[str]:
    yield f"{'F1 (roles: accuracy)':<24}" + "".join(f"{_short(name):>10}" for name in LAYOUT_METRICS)
    for scope, documents in report.scopes().items():
        scores = (_main(name, report.score(name, documents)) for name in LAYOUT_METRICS)
        yield f"{scope:<24}" + "".join(f"{_share(value):>10}" for value in scores)


def _errors(report: Report) -> Iterator[str]:
    document = ""
    for error in report.errors:
        if error.document != document:
            document = error.document
            yield document
        yield f"  {error.task:<8} {error.metric:<16} {error.verdict:<7} {_words(error)}"


def _words(error: Outcome) -> str:
    parts = [("gold", error.gold), ("found", error.found)]
    return "  ".join(f"{name} 「{_one_line(text)}」" for name, text in parts if text)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTE else f"{line[:QUOTE]}…"


def _main(metric: str, score: Score) -> float | None:
    return score.accuracy if metric in PROPERTIES else score.f1


def _short(metric: str) -> str:
    return metric.replace("_themes", "").replace("unquoted", "plain")


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
