"""A picture as values: what is drawn, and the words each mark rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush


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
    """The picture with at most `limit` nodes: the densest part stays, the others are counted in `left_out`.

    The least connected node goes first, again and again, each time by the edges that are left (as k-cores are found:
    Seidman 1983, "Network structure and minimum degree"), so that what stays hangs together.
    """
    if len(picture.marks) <= limit:
        return picture
    gone = _peeled(picture, len(picture.marks) - limit)
    left_out = dict(picture.left_out)
    for mark in picture.marks:
        if mark.id in gone:
            left_out[mark.kind] = left_out.get(mark.kind, 0) + 1
    return Picture(
        title=picture.title,
        marks=tuple(mark for mark in picture.marks if mark.id not in gone),
        lines=tuple(line for line in picture.lines if line.source not in gone and line.target not in gone),
        left_out=dict(sorted(left_out.items())),
    )


def _peeled(picture: Picture, count: int) -> set[str]:
    """The nodes that go first; of two with as many edges the one with the later id."""
    neighbours: dict[str, set[str]] = {mark.id: set() for mark in picture.marks}
    for line in picture.lines:
        neighbours[line.source].add(line.target)
        neighbours[line.target].add(line.source)
    order = {node: place for place, node in enumerate(sorted(neighbours))}
    waiting = [(len(near), -order[node], node) for node, near in neighbours.items()]
    heapify(waiting)
    gone: set[str] = set()
    while len(gone) < count:
        degree, _, node = heappop(waiting)
        if node in gone or degree != len(neighbours[node]):
            continue
        gone.add(node)
        for near in neighbours[node]:
            neighbours[near].discard(node)
            heappush(waiting, (len(neighbours[near]), -order[near], near))
    return gone
