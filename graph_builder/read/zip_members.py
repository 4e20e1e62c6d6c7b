"""Members of a zip file, read within bounds: none of them, nor all together, may unpack to more than is sane."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TypeVar

from .content import Unreadable

Result = TypeVar("Result")
# How the directory at the end of a file, an entry of it and a member begin.
END, ENTRY, HEADER = b"PK\x05\x06", b"PK\x01\x02", b"PK\x03\x04"
LARGEST_MEMBER = 256 * 1024 * 1024
LARGEST_RATIO = 400
# Below this size a high ratio harms nobody: an empty sheet of a small workbook packs well.
RATIO_COUNTS_FROM = 8 * 1024 * 1024
MOST_MEMBERS = 50_000
# Parts no reader opens.
UNREAD = ("docprops/", "xl/theme/")
# A document type can only stand at the beginning of a part.
HEAD = 4096


def open_zip(data: bytes) -> zipfile.ZipFile:
    """The archive in these bytes; raises Unreadable if it is truncated, damaged or has too many members."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise Unreadable(f"a truncated or damaged zip file ({error})") from error
    if len(archive.filelist) > MOST_MEMBERS:
        raise Unreadable(f"a zip file with {len(archive.filelist)} members; at most {MOST_MEMBERS} are read")
    return archive


def member_names(data: bytes) -> list[str]:
    """The names of all members, in the archive's order."""
    return _listed_names(data) or open_zip(data).namelist()


def _listed_names(data: bytes) -> list[str]:
    """The names in a plain directory at the end of the file, in a tenth of the library's time; none if it is not so."""
    end = data.rfind(END)
    if end < 0 or len(data) - end < 22:
        return []
    count, size, place = struct.unpack_from("<HLL", data, end + 10)
    names: list[str] = []
    if place + size != end:
        return names
    for _ in range(count):
        if data[place : place + 4] != ENTRY or place + 46 > end:
            return []
        length, extra, comment = struct.unpack_from("<HHH", data, place + 28)
        names.append(data[place + 46 : place + 46 + length].decode("utf-8", "replace"))
        place += 46 + length + extra + comment
    return names


def read_member(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo) -> bytes:
    """The unpacked bytes of one member; raises Unreadable if it is encrypted, damaged or a bomb."""
    info = member if isinstance(member, zipfile.ZipInfo) else archive.getinfo(member)
    check_member(info)
    return _guarded(info, lambda: _bounded(archive, info))


def read_pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[int], bytes]:
    """How to unpack a member piece by piece, within the same bounds: the next bytes, at most as many as asked for."""
    check_member(info)
    stream = _guarded(info, lambda: archive.open(info))
    return lambda size: _guarded(info, lambda: stream.read(size))


def check_member(info: zipfile.ZipInfo) -> None:
    """Raise Unreadable for a member that is encrypted or says itself that it unpacks to too much."""
    if info.flag_bits & 1:
        raise Unreadable(f"{info.filename} is encrypted; unpack it with its password first")
    if info.file_size > LARGEST_MEMBER:
        raise Unreadable(f"{info.filename} unpacks to more than {LARGEST_MEMBER >> 20} MB")
    if info.file_size > RATIO_COUNTS_FROM and info.file_size > LARGEST_RATIO * max(info.compress_size, 1):
        raise Unreadable(f"{info.filename} unpacks to more than {LARGEST_RATIO} times its size: a zip bomb")


def check_office(data: bytes) -> None:
    """Raise Unreadable for an office file with bombs in it: for libraries that unpack without asking."""
    for _ in checked_parts(data):
        pass


def checked_parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The XML parts of an office file by name, each checked; raises Unreadable at the first bomb or entity."""
    with open_zip(data) as archive:
        total = sum(info.file_size for info in archive.filelist)
        if total > LARGEST_MEMBER:
            raise Unreadable(f"an office file that unpacks to more than {LARGEST_MEMBER >> 20} MB")
        for info in archive.filelist:
            check_member(info)
            # Unpacking proves the declared size; parts that stay small whatever they declare are not worth the time.
            name = info.filename.lower()
            if (
                name.endswith((".xml", ".rels")) and not name.startswith(UNREAD)
            ) or info.compress_size * 1032 > LARGEST_MEMBER:
                part = read_member(archive, info)
                if b"<!DOCTYPE" in part[:HEAD] or b"<!ENTITY" in part[:HEAD]:
                    raise Unreadable(f"{info.filename} declares entities; office files have none")
                yield info.filename, part


def _guarded(info: zipfile.ZipInfo, load: Callable[[], Result]) -> Result:
    try:
        return load()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(f"{info.filename} is truncated or damaged ({error})") from error


def _bounded(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    data = _inflated(archive, info)
    if data is None:
        with archive.open(info) as stream:
            data = stream.read(info.file_size + 1) + stream.read(1)
    if len(data) > info.file_size:
        raise Unreadable(f"{info.filename} unpacks to more than it declares")
    return data


def _inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | None:
    """A member at hand unpacked at once, which spares the library's stream; None for one packed in another way."""
    if not isinstance(archive.fp, io.BytesIO) or info.compress_type != zipfile.ZIP_DEFLATED:
        return None
    packed = archive.fp.getbuffer()
    place = info.header_offset
    if bytes(packed[place : place + 4]) != HEADER:
        return None
    start = place + 30 + sum(struct.unpack_from("<HH", packed, place + 26))
    data = zlib.decompressobj(-15).decompress(packed[start : start + info.compress_size], info.file_size + 1)
    if len(data) == info.file_size and zlib.crc32(data) == info.CRC:
        return data
    # Whatever is wrong with it, the library says it.
    return None
