"""A picture as values: what is drawn, and the words each mark rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A node of a picture. `note` is a line about it (full name, kind); `text` its words and `start` their offset."""

    id: str
    kind: str
    name: str
    note: str = ""
    text: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """An edge of a picture, with the quote it rests on and its offsets in the document's text (-1: none)."""

    source: str
    target: str
    type: str
    role: str = ""
    basis: str = ""
    quote: str = ""
    document: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes and edges to draw. `left_out` counts what the limit kept from being drawn, by kind."""

    title: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)


def cut(picture: Picture, limit: int) -> Picture:
    """The picture with at most `limit` nodes: the best connected ones stay, the others are counted in `left_out`."""
    if len(picture.marks) <= limit:
        return picture
    degree: dict[str, int] = {}
    for line in picture.lines:
        degree[line.source] = degree.get(line.source, 0) + 1
        degree[line.target] = degree.get(line.target, 0) + 1
    ranked = sorted(picture.marks, key=lambda mark: (-degree.get(mark.id, 0), mark.id))
    kept = {mark.id for mark in ranked[:limit]}
    left_out = dict(picture.left_out)
    for mark in ranked[limit:]:
        left_out[mark.kind] = left_out.get(mark.kind, 0) + 1
    return Picture(
        title=picture.title,
        marks=tuple(mark for mark in picture.marks if mark.id in kept),
        lines=tuple(line for line in picture.lines if line.source in kept and line.target in kept),
        left_out=dict(sorted(left_out.items())),
    )
