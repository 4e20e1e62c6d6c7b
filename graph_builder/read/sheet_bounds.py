"""Refuses workbooks the library would choke on: it lays every sheet out in full, up to its outermost filled cell."""

from __future__ import annotations

import re
import zipfile

from .compose import MOST_FIELDS
from .content import Unreadable
from .xml_part import LARGEST_PART
from .zip_members import check_member, open_zip, read_member

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A cell that holds a value. Matches <c r="AB12" s="1"><v>, not <c r="AB12" s="1"/>, nor one with <v/>.
CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>/]*>(?!</|<v ?/>|<v></v>)')


def check_workbook(data: bytes) -> None:
    """Raise Unreadable where a member is a bomb or a sheet is too large to lay out."""
    with open_zip(data) as archive:
        total = sum(info.file_size for info in archive.filelist)
        if total > 4 * LARGEST_PART:
            raise Unreadable(f"a workbook that unpacks to more than {4 * LARGEST_PART >> 20} MB")
        for info in archive.filelist:
            check_member(info)
            if info.filename.lower().endswith(".xml"):
                _check_part(archive, info)


def _check_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    part = read_member(archive, info)
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise Unreadable(f"{info.filename} declares entities; office files have none")
    if not SHEET.fullmatch(info.filename):
        return
    filled = CELL.findall(part)
    rows = max((int(row) for _, row in filled), default=0)
    columns = max((_column(name) for name in {name for name, _ in filled}), default=0)
    if rows * columns > MOST_FIELDS:
        raise Unreadable(
            f"{info.filename} reaches to row {rows}, column {columns}: more than {MOST_FIELDS} fields; "
            "clear the cells outside the table"
        )


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
