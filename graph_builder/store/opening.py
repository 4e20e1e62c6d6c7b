"""Which database a name means, and opening it."""

from __future__ import annotations

from pathlib import Path

from ..errors import EngineError
from .base import StoredGraph

DEFAULT = "govplan.graph"
"""The folder that is meant where no database is named."""


def open_engine(db: str | Path | None = None, *, write: bool = False) -> StoredGraph:
    """The database named: a folder, or a neo4j:// or bolt:// address. Opened to write, a folder is made if need be.

    Raises EngineError where it is absent, locked, refused, or no database of ours.
    """
    name = str(db or DEFAULT)
    scheme, separator, _rest = name.partition("://")
    if not separator:
        from .embedded import EmbeddedGraph

        return EmbeddedGraph(Path(name), write=write)
    from .neo4j import SCHEMES, Neo4jGraph

    if scheme not in SCHEMES:
        allowed = ", ".join(f"{name}://HOST" for name in SCHEMES)
        raise EngineError(f"no database address '{name}' (allowed: a folder, {allowed})")
    return Neo4jGraph(name, write=write)
