"""Parses an XML part of an office file: no entities, no network, bounded size and depth."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .content import Unreadable
from .zip_members import Package

LARGEST_PART = 64 * 1024 * 1024
# How much of a part is unpacked at a time where not all of it may be needed.
PIECE = 16 * 1024
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def pieces_of(package: Package, name: str) -> Iterator[bytes]:
    """A part unpacked piece by piece; nothing comes where the file has no such member."""
    return package.pieces(name, PIECE) if _has(package, name) else iter(())


def part_of(package: Package, name: str) -> bytes | None:
    """The bytes of a part, or None where the file has no such member."""
    return package.read(name) if _has(package, name) else None


def parse_member(package: Package, name: str) -> etree._Element | None:
    """The root element of a part, or None where the file has no such member."""
    data = part_of(package, name)
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


def _has(package: Package, name: str) -> bool:
    """Whether the file has this part; raises Unreadable if it says itself that it is too large."""
    member = package.members.get(name)
    if member is not None and member.file_size > LARGEST_PART:
        raise Unreadable(f"{name} unpacks to more than {LARGEST_PART >> 20} MB")
    return member is not None
