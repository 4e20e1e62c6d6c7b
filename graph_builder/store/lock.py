"""One writer or many readers of a database folder: a lock the operating system drops when its holder dies."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import IO

from ..errors import EngineError

try:
    import fcntl
except ImportError:  # Windows has no flock: there the engine's own lock keeps writers apart, without our message
    fcntl = None  # type: ignore[assignment]

FILE_NAME = "govplan.lock"


class Lock:
    """A held lock. A writer's line in the file says who it is, for the message of whoever comes second."""

    def __init__(self, folder: Path, *, write: bool) -> None:
        self._write = write
        self._file = _open(folder / FILE_NAME, write=write)
        if self._file is None:
            return
        if not _take(self._file, write=write):
            holder = _holder(folder / FILE_NAME)
            self._file.close()
            raise EngineError(_message(folder, holder, write=write))
        if write:
            self._sign()

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._file is None:
            return
        if self._write:
            self._file.truncate(0)
        self._file.close()
        self._file = None

    def _sign(self) -> None:
        assert self._file is not None
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        self._file.seek(0)
        self._file.truncate(0)
        self._file.write(json.dumps({"pid": os.getpid(), "since": since}))
        self._file.flush()


def _open(path: Path, *, write: bool) -> IO[str] | None:
    try:
        # A reader opens for reading only: it may have no right to write, and must not empty the writer's line.
        return path.open("a+" if write else "r", encoding="utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EngineError(f"database {path.parent}: cannot open its lock file: {error.strerror}") from error


def _take(file: IO[str], *, write: bool) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(path: Path) -> str:
    try:
        signed = json.loads(path.read_text("utf-8"))
        return f"process {signed['pid']} since {signed['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _message(folder: Path, holder: str, *, write: bool) -> str:
    if holder:
        return f"database {folder} is being written by {holder}: wait until it is done, or stop it"
    what = "read" if write else "written"
    return f"database {folder} is being {what} by another process: wait until it is done, or stop it"
