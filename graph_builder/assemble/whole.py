"""Turn a plan into a graph: nodes with stable ids, edges with the words they rest on."""

from __future__ import annotations

from collections.abc import Iterable

from ..graph import Graph
from ..model import Plan
from .drawing import Drawing
from .frame import draw_document, draw_findings, draw_sections, draw_task
from .units import UnitRecord, draw_answers, draw_units
from .words import draw_parts, draw_words


def assemble(
    plan: Plan,
    units: Iterable[UnitRecord] = (),
    parts: Iterable[tuple[str, str]] = (),
    *,
    reader: str = "",
) -> Graph:
    """The graph this plan supports, sorted by kind and id.

    `parts` are pairs of theme names (member, whole). A pair enters where the plan names one of them; the store draws
    the edge once both are there. `reader` is the fingerprint of what read the plan.
    """
    drawing = Drawing(plan)
    draw_document(drawing, reader)
    draw_sections(drawing)
    for rank, task in enumerate(plan.tasks, start=1):
        draw_task(drawing, rank, task)
    for task in plan.tasks:
        draw_words(drawing, task)
        draw_answers(drawing, task)
    draw_units(drawing, units)
    draw_parts(drawing, parts)
    draw_findings(drawing, plan.findings)
    return drawing.graph()
