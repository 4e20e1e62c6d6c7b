"""What a page says of its document: meta elements, labelled particulars, its heading, its title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from .compose import AROUND
from .html_body import selectors_of
from .page_rules import BRACKETS, PageRules

# The site's own name behind the document's. Matches " - 某某区人民政府" and "_某某网", not the dash of 2021-2025年.
SITE = re.compile(r" ?(?:[_|｜]| [-–—]{1,3} ).*$")
SPACES = re.compile(r"[\s\u3000]+")
# A particular is short; a longer line is prose that happens to begin with such a word.
LONGEST_VALUE = 60
LONGEST_LINE = 100
# How far behind the beginning of a label its value may end, blank lines between them included.
LONGEST_STRETCH = 1_000
LONGEST_TITLE = 200


def page_meta(tree: LexborHTMLParser, rules: PageRules) -> dict[str, str]:
    """The keys title, date, issuer, number, as far as the page gives them and as it writes them."""
    elements = _meta_elements(tree)
    found: dict[str, str] = {}
    for name, key in rules.meta.items():
        if name in elements:
            found.setdefault(key, elements[name])
    for key, value in _labelled(tree, rules):
        found.setdefault(key, value)
    title = found.get("title") or _heading(tree, rules) or elements.get("og:title") or _page_title(tree)
    if title:
        found["title"] = title
    return {key: found[key] for key in sorted(found)}


def _meta_elements(tree: LexborHTMLParser) -> dict[str, str]:
    values: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = (attributes.get("name") or attributes.get("property") or "").strip().lower()
        value = SPACES.sub(" ", attributes.get("content") or "").strip()
        if value:
            values.setdefault(name, value)
    return values


def _labelled(tree: LexborHTMLParser, rules: PageRules) -> Iterator[tuple[str, str]]:
    """Particulars shown beside the document: `发文字号：某政办〔2023〕5号`, or the value in the next element."""
    text = tree.body.text(separator="\n") if tree.body else ""
    for start in rules.label_start.finditer(text):
        line, _, below = text[start.end() : start.end() + LONGEST_STRETCH].partition("\n")
        label, colon, value = line[:LONGEST_LINE].replace("：", ":").partition(":")
        # A long line without a colon is prose; a short one may be the first cell of a row.
        is_label = colon or len(line.rstrip(AROUND)) < 10
        key = rules.labels.get(SPACES.sub("", label).strip(BRACKETS)) if is_label else None
        value = value.strip(AROUND) or below.lstrip(AROUND).partition("\n")[0].rstrip(AROUND)
        if key and len(value) <= LONGEST_VALUE:
            yield key, value


def _heading(tree: LexborHTMLParser, rules: PageRules) -> str:
    """The heading a site shows over the document, by the containers it uses for it."""
    nodes = [node for node in tree.css(rules.title_probe) if not set(rules.title).isdisjoint(selectors_of(node))]
    texts = [SPACES.sub(" ", node.text()).strip() for node in nodes]
    return next((text for text in texts if 0 < len(text) <= LONGEST_TITLE), "")


def _page_title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return SITE.sub("", SPACES.sub(" ", node.text()).strip()) if node else ""
