"""Word 97 and WPS files (.doc, .wps): converted to the newer format, then read as that."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from .content import Content, Unreadable
from .docx import read_docx
from .extras import needs


def read_doc(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of a Word 97 or WPS file; raises Unreadable if it is locked or damaged."""
    with needs("doc", "a Word 97 or WPS file"):
        from doc2docx import convert  # type: ignore[import-untyped]  # ships no types
        from doc2docx.errors import Doc2DocxError, EncryptedDocumentError  # type: ignore[import-untyped]  # the same
    with TemporaryDirectory(prefix="govplan-") as folder:
        source, target = Path(folder) / "plan.doc", Path(folder) / "plan.docx"
        source.write_bytes(data)
        try:
            convert(source, target)
        except EncryptedDocumentError as error:
            raise Unreadable("an encrypted Word file; save it without a password") from error
        # The converter meets damage with whatever its arithmetic on offsets runs into.
        except (Doc2DocxError, ValueError, LookupError, ArithmeticError, OSError, TypeError, RecursionError) as error:
            raise Unreadable(f"a truncated or damaged Word file ({error})") from error
        return read_docx(target.read_bytes())
