"""The rows that `govplan themes` shows, and the lines it writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import DocumentError, UsageError, nearest
from ..find.script import simplified
from ..find.themes.discovery import Sentences, is_dictionary_word, propose, sentences_of
from ..find.themes.lexicon import load_themes
from ..find.themes.mentions import ThemeFinder, decided_finder
from ..find.themes.words import load_words
from ..model import Plan, Task
from ..resolve.decisions import Decision, Decisions, append_decision, load_decisions, undo_decision, written

Row = dict[str, Any]
# A phrase of which listed themes make up this share needs no decision.
LISTED_SHARE = 0.5


def listed(kind: str, source: str, log: str | None) -> list[Row]:
    """The themes of the lexicon, of one kind or source or all, and those the log accepts."""
    rows: list[Row] = [
        {
            "name": entry.name,
            "kind": entry.kind,
            "source": entry.source,
            "since": entry.since,
            "aliases": list(entry.aliases),
            "members": list(entry.members),
        }
        for entry in decided_finder(_decisions(log)).lexicon.entries
    ]
    for key, value in (("kind", kind), ("source", source)):
        known = sorted({row[key] for row in rows})
        if value and value not in known:
            raise UsageError(f"no {key} '{value}' (known: {', '.join(known)}){nearest(value, known)}")
    return [row for row in rows if kind in ("", row["kind"]) and source in ("", row["source"])]


def suggested(paths: Sequence[str], log: str | None, least_documents: int, limit: int) -> list[Row]:
    """The phrases that recur over the plans and are neither listed nor decided, best first, with examples."""
    decisions = _decisions(log)
    finder = decided_finder(decisions)
    refused = {entry.subject for entry in decisions.refused("theme")}
    found = propose(
        (_sentences(plan) for plan in _plans(paths)),
        words=load_words(),
        is_known=lambda name: name in refused or _is_listed(finder, name) or is_dictionary_word(name),
        least_documents=least_documents,
    )
    return [asdict(proposal) for proposal in found[:limit]]


def noted(action: str, name: str, kind: str, log: str | None) -> str:
    """Write a decision on a theme; the line that was written."""
    kinds = sorted({entry.kind for entry in load_themes().entries})
    if kind and kind not in kinds:
        raise UsageError(f"no kind '{kind}' (kinds: {', '.join(kinds)}){nearest(kind, kinds)}")
    phrase = name.strip('“”" \t\n')
    if not phrase:
        raise UsageError("the phrase to decide on is empty")
    entry = Decision("theme", action, phrase, kind, "", date.today().isoformat())
    path = _path(log)
    return f"{path}: {written(append_decision(path, entry))}"


def taken_back(line: int, log: str | None) -> str:
    """Undo a decision; the line that was written."""
    path = _path(log)
    return f"{path}: {written(undo_decision(path, line, date.today().isoformat()))}"


def _is_listed(finder: ThemeFinder, name: str) -> bool:
    """Whether a phrase is a theme already, a piece of one, or mostly one."""
    return finder.is_inside_listed(name) or finder.share_listed(name) >= LISTED_SHARE


def _sentences(plan: Plan) -> Sentences:
    return Sentences(plan.document.id, tuple(line for task in plan.tasks for line in sentences_of(_body(task))))


def _body(task: Task) -> str:
    """The task's words before its units: a list of units recurs over all plans, and is no theme."""
    first = min((unit.span.start for unit in task.units), default=task.span.end) - task.span.start
    return simplified(task.text[:first] if first > 0 else task.text)


def _plans(paths: Sequence[str]) -> Iterator[Plan]:
    import click

    from ..extraction import extract_bytes
    from ..read import find_inputs

    read = 0
    for source in find_inputs(paths):
        try:
            yield extract_bytes(source.name, source.load())
            read += 1
        except DocumentError as error:
            click.echo(f"govplan: {error}", err=True)
    if not read:
        raise DocumentError(f"{', '.join(paths)}: no plan that can be read")


def _decisions(log: str | None) -> Decisions:
    path = Path(log) if log else None
    return load_decisions(path) if path is not None and path.exists() else Decisions(())


def _path(log: str | None) -> Path:
    if not log:
        raise UsageError("no log of decisions: name one by --log FILE or GOVPLAN_DECISIONS")
    return Path(log)
