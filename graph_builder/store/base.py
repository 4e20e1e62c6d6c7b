"""What both engines do in the same way, once they can read and run a piece of work in one transaction."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from types import TracebackType
from typing import Any, Self, TypeVar

from ..errors import SchemaError
from ..graph import Edge, Graph, Node, Value
from ..schema import EdgeKind, Schema, check_graph, load_schema
from . import statements
from .loading import Run, remove_document, replace_document, replace_edges
from .port import Rows

Result = TypeVar("Result")


class StoredGraph(ABC):
    """A graph database, open; see port.Engine for what each method promises."""

    def __init__(self, address: str, schema: Schema | None = None) -> None:
        self._address = address
        self._schema = schema or load_schema()

    @property
    def address(self) -> str:
        return self._address

    @abstractmethod
    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, columns: Sequence[str] | None = None
    ) -> Rows: ...

    @abstractmethod
    def close(self) -> None: ...

    def discard_if_new(self) -> None:
        """Close, and take away a folder that this engine has made and nothing was loaded into; else only close."""
        self.close()

    @abstractmethod
    def _write(self, work: Callable[[Run], Result]) -> Result:
        """Do the work in one transaction; it may be done again where the engine asks for a retry."""

    def load(self, graphs: Iterable[Graph]) -> None:
        for graph in graphs:
            self.load_one(graph)

    def load_one(self, graph: Graph) -> bool:
        """Load one document; False where the database held this very reading already."""
        check_graph(graph, self._schema)
        return self._write(lambda run: replace_document(run, graph, self._schema))

    def remove(self, document: str) -> None:
        self.remove_one(document)

    def remove_one(self, document: str) -> bool:
        """Remove one document; False where there was no such document."""
        return self._write(lambda run: remove_document(run, document, self._schema))

    def replace_edges(self, type_: str, edges: Iterable[Edge]) -> None:
        wanted = list(edges)
        kind = self._schema.edges[type_]
        if {(edge.type, edge.source_label, edge.target_label) for edge in wanted} - {
            (type_, *pair) for pair in kind.between
        }:
            raise SchemaError(f"{type_} joins {kind.between} only")
        self._write(lambda run: replace_edges(run, kind, wanted))

    def counts(self) -> Mapping[str, int]:
        result: dict[str, int] = {}
        for kind in self._schema.nodes.values():
            result[kind.label] = self._number(statements.count_nodes(kind))
        for edge in self._schema.edges.values():
            if not edge.internal:
                pairs = (statements.count_edges(edge, source, target) for source, target in edge.between)
                result[edge.type] = sum(self._number(statement) for statement in pairs)
        return result

    def nodes(self) -> Iterator[Node]:
        """Every node, label by label, in the order of ids."""
        for kind in self._schema.nodes.values():
            names = tuple(kind.properties)
            for row in sorted(self.read(statements.read_nodes(kind), columns=names).rows, key=lambda row: row[0]):
                yield Node(kind.label, row[0], _present(names[1:], row[1:]))

    def edges(self, *, internal: bool = False) -> Iterator[Edge]:
        """Every edge, type by type, sorted by its ends and properties; the store's own bookkeeping on request."""
        for kind in self._schema.edges.values():
            if internal or not kind.internal:
                for source, target in kind.between:
                    yield from self._edges_between(kind, source, target)

    def checksum(self) -> str:
        # A sum of hashes does not depend on the order of rows, so no engine has to sort and no memory holds them all.
        total = 0
        for node in self.nodes():
            total += _digest([node.label, node.id, dict(node.properties)])
        for edge in self.edges(internal=True):
            total += _digest([edge.type, edge.source, edge.target, dict(edge.properties)])
        return f"{total % (1 << 256):064x}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.discard_if_new()

    def _edges_between(self, kind: EdgeKind, source: str, target: str) -> Iterator[Edge]:
        names = tuple(kind.properties)
        rows = self.read(statements.read_edges(kind, source, target), columns=("from", "to", *names)).rows
        for row in sorted(rows, key=_sort_key):
            yield Edge(kind.type, source, row[0], target, row[1], _present(names, row[2:]))

    def _number(self, statement: str) -> int:
        return int(self.read(statement, columns=("count",)).rows[0][0])


def _present(names: Sequence[str], values: Sequence[Any]) -> dict[str, Value]:
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}


def _sort_key(row: tuple[Any, ...]) -> tuple[str, str, str]:
    return row[0], row[1], json.dumps(row[2:], ensure_ascii=False)


def _digest(value: Any) -> int:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest())
