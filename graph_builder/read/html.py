"""HTML pages: the document's own body, its paragraphs and tables, and what the page says of it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .compose import AROUND, Composer
from .content import Content, Unreadable
from .decode import Decoded, decode, known_encoding
from .html_body import find_body
from .html_list import ListNumbers
from .html_space import fold
from .html_table import is_layout, read_grid
from .lines import LABEL
from .page_meta import page_meta
from .page_rules import page_rules

HEADINGS = {f"h{level}": level for level in range(1, 7)}
GROUPING = {"address", "article", "aside", "blockquote", "body", "center", "div", "figcaption", "figure", "fieldset"}
SECTIONS = {"footer", "header", "hr", "html", "main", "p", "pre", "section", "ucapcontent"}
LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
TABLE_PARTS = {"tbody", "td", "tfoot", "th", "thead", "tr"}
BLOCKS = frozenset(GROUPING | SECTIONS | LISTS | TABLE_PARTS | set(HEADINGS))
# Deeper nesting than any page has; below it the text is taken without its structure.
DEEPEST = 200
# The parser's time grows with the square of the depth: 0.2 s here, minutes at a hundred times as much.
DEEPEST_PAGE = 5_000
TAG = re.compile(r"<(/?)(?!(?:p|li|br|img|hr|meta|link|input|col|td|th|tr|dt|dd|option)\b)[a-zA-Z]")
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


def read_html(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of a page's body; raises Unreadable for a page without text."""
    decoded = decode_page(data, encoding)
    if nesting(decoded.text) > DEEPEST_PAGE:
        raise Unreadable(f"an HTML page that nests its elements more than {DEEPEST_PAGE} deep")
    tree = LexborHTMLParser(decoded.text)
    rules = page_rules()
    for node in tree.css(rules.noise):
        node.decompose()
    walk = Walk()
    meta = page_meta(tree, rules)
    for node in find_body(tree, rules):
        walk.block(node, 0)
        walk.flush()
    content = walk.composer.content(encoding=decoded.encoding, meta=meta, findings=decoded.findings)
    if not content.blocks:
        raise Unreadable("an HTML page without text")
    return content


def nesting(page: str) -> int:
    """How deep the elements of a page may be nested at most: its tags counted up and down."""
    if page.count("<") <= DEEPEST_PAGE:
        return 0
    depth = deepest = 0
    for match in TAG.finditer(page):
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        deepest = max(deepest, depth)
    return deepest


def decode_page(data: bytes, encoding: str | None) -> Decoded:
    """The text of a page. Its label counts only for sets detection cannot tell: many labelled gb2312 are UTF-8."""
    label = CHARSET.search(data[:4096])
    if encoding is None and label and b"\0" not in data[:64]:
        named = known_encoding_or_none(label.group(1).decode("ascii"))
        if named and named not in {"utf-8", "gb18030", "ascii", "iso8859-1"}:
            return decode(data, named)
    return decode(data, encoding)


def known_encoding_or_none(name: str) -> str | None:
    """The codec a page names, or None where no such codec exists (the page is then read as if it named none)."""
    from ..errors import UsageError

    try:
        return known_encoding(name)
    except UsageError:
        return None


class Walk:
    """Walks a page's body and hands its paragraphs and tables to the composer."""

    def __init__(self) -> None:
        self.composer = Composer()
        self._inline: list[str] = []
        self._heading = 0
        self._numbers = ListNumbers()
        self._label = ""

    def block(self, node: LexborNode, depth: int) -> None:
        """Take all children of a node in order."""
        child = node.first_child
        while child is not None:
            self._take(child, depth)
            child = child.next

    def flush(self) -> None:
        """End the current paragraph."""
        if self._inline and not all(part.isspace() for part in self._inline):
            text = fold("".join(self._inline))
            # Many pages number their items by hand too, and hide the list's numbers in a style sheet.
            label = "" if LABEL.match(text) else self._label
            self.composer.paragraph(label + text.lstrip(AROUND) if label else text, self._heading)
            self._label = ""
        self._inline.clear()

    def _take(self, node: LexborNode, depth: int) -> None:
        tag = node.tag
        if tag == "-text":
            self._inline.append(node.text_content or "")
        elif tag == "br":
            self.flush()
        elif depth > DEEPEST:
            self._inline.append(node.text())
        elif tag == "table":
            self.flush()
            self._table(node, depth)
        elif tag in BLOCKS:
            self._block_element(node, tag, depth)
        elif tag not in ("-comment", None):
            self.block(node, depth + 1)

    def _block_element(self, node: LexborNode, tag: str, depth: int) -> None:
        self.flush()
        outer = self._heading
        self._heading = HEADINGS.get(tag, outer)
        if tag == "li":
            self._label = self._numbers.label(node)
        if tag == "pre":
            self._preformatted(node)
        else:
            self.block(node, depth + 1)
        self.flush()
        self._heading = outer

    def _preformatted(self, node: LexborNode) -> None:
        for line in node.text().splitlines():
            self.composer.paragraph(line, self._heading)

    def _table(self, node: LexborNode, depth: int) -> None:
        cells = read_grid(node)
        if is_layout(node, cells):
            self.block(node, depth + 1)
            self.flush()
        else:
            self.composer.table(cells)
