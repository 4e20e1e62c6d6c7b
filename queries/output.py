"""Where a result goes: stdout, or a file that is whole or not there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from graph_builder.errors import UsageError
from graph_builder.output import write_atomically

from .render import FORMATS, render

if TYPE_CHECKING:
    from .ask import Answer


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
    """Write to the file named, whole or not at all, or to stdout for None and `-`; text as UTF-8.

    Raises GovplanError where it cannot be written.
    """
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    if target is not None and target != "-":
        with write_atomically(target, encoding=None) as file:
            file.write(data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _terminal_width() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
