"""Where the numbers of a plan skip or repeat."""

from __future__ import annotations

from ..model import Finding, Span
from .tree import Node

_COUNTED = frozenset({"section", "task", "preamble"})


def numbering_findings(root: Node) -> list[Finding]:
    """A finding for every heading, task or requirement whose number is neither the next one nor a fresh start."""
    found: list[Finding] = []
    _check(root, {}, found)
    return found


def _check(node: Node, last: dict[tuple[int, str], int], found: list[Finding]) -> None:
    here: dict[str, int] = {}
    for child in node.children:
        label = child.label
        if label is not None and label.number and child.verdict in _COUNTED:
            key = (child.depth, child.kind)
            before = here.get(child.kind)
            number = label.number
            if number != (before or 0) + 1:
                past = last.get(key, 0) if before is None else before
                if before is not None or number != past + 1:
                    found.append(_finding(label.text, number, past, label.span))
            here[child.kind] = last[key] = number
        if child.children:
            _check(child, last, found)


def _finding(shown: str, number: int, before: int, span: Span) -> Finding:
    kind = "numbering-repeat" if number <= before else "numbering-gap"
    return Finding("info", kind, f"number {shown} follows {before}", span)
