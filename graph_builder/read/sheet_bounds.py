"""Refuses workbooks the library would choke on: it lays every sheet out in full, up to its outermost filled cell."""

from __future__ import annotations

import re

from .compose import MOST_FIELDS
from .content import Unreadable
from .zip_members import check_office, open_zip, read_member

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A cell that holds a value. Matches <c r="AB12" s="1"><v>, not <c r="AB12" s="1"/>, nor one with <v/>.
CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>/]*>(?!</|<v ?/>|<v></v>)')


def check_workbook(data: bytes) -> None:
    """Raise Unreadable where a member is a bomb or a sheet is too large to lay out."""
    check_office(data)
    with open_zip(data) as archive:
        for info in archive.filelist:
            if SHEET.fullmatch(info.filename):
                _check_sheet(info.filename, read_member(archive, info))


def _check_sheet(name: str, part: bytes) -> None:
    filled = CELL.findall(part)
    rows = max((int(row) for _, row in filled), default=0)
    columns = max((_column(letters) for letters in {letters for letters, _ in filled}), default=0)
    if rows * columns > MOST_FIELDS:
        raise Unreadable(
            f"{name} reaches to row {rows}, column {columns}: more than {MOST_FIELDS} fields; "
            "clear the cells outside the table"
        )


def _column(name: bytes) -> int:
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number
