"""Where a result goes: stdout, or a file that is whole or not there."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder.errors import GovplanError, UsageError

from .render import FORMATS, render

if TYPE_CHECKING:
    from .run import Answer


def write_answer(answer: Answer, form: str | None, target: str | None, *, encoding: str | None = None) -> None:
    """Write an answer in the form given, or the one the file's name ends in, or as a table.

    Raises UsageError for a form that does not exist, and for XLSX onto a terminal.
    """
    form = form or suffix_of(target) or "table"
    if form not in FORMATS:
        raise UsageError(f"no form '{form}' (allowed: {', '.join(FORMATS)}): give one by --format")
    if form != "xlsx":
        width = _terminal_width() if target in (None, "-") and form == "table" else None
        text = render(answer.columns, answer.rows, form, width=width)
        write_result(encode(text, encoding or "utf-8"), target)
        return
    from .workbook import sheet_bytes

    refuse_bytes_on_terminal(form, target)
    write_result(sheet_bytes(answer.columns, answer.rows, title=answer.preset.title), target)


def suffix_of(target: str | None) -> str:
    """The form a file's name ends in; empty for stdout, for no ending and for .txt."""
    suffix = Path(target).suffix.lstrip(".").lower() if target else ""
    return "" if suffix == "txt" else suffix


def encode(text: str, encoding: str) -> bytes:
    """The text in an encoding. Raises UsageError for an unknown one, or one that lacks a character of the text."""
    try:
        return text.encode(encoding)
    except LookupError:
        raise UsageError(f"no encoding '{encoding}' (for example utf-8, utf-8-sig, gb18030)") from None
    except UnicodeEncodeError as error:
        lost = text[error.start]
        raise UsageError(f"encoding '{encoding}' has no character '{lost}'; gb18030 and utf-8-sig have all") from None


def refuse_bytes_on_terminal(form: str, target: str | None) -> None:
    """Raise UsageError where bytes that are no text would go to a terminal."""
    if target is None and sys.stdout.isatty():
        raise UsageError(f"{form} is no text: name a file by -o FILE, or -o - to write to stdout all the same")


def write_result(content: str | bytes, target: str | None) -> None:
    """Write to the file named, or to stdout for None and `-`.

    A file is written beside its place under another name, then renamed, so that a full disk leaves the old one.
    Raises GovplanError where it cannot be written.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    if target in (None, "-"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    _replace(Path(str(target)), data)


def _replace(path: Path, data: bytes) -> None:
    draft = ""
    try:
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).chmod(0o666 & ~_umask())
        Path(draft).replace(path)
    except OSError as error:
        if draft:
            Path(draft).unlink(missing_ok=True)
        raise GovplanError(f"cannot write {path}: {error.strerror or error}") from error


def _terminal_width() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
