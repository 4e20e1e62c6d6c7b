"""The embedded engine: an ArcadeDB folder in this process, with its log forced to disk at every commit."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from ..errors import EngineError
from ..manifest import remove_manifest
from ..schema import Schema
from . import statements
from .base import StoredGraph
from .folder import UNFINISHED, lock_to_read, lock_to_write, mark, schema_of, sweep
from .loading import Run
from .lock import Lock
from .port import Rows

Result = TypeVar("Result")


class EmbeddedGraph(StoredGraph):
    """A database folder. Read through the engine's read-only door unless opened for writing."""

    def __init__(self, path: Path, *, write: bool = False, schema: Schema | None = None) -> None:
        super().__init__(str(path), schema)
        self._path = path
        self._is_writer = write
        self._is_new = write and not path.exists()
        lock = lock_to_write if write else lock_to_read
        self._lock = lock(path, self._schema.version)
        try:
            with self._named_errors():
                self._database = self._open_to_write() if write else self._open_to_read()
        except BaseException:
            if self._is_new:
                shutil.rmtree(path, ignore_errors=True)
            self._lock.release()
            raise

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, columns: Sequence[str] | None = None
    ) -> Rows:
        with self._named_errors(query):
            found = self._database.query("opencypher", query, dict(parameters or {})).to_list()
        names = tuple(columns) if columns is not None else tuple(found[0]) if found else ()
        return Rows(names, tuple(tuple(row.get(name) for name in names) for row in found))

    def close(self) -> None:
        if self._database is None:
            return
        database, self._database = self._database, None
        try:
            with self._named_errors():
                database.close()
        finally:
            self._lock.release()

    def discard_if_new(self) -> None:
        self.close()
        if self._is_new:
            shutil.rmtree(self._path, ignore_errors=True)

    def _write(self, work: Callable[[Run], Result]) -> Result:
        if not self._is_writer:
            raise EngineError(f"database {self._path} is open to read only")
        remove_manifest(self._path)
        with self._named_errors(), self._database.transaction():
            result = work(self._run)
        self._is_new = False
        return result

    def _run(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        with self._named_errors(statement):
            rows: list[dict[str, Any]] = self._database.command("opencypher", statement, dict(parameters)).to_list()
        return rows

    def _open_to_write(self) -> Any:
        arcadedb = _arcadedb()
        is_new = schema_of(self._path) == UNFINISHED
        if is_new:
            sweep(self._path)
        database = (arcadedb.create_database if is_new else arcadedb.open_database)(str(self._path))
        try:
            database.set_wal_flush("yes_full")
            if is_new:
                for statement in statements.arcadedb_ddl(self._schema):
                    database.command("sql", statement)
                mark(self._path, self._schema.version)
        except BaseException:
            database.close()
            raise
        return database

    def _open_to_read(self) -> Any:
        arcadedb = _arcadedb()
        try:
            return arcadedb.open_database(str(self._path), read_only=True)
        except arcadedb.ArcadeDBError as error:
            if "needs recovery" not in str(error):
                raise
        # After a crash the engine replays its log, which only a writer may do; then it is read as usual.
        self._lock.release()
        self._lock = Lock(self._path, write=True)
        arcadedb.open_database(str(self._path)).close()
        self._lock.release()
        self._lock = Lock(self._path, write=False)
        return arcadedb.open_database(str(self._path), read_only=True)

    @contextmanager
    def _named_errors(self, query: str = "") -> Iterator[None]:
        """Say in one line what the engine or the disk could not do, to which database, in which query."""
        try:
            yield
        except (_arcadedb().ArcadeDBError, OSError) as error:
            asked = f" (in: {' '.join(query.split())[:200]})" if query else ""
            raise EngineError(f"database {self._path}: {_reason(error)}{asked}") from error


def _arcadedb() -> Any:
    # Set before the first call of the engine, or its log lines reach the user's terminal and working folder.
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(_log_folder()))
    import arcadedb

    return arcadedb


def _log_folder() -> Path:
    state = os.environ.get("XDG_STATE_HOME", "")
    if Path(state).is_absolute():
        return Path(state) / "govplan"
    return Path("~").expanduser() / ".local" / "state" / "govplan"


def _reason(error: Exception) -> str:
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    if "No space left" in text:
        return "no space left on the disk; what was loaded before stands"
    # The engine names its Java classes, and quotes what it could not read; what it has to say stands behind them.
    said = re.sub(r"(?:[a-z]+\.)+[A-Z]\w*(?:Exception|Error): ", "", text)
    said = "".join(character if character.isprintable() else "·" for character in said)
    if said.startswith("Failed to open database"):
        return f"its files are damaged: delete the folder and build it again ({said})"
    return said
