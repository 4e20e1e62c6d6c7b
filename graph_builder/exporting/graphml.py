"""GraphML, as networkx, Gephi, yEd and Cytoscape read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from ..graph import Edge, Node, Value
from ..schema import Schema
from .columns import cell, columns, xml_text

_TYPES = {"text": "string", "integer": "long", "number": "double", "flag": "boolean"}
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def write_graphml(file: IO[str], nodes: Iterable[Node], edges: Iterable[Edge], schema: Schema) -> None:
    """Write nodes and edges; `type` holds the label of a node and the type of an edge."""
    of_nodes = {"type": "text", **columns(schema.nodes.values())}
    of_edges = {"type": "text", **columns(kind for kind in schema.edges.values() if not kind.internal)}
    file.write(_HEAD)
    for element, found in (("node", of_nodes), ("edge", of_edges)):
        for name, type_ in found.items():
            file.write(
                f'  <key id="{element}-{name}" for="{element}" attr.name="{name}" attr.type="{_TYPES[type_]}"/>\n'
            )
    file.write('  <graph id="govplan" edgedefault="directed">\n')
    for node in nodes:
        file.write(f"    <node id={quoteattr(xml_text(node.id))}>")
        _data(file, "node", {"type": node.label, **node.properties})
        file.write("</node>\n")
    for number, edge in enumerate(edges):
        ends = f"source={quoteattr(xml_text(edge.source))} target={quoteattr(xml_text(edge.target))}"
        file.write(f'    <edge id="e{number}" {ends}>')
        _data(file, "edge", {"type": edge.type, **edge.properties})
        file.write("</edge>\n")
    file.write("  </graph>\n</graphml>\n")


def _data(file: IO[str], element: str, properties: Mapping[str, Value]) -> None:
    for name, value in properties.items():
        file.write(f'<data key="{element}-{name}">{escape(xml_text(cell(value)))}</data>')
