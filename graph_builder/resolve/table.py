"""Tab-separated vocabulary files: rows that know their file and line, and faults that name both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path


class Row:
    """One line of a table: its values by column, and where it stands."""

    __slots__ = ("_values", "where")

    def __init__(self, values: dict[str, str], where: str) -> None:
        self._values = values
        self.where = where

    def __getitem__(self, column: str) -> str:
        return self._values[column]


def read_table(path: Traversable | Path, columns: Sequence[str], wrong: list[str]) -> Iterator[Row]:
    """The rows of a file whose last comment line before the rows names these columns; faults go to `wrong`."""
    header, file = "", path.name
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line:
            continue
        if line.startswith("#"):
            header = line
            continue
        if header:
            wrong.extend(_header_faults(header, columns, f"{file}:{number - 1}"))
            header = ""
        fields = line.split("\t")
        if len(fields) != len(columns):
            wrong.append(f"{file}:{number}: {len(fields)} fields, the columns are {len(columns)}: '{fields[0]}'")
            continue
        yield Row(dict(zip(columns, fields, strict=True)), f"{file}:{number}")


def whole_year(row: Row, column: str, wrong: list[str]) -> int:
    """The year in that column, 0 where it is empty; a fault where it is no year."""
    value = row[column]
    if not value:
        return 0
    if len(value) == 4 and value.isdigit():
        return int(value)
    wrong.append(f"{row.where}: {column}: '{value}' is no year")
    return 0


def _header_faults(header: str, columns: Sequence[str], where: str) -> Iterator[str]:
    named = [field.split(" ")[0] for field in header.lstrip("# ").split("\t")]
    if len(named) < 2:
        return
    for name in named:
        if name not in columns:
            yield f"{where}: unknown key '{name}' (keys: {', '.join(columns)})"
