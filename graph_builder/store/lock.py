"""One writer or many readers of a database folder: a lock the operating system drops when its holder dies."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import IO

from ..errors import EngineError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE_NAME = "govplan.lock"
# Windows locks bytes, not files, and keeps others from reading them: a byte far behind the writer's line.
_BYTE = 1 << 20


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
    try:
        _lock(file.fileno(), write=write)
    except OSError as error:
        # Windows says that permission is denied or that it would deadlock; elsewhere it would block.
        if isinstance(error, BlockingIOError | PermissionError) or sys.platform == "win32":
            return False
        raise
    return True


def _lock(handle: int, *, write: bool) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        if not write:
            # There are no shared locks: a reader makes sure that nobody writes, and the engine keeps the rest apart.
            os.lseek(handle, _BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
    else:
        fcntl.flock(handle, (fcntl.LOCK_EX if write else fcntl.LOCK_SH) | fcntl.LOCK_NB)


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
