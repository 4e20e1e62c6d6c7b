"""Members of a zip file, read within bounds: none of them, nor all together, may unpack to more than is sane."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from .content import Unreadable

Result = TypeVar("Result")
LARGEST_MEMBER = 256 * 1024 * 1024
LARGEST_RATIO = 400
# No byte of packed data unpacks to more than this many.
LARGEST_EXPANSION = 1032
# Below this size a high ratio harms nobody: an empty sheet of a small workbook packs well.
RATIO_COUNTS_FROM = 8 * 1024 * 1024
MOST_MEMBERS = 50_000
# A document type can only stand at the beginning of a part.
HEAD = 4096


class Package:
    """An office file: its members by name, each unpacked within the bounds.

    Raises Unreadable if it is truncated, damaged or has too many members.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
            raise Unreadable(f"a truncated or damaged zip file ({error})") from error
        if len(self._archive.filelist) > MOST_MEMBERS:
            raise Unreadable(f"a zip file with {len(self._archive.filelist)} members; at most {MOST_MEMBERS} are read")
        self.members = self._archive.NameToInfo

    def read(self, name: str) -> bytes:
        """The unpacked bytes of one member; raises Unreadable if it is encrypted, damaged or a bomb."""
        return b"".join(self.pieces(name, self.members[name].file_size + 1))

    def pieces(self, name: str, size: int) -> Iterator[bytes]:
        """A member unpacked piece by piece within the same bounds, for who may not need all of it."""
        member = self.members[name]
        check_member(member)
        length = 0
        with _guarded(name, lambda: self._archive.open(member)) as stream:
            while piece := _guarded(name, partial(stream.read, size)):
                length += len(piece)
                if length > member.file_size:
                    raise Unreadable(f"{name} unpacks to more than it declares")
                yield piece


def member_names(data: bytes) -> list[str]:
    """The names of all members, in the archive's order."""
    return list(Package(data).members)


def check_member(member: zipfile.ZipInfo) -> None:
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


def _guarded(name: str, load: Callable[[], Result]) -> Result:
    try:
        return load()
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise Unreadable(f"{name} is truncated or damaged ({error})") from error
