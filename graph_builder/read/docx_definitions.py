"""The definitions of numbering.xml by id, each parsed only when it is asked for: the part holds dozens."""

from __future__ import annotations

import re

from lxml import etree

from .xml_part import WORD, parse_xml, refuse_entities

NAME = "word/numbering.xml"
# Where each element begins and the attribute that holds its id.
ABSTRACT, LIST = "abstractNum", "num"
IDS = {ABSTRACT: f"{WORD}abstractNumId", LIST: f"{WORD}numId"}
ROOT = re.compile(rb"<w:numbering\b[^>]*>")
OPENING = re.compile(rb'<w:(abstractNum|num)\s(?:[^>]*?\s)?w:(?:abstractNumId|numId)="([^"]*)"[^>]*>')
Key = tuple[str, str]


class Definitions:
    """The elements of one file; `data` is the part, None where the file has no such part."""

    def __init__(self, data: bytes | None) -> None:
        self._data = data or b""
        self._places: dict[Key, tuple[int, int]] = {}
        self._nodes: dict[Key, etree._Element] = {}
        refuse_entities(self._data, NAME)
        root = ROOT.search(self._data)
        self._root = root.group() if root is not None else b""
        for opening in OPENING.finditer(self._data) if root is not None else ():
            self._places[opening[1].decode(), opening[2].decode("utf-8", "replace")] = opening.span()
        if data is not None and not self._places:
            self._take_whole(data)

    def node(self, kind: str, number_id: str) -> etree._Element | None:
        """The definition of a list (num) or of what lists share (abstractNum), None where there is none of this id."""
        key = kind, number_id
        if key not in self._nodes and key in self._places:
            start, end = self._places[key]
            if self._data[end - 2 : end] != b"/>":
                closing = f"</w:{kind}>".encode()
                end = self._data.find(closing, end) + len(closing)
            self._nodes[key] = parse_xml(self._root + self._data[start:end] + b"</w:numbering>", NAME)[0]
        return self._nodes.get(key)

    def _take_whole(self, data: bytes) -> None:
        """Parse a part at once that is not written as usual: in UTF-16, with another prefix or with single quotes."""
        for node in parse_xml(data, NAME):
            kind = etree.QName(node).localname
            if kind in IDS:
                self._nodes[kind, node.get(IDS[kind]) or ""] = node
