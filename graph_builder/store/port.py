"""The port: what a graph database must be able to do here. Two engines implement it, no more is asked of either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from ..graph import Edge, Graph, Node


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: column names in the order of RETURN, and one tuple a row (str, int, float, bool, None, list, dict)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Engine(Protocol):
    """A graph database, open. Every method raises EngineError with the database's name and the query in it."""

    @property
    def address(self) -> str:
        """What `--db` named: a folder, or neo4j://HOST."""
        ...

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, columns: Sequence[str] | None = None
    ) -> Rows:
        """Run a read-only query. `columns` fixes names and order, also where the answer is empty."""
        ...

    def load(self, graphs: Iterable[Graph]) -> None:
        """Load each document's graph in one transaction, replacing what only its older reading supported."""
        ...

    def remove(self, document: str) -> None:
        """Remove a document and what nothing else supports, in one transaction."""
        ...

    def replace_edges(self, type_: str, edges: Iterable[Edge]) -> None:
        """Make these the only edges of a derived type (SUCCEEDED_BY, CONTINUES), in one transaction."""
        ...

    def nodes(self) -> Iterator[Node]:
        """Every node, label by label, in the order of ids."""
        ...

    def edges(self) -> Iterator[Edge]:
        """Every edge, type by type, sorted by its ends and properties."""
        ...

    def counts(self) -> Mapping[str, int]:
        """How many nodes of each label and edges of each type there are."""
        ...

    def checksum(self) -> str:
        """A hash over all nodes and edges with their properties, equal on both engines for equal graphs."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
