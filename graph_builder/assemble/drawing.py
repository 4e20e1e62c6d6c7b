"""The graph while it is drawn: nodes and edges by what tells them apart, and the words they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..graph import Edge, Graph, Node, Value
from ..model import Plan, Span

_REGION_LESS = "全国"


@dataclass(slots=True)
class Drawing:
    """A plan and the graph it gives so far. Of two edges that say the same the first stands: it is earlier in the text.

    `forms` holds, for each unit, the forms under which the plan names it.
    """

    plan: Plan
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, ...], Edge] = field(default_factory=dict)
    ranks: Counter[tuple[str, str]] = field(default_factory=Counter)
    forms: dict[str, set[str]] = field(default_factory=dict)

    def graph(self) -> Graph:
        nodes = sorted(self.nodes.values(), key=lambda node: (node.label, node.id))
        return Graph(self.id, tuple(nodes), tuple(edge for _key, edge in sorted(self.edges.items())))

    def node(self, label: str, node_id: str, properties: Mapping[str, Value]) -> None:
        self.nodes.setdefault(node_id, Node(label, node_id, properties))

    def edge(
        self,
        type_: str,
        source_label: str,
        source: str,
        target_label: str,
        target: str,
        properties: Mapping[str, Value],
        apart: str = "",
    ) -> None:
        """Draw an edge; `apart` tells two of one type between the same nodes apart."""
        key = (type_, source, target, apart)
        held = self.edges.get(key)
        if held is None:
            self.edges[key] = Edge(type_, source_label, source, target_label, target, properties)
        elif "times" in properties:
            times = held.properties["times"]
            assert isinstance(times, int)
            quoted = {"quoted": held.properties["quoted"] or properties["quoted"]} if "quoted" in properties else {}
            merged = {**held.properties, **quoted, "times": times + 1}
            self.edges[key] = Edge(type_, source_label, source, target_label, target, merged)

    def said(self, span: Span, rule: str) -> dict[str, Value]:
        quote = self.plan.text[span.start : span.end]
        return {"document": self.id, "start": span.start, "end": span.end, "quote": quote, "rule": rule}

    def next_rank(self, type_: str, holder: str) -> int:
        self.ranks[type_, holder] += 1
        return self.ranks[type_, holder]

    def year(self) -> dict[str, Value]:
        year = self.plan.document.year
        return {} if year is None else {"year": year}

    @property
    def id(self) -> str:
        return self.plan.document.id

    @property
    def path(self) -> str:
        """The document's id without its kind: what the ids of its parts begin with."""
        return self.id.removeprefix("doc:")

    @property
    def region(self) -> str:
        return self.plan.document.region or _REGION_LESS
