"""Where a page's document stands: by the containers government sites use, else by where most of the text is."""

from __future__ import annotations

from collections.abc import Set

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .page_rules import PageRules

# A container with less text than this is a caption or a stub, unless it holds most of the page.
LEAST_TEXT = 120
LEAST_SHARE = 0.3
DOMINANT = 0.8
CONTAINERS = frozenset({"article", "center", "div", "main", "section"})
DEEPEST = 60


def find_body(tree: LexborHTMLParser, rules: PageRules) -> list[LexborNode]:
    """The elements that hold the document, outermost ones only, in page order; empty for a page without a body."""
    page = tree.body or tree.root
    if page is None:
        return []
    return _by_container(tree, rules, len(page.text())) or [_by_density(page)]


def _by_container(tree: LexborHTMLParser, rules: PageRules, page_length: int) -> list[LexborNode]:
    found: dict[int, list[LexborNode]] = {}
    ranks = {selector: rank for rank, selector in enumerate(rules.body)}
    for node in tree.css(rules.body_probe):
        if (rank := _rank(node, ranks)) is not None:
            found.setdefault(rank, []).append(node)
    for rank in sorted(found):
        nodes = _outermost(found[rank])
        length = sum(_text_length(node) for node in nodes)
        if length >= LEAST_SHARE * page_length or length >= LEAST_TEXT:
            return nodes
    return []


def _rank(node: LexborNode, ranks: dict[str, int]) -> int | None:
    return min([ranks[name] for name in selectors_of(node) if name in ranks], default=None)


def selectors_of(node: LexborNode) -> list[str]:
    """The simple selectors an element fits: its tag, #id and .class."""
    attributes = node.attributes
    return [
        node.tag or "",
        f"#{attributes.get('id')}",
        *(f".{word}" for word in (attributes.get("class") or "").split()),
    ]


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """Those not inside another one of the list: sites nest an editor's box in an editor's box."""
    # A box that fits two selectors is found twice.
    unique = {node.mem_id: node for node in nodes}
    return [node for node in unique.values() if not _has_parent_in(node, unique.keys())]


def _has_parent_in(node: LexborNode, ids: Set[int]) -> bool:
    parent = node.parent
    for _ in range(DEEPEST):
        if parent is None:
            return False
        if parent.mem_id in ids:
            return True
        parent = parent.parent
    return False


def _by_density(page: LexborNode) -> LexborNode:
    """Go down while one child holds nearly all of the text that is no link."""
    node = page
    for _ in range(DEEPEST):
        whole = _text_length(node)
        child = node.first_child
        while child is not None and (child.tag in ("-text", "-comment") or _text_length(child) < DOMINANT * whole):
            child = child.next
        if child is None or child.tag not in CONTAINERS:
            return node
        node = child
    return node


def _text_length(node: LexborNode) -> int:
    """Characters of text, without what stands in links: a navigation is all links."""
    return len(node.text()) - sum(len(link.text()) for link in node.css("a"))
