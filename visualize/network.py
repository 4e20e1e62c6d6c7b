"""A picture as a pyvis network: every node placed, physics off."""

from __future__ import annotations

from typing import Any

from .layout import place
from .picture import Line, Mark, Picture
from .theme import Style, Theme

# A label longer than this is cut in the picture; the panel shows it whole.
_LABEL = 14


def draw(picture: Picture, theme: Theme) -> Any:
    """A pyvis Network of the picture. Edges are filled in directly: pyvis's add_edge looks through all edges."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    positions = place([mark.id for mark in picture.marks], [(line.source, line.target) for line in picture.lines])
    network.nodes = [_node(mark, position, theme) for mark, position in zip(picture.marks, positions, strict=True)]
    network.edges = [_edge(number, line, theme) for number, line in enumerate(picture.lines)]
    return network


def _node(mark: Mark, position: tuple[int, int], theme: Theme) -> dict[str, Any]:
    style = theme.kinds.get(mark.kind, Style(caption=mark.kind))
    return {
        "id": mark.id,
        "label": _short(mark.name),
        "shape": style.shape,
        "size": style.size,
        "color": style.colour,
        "font": {"size": style.font},
        "x": position[0],
        "y": position[1],
        "group": mark.kind,
    }


def _edge(number: int, line: Line, theme: Theme) -> dict[str, Any]:
    style = theme.edges.get(line.type, Style(caption=line.type))
    role = theme.roles.get(line.role, Style(caption="", width=1))
    return {
        "id": f"e{number}",
        "from": line.source,
        "to": line.target,
        "color": style.colour,
        "width": role.width,
        "dashes": role.dashes,
    }


def _short(name: str) -> str:
    return name if len(name) <= _LABEL else name[: _LABEL - 1] + "…"
