"""A network as one self-contained HTML page: scripts and styles inside, every text escaped."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from .picture import Line, Mark, Picture
from .theme import Theme

_VIS = "lib/vis-9.1.2/vis-network.min.js"
_POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"


def render(picture: Picture, network: Any, theme: Theme) -> str:
    """The page of a drawn picture. It opens from a file, without a network: nothing outside of it is named."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(loader=PackageLoader("visualize"), autoescape=True)
    return environment.get_template("network.html").render(
        picture=picture,
        captions=theme.captions,
        language={"zh": "zh-CN"}.get(theme.language, theme.language),
        legend=_legend(picture, theme),
        data=_script_json(_data(picture, network, theme)),
        vis=_read(files("pyvis").joinpath(_VIS)),
        script=_read(files("visualize").joinpath("assets/network.js")),
        style=_read(files("visualize").joinpath("assets/network.css")),
        policy=_POLICY,
    )


def _legend(picture: Picture, theme: Theme) -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    for mark in picture.marks:
        counts[mark.kind] = counts.get(mark.kind, 0) + 1
    return [
        {"kind": kind, "caption": style.caption, "colour": style.colour, "shape": style.shape, "count": counts[kind]}
        for kind, style in theme.kinds.items()
        if kind in counts
    ]


def _data(picture: Picture, network: Any, theme: Theme) -> dict[str, Any]:
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "marks": {mark.id: _mark(mark) for mark in picture.marks},
        "lines": [_line(line, theme) for line in picture.lines],
        "kinds": {kind: style.caption for kind, style in theme.kinds.items()},
        "captions": dict(theme.captions),
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"kind": mark.kind, "name": mark.name, "note": mark.note, "text": mark.text, "start": mark.start}


def _line(line: Line, theme: Theme) -> dict[str, Any]:
    edge, role, basis = theme.edges.get(line.type), theme.roles.get(line.role), theme.bases.get(line.basis)
    return {
        "source": line.source,
        "target": line.target,
        "type": edge.caption if edge else line.type,
        "role": role.caption if role else line.role,
        "basis": basis.caption if basis else line.basis,
        "quote": line.quote,
        "document": line.document,
        "start": line.start,
        "end": line.end,
    }


def _script_json(data: dict[str, Any]) -> str:
    """JSON that may stand inside a script element: no <, > or & of the data ends it or opens a comment."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _read(file: Traversable) -> str:
    # A library's own text cannot end the script element early either.
    return file.read_text(encoding="utf-8").replace("</script", "<\\/script")
