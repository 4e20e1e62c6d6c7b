"""A folder that mixes all formats with files of every fault: the good are read, each bad one says why."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import openpyxl

from graph_builder.errors import DocumentError
from graph_builder.read import find_inputs, read_bytes

TEXT = "一、推进“一网通办”。（责任单位：区政务办）"


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph(TEXT)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(("任务", "责任单位"))
    book.active.append(("推进一网通办", "区政务办"))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("内.txt", TEXT)
        packed.writestr("空.txt", "")
    return buffer.getvalue()


def test_the_good_are_read_and_each_bad_one_says_why(tmp_path: Path, samples: Path) -> None:
    files = {
        "a.txt": TEXT.encode("gb18030"),
        "b.html": f"<html><p>{TEXT}".encode(),
        "c.docx": word(),
        "d.doc": (samples / "prose.doc").read_bytes(),
        "e.xlsx": sheet(),
        "f.pdf": (samples / "prose.pdf").read_bytes(),
        "g.zip": archive(),
        "h.txt": word(),
        "m-empty.txt": b"",
        "n-image.txt": b"\x89PNG\r\n\x1a\n" + bytes(40),
        "o-cut.docx": word()[:-100],
        "p-locked.pdf": (samples / "locked.pdf").read_bytes(),
        "q-blank.html": b"<html><body></body></html>",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    formats: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for each in find_inputs([tmp_path]):
        name = each.name.replace(f"{tmp_path}/", "")
        try:
            formats[name] = read_bytes(each.name, each.load()).source.format
        except DocumentError as error:
            reasons[name] = str(error).removeprefix(f"{each.name}: ")

    assert formats == {
        "a.txt": "txt",
        "b.html": "html",
        "c.docx": "docx",
        "d.doc": "doc",
        "e.xlsx": "xlsx",
        "f.pdf": "pdf",
        "g.zip/内.txt": "txt",
        "h.txt": "docx",
    }
    assert {name: reason.split(" (")[0] for name, reason in reasons.items()} == {
        "g.zip/空.txt": "empty file",
        "m-empty.txt": "empty file",
        "n-image.txt": "not a plan but a PNG image",
        "o-cut.docx": "a truncated or damaged zip file",
        "p-locked.pdf": "a PDF protected by a password; save it without one",
        "q-blank.html": "an HTML page without text",
    }
