"""Whether the units that close the last of a task's details answer for the whole task."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .labels import DETAIL_KINDS
from .tree import Node


def lift(root: Node, nodes: Sequence[Node]) -> bool:
    """Give units that close the last of a task's details to the task, and say whether there were any.

    Where no list of this kind in the plan names units before its end, the units are not the last item's own.
    """
    heads = [node for node in nodes if len(node.children) > 1 and not node.is_answered]
    lists = [(node, items) for node in heads if len(items := items_of(node)) > 1]
    candidates = [(node, items) for node, items in lists if node is not root and _is_liftable(items)]
    if not candidates:
        return False
    inner = {(node.depth, items[0].kind) for node, items in lists if _are_answered(items[:-1])}
    counts = Counter((node.depth, items[0].kind) for node, items in candidates)
    has_lifted = False
    for node, items in candidates:
        key = (node.depth, items[0].kind)
        is_detail = items[0].kind in DETAIL_KINDS
        if not is_detail and (key in inner or (counts[key] < 2 and not _closes_by_role_line(items[-1]))):
            continue
        node.lifted += items[-1].answers()
        node.written = None
        has_lifted = True
    return has_lifted


def items_of(node: Node) -> list[Node]:
    """The numbered items below a node."""
    return [child for child in node.children if child.kind not in ("table", "stretch")]


def _is_liftable(items: list[Node]) -> bool:
    last = items[-1]
    if items[0].is_answered or not last.is_answered or last.is_answered_below or _are_answered(items[:-1]):
        return False
    return len({item.kind for item in items}) == 1


def _are_answered(items: Sequence[Node]) -> bool:
    return any(item.is_answered or item.is_answered_below for item in items)


def _closes_by_role_line(node: Node) -> bool:
    return bool(node.paragraphs) and node.paragraphs[-1].is_role
