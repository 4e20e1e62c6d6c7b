"""Writing results: whole files only, so that a full disk or a crash leaves what was there before."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from .errors import GovplanError


@contextmanager
def write_atomically(
    path: str | Path, *, encoding: str | None = "utf-8", newline: str | None = "\n"
) -> Iterator[IO[Any]]:
    """A file to write to, which takes the place of `path` when the block ends well; `encoding=None` writes bytes.

    Raises GovplanError with one line where the disk is full or the folder refuses; nothing is left behind then.
    """
    given, target = Path(path), Path(path).resolve()
    draft: Path | None = None
    try:
        if given.exists() and not given.is_file() and not given.is_dir():
            # A device or a pipe (/dev/stdout) is written to, not replaced; a pipe has no name but the one given.
            with _opened(os.open(given, os.O_WRONLY), encoding, newline) as file:
                yield file
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        draft = Path(name)
        with _opened(handle, encoding, newline) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o666 & ~_umask())
        draft.replace(target)
    except BrokenPipeError:
        # Whoever read the pipe has gone: no fault of the place.
        raise
    except OSError as error:
        raise _cannot(target, error) from error
    finally:
        if draft is not None:
            with suppress(OSError):
                draft.unlink()


@contextmanager
def write_folder_atomically(path: str | Path) -> Iterator[Path]:
    """An empty folder to fill, whose files take their places in `path` when the block ends well."""
    target = Path(path)
    draft: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent))
        yield draft
        target.mkdir(exist_ok=True)
        for file in sorted(draft.iterdir()):
            file.replace(target / file.name)
    except OSError as error:
        raise _cannot(target, error) from error
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


def _opened(handle: int, encoding: str | None, newline: str | None) -> IO[Any]:
    if encoding is None:
        return os.fdopen(handle, "wb")
    return os.fdopen(handle, "w", encoding=encoding, newline=newline)


def _cannot(target: Path, error: OSError) -> GovplanError:
    return GovplanError(f"{target}: cannot be written: {error.strerror or error}; what was there is untouched")


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
