"""Remarks on a database, or on files that no database has seen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .quality import Remark, remarks
from .read import find_inputs
from .reading import read_graph
from .store import open_engine


def check(paths: Iterable[str | Path] = (), *, db: str | Path | None = None) -> tuple[Remark, ...]:
    """The remarks on files, read for the purpose, or on all documents of a database where no file is named.

    Raises DocumentError for a path that is not there, EngineError where the database cannot be read.
    """
    given = tuple(paths)
    return _of_files(given) if given else _of_database(db)


def _of_database(db: str | Path | None) -> tuple[Remark, ...]:
    with open_engine(db) as engine:
        return remarks(engine.nodes(), engine.edges())


def _of_files(paths: Iterable[str | Path]) -> tuple[Remark, ...]:
    found: list[Remark] = []
    for source in find_inputs(paths):
        reading = read_graph(source)
        if reading.graph is None:
            found.append(Remark("error", "file-unreadable", "", source.name, reading.reason))
        else:
            found += remarks(reading.graph.nodes, reading.graph.edges)
    return tuple(found)
