"""Ask a preset: bind its parameters, read its rows, its picture and its total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_builder.errors import EngineError, UsageError
from graph_builder.store.port import Engine

from .library import load_preset
from .parameters import bind
from .preset import PICTURE_COLUMNS, Preset, Value
from .values import resolve_values


@dataclass(frozen=True, slots=True)
class Answer:
    """What a preset answered. `parameters` are the values the query got; `total` is what the rows are a part of."""

    preset: Preset
    parameters: Mapping[str, Value]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int | None = None

    @property
    def is_cut(self) -> bool:
        """Whether the limit was reached, so that there may be more."""
        limit = self.parameters.get("limit")
        return isinstance(limit, int) and len(self.rows) >= limit

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.records())

    def records(self) -> list[dict[str, Any]]:
        """The rows as objects, keys in the order of the columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run(
    preset: str | Preset,
    parameters: Mapping[str, Any] | None = None,
    *,
    db: str | Path | None = None,
    engine: Engine | None = None,
    presets: Iterable[str | Path] = (),
    **more: Any,
) -> Answer:
    """The rows a preset answers, from the database `db` names (else the default folder) or from an open engine.

    Parameters are given as a mapping or as keywords (`run("unit-dossier", unit="区发展改革委", db="my.graph")`).
    `presets` are the user's own files and folders. Raises UsageError, PresetError or EngineError.
    """
    asked = _preset(preset, presets)
    bound = bind(asked, {**(parameters or {}), **more})
    with opened(db, engine) as source:
        values = resolve_values(asked, bound, source)
        rows = _read(source, asked, asked.rows, values, asked.column_names)
        total = _read(source, asked, asked.total, values, ("total",)) if asked.total else ()
    return Answer(asked, values, asked.column_names, rows, int(total[0][0]) if total else None)


def picture(
    preset: str | Preset,
    parameters: Mapping[str, Any] | None = None,
    *,
    db: str | Path | None = None,
    engine: Engine | None = None,
    presets: Iterable[str | Path] = (),
    **more: Any,
) -> Answer:
    """The edges a preset's picture is drawn from, one a row with the columns PICTURE_COLUMNS.

    Raises UsageError for a preset without a picture, and as `run` does.
    """
    asked = _preset(preset, presets)
    if not asked.picture:
        raise UsageError(f"preset '{asked.id}' has no picture; ask its rows by: govplan query run {asked.id}")
    bound = bind(asked, {**(parameters or {}), **more})
    with opened(db, engine) as source:
        values = resolve_values(asked, bound, source)
        rows = _read(source, asked, asked.picture, values, PICTURE_COLUMNS)
    return Answer(asked, values, PICTURE_COLUMNS, rows)


def _preset(preset: str | Preset, own: Iterable[str | Path]) -> Preset:
    return load_preset(preset, own) if isinstance(preset, str) else preset


@contextmanager
def opened(db: str | Path | None, engine: Engine | None = None) -> Iterator[Engine]:
    """The engine given, left open; or the database `db` names, opened to read and closed."""
    if engine is not None:
        yield engine
        return
    from graph_builder.store import open_engine

    with open_engine(db) as found:
        yield found


def _read(
    engine: Engine, preset: Preset, query: str, values: Mapping[str, Value], columns: tuple[str, ...]
) -> tuple[tuple[Any, ...], ...]:
    sent = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
    try:
        return engine.read(query, sent, columns=columns).rows
    except EngineError as error:
        raise EngineError(f"preset '{preset.id}': {error}") from error
