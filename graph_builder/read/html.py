"""HTML pages: the document's own body, its paragraphs and tables, and what the page says of it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from .compose import AROUND, Composer
from .content import Content, Unreadable
from .decode import Decoded, decode, known_encoding
from .html_body import find_body
from .html_depth import check_depth
from .html_list import OrderedList, opened_list
from .html_space import fold
from .html_table import is_layout, read_grid
from .html_tokens import Token, markup_of, tokens_of, unescaped
from .lines import LABEL
from .page_meta import page_meta
from .page_rules import page_rules

HEADINGS = {f"h{level}": level for level in range(1, 7)}
GROUPING = {"address", "article", "aside", "blockquote", "body", "center", "div", "figcaption", "figure", "fieldset"}
SECTIONS = {"footer", "header", "html", "main", "p", "section", "ucapcontent"}
LISTS = {"dd", "dl", "dt", "li", "menu", "ol", "ul"}
TABLE_PARTS = {"tbody", "td", "tfoot", "th", "thead", "tr"}
BLOCKS = GROUPING | SECTIONS | LISTS | TABLE_PARTS | set(HEADINGS)
# All tags that end a paragraph; whatever is not among them stands within a line.
EDGES = frozenset({"br", "hr", "pre", "table", *BLOCKS, *(f"/{name}" for name in BLOCKS)})
# Tables that arrange the page may stand in one another so many times; below that the text is taken without its table.
MOST_TABLES = 60
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


def read_html(data: bytes, *, encoding: str | None = None) -> Content:
    """The paragraphs and tables of a page's body; raises Unreadable for a page without text."""
    decoded = decode_page(data, encoding)
    check_depth(data, decoded.text)
    tree = LexborHTMLParser(decoded.text)
    rules = page_rules()
    for node in tree.css(rules.noise):
        node.decompose()
    walk = Walk()
    meta = page_meta(tree, rules)
    for node in find_body(tree, rules):
        walk.read(markup_of(node))
    content = walk.composer.content(encoding=decoded.encoding, meta=meta, findings=decoded.findings)
    if not content.blocks:
        raise Unreadable("an HTML page without text")
    return content


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
    """Goes through the markup of a page's body and hands its paragraphs and tables to the composer."""

    def __init__(self) -> None:
        self.composer = Composer()
        self._inline: list[str] = []
        self._heading = 0
        self._outer: list[int] = []
        self._lists: list[OrderedList | None] = []
        self._label = ""

    def read(self, markup: str) -> None:
        """Take what stands in an element, given with its own tags: of these only those of a list say anything."""
        tokens = tokens_of(markup)
        self._blocks(tokens if tokens[0][1] in ("ol", "ul") else tokens[1:], 0)
        self._flush()

    def _blocks(self, tokens: list[Token], depth: int) -> None:
        """Take the paragraphs and tables of some tokens in order."""
        place, end = 0, len(tokens)
        inline = self._inline
        while place < end:
            text, tag, attributes = tokens[place]
            place += 1
            if text:
                inline.append(text)
            if tag not in EDGES or tag is None:
                continue
            if inline:
                self._flush()
            if tag == "table" and depth < MOST_TABLES:
                place = self._table(tokens, place, depth)
            elif tag == "pre":
                place = self._preformatted(tokens, place)
            else:
                self._edge(tag, attributes)

    def _flush(self) -> None:
        """End the current paragraph."""
        text = unescaped("".join(self._inline))
        self._inline.clear()
        if not text or text.isspace():
            return
        text = fold(text)
        if self._label:
            # Many pages number their items by hand too, and hide the list's numbers in a style sheet.
            text = text if LABEL.match(text) else self._label + text.lstrip(AROUND)
            self._label = ""
        self.composer.paragraph(text, self._heading)

    def _edge(self, tag: str, attributes: str) -> None:
        """What the beginning or end of a block changes for the paragraphs behind it."""
        if tag == "li":
            holder = self._lists[-1] if self._lists else None
            self._label = holder.label(attributes) if holder is not None else ""
        elif tag in ("ol", "ul", "menu"):
            self._lists.append(opened_list(attributes) if tag == "ol" else None)
        elif tag in ("/ol", "/ul", "/menu") and self._lists:
            self._lists.pop()
        elif tag in HEADINGS:
            self._outer.append(self._heading)
            self._heading = HEADINGS[tag]
        elif tag[1:] in HEADINGS and self._outer:
            self._heading = self._outer.pop()

    def _preformatted(self, tokens: list[Token], place: int) -> int:
        """Take each line of an element that keeps its line breaks; where it ends."""
        end = end_of("pre", tokens, place)
        for line in unescaped("".join([text for text, _, _ in tokens[place:end]])).splitlines():
            self.composer.paragraph(line, self._heading)
        return end

    def _table(self, tokens: list[Token], place: int, depth: int) -> int:
        """Take a table, or what stands in one that only arranges the page; where it ends."""
        end = end_of("table", tokens, place)
        inside = tokens[place:end]
        cells = read_grid(inside)
        is_nested = depth > 0 or any(found == "table" for _, found, _ in inside)
        if is_layout(cells, is_nested=is_nested):
            self._blocks(inside, depth + 1)
            self._flush()
        else:
            self.composer.table(cells)
        return end


def end_of(tag: str, tokens: list[Token], place: int) -> int:
    """The place behind the tag that closes an element whose content begins at this place."""
    closing = f"/{tag}"
    depth = 1
    for end in range(place, len(tokens)):
        found = tokens[end][1]
        if found == tag:
            depth += 1
        elif found == closing:
            depth -= 1
            if not depth:
                return end + 1
    return len(tokens)
