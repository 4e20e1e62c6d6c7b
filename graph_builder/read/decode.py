"""Bytes to text: byte order mark, UTF-16 by the place of its NULs, strict UTF-8, strict GB18030, then with damage."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ..errors import UsageError, nearest
from ..model import Finding
from .content import Unreadable

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "gbk",
    "gb2312",
    "hz",
    "big5",
    "big5hkscs",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
)
# Files labelled with the older, smaller sets hold characters of the later one (镕, 㐂): read all as the superset.
# Signs every plan is full of. Matches 、 and 的, not the 翴ヴ叭 that Big5 gives when it is read as GB18030.
FREQUENT = re.compile("[，。、；：（）一二三的工作市局年月]")
SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "euc_cn": "gb18030", "big5": "big5hkscs"}
# Share of bytes that may be undecodable before a file counts as no text at all.
DAMAGE = 0.001
SAMPLE = 65_536
# All bytes but the control characters no text file holds (tab, line ends, form feed, escape, DOS end mark may stand).
NO_CONTROLS = bytes(byte for byte in range(256) if byte not in {*range(9), *range(14, 26), *range(28, 32), 127})
# What Chinese text consists of. Matches every character of “一网通办”（2021年）, not 㐀 or Ā.
USUAL = re.compile("[\t\r\n -~\u2010-\u2044\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding that gave it, and a finding where bytes were replaced by U+FFFD."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of these bytes, in the encoding asked for or else the detected one.

    Raises UsageError for an encoding that does not exist, Unreadable for bytes that are no text in it.
    """
    if not data:
        raise Unreadable("empty file")
    decoded = _asked(data, encoding) if encoding else _detected(data)
    # Of bytes without control characters no detected encoding makes any, and bytes are looked through the fastest.
    if encoding or data.translate(None, NO_CONTROLS):
        _refuse_binary(decoded.text)
    return decoded


def known_encoding(name: str) -> str:
    """The codec to read a named encoding with: the name itself, or its superset. Raises UsageError if unknown."""
    try:
        codec = codecs.lookup(name)
        is_text = getattr(codec, "_is_text_encoding", True)
    except LookupError:
        is_text = False
    if not is_text:
        raise UsageError(
            f"unknown encoding '{name}'; allowed: {', '.join(ENCODINGS)}{nearest(name.lower(), ENCODINGS)}"
        )
    return SUPERSETS.get(codec.name, codec.name)


def _asked(data: bytes, encoding: str) -> Decoded:
    codec = known_encoding(encoding)
    if codec == "utf-8" and data.startswith(codecs.BOM_UTF8):
        codec = "utf-8-sig"
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError as error:
        raise Unreadable(f"not {encoding}: byte {data[error.start]:#04x} at offset {error.start}") from error


def _detected(data: bytes) -> Decoded:
    for mark, codec in MARKS:
        if data.startswith(mark):
            return _strict(data, codec) or _damaged(data, (codec,))
    if b"\0" in data:
        return _without_mark(data)
    strict = _strict(data, "utf-8")
    if strict:
        return strict
    if _is_damaged_utf8(data):
        return _damaged(data, ("utf-8",))
    return _strict_chinese(data) or _damaged(data, ("gb18030", "utf-8"))


def _strict_chinese(data: bytes) -> Decoded | None:
    """The text in GB18030 or in Big5. Bytes of one are often valid in the other, but give words nobody writes."""
    mainland, other = _strict(data, "gb18030"), _strict(data, "big5hkscs")
    if mainland and other and _frequent(other.text) > 2 * _frequent(mainland.text):
        return other
    return mainland


def _frequent(text: str) -> int:
    return len(FREQUENT.findall(text[:SAMPLE]))


def _strict(data: bytes, codec: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError:
        return None


def _without_mark(data: bytes) -> Decoded:
    """UTF-16 without a mark, or no text: the side on which more NULs stand is the high byte of ASCII and line ends.

    A few stand on the other side too: 一 is U+4E00. What is no UTF-16 shows few characters of Chinese or ASCII.
    """
    codec = "utf-16-le" if data[1::2].count(0) >= data[0::2].count(0) else "utf-16-be"
    decoded = _strict(data, codec) or _damaged(data, (codec,))
    sample = decoded.text[:SAMPLE]
    if len(USUAL.findall(sample)) < 0.7 * len(sample):
        raise Unreadable("not a text file: NUL bytes")
    return decoded


def _is_damaged_utf8(data: bytes) -> bool:
    """Is this UTF-8 with a few bad bytes, or cut in mid-character? It may well decode as GB18030 too, to nonsense."""
    sample = data[:SAMPLE].decode("utf-8", "replace")
    bad = sample.count("\ufffd")
    valid = len(sample) - len(sample.encode("ascii", "ignore")) - bad
    return valid > 10 * bad


def _damaged(data: bytes, codecs_tried: tuple[str, ...]) -> Decoded:
    """The text with U+FFFD for undecodable bytes, if they are few or only a character cut off at the end."""
    for codec in codecs_tried:
        text = data.decode(codec, "replace")
        bad = text.count("\ufffd")
        is_tail = bad == 1 and text.endswith("\ufffd")
        if is_tail or bad <= DAMAGE * len(data):
            return Decoded(text, codec, (_damage_finding(data, codec, bad),))
    raise Unreadable(_why_no_text(data, codecs_tried[0]))


def _damage_finding(data: bytes, codec: str, bad: int) -> Finding:
    where = _first_bad(data, codec)
    return Finding(
        "warning",
        "encoding-damaged",
        f"{bad} undecodable byte sequences in {codec}, first at offset {where}, read as U+FFFD",
    )


def _first_bad(data: bytes, codec: str) -> int:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _why_no_text(data: bytes, codec: str) -> str:
    where = _first_bad(data, codec)
    place = f"byte {data[where]:#04x} at offset {where}"
    return f"not a text file in UTF-8, GB18030 or UTF-16: {place}; another encoding can be set"


def _refuse_binary(text: str) -> None:
    sample = text[:SAMPLE]
    # Deleting by bytes is ten times as fast as a search by pattern, and every file passes here.
    count = len(sample.encode("utf-8", "replace").translate(None, NO_CONTROLS))
    if count > DAMAGE * len(sample) + 2:
        raise Unreadable(f"not a text file: {count} control characters")
