"""Formats are told by content; files of other kinds are refused by what they look like."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from graph_builder.errors import DocumentError
from graph_builder.read import read_bytes
from graph_builder.read.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "expected", "why"),
    [
        ("一、工作要求".encode(), "txt", "text"),
        (b"<!DOCTYPE html><p>x", "html", "a page"),
        (b"\xef\xbb\xbf  \n<html>", "html", "a mark and blanks before it"),
        ("<html><p>一</p>".encode("utf-16"), "html", "a page in UTF-16"),
        (b"<!-- saved from url --><HTML>", "html", "a comment before it"),
        (b"<?xml version='1.0'?><html xmlns='x'>", "html", "XHTML"),
        ("<p>一、工作任务</p>".encode(), "html", "a piece of a page"),
        ("方案<br>一<br>二<br>三<br>四<br>五".encode(), "html", "text with many tags"),
        ("<关于某事的通知>".encode(), "txt", "a title in angle brackets"),
        (b"a < b, c > d", "txt", "comparisons"),
        (packed("[Content_Types].xml", "word/document.xml"), "docx", "Word"),
        (packed("[Content_Types].xml", "word/document2.xml"), "docx", "Word, the part under another name"),
        (packed("xl/workbook.xml"), "xlsx", "a workbook"),
        (packed("OFD.xml", "Doc_0/Document.xml"), "ofd", "OFD"),
        (packed("方案.docx", "b.txt"), "zip", "an archive"),
        (OLE + "WordDocument".encode("utf-16-le") + b"\0\0", "doc", "Word 97"),
        (OLE + "Workbook".encode("utf-16-le") + b"\0\0", "xls", "Excel 97"),
        (b"%PDF-1.7\n", "pdf", "PDF"),
        (b"\n\n%PDF-1.4\n", "pdf", "PDF after a few bytes"),
        ("BM指数提升，BMI达标。".encode(), "txt", "text that begins like a bitmap"),
        (b"MZ" + "街道".encode(), "txt", "text that begins like a program"),
    ],
)
def test_formats(data: bytes, expected: str, why: str) -> None:
    assert sniff(data) == expected, why


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "a JPEG image"),
        (b"MZ\x90\0" + bytes(50), "a Windows program"),
        (b"\x7fELF" + bytes(50), "a Linux program"),
        (b"BM" + bytes(50), "a BMP image"),
        (b"Rar!\x1a\x07", "a RAR archive"),
        (b"{\\rtf1\\ansi", "an RTF document; save it as DOCX"),
        (packed("ppt/presentation.xml"), "a PowerPoint presentation"),
        (packed("mimetype", "content.xml"), "an OpenDocument text; save it as DOCX"),
        (packed("a.txt")[:-25], "a truncated or damaged zip file"),
        (packed("a.txt"), r"an archive \(zip\), not one document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "an encrypted Office document"),
        (b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;", r"a saved web archive \(MHTML\)"),
        (OLE + bytes(500), "an Office 97 file that is neither"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook>", "an Office 2003 XML file"),
    ],
)
def test_other_kinds_are_refused_by_what_they_look_like(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"^plan\.txt: .*{reason}"):
        read_bytes("plan.txt", data)


@pytest.mark.parametrize(
    ("module", "data", "install"),
    [
        ("pypdfium2", b"%PDF-1.7", r'pip install "govplan\[pdf\]"'),
        ("doc2docx", OLE + "WordDocument".encode("utf-16-le") + b"\0\0", r'pip install "govplan\[doc\]"'),
        ("ofdkit", packed("OFD.xml"), r'pip install "govplan\[ofd\]"'),
    ],
)
def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, module: str, data: bytes, install: str) -> None:
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(DocumentError, match=install):
        read_bytes(str(Path("plan.bin")), data)
