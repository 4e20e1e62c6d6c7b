"""Word 97 and WPS files (.doc, .wps): converted to the newer format, then read as that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .content import Content, Unreadable
from .docx import read_docx
from .extras import needs

# The operation that defines a table's columns, as it stands in the file: code 0xD608, then its length in two bytes.
TABLE_DEFINITION = b"\x08\xd6"


def read_doc(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of a Word 97 or WPS file; raises Unreadable if it is locked or damaged."""
    with needs("doc", "a Word 97 or WPS file"):
        from doc2docx import convert
        from doc2docx.errors import Doc2DocxError, EncryptedDocumentError
    with TemporaryDirectory(prefix="govplan-") as folder:
        source, target = Path(folder) / "plan.doc", Path(folder) / "plan.docx"
        source.write_bytes(data)
        try:
            with _short_table_definitions():
                convert(source, target)
        except EncryptedDocumentError as error:
            raise Unreadable("an encrypted Word file; save it without a password") from error
        # The converter meets damage with whatever its arithmetic on offsets runs into.
        except (Doc2DocxError, ValueError, LookupError, ArithmeticError, OSError, TypeError, RecursionError) as error:
            raise Unreadable(f"a truncated or damaged Word file ({error})") from error
        return read_docx(target.read_bytes())


@contextmanager
def _short_table_definitions() -> Iterator[None]:
    """Let the converter read tables as LibreOffice saves them: a definition shorter than it says is filled with zeros.

    The zeros stand for the borders of the last columns; Word itself does not mind. The converter (0.36) refuses the
    whole file, and has no switch for it.
    """
    from doc2docx.msdoc import formatting

    strict = formatting.parse_grpprl

    def lenient(data: bytes, **options: Any) -> Any:
        return strict(_completed(data), **options)

    formatting.parse_grpprl = lenient
    try:
        yield
    finally:
        formatting.parse_grpprl = strict


def _completed(data: bytes) -> bytes:
    """These paragraph properties with zeros behind a last table definition that is cut."""
    at = data.find(TABLE_DEFINITION)
    if at < 0 or at + 4 > len(data):
        return data
    missing = at + 2 + int.from_bytes(data[at + 2 : at + 4], "little") + 1 - len(data)
    return data + bytes(missing) if 0 < missing <= 1024 else data
