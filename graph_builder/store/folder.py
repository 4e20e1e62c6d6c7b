"""Whose a folder is: the marker that makes it a database of ours, and what may be done to a folder without one."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..errors import EngineError
from .lock import FILE_NAME as LOCK_NAME
from .lock import Lock

MARKER = "govplan.json"
"""The file that says a folder is ours; written before any file of the engine, so that a half-made folder is known."""

SCHEMA_FILES = ("schema.json", "schema.prev.json")
"""Where the engine keeps its types: the file, and the one before, which it falls back on."""

UNFINISHED = 0
"""The schema version of a folder in which the engine's types are not all made yet: nothing was ever loaded there."""


def lock_to_write(path: Path, schema: int) -> Lock:
    """Take the folder for one writer, making it where it is not there. Refuses every folder that is not ours."""
    try:
        _claim(path)
        check_build(path)
        lock = Lock(path, write=True)
    except OSError as error:
        raise EngineError(f"database {path}: cannot be made: {error.strerror or error}") from error
    if schema_of(path) not in (schema, UNFINISHED):
        lock.release()
        raise EngineError(f"database {path} was made by another version: delete the folder and build it again")
    return lock


def lock_to_read(path: Path, schema: int) -> Lock:
    """Take a folder that holds a finished database, together with other readers."""
    if not path.exists():
        raise EngineError(f"no database at {path}: make it with `govplan build PLANS --db {path}`")
    if not (path / MARKER).is_file():
        raise EngineError(
            f"{path} is no govplan database: make one with `govplan build PLANS --db {path}` at a new place"
        )
    check_build(path)
    if schema_of(path) == UNFINISHED:
        raise EngineError(f"database {path} is not finished: run `govplan build PLANS --db {path}`")
    _check_files(path)
    if schema_of(path) != schema:
        raise EngineError(f"database {path} was made by another version: delete the folder and build it again")
    return Lock(path, write=False)


def schema_of(path: Path) -> int:
    """The version of the schema that the database in the folder follows."""
    found = _marker(path).get("schema")
    return found if isinstance(found, int) else UNFINISHED


def mark(path: Path, schema: int) -> None:
    """Say that the folder holds a database of ours, made by this engine, after this schema."""
    draft = path / f"{MARKER}.new"
    made = {"format": 1, "engine": _engine_version(), "schema": schema, "files": _number_of_files(path)}
    draft.write_text(json.dumps(made), "utf-8")
    draft.replace(path / MARKER)


def sweep(path: Path) -> None:
    """Take away what a making that was cut short left: no document was ever in it."""
    for entry in path.iterdir():
        if entry.name in (MARKER, LOCK_NAME):
            continue
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _claim(path: Path) -> None:
    if not path.exists():
        path.mkdir(parents=True)
    if (path / MARKER).exists():
        return
    ours = (LOCK_NAME, f"{MARKER}.new")
    if not path.is_dir() or any(entry.name not in ours for entry in path.iterdir()):
        raise EngineError(f"{path} is no govplan database, and is left alone: name a new folder, or an old database")
    mark(path, UNFINISHED)


def check_build(path: Path) -> None:
    """The files are a cache of one build of the engine: another build must not guess at them."""
    made_by, here = _marker(path).get("engine", ""), _engine_version()
    if made_by != here:
        raise EngineError(
            f"database {path} was made by arcadedb {made_by}, this is {here}: delete the folder and build it again"
        )


def _check_files(path: Path) -> None:
    """What is gone or damaged the engine takes for empty, and would answer with less than there was."""
    wanted, there = _marker(path).get("files", 0), _number_of_files(path)
    if isinstance(wanted, int) and there < wanted:
        raise EngineError(
            f"database {path}: {wanted - there} of its files are gone: delete the folder and build it again"
        )
    if wanted and not any(_has_types(path / name) for name in SCHEMA_FILES):
        raise EngineError(f"database {path}: its files are damaged: delete the folder and build it again")


def _has_types(file: Path) -> bool:
    try:
        return bool(json.loads(file.read_bytes())["types"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _number_of_files(path: Path) -> int:
    return sum(1 for _ in path.glob("*.bucket"))


def _marker(path: Path) -> dict[str, Any]:
    try:
        marker = json.loads((path / MARKER).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"database {path}: {MARKER} cannot be read: delete the folder and build it again") from error
    return marker if isinstance(marker, dict) else {}


def _engine_version() -> str:
    for name in ("arcadedb", "arcadedb-embedded"):  # the second is the build for Intel Macs
        with suppress(PackageNotFoundError):
            return version(name)
    raise EngineError("the embedded engine is not installed (allowed: pip install govplan, or --db neo4j://HOST)")
