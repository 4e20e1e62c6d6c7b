"""One door to all formats of export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..errors import UsageError, nearest
from ..graph import Edge, Node
from ..output import write_atomically, write_folder_atomically
from ..schema import Schema, load_schema
from .gexf import write_gexf
from .graphml import write_graphml
from .jsonl import write_jsonl
from .tables import write_tables

if TYPE_CHECKING:
    from ..store import StoredGraph

Writer = Callable[[IO[str], Iterable[Node], Iterable[Edge], Schema], None]

_STREAMS: Mapping[str, Writer] = {"graphml": write_graphml, "gexf": write_gexf, "jsonl": write_jsonl}

FORMATS = ("graphml", "gexf", "csv", "jsonl")


def export(output: str | Path, *, form: str = "graphml", db: str | Path | None = None) -> None:
    """Write the whole graph of a database to a file; csv to a folder, as nodes.csv and edges.csv.

    Raises UsageError for a format there is not, EngineError for the database, GovplanError where the place cannot be
    written.
    """
    from ..store import open_engine

    _known(form, FORMATS)
    if form == "csv" and Path(output).is_file():
        raise UsageError(f"{output} is a file: csv writes nodes.csv and edges.csv into a folder")
    with open_engine(db) as engine:
        if form == "csv":
            with write_folder_atomically(output) as folder:
                write_tables(folder, engine.nodes(), engine.edges(), load_schema())
        else:
            with write_atomically(output) as file:
                export_to_stream(engine, form, file)


def export_to_stream(engine: StoredGraph, form: str, file: IO[str]) -> None:
    """Write the whole graph to an open text file, in any format that is one file."""
    if form == "csv":
        raise UsageError("csv is two files: name a folder to write them into")
    _known(form, _STREAMS)
    _STREAMS[form](file, engine.nodes(), engine.edges(), load_schema())


def _known(form: str, allowed: Iterable[str]) -> None:
    if form not in allowed:
        raise UsageError(f"no format '{form}'{nearest(form, allowed)} (allowed: {', '.join(allowed)})")
