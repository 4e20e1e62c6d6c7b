"""Co-responsibility as a matrix: units by units, tasks by units, units by themes, leads by supports.

A row and a column each have a set of tasks behind them; a cell counts the tasks in both. With a and b the sizes of the
two sets and n the tasks in both: count is n, jaccard n / (a + b - n), cosine n / sqrt(a b) (Salton's measure).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from graph_builder.errors import UsageError, nearest
from graph_builder.store.port import Engine

from .ask import opened
from .incidence import Axis, Entry, Groups, Incidence, read_incidence
from .values import find_node

Weight = Literal["count", "jaccard", "cosine"]

KINDS: tuple[tuple[Axis, Axis], ...] = (("unit", "unit"), ("task", "unit"), ("unit", "theme"), ("lead", "support"))
WEIGHTS: tuple[str, ...] = get_args(Weight)
GROUPS: tuple[str, ...] = get_args(Groups)
ROLES: tuple[str, ...] = ("lead", "responsible", "support")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not zero: the places of its row and column, its weight, and how many tasks it counts."""

    row: int
    column: int
    value: float
    count: int


@dataclass(frozen=True, slots=True)
class Total:
    """A unit's tasks over all roles and by role, and the number of units it shares one with."""

    id: str
    name: str
    tasks: int
    lead: int
    responsible: int
    support: int
    partners: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix, its cells sorted by row and column, zeros left out; the diagonal of a square one is no cell."""

    rows: tuple[Entry, ...]
    columns: tuple[Entry, ...]
    cells: tuple[Cell, ...]
    totals: tuple[Total, ...]
    tasks: dict[str, str]
    kind: tuple[Axis, Axis]
    weight: str
    roles: tuple[str, ...]
    groups: str
    positional: bool
    document: str
    database: str

    def value(self, row: str, column: str) -> float:
        """The weight in the cell of two names or ids; 0 where the cell is empty. Raises UsageError for other names."""
        place = _place(self.rows, row), _place(self.columns, column)
        return next((cell.value for cell in self.cells if (cell.row, cell.column) == place), 0)

    def tasks_behind(self, cell: Cell) -> tuple[str, ...]:
        """The ids of the tasks a cell counts, sorted."""
        return tuple(sorted(self.rows[cell.row].tasks & self.columns[cell.column].tasks))

    def dense(self) -> Iterator[list[float | None]]:
        """The rows of the matrix one by one, None for zero."""
        cells = iter(self.cells)
        cell = next(cells, None)
        for number in range(len(self.rows)):
            line: list[float | None] = [None] * len(self.columns)
            while cell is not None and cell.row == number:
                line[cell.column] = cell.value
                cell = next(cells, None)
            yield line


def matrix(
    rows: str = "unit",
    columns: str = "unit",
    weight: str = "count",
    *,
    db: str | Path | None = None,
    engine: Engine | None = None,
    roles: Iterable[str] = ROLES,
    groups: str = "in",
    positional: bool = True,
    document: str = "",
) -> Matrix:
    """The matrix of two axes: unit × unit, task × unit, unit × theme or lead × support.

    `roles` are the roles that count for the axis `unit`; `groups` is in, out or expand (members answer in a group's
    place); without `positional` the first-listed unit of a task is no lead. Raises UsageError for anything else, and
    EngineError as the database does.
    """
    kind = _kind(rows, columns)
    counted = _roles(kind, roles)
    _one_of("weight", weight, WEIGHTS)
    _one_of("groups", groups, GROUPS)
    with opened(db, engine) as source:
        chosen = find_node("Document", document, source) if document else ""
        found = read_incidence(
            source,
            groups=groups,  # type: ignore[arg-type]  # checked above against the literal's own words
            positional=positional,
            document=chosen,
            themes="theme" in kind,
        )
        address = source.address
    across, down = (found.entries(axis, frozenset(counted)) for axis in kind)
    return Matrix(
        rows=across,
        columns=down,
        cells=_cells(across, down, weight, skip_same=kind in (("unit", "unit"), ("lead", "support"))),
        totals=_totals(found),
        tasks=dict(found.tasks),
        kind=kind,
        weight=weight,
        roles=counted,
        groups=groups,
        positional=positional,
        document=chosen,
        database=address,
    )


def _kind(rows: str, columns: str) -> tuple[Axis, Axis]:
    for kind in KINDS:
        if kind == (rows, columns):
            return kind
    allowed = ", ".join(f"{row} × {column}" for row, column in KINDS)
    hint = nearest(f"{rows} × {columns}", [f"{row} × {column}" for row, column in KINDS])
    raise UsageError(f"no matrix {rows} × {columns} (allowed: {allowed}){hint}")


def _roles(kind: tuple[Axis, Axis], roles: Iterable[str]) -> tuple[str, ...]:
    given = (roles,) if isinstance(roles, str) else tuple(roles)
    for role in given:
        _one_of("role", role, ROLES)
    counted = tuple(role for role in ROLES if role in given)
    if not counted:
        raise UsageError(f"no roles given (allowed: {', '.join(ROLES)})")
    if "unit" not in kind and counted != ROLES:
        raise UsageError("lead × support has its roles already; leave the choice of roles out")
    return counted


def _one_of(what: str, value: str, allowed: Iterable[str]) -> None:
    names = list(allowed)
    if value not in names:
        raise UsageError(f"no {what} '{value}' (allowed: {', '.join(names)}){nearest(value, names)}")


def _cells(rows: tuple[Entry, ...], columns: tuple[Entry, ...], weight: str, *, skip_same: bool) -> tuple[Cell, ...]:
    """All cells at once, as a product of two sparse matrices of rows and columns by tasks."""
    if not rows or not columns:
        return ()
    places = {
        task: number
        for number, task in enumerate(sorted({task for entry in (*rows, *columns) for task in entry.tasks}))
    }
    product = (_sparse(rows, places) @ _sparse(columns, places).T).tocsr()
    product.sort_indices()
    product = product.tocoo()
    triples = zip(product.row.tolist(), product.col.tolist(), product.data.tolist(), strict=True)
    return tuple(
        Cell(row, column, _weigh(count, len(rows[row].tasks), len(columns[column].tasks), weight), count)
        for row, column, count in triples
        if not (skip_same and rows[row].id == columns[column].id)
    )


def _sparse(entries: tuple[Entry, ...], places: dict[str, int]) -> Any:
    from scipy.sparse import csr_array

    indices: list[int] = []
    bounds = [0]
    for entry in entries:
        indices.extend(sorted(places[task] for task in entry.tasks))
        bounds.append(len(indices))
    return csr_array(([1] * len(indices), indices, bounds), shape=(len(entries), len(places)), dtype="int64")


def _weigh(count: int, row: int, column: int, weight: str) -> float:
    if weight == "jaccard":
        return count / (row + column - count)
    if weight == "cosine":
        return float(count / (row * column) ** 0.5)
    return count


def _totals(found: Incidence) -> tuple[Total, ...]:
    """Every unit that answers for a task, most tasks first; partners over all roles."""
    by_task: dict[str, set[str]] = {}
    by_role: dict[tuple[str, str], set[str]] = {}
    for link in found.links:
        by_task.setdefault(link.task, set()).add(link.unit)
        by_role.setdefault((link.unit, link.role), set()).add(link.task)
    totals = []
    for entry in found.entries("unit", frozenset(ROLES)):
        lead, responsible, support = (len(by_role.get((entry.id, role), ())) for role in ROLES)
        beside: set[str] = set().union(*(by_task[task] for task in entry.tasks)) - {entry.id}
        totals.append(Total(entry.id, entry.name, len(entry.tasks), lead, responsible, support, len(beside)))
    return tuple(totals)


def _place(entries: tuple[Entry, ...], name: str) -> int:
    places = [number for number, entry in enumerate(entries) if name in (entry.id, entry.name)]
    if len(places) == 1:
        return places[0]
    if places:
        raise UsageError(f"'{name}' names {len(places)} entries of the matrix; give an id")
    raise UsageError(f"no '{name}' in the matrix{nearest(name, [entry.name for entry in entries])}")
