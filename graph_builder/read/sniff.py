"""Which format these bytes are, told by their content and never by the file's name."""

from __future__ import annotations

import re

from .content import Unreadable
from .zip_members import member_names

HEAD = 4096
# Kinds of file that come under a wrong name, with what a person would call them.
OTHERS = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"BM", "a BMP image"),
    (b"RIFF", "a WebP image or a sound file"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"{\\rtf", "an RTF document; save it as DOCX"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x00\x00\x00\x18ftyp", "an MP4 film"),
    (b"\x00\x00\x00\x20ftyp", "an MP4 film"),
    (b"ID3", "an MP3 sound file"),
    (b"%!PS", "a PostScript file"),
)
ARCHIVES = ((b"\x1f\x8b", "gz"), (b"BZh", "bz2"), (b"\xfd7zXZ", "xz"))
MAGICS = tuple(magic for magic, _ in OTHERS)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A page or a piece of one. Matches "<!DOCTYPE html>", "<p>一、工作任务</p>", not "<一>" nor "a < b".
PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|h[1-6]|section|article|script|style|br|tr|td|ul)\b",
    re.IGNORECASE,
)
WORD_PART = re.compile(r"^/*word/document\d*\.xml$", re.MULTILINE)
MEMBERS = (
    ("xl/workbook.xml", "xlsx"),
    ("OFD.xml", "ofd"),
)
FOREIGN_MEMBERS = (
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("xl/workbook.bin", "a binary workbook (XLSB); save it as XLSX"),
    ("META-INF/container.xml", "an EPUB book"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
    ("AndroidManifest.xml", "an Android package"),
)
STREAMS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"))


def sniff(data: bytes) -> str:
    """The name of the format: txt, html, docx, xlsx, xls, pdf, doc, ofd, zip, tar, gz, bz2 or xz.

    Raises Unreadable for an empty, encrypted or foreign file, saying what it looks like.
    """
    if not data:
        raise Unreadable("empty file")
    head = data[:HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_zip(data)
    if head.startswith(OLE):
        return _in_ole(data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    for magic, name in ARCHIVES:
        if head.startswith(magic):
            return name
    if b"multipart/related" in head and b"MIME-Version:" in head:
        raise Unreadable("a saved web archive (MHTML); save the page as HTML only")
    if head.startswith(MAGICS):
        _refuse_foreign(head)
    return "html" if _is_page(head) else "txt"


def _is_page(head: bytes) -> bool:
    """Does it begin like a page, or hold many tags? NULs are dropped so that UTF-16 is seen through."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if not text.startswith(b"<"):
        return len(PAGE.findall(text)) >= 5
    if b"<?mso-application" in text or b"<w:wordDocument" in text:
        raise Unreadable("an Office 2003 XML file; save it as DOCX or XLSX")
    return PAGE.search(text) is not None


def _in_zip(data: bytes) -> str:
    names = "\n".join(member_names(data)).lower()
    if WORD_PART.search(names):
        return "docx"
    lowered = {name.lstrip("/") for name in names.split("\n")}
    for member, name in MEMBERS:
        if member.lower() in lowered:
            return name
    if data[30:38] == b"mimetype":
        raise Unreadable(f"not a plan but {_open_document(data[38:120])}")
    for member, kind in FOREIGN_MEMBERS:
        if member.lower() in lowered:
            raise Unreadable(f"not a plan but {kind}")
    return "zip"


def _open_document(kind: bytes) -> str:
    if b"opendocument.spreadsheet" in kind:
        return "an OpenDocument workbook; save it as XLSX"
    if b"opendocument.text" in kind:
        return "an OpenDocument text; save it as DOCX"
    return "another OpenDocument or EPUB file"


def _in_ole(data: bytes) -> str:
    """The Office format of a compound file, told by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("an encrypted Office document; save it without a password")
    for stream, name in STREAMS:
        if stream.encode("utf-16-le") + b"\0\0" in data:
            return name
    raise Unreadable(
        "an Office 97 file that is neither a document nor a workbook (a presentation, a mail, an installer?)"
    )


def _refuse_foreign(head: bytes) -> None:
    for magic, kind in OTHERS:
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head[:64]):
            raise Unreadable(f"not a plan but {kind}")
