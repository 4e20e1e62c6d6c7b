"""One door to all formats of export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..errors import UsageError, nearest
from ..output import write_atomically, write_folder_atomically
from ..schema import load_schema
from .gexf import write_gexf
from .graphml import write_graphml
from .jsonl import write_jsonl
from .tables import write_tables

if TYPE_CHECKING:
    from ..store import StoredGraph

_STREAMS: Mapping[str, Callable[..., None]] = {"graphml": write_graphml, "gexf": write_gexf, "jsonl": write_jsonl}

FORMATS = ("graphml", "gexf", "csv", "jsonl")


def export(engine: StoredGraph, form: str, output: str | Path) -> None:
    """Write the whole graph to a file; csv to a folder, as nodes.csv and edges.csv.

    Raises UsageError for a format there is not, GovplanError where the place cannot be written.
    """
    if form == "csv":
        if Path(output).is_file():
            raise UsageError(f"{output} is a file: csv writes nodes.csv and edges.csv into a folder")
        with write_folder_atomically(output) as folder:
            write_tables(folder, engine.nodes(), engine.edges(), load_schema())
        return
    _known(form)
    with write_atomically(output) as file:
        write(engine, form, file)


def write(engine: StoredGraph, form: str, file: IO[str]) -> None:
    """Write the whole graph to an open text file, in any format that is one file."""
    _known(form)
    _STREAMS[form](file, engine.nodes(), engine.edges(), load_schema())


def _known(form: str) -> None:
    if form == "csv":
        raise UsageError("csv is two files: name a folder to write them into")
    if form not in _STREAMS:
        raise UsageError(f"no format '{form}'{nearest(form, FORMATS)} (allowed: {', '.join(FORMATS)})")
