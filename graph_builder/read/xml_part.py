"""Parses an XML part of an office file: no entities, no network, bounded size and depth."""

from __future__ import annotations

import zipfile
from collections.abc import Callable

from lxml import etree

from .content import Unreadable
from .zip_members import read_member, read_pieces

LARGEST_PART = 64 * 1024 * 1024
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def part_of(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part, or None where the archive has no such member."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    _check_size(info)
    return read_member(archive, info)


def pieces_of(archive: zipfile.ZipFile, name: str) -> Callable[[int], bytes]:
    """How to unpack a part piece by piece; nothing comes where the archive has no such member."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return lambda size: b""
    _check_size(info)
    return read_pieces(archive, info)


def parse_member(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    """The root element of a part, or None where the archive has no such member."""
    data = part_of(archive, name)
    return None if data is None else parse_xml(data, name)


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of these bytes; raises Unreadable for damaged XML and for XML that declares entities."""
    refuse_entities(data, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data.replace(STRICT, WORD[1:-1].encode()) if STRICT in data else data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"{name} is damaged XML ({error})") from error


def refuse_entities(data: bytes, name: str) -> None:
    """Raise Unreadable for XML that declares entities."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise Unreadable(f"{name} declares entities; office files have none")


def _check_size(info: zipfile.ZipInfo) -> None:
    if info.file_size > LARGEST_PART:
        raise Unreadable(f"{info.filename} unpacks to more than {LARGEST_PART >> 20} MB")
