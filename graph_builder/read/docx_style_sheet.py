"""The styles of styles.xml by id, unpacked only as far as one is asked for: the part may be huge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .docx_markup import markup_of
from .xml_part import refuse_entities

NAME = "word/styles.xml"
STYLE_ID = re.compile(rb'w:styleId="([^"]*)')
DEFAULT = re.compile(rb'w:default="(?:1|true|on)"')
ROOT = re.compile(rb"<w:styles\b[^>]*>")
END = b"</w:style>"


class StyleSheet:
    """The style elements of one file; `pieces` gives the part bit by bit, nothing where there is no such part."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._is_begun = False
        self._rest = b""
        self._raw: dict[str, bytes] = {}
        self._default = ""
        self._numbering: list[str] = []

    def markup(self, style_id: str) -> str | None:
        """The markup of a style, or None where the file has no such style."""
        while style_id not in self._raw:
            if not self._read_on():
                return None
        return self._raw[style_id].decode("utf-8", "replace")

    def default(self) -> str:
        """The id of the style of paragraphs that name none; empty where the file sets none."""
        while not self._default and self._read_on():
            pass
        return self._default

    def numbering_styles(self) -> list[str]:
        """The ids of the styles that stand for a list."""
        while self._read_on():
            pass
        return self._numbering

    def _read_on(self) -> bool:
        """Unpack another piece and note the styles in it; False at the end of the part."""
        piece = next(self._pieces, b"")
        if not piece:
            return False
        if not self._is_begun:
            self._is_begun = True
            piece = self._begun(piece)
        *styles, self._rest = (self._rest + piece).split(END)
        for style in styles:
            start = style.rfind(b"<w:style ")
            if start >= 0:
                self._note_raw(style[start:] + END)
        return True

    def _note_raw(self, style: bytes) -> None:
        opening = style[: style.find(b">")]
        if b'"table"' in opening or b'"character"' in opening:
            return
        key = STYLE_ID.search(opening)
        if key is None:
            return
        name = key.group(1).decode("utf-8", "replace")
        self._raw[name] = style
        if b'"numbering"' in opening:
            self._numbering.append(name)
        elif not self._default and DEFAULT.search(opening):
            self._default = name

    def _begun(self, piece: bytes) -> bytes:
        """The first piece; the whole part in the usual form where it is written otherwise, as in UTF-16."""
        root = ROOT.search(piece)
        if root is None or piece.find(b"='", root.end()) >= 0:
            return markup_of(piece + b"".join(self._pieces), NAME).encode()
        refuse_entities(piece[: root.start()], NAME)
        return piece
