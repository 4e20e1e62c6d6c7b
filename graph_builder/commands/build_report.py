"""How a build is shown: a bar while it runs, a summary at its end, one line for each file that asks for a look."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from ..model import Finding
    from ..pipeline import BuildReport

_NODES = {
    "documents": "Document",
    "sections": "Section",
    "tasks": "Task",
    "units": "Unit",
    "themes": "Theme",
    "projects": "Project",
    "targets": "Target",
    "persons": "Person",
}


class Bar:
    """A progress bar on a terminal; nothing anywhere else."""

    def __init__(self) -> None:
        self._shown: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, done: int, total: int, name: str) -> None:
        if self._shown is not None and self._task is not None:
            self._shown.update(self._task, completed=done, total=total, description=name[-40:])

    def __enter__(self) -> Bar:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            self._shown = Progress(console=Console(stderr=True), transient=True)
            self._shown.start()
            self._task = self._shown.add_task("reading", total=None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown is not None:
            self._shown.stop()


def show(report: BuildReport, form: str) -> None:
    """The summary to stdout; to stderr what a person should look at."""
    for file in report.files:
        for finding in file.findings:
            if _is_of_the_file(finding):
                named = "" if finding.message.startswith(file.name) else f"{file.name}: "
                click.echo(f"{finding.severity}: {named}{finding.message}", err=True)
    summary = summary_of(report)
    if form == "json":
        click.echo(json.dumps(summary, ensure_ascii=False, indent=1))
        return
    for name, value in summary.items():
        click.echo(f"{name:<10} {_words(value)}")


def _is_of_the_file(finding: Finding) -> bool:
    """Whether it says something of the whole file, not of one place in it (those are for `govplan check`)."""
    return finding.severity == "error" or (finding.severity == "warning" and finding.span is None)


def summary_of(report: BuildReport) -> dict[str, Any]:
    """The numbers of a build, by name."""
    files = {outcome: report.number(outcome) for outcome in ("loaded", "unchanged", "double", "failed")}
    edges = sum(count for name, count in report.counts.items() if name.isupper())
    return {
        "database": report.db,
        "files": {name: count for name, count in files.items() if count} | {"all": len(report.files)},
        **({"removed": len(report.removed)} if report.removed else {}),
        **{name: report.counts[label] for name, label in _NODES.items()},
        "edges": edges,
        "findings": report.counts["Finding"] + report.number("failed") + report.number("double"),
    }


def _words(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    parts = ", ".join(f"{count} {name}" for name, count in value.items() if name != "all")
    return f"{value['all']} ({parts})" if parts else str(value["all"])
