"""The definitions of numbering.xml by id, each looked into only when it is asked for: the part holds dozens."""

from __future__ import annotations

import re

# What several lists share, and a list.
ABSTRACT, LIST = "abstractNum", "num"
OPENING = re.compile(r'<w:(abstractNum|num)\s(?:[^<>]*?\s)?w:(?:abstractNumId|numId)="([^"]*)"[^<>]*>')


class Definitions:
    """The elements of one file, by kind and id; `markup` is that of the part, '' where the file has no such part."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._places = {(opening[1], opening[2]): opening.span() for opening in OPENING.finditer(markup)}

    def find(self, kind: str, number_id: str) -> str | None:
        """The markup of a definition, None where there is none of this id."""
        place = self._places.get((kind, number_id))
        if place is None:
            return None
        start, end = place
        return self._markup[start:end] if self._markup[end - 2] == "/" else self._markup[start : self._end(kind, end)]

    def _end(self, kind: str, start: int) -> int:
        end = self._markup.find(f"</w:{kind}>", start)
        return end if end >= 0 else len(self._markup)
