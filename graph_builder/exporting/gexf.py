"""GEXF 1.2, Gephi's own format; networkx reads it too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO
from xml.sax.saxutils import quoteattr

from ..graph import Edge, Node, Value
from ..schema import Schema
from .columns import cell, columns, xml_text

_TYPES = {"text": "string", "integer": "long", "number": "double", "flag": "boolean"}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    '  <graph mode="static" defaultedgetype="directed">\n'
)


def write_gexf(file: IO[str], nodes: Iterable[Node], edges: Iterable[Edge], schema: Schema) -> None:
    """Write nodes and edges; `type` holds the label of a node and the type of an edge."""
    of_nodes = {"type": "text", **columns(schema.nodes.values())}
    of_edges = {"type": "text", **columns(kind for kind in schema.edges.values() if not kind.internal)}
    file.write(_HEAD)
    for element, found in (("node", of_nodes), ("edge", of_edges)):
        file.write(f'    <attributes class="{element}" mode="static">\n')
        for name, type_ in found.items():
            title = "label_in_text" if name == "label" else name  # `label` is what GEXF itself calls a caption
            file.write(f'      <attribute id="{element}-{name}" title="{title}" type="{_TYPES[type_]}"/>\n')
        file.write("    </attributes>\n")
    file.write("    <nodes>\n")
    for node in nodes:
        name = xml_text(node.properties.get("name", node.id))
        file.write(f"      <node id={quoteattr(xml_text(node.id))} label={quoteattr(name)}>")
        _values(file, "node", {"type": node.label, **node.properties})
        file.write("</node>\n")
    file.write("    </nodes>\n    <edges>\n")
    for number, edge in enumerate(edges):
        ends = f"source={quoteattr(xml_text(edge.source))} target={quoteattr(xml_text(edge.target))}"
        file.write(f'      <edge id="{number}" {ends} label="{edge.type}">')
        _values(file, "edge", {"type": edge.type, **edge.properties})
        file.write("</edge>\n")
    file.write("    </edges>\n  </graph>\n</gexf>\n")


def _values(file: IO[str], element: str, properties: Mapping[str, Value]) -> None:
    file.write("<attvalues>")
    for name, value in properties.items():
        file.write(f'<attvalue for="{element}-{name}" value={quoteattr(xml_text(cell(value)))}/>')
    file.write("</attvalues>")
