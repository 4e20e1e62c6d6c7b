"""Archives of plans: which members they hold, and the bytes of one, without unpacking anything to disk.

A member is kept as the steps to it from the file, so that it can be loaded alone, in any process.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from .content import Unreadable
from .sniff import ARCHIVES, sniff
from .zip_members import LARGEST_MEMBER, MOST_MEMBERS, check_member

LARGEST_TOTAL = 4 * 1024 * 1024 * 1024
# A packed tar is unpacked in memory as a whole.
LARGEST_TAR = 1024 * 1024 * 1024
DEEPEST = 2
NESTED = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz")
STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
LOCAL_HEADER = 30
REFUSED = -1


@dataclass(frozen=True, slots=True)
class Step:
    """How to get one member out of an archive's bytes. `packing`: zip, tar, or the packing of a whole file (gz …)."""

    packing: str
    name: str = ""
    offset: int = 0
    packed_size: int = 0
    size: int = 0
    method: int = STORED
    crc: int = 0


def is_archive(path: Path) -> bool:
    """Is this file an archive, and no office file in a zip? Files that cannot be told are none."""
    try:
        with path.open("rb") as stream:
            head = stream.read(512)
            if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
                return head[257:262] == b"ustar" or any(head.startswith(magic) for magic, _ in ARCHIVES)
            stream.seek(0)
            return sniff(stream.read()) == "zip"
    except (OSError, Unreadable):
        return False


def list_members(path: Path) -> Iterator[tuple[Step, ...]]:
    """The steps to each file in an archive, those of archives inside it included, in the archive's order.

    Raises Unreadable for a damaged archive and for one that is larger than is sane.
    """
    with path.open("rb") as stream:
        yield from _listed(stream, (), str(path), path)


def load_member(path: Path, steps: tuple[Step, ...]) -> bytes:
    """The bytes at the end of these steps; raises Unreadable if a step fails."""
    with path.open("rb") as stream:
        stream_of: BinaryIO = stream
        for step in steps:
            if step.packing in ("zip", "tar"):
                data = _taken(stream_of, step)
            else:
                data = _unpacked(path, path.stat().st_mtime_ns) if stream_of is stream else _unpack(stream_of.read())
            stream_of = io.BytesIO(data)
        return stream_of.read()


def _listed(stream: BinaryIO, before: tuple[Step, ...], name: str, path: Path) -> Iterator[tuple[Step, ...]]:
    head = stream.read(512)
    stream.seek(0)
    packing = next((packing for magic, packing in ARCHIVES if head.startswith(magic)), "")
    if packing:
        data = _unpack(stream.read()) if before else _unpacked(path, path.stat().st_mtime_ns)
        step = Step(packing, Path(name).stem)
        if data[257:262] == b"ustar":
            yield from _listed(io.BytesIO(data), (*before, step), name, path)
        else:
            yield (*before, step)
        return
    steps = _tar_steps(stream) if head[257:262] == b"ustar" else _zip_steps(stream)
    _check_size(steps)
    for step in steps:
        nested = step.name.lower().endswith(NESTED) and _depth(before) + 1 < DEEPEST
        inner = _nested(stream, step, (*before, step), path) if nested else None
        yield from inner if inner is not None else iter([(*before, step)])


def _nested(stream: BinaryIO, step: Step, steps: tuple[Step, ...], path: Path) -> Iterator[tuple[Step, ...]] | None:
    """The members of an archive inside the archive; None where it is none or is damaged: reading it will say why."""
    try:
        return iter(list(_listed(io.BytesIO(_taken(stream, step)), steps, step.name, path)))
    except Unreadable:
        return None


def _depth(steps: tuple[Step, ...]) -> int:
    return sum(step.packing in ("zip", "tar") for step in steps)


def _check_size(steps: list[Step]) -> None:
    if len(steps) > MOST_MEMBERS:
        raise Unreadable(f"an archive of {len(steps)} files; at most {MOST_MEMBERS} are read")
    if sum(step.size for step in steps) > LARGEST_TOTAL:
        raise Unreadable(f"an archive that unpacks to more than {LARGEST_TOTAL >> 30} GB")


def _zip_steps(stream: BinaryIO) -> list[Step]:
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = [info for info in archive.filelist if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise Unreadable(f"a truncated or damaged zip file ({error})") from error
    return [_zip_step(info) for info in infos]


def _zip_step(info: zipfile.ZipInfo) -> Step:
    name = member_name(info)
    try:
        check_member(info)
    except Unreadable:
        return Step("zip", name, REFUSED)
    return Step("zip", name, info.header_offset, info.compress_size, info.file_size, info.compress_type, info.CRC)


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Chinese tools write GBK without saying so, which Python takes for code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.filename


def _tar_steps(stream: BinaryIO) -> list[Step]:
    try:
        with tarfile.open(fileobj=stream, mode="r:", encoding="utf-8", errors="surrogateescape") as archive:
            return [
                Step("tar", _tar_name(info.name), info.offset_data, info.size, info.size)
                for info in archive
                if info.isreg()
            ]
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise Unreadable(f"a truncated or damaged tar file ({error})") from error


def _tar_name(name: str) -> str:
    raw = name.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")


def _taken(stream: BinaryIO, step: Step) -> bytes:
    """One member, by its place; what it declares is held against what comes out."""
    if step.offset == REFUSED:
        raise Unreadable("encrypted, or larger unpacked than is sane: a zip bomb")
    if step.size > LARGEST_MEMBER:
        raise Unreadable(f"unpacks to more than {LARGEST_MEMBER >> 20} MB")
    stream.seek(step.offset)
    if step.packing == "tar":
        return _whole(stream.read(step.size), step)
    header = stream.read(LOCAL_HEADER)
    if header[:4] != b"PK\x03\x04" or len(header) < LOCAL_HEADER:
        raise Unreadable("a truncated or damaged zip file")
    stream.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), io.SEEK_CUR)
    data = _whole(_inflated(stream.read(step.packed_size), step), step)
    if zlib.crc32(data) != step.crc:
        raise Unreadable("damaged in the zip file (wrong checksum)")
    return data


def _inflated(packed: bytes, step: Step) -> bytes:
    if step.method == STORED:
        return packed
    if step.method != DEFLATED:
        raise Unreadable(f"packed in a way that is not read (zip method {step.method})")
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, step.size + 1)
    except zlib.error as error:
        raise Unreadable(f"damaged in the zip file ({error})") from error


def _whole(data: bytes, step: Step) -> bytes:
    if len(data) != step.size:
        raise Unreadable(f"truncated in its archive: {len(data)} of {step.size} bytes")
    return data


@lru_cache(maxsize=1)
def _unpacked(path: Path, changed: int) -> bytes:
    """The whole of a packed file, kept for the next member: a packed tar can only be unpacked from its beginning."""
    return _unpack(path.read_bytes())


def _unpack(data: bytes) -> bytes:
    try:
        with _opened(data) as stream:
            unpacked = stream.read(LARGEST_TAR + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
        raise Unreadable(f"a truncated or damaged archive ({error})") from error
    if len(unpacked) > LARGEST_TAR:
        raise Unreadable(f"an archive that unpacks to more than {LARGEST_TAR >> 20} MB")
    return unpacked


def _opened(data: bytes) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    if data.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=io.BytesIO(data))
    return bz2.BZ2File(io.BytesIO(data)) if data.startswith(b"BZ") else lzma.LZMAFile(io.BytesIO(data))
