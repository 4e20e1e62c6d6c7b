"""Which reader takes which bytes: the formats, and the one door through which all are read."""

from __future__ import annotations

import stat
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import cast

from ..errors import DocumentError
from ..model import Source
from ..source import SourceText
from .content import Content, Reader, Unreadable
from .file_name import meant, shown_name
from .sniff import sniff

# format → module and function; imported only when a file of the format comes.
READERS = {
    "txt": ("plain", "read_plain"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "xlsx": ("sheet", "read_xlsx"),
    "xls": ("xls", "read_xls"),
    "pdf": ("pdf", "read_pdf"),
    "doc": ("word97", "read_doc"),
    "ofd": ("ofd", "read_ofd"),
}
LARGEST_FILE = 512 * 1024 * 1024


def read(path: str | Path, *, encoding: str | None = None) -> SourceText:
    """The text, paragraphs and tables of one file, told by its content; raises DocumentError if it cannot be read."""
    return read_bytes(shown_name(path), load_file(Path(path)), encoding=encoding)


def read_bytes(name: str, data: bytes, *, encoding: str | None = None) -> SourceText:
    """The same for bytes at hand; `name` is the file's name, of which the last part goes into the source record."""
    try:
        format_name = sniff(data)
        content = reader_of(format_name)(data, encoding=encoding)
    except Unreadable as error:
        raise DocumentError(f"{name}: {error}") from error
    return _source_text(name, data, format_name, content)


def load_file(path: Path) -> bytes:
    """The bytes of a file; raises DocumentError if it is missing, a folder, a device, forbidden or too large."""
    name = shown_name(path)
    try:
        status = path.stat()
        mode = status.st_mode
        if stat.S_ISDIR(mode):
            raise DocumentError(f"{name}: a folder where a file was expected")
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise DocumentError(f"{name}: a device or socket, not a file")
        # A limit makes Python take that much memory first; a file that states its length needs none.
        limit = -1 if 0 < status.st_size <= LARGEST_FILE else LARGEST_FILE + 1
        with path.open("rb") as file:
            data = file.read(limit)
    except FileNotFoundError as error:
        raise DocumentError(f"{name}: no such file{meant(path)}") from error
    except OSError as error:
        raise DocumentError(f"{name}: {error.strerror or error}") from error
    if len(data) > LARGEST_FILE:
        raise DocumentError(f"{name}: larger than {LARGEST_FILE >> 20} MB")
    return data


@cache
def reader_of(format_name: str) -> Reader:
    """The function that reads a format; raises Unreadable for an archive, which is not one document."""
    if format_name not in READERS:
        raise Unreadable(f"an archive ({format_name}), not one document; `govplan build` reads all that is in it")
    module, function = READERS[format_name]
    return cast(Reader, getattr(import_module(f".{module}", __package__), function))


def _source_text(name: str, data: bytes, format_name: str, content: Content) -> SourceText:
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    source = Source(last, sha256(data).hexdigest(), format_name, content.encoding)
    return SourceText(source, content.text, content.blocks, content.meta, content.findings)
