"""Where the numbers of a plan skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Finding, Span
from .tree import Node


def numbering_findings(root: Node) -> list[Finding]:
    """A finding for every heading, task or requirement whose number is neither the next one nor a fresh start."""
    last: dict[tuple[int, str], int] = {}
    return list(_check(root, last))


def _check(node: Node, last: dict[tuple[int, str], int]) -> Iterator[Finding]:
    here: dict[str, int] = {}
    for child in node.children:
        label = child.label
        if label is not None and label.number and child.verdict in ("section", "task", "preamble"):
            key = (child.depth, child.kind)
            before = here.get(child.kind)
            allowed = {before + 1} if before is not None else {1, last.get(key, 0) + 1}
            if label.number not in allowed:
                yield _finding(label.text, label.number, before if before is not None else last.get(key, 0), label.span)
            here[child.kind] = last[key] = label.number
        yield from _check(child, last)


def _finding(shown: str, number: int, before: int, span: Span) -> Finding:
    kind = "numbering-repeat" if number <= before else "numbering-gap"
    return Finding("info", kind, f"number {shown} follows {before}", span)
