"""Refuses workbooks the library would choke on: it lays every sheet out in full, up to its outermost filled cell."""

from __future__ import annotations

import re

from .compose import MOST_FIELDS
from .content import Unreadable
from .zip_members import checked_parts

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# The parts whose numbers say how much memory to reserve.
PART = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings|workbook|styles)\.xml", re.IGNORECASE)
# A cell that holds a value. Matches <c r="AB12" s="1"><v>, not <c r="AB12" s="1"/>, nor one with <v/>.
CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([^"]*)"[^>/]*>(?!</|<v ?/>|<v></v>)')
PLACE = re.compile(rb"([A-Z]{1,3})(\d{1,7})")
# Numbers the library takes at their word to reserve memory; no workbook within the bounds needs seven digits.
RESERVED = re.compile(rb'(?:count|uniqueCount|ref|r|si)="[^"]{0,40}\d{8}')


def check_workbook(data: bytes) -> None:
    """Raise Unreadable where a member is a bomb or a sheet is too large to lay out."""
    for name, part in checked_parts(data):
        if PART.fullmatch(name):
            _check_part(name, part)


def _check_part(name: str, part: bytes) -> None:
    if RESERVED.search(part):
        raise Unreadable(f"a damaged workbook ({name} names a place no sheet has)")
    if SHEET.fullmatch(name):
        _check_places(name, part)


def _check_places(name: str, part: bytes) -> None:
    places = [PLACE.fullmatch(place) for place in CELL.findall(part)]
    rows = columns = 0
    for place in places:
        if place is None:
            raise Unreadable(f"a damaged workbook ({name} names a place no sheet has)")
        rows, columns = max(rows, int(place.group(2))), max(columns, _column(place.group(1)))
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
