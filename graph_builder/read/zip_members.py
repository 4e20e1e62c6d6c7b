"""Members of a zip file, read within bounds: none of them, nor all together, may unpack to more than is sane.

A plain directory at the end of the file is read here, in a tenth of the library's time, and so are packed members.
Whatever is not written as office programs write it goes through the library, which also says what is wrong with it.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import NamedTuple, TypeVar

from .content import Unreadable

Result = TypeVar("Result")
# How the directory at the end of a file, an entry of it and a member begin.
END, ENTRY, HEADER = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
# Of an entry: flags, packing, checksum, both sizes, three lengths, the place of the member.
FIELDS = struct.Struct("<4x4xHH4xLLLHHH8xL")
LARGEST_MEMBER = 256 * 1024 * 1024
LARGEST_RATIO = 400
# No byte of packed data unpacks to more than this many.
LARGEST_EXPANSION = 1032
# Below this size a high ratio harms nobody: an empty sheet of a small workbook packs well.
RATIO_COUNTS_FROM = 8 * 1024 * 1024
MOST_MEMBERS = 50_000
# A document type can only stand at the beginning of a part.
HEAD = 4096


class Member(NamedTuple):
    """What the directory says of a member, under the library's names."""

    filename: str
    flag_bits: int
    compress_type: int
    CRC: int
    compress_size: int
    file_size: int
    header_offset: int


class Package:
    """An office file: its members by name, each unpacked within the bounds.

    Raises Unreadable if it is truncated, damaged or has too many members.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        listed: list[Member] | list[zipfile.ZipInfo] = _listed(data) or self._archive.filelist
        if len(listed) > MOST_MEMBERS:
            raise Unreadable(f"a zip file with {len(listed)} members; at most {MOST_MEMBERS} are read")
        self.members = {member.filename: member for member in listed}

    def read(self, name: str) -> bytes:
        """The unpacked bytes of one member; raises Unreadable if it is encrypted, damaged or a bomb."""
        member = self.members[name]
        check_member(member)
        return _guarded(name, lambda: self._bounded(member))

    def pieces(self, name: str, size: int) -> Iterator[bytes]:
        """A member unpacked piece by piece within the same bounds, for who may not need all of it."""
        member = self.members[name]
        check_member(member)
        packed = _packed(self._data, member)
        if packed is None:
            yield self.read(name)
            return
        inflater = zlib.decompressobj(-15)
        length = checksum = 0
        while piece := _guarded(name, partial(inflater.decompress, packed, size)):
            packed = memoryview(inflater.unconsumed_tail)
            length += len(piece)
            checksum = zlib.crc32(piece, checksum)
            if length > member.file_size:
                raise Unreadable(f"{name} unpacks to more than it declares")
            yield piece
        if length < member.file_size or checksum != member.CRC:
            raise Unreadable(f"{name} is truncated or damaged (its checksum is wrong)")

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(self._data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise Unreadable(f"a truncated or damaged zip file ({error})") from error

    def _bounded(self, member: Member | zipfile.ZipInfo) -> bytes:
        data = _inflated(self._data, member)
        if data is None:
            with self._archive.open(member if isinstance(member, zipfile.ZipInfo) else member.filename) as stream:
                data = stream.read(member.file_size + 1) + stream.read(1)
        if len(data) > member.file_size:
            raise Unreadable(f"{member.filename} unpacks to more than it declares")
        return data


def member_names(data: bytes) -> list[str]:
    """The names of all members, in the archive's order."""
    return [member.filename for member in _listed(data)] or list(Package(data).members)


def check_member(member: Member | zipfile.ZipInfo) -> None:
    """Raise Unreadable for a member that is encrypted or says itself that it unpacks to too much."""
    if member.flag_bits & 1:
        raise Unreadable(f"{member.filename} is encrypted; unpack it with its password first")
    if member.file_size > LARGEST_MEMBER:
        raise Unreadable(f"{member.filename} unpacks to more than {LARGEST_MEMBER >> 20} MB")
    if member.file_size > RATIO_COUNTS_FROM and member.file_size > LARGEST_RATIO * max(member.compress_size, 1):
        raise Unreadable(f"{member.filename} unpacks to more than {LARGEST_RATIO} times its size: a zip bomb")


def check_office(data: bytes) -> None:
    """Raise Unreadable for an office file with bombs in it: for libraries that unpack without asking."""
    for _ in checked_parts(data, lambda name: name.lower().endswith((".xml", ".rels"))):
        pass


def checked_parts(data: bytes, is_read: Callable[[str], object]) -> Iterator[tuple[str, bytes]]:
    """The parts of an office file that a library reads, each checked; raises Unreadable at the first bomb or entity.

    Of the other parts those are unpacked, too, that could be large: unpacking proves the size a member declares.
    """
    package = Package(data)
    if sum([member.file_size for member in package.members.values()]) > LARGEST_MEMBER:
        raise Unreadable(f"an office file that unpacks to more than {LARGEST_MEMBER >> 20} MB")
    for name, member in package.members.items():
        check_member(member)
        if is_read(name):
            part = package.read(name)
            if part.find(b"<!DOCTYPE", 0, HEAD) >= 0 or part.find(b"<!ENTITY", 0, HEAD) >= 0:
                raise Unreadable(f"{name} declares entities; office files have none")
            yield name, part
        elif member.compress_size * LARGEST_EXPANSION > RATIO_COUNTS_FROM:
            package.read(name)


def _listed(data: bytes) -> list[Member]:
    """The members of a plain directory at the end of the file; none if it is not so."""
    end = data.rfind(END)
    if end < 0 or len(data) - end < 22:
        return []
    count, length, place = struct.unpack_from("<HLL", data, end + 10)
    found: list[Member] = []
    if place + length != end:
        return found
    for _ in range(count):
        if not data.startswith(ENTRY, place) or place + 46 > end:
            return []
        flags, packing, checksum, packed, size, length, extra, comment, offset = FIELDS.unpack_from(data, place)
        name = data[place + 46 : place + 46 + length]
        if not name.isascii() or b"\0" in name:
            return []
        found.append(Member(name.decode("ascii"), flags, packing, checksum, packed, size, offset))
        place += 46 + length + extra + comment
    return found if len({member.filename for member in found}) == len(found) else []


def _guarded(name: str, load: Callable[[], Result]) -> Result:
    try:
        return load()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(f"{name} is truncated or damaged ({error})") from error


def _inflated(data: bytes, member: Member | zipfile.ZipInfo) -> bytes | None:
    """A member unpacked at once, which spares the library's stream; None for one packed in another way."""
    packed = _packed(data, member)
    if packed is None:
        return None
    unpacked = zlib.decompressobj(-15).decompress(packed, member.file_size + 1)
    if len(unpacked) == member.file_size and zlib.crc32(unpacked) == member.CRC:
        return unpacked
    # Whatever is wrong with it, the library says it.
    return None


def _packed(data: bytes, member: Member | zipfile.ZipInfo) -> memoryview | None:
    """The packed bytes of a member, None for one that is not where the directory says, or packed in another way."""
    place = member.header_offset
    if member.compress_type != zipfile.ZIP_DEFLATED or not data.startswith(HEADER, place) or place + 30 > len(data):
        return None
    start = place + 30 + sum(struct.unpack_from("<HH", data, place + 26))
    return memoryview(data)[start : start + member.compress_size]
