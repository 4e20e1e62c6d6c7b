"""The embedded engine: an ArcadeDB folder in this process, with its log forced to disk at every commit."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeVar

from ..errors import EngineError
from ..manifest import remove_manifest
from ..schema import Schema, load_schema
from . import statements
from .base import StoredGraph
from .loading import Run
from .lock import FILE_NAME, Lock
from .port import Rows

Result = TypeVar("Result")

MARKER = "govplan.json"
"""The file that says a folder is ours; written before any file of the engine, so that a half-made folder is known."""


class EmbeddedGraph(StoredGraph):
    """A database folder. Read through the engine's read-only door unless opened for writing."""

    def __init__(self, path: Path, *, write: bool = False, schema: Schema | None = None) -> None:
        super().__init__(str(path), schema)
        self._path = path
        self._is_writer = write
        self._is_new = write and not path.exists()
        self._lock = _locked_for_writing(path) if write else _locked_for_reading(path)
        try:
            self._database = self._create_or_open() if write else self._open_to_read()
        except BaseException:
            self._lock.release()
            raise

    def read(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, columns: Sequence[str] | None = None
    ) -> Rows:
        try:
            found = self._database.query("opencypher", query, dict(parameters or {})).to_list()
        except _engine_errors() as error:
            raise self._failed(query, error) from error
        names = tuple(columns) if columns is not None else tuple(found[0]) if found else ()
        return Rows(names, tuple(tuple(row.get(name) for name in names) for row in found))

    def close(self) -> None:
        if self._database is None:
            return
        self._database.close()
        self._database = None
        self._lock.release()

    def discard_if_new(self) -> None:
        self.close()
        if self._is_new:
            shutil.rmtree(self._path, ignore_errors=True)

    def _write(self, work: Callable[[Run], Result]) -> Result:
        if not self._is_writer:
            raise EngineError(f"database {self._path} is open to read only")
        remove_manifest(self._path)
        try:
            with self._database.transaction():
                result = work(self._run)
        except _engine_errors() as error:
            raise EngineError(f"database {self._path}: {_first_line(error)}") from error
        self._is_new = False
        return result

    def _run(self, statement: str, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        try:
            rows: list[dict[str, Any]] = self._database.command("opencypher", statement, dict(parameters)).to_list()
        except _engine_errors() as error:
            raise self._failed(statement, error) from error
        return rows

    def _create_or_open(self) -> Any:
        arcadedb = _arcadedb()
        ready = self._is_ready()
        try:
            if arcadedb.database_exists(str(self._path)):
                database = arcadedb.open_database(str(self._path))
            else:
                database = arcadedb.create_database(str(self._path))
            database.set_wal_flush("yes_full")
            if not ready:
                for statement in statements.arcadedb_ddl(self._schema):
                    database.command("sql", statement)
                _write_marker(self._path, self._schema.version)
        except _engine_errors() as error:
            raise EngineError(f"database {self._path}: {_first_line(error)}") from error
        return database

    def _is_ready(self) -> bool:
        marker = _marker(self._path)
        return bool(marker.get("schema") == self._schema.version)

    def _open_to_read(self) -> Any:
        arcadedb = _arcadedb()
        try:
            return arcadedb.open_database(str(self._path), read_only=True)
        except arcadedb.ArcadeDBError as error:
            if "needs recovery" not in str(error):
                raise EngineError(f"database {self._path}: {_first_line(error)}") from error
        return self._recover()

    def _recover(self) -> Any:
        """After a crash the engine replays its log, which only a writer may do; then read as usual."""
        arcadedb = _arcadedb()
        self._lock.release()
        self._lock = Lock(self._path, write=True)
        try:
            arcadedb.open_database(str(self._path)).close()
            self._lock.release()
            self._lock = Lock(self._path, write=False)
            return arcadedb.open_database(str(self._path), read_only=True)
        except arcadedb.ArcadeDBError as error:
            raise EngineError(f"database {self._path}: {_first_line(error)}") from error

    def _failed(self, query: str, error: Exception) -> EngineError:
        return EngineError(f"database {self._path}: {_first_line(error)} (in: {' '.join(query.split())[:200]})")


def _locked_for_writing(path: Path) -> Lock:
    """Take the folder for one writer, making it where it is not there. Refuses every folder that is not ours."""
    try:
        if not path.exists():
            path.mkdir(parents=True)
        if not (path / MARKER).exists():
            if not path.is_dir() or any(entry.name != FILE_NAME for entry in path.iterdir()):
                raise EngineError(
                    f"{path} is no govplan database, and is left alone: name a new folder, or an old database"
                )
            _write_marker(path, schema=0)
    except OSError as error:
        raise EngineError(f"database {path}: cannot be made: {error.strerror or error}") from error
    _check_build(path)
    return Lock(path, write=True)


def _locked_for_reading(path: Path) -> Lock:
    if not path.exists():
        raise EngineError(f"no database at {path}: make it with `govplan build PLANS --db {path}`")
    if not (path / MARKER).is_file():
        raise EngineError(
            f"{path} is no govplan database: make one with `govplan build PLANS --db {path}` at a new place"
        )
    if _marker(path).get("schema") != load_schema().version:
        raise EngineError(
            f"database {path} is not finished or of another version: run `govplan build PLANS --db {path}`"
        )
    _check_build(path)
    return Lock(path, write=False)


def _check_build(path: Path) -> None:
    """The files are a cache of one build of the engine: another build must not guess at them."""
    made_by, here = _marker(path).get("engine", ""), _engine_version()
    if made_by != here:
        raise EngineError(
            f"database {path} was made by arcadedb {made_by}, this is {here}: delete the folder and build it again"
        )


def _marker(path: Path) -> dict[str, Any]:
    try:
        marker = json.loads((path / MARKER).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"database {path}: {MARKER} cannot be read: delete the folder and build it again") from error
    return marker if isinstance(marker, dict) else {}


def _write_marker(path: Path, schema: int) -> None:
    text = json.dumps({"format": 1, "engine": _engine_version(), "schema": schema})
    draft = path / f"{MARKER}.new"
    draft.write_text(text, "utf-8")
    draft.replace(path / MARKER)


def _engine_version() -> str:
    for name in ("arcadedb", "arcadedb-embedded"):  # the second is the build for Intel Macs
        with suppress(PackageNotFoundError):
            return version(name)
    raise EngineError("the embedded engine is not installed (allowed: pip install govplan, or --db neo4j://HOST)")


def _arcadedb() -> Any:
    # Set before the first call of the engine, or its log lines reach the user's terminal and working folder.
    os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")
    os.environ.setdefault("ARCADEDB_LOG_DIR", str(_log_folder()))
    import arcadedb

    return arcadedb


def _engine_errors() -> type[Exception]:
    errors: type[Exception] = _arcadedb().ArcadeDBError
    return errors


def _log_folder() -> Path:
    state = os.environ.get("XDG_STATE_HOME", "")
    if Path(state).is_absolute():
        return Path(state) / "govplan"
    return Path("~").expanduser() / ".local" / "state" / "govplan"


def _first_line(error: Exception) -> str:
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    # The engine names its Java classes; what it has to say stands behind them.
    return text.replace("com.arcadedb.exception.", "").replace("com.arcadedb.", "")
