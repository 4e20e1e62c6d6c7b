"""The rows that `govplan units` shows, and the lines it writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import UsageError, nearest
from ..model import Plan
from ..resolve.decisions import Decision, Decisions, append_decision, load_decisions, undo_decision, written
from ..resolve.divisions import Region
from ..resolve.known import gone
from ..resolve.names import clean
from ..resolve.registry import entries, explain, proposals
from ..resolve.resolver import Resolver, load_resolver

Row = dict[str, Any]


def listed(region: str, kind: str) -> list[Row]:
    """The bodies known for a region; those of the nation where none is named."""
    from ..resolve.body import KINDS

    if kind and kind not in KINDS:
        raise UsageError(f"no kind '{kind}' (kinds: {', '.join(sorted(KINDS))}){nearest(kind, KINDS)}")
    resolver = load_resolver()
    return [asdict(entry) for entry in entries(resolver, _region(resolver, region or "全国"), kind=kind)]


def decided(log: str | None) -> list[Row]:
    """The decisions in force, each with the line that `undo` takes."""
    names = ("line", "date", "kind", "action", "subject", "object", "scope")
    return [{name: getattr(entry, name) for name in names} for entry in load_decisions(_path(log)).active]


def explained(name: str, region: str, year: int | None, log: str | None) -> list[Row]:
    """What a name means, one row."""
    resolver = _resolver(log)
    return [dict(explain(resolver, name, _region(resolver, region or "全国"), year))]


def suggested(paths: Sequence[str], log: str | None) -> list[Row]:
    """The names of the plans that no rule could place, with proposals."""
    resolver = _resolver(log)
    return [asdict(row) for row in proposals(resolver, _plans(paths, resolver))]


def noted(action: str, raw: str, unit: str, region: str, log: str | None) -> str:
    """Write a decision; the line that was written."""
    path = _path(log)
    if not clean(raw):
        raise UsageError("the name to decide on is empty")
    scope = region or unit.removeprefix("unit:").partition("/")[0]
    entry = Decision("unit", action, clean(raw), unit, scope, date.today().isoformat())
    _refuse_unknown(entry, load_decisions(path, may_be_new=True), load_resolver())
    return f"{path}: {written(append_decision(path, entry))}"


def _refuse_unknown(entry: Decision, log: Decisions, resolver: Resolver) -> None:
    if not gone(Decisions((*log.active, entry)), resolver):
        return
    head, _, name = entry.object.removeprefix("unit:").partition("/")
    region = resolver.region_named(head if name else "全国")
    if name and resolver.resolve_name(name, region, None).unit.id == entry.object:
        tell = f"; if plans name it, first accept '{name}' as '{entry.object}'"
    else:
        tell = nearest(entry.object, [known.id for known in entries(resolver, region)])
    raise UsageError(f"no unit '{entry.object}' (ids are unit:<region>/<name>){tell}")


def taken_back(line: int, log: str | None) -> str:
    """Undo a decision; the line that was written."""
    path = _path(log)
    return f"{path}: {written(undo_decision(path, line, date.today().isoformat()))}"


def _resolver(log: str | None) -> Resolver:
    path = Path(log) if log else None
    return load_resolver(path if path is not None and path.exists() else None)


def _region(resolver: Resolver, name: str) -> Region:
    """The region of that name, full or as an issuer writes it."""
    found = resolver.region_of(name, "") if name != "全国" else resolver.region_named(name)
    if found.candidates:
        raise UsageError(f"'{name}' may be {', '.join(found.candidates)}: name one of them")
    return found if found.name else resolver.region_named(name)


def _plans(paths: Sequence[str], resolver: Resolver) -> Iterator[Plan]:
    from ..errors import DocumentError
    from ..extraction import extract_bytes
    from ..read import find_inputs

    read = 0
    for source in find_inputs(paths):
        try:
            yield extract_bytes(source.name, source.load(), resolver=resolver)
            read += 1
        except DocumentError as error:
            if len(paths) == 1 and Path(paths[0]).is_file():
                raise
            import click

            click.echo(f"govplan: {error}", err=True)
    if not read:
        raise DocumentError(f"{', '.join(paths)}: no plan that can be read")


def _path(log: str | None) -> Path:
    if not log:
        raise UsageError("no log of decisions: name one by --log FILE or GOVPLAN_DECISIONS")
    return Path(log)
