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
CELL = re.compile(rb'<c [^>]*?r="([^"]*)"[^>/]*>(?!</|<v ?/>|<v></v>)')
CELL_IN_NAMESPACE = re.compile(rb'<\w+:c [^>]*?r="([^"]*)"[^>/]*>(?!</|<v ?/>|<v></v>)')
# A cell not written as office programs do, with its place first, or beyond column Z or row 9999. Matches <c r="AB12">,
# <c s="1" r="A1">, <c r='A1'>, <c>, not <c r="B12" s="1">.
UNUSUAL = re.compile(rb'<c(?![A-Za-z])(?! r="[A-Z]?[0-9]{1,4}")')
BLANK = re.compile(rb"\s+")
PLACES = re.compile(rb"(?:[A-Z]{1,3}[0-9]{1,7}(?: |$))*")
ROW = re.compile(rb"[0-9]+")
COLUMN = re.compile(rb"[A-Z]+")
# Numbers the library takes at their word to reserve memory; no workbook within the bounds needs seven digits.
LONG_NUMBER = re.compile(rb'="[^"]{0,40}[0-9]{8}')
RESERVED = re.compile(rb'(?:count|uniqueCount|ref|r|si)="[^"]{0,40}\d{8}')


def check_workbook(data: bytes) -> None:
    """Raise Unreadable where a member is a bomb or a sheet is too large to lay out."""
    for name, part in checked_parts(data, PART.fullmatch):
        _check_part(name, part)


def _check_part(name: str, part: bytes) -> None:
    part = part.replace(b"'", b'"') if b"'" in part else part
    if LONG_NUMBER.search(part) and RESERVED.search(part):
        raise Unreadable(f"a damaged workbook ({name} names a place no sheet has)")
    if SHEET.fullmatch(name) and (b":c" in part or UNUSUAL.search(part)):
        _check_places(name, BLANK.sub(b" ", part).replace(b" =", b"=").replace(b"= ", b"="))


def _check_places(name: str, part: bytes) -> None:
    places = b" ".join(CELL.findall(part) + (CELL_IN_NAMESPACE.findall(part) if b":c " in part else []))
    if not PLACES.fullmatch(places):
        raise Unreadable(f"a damaged workbook ({name} names a place no sheet has)")
    rows = max(map(int, set(ROW.findall(places))), default=0)
    columns = max(map(_column, set(COLUMN.findall(places))), default=0)
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
