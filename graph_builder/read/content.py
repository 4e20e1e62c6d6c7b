"""What one format's reader returns, and how it builds it: text, blocks with spans, meta, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ..model import Finding
from ..source import Block


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file and its blocks in document order; `encoding` is empty where the format is not a text file."""

    text: str
    blocks: tuple[Block, ...]
    encoding: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


class Reader(Protocol):
    """How a format is read. Raises `Unreadable` with the reason; the caller adds the file's name."""

    def __call__(self, data: bytes, *, encoding: str | None = None) -> Content: ...


class Unreadable(Exception):
    """Why these bytes cannot be read. `read` turns it into a DocumentError that names the file."""
