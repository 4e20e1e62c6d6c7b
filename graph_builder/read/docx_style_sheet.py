"""The styles of styles.xml by id, unpacked and parsed only as far as one is asked for: the part may be huge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .xml_part import WORD, parse_xml, refuse_entities

NAME = "word/styles.xml"
STYLE_ID = re.compile(rb"""w:styleId=["']([^"']*)""")
DEFAULT = re.compile(rb"""w:default=["'](?:1|true|on)["']""")
ROOT = re.compile(rb"<w:styles\b[^>]*>")
END = b"</w:style>"
# What a style says that matters to a reader: its list, its level, what it goes on from, that it is a heading.
TELLING = re.compile(rb"numPr|outlineLvl|basedOn|heading|" + "标题".encode(), re.IGNORECASE)


class StyleSheet:
    """The style elements of one file; `pieces` gives the part bit by bit, nothing where there is no such part."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._root = b""
        self._rest = b""
        self._raw: dict[str, bytes] = {}
        self._nodes: dict[str, etree._Element] = {}
        self._default = ""
        self._numbering: list[str] = []

    def node(self, style_id: str) -> etree._Element | None:
        """The element of a style, or None where the file has no such style."""
        while style_id not in self._nodes:
            if style_id in self._raw:
                whole = self._root + self._raw[style_id] + b"</w:styles>"
                self._nodes[style_id] = parse_xml(whole, NAME)[0]
            elif not self._read_on():
                return None
        return self._nodes[style_id]

    def is_bare(self, style_id: str) -> bool:
        """Does a style known already say nothing but how a paragraph looks? Then it need not be parsed."""
        raw = self._raw.get(style_id)
        return raw is not None and TELLING.search(raw) is None

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
        if not self._root:
            root = ROOT.search(piece)
            refuse_entities(piece if root is None else piece[: root.start()], NAME)
            if root is None:
                self._take_whole(piece)
                return True
            self._root = root.group()
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

    def _take_whole(self, piece: bytes) -> None:
        """Parse a part at once that is not written as usual: in UTF-16, or with another prefix."""
        for node in parse_xml(piece + b"".join(self._pieces), NAME).iterfind(f"{WORD}style"):
            key, kind = node.get(f"{WORD}styleId") or "", node.get(f"{WORD}type") or "paragraph"
            self._nodes[key] = node
            if kind == "numbering":
                self._numbering.append(key)
            elif kind == "paragraph" and node.get(f"{WORD}default") in ("1", "true", "on"):
                self._default = self._default or key
