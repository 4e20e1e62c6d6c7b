"""The text of a Word paragraph: runs, line breaks, fields and links; insertions in, deletions out."""

from __future__ import annotations

from lxml import etree

from .xml_part import WORD

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
PARAGRAPH = f"{WORD}p"
PROPERTIES = f"{WORD}pPr"
TEXT = f"{WORD}t"
RUN = f"{WORD}r"
RUN_PROPERTIES = f"{WORD}rPr"
TEXT_BOX = f"{WORD}txbxContent"
ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
SIGNS = {
    f"{WORD}tab": "\t",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}
BREAK = f"{WORD}br"
SYMBOL = f"{WORD}sym"
# Deleted text, field codes, notes; paragraph properties hold no text.
NO_TEXT = ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "rt")
LEFT_OUT = frozenset(f"{WORD}{name}" for name in NO_TEXT)
# Elements that are more than plain runs of text; most paragraphs hold none.
DELETED = f"{WORD}del"
SPECIAL = (*SIGNS, BREAK, SYMBOL, TEXT_BOX, ALTERNATIVES, f"{MATH}t", f"{WORD}vanish", DELETED)
SPECIAL += tuple(f"{WORD}{name}" for name in ("moveFrom", "rt", "sdtPr"))
# Containers that only wrap what they hold; a deletion (w:del) is left out with all it holds.
WRAPPERS = frozenset(f"{WORD}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
CELL, TABLE = f"{WORD}tc", f"{WORD}tbl"
CONTAINERS = frozenset({*WRAPPERS, TABLE})
ENDS = frozenset({PARAGRAPH, PROPERTIES, CELL})
# What a paragraph may set itself: its style, its heading level, its list and the level in it; and what it was before.
STYLE, OUTLINE = f"{WORD}pStyle", f"{WORD}outlineLvl"
NUMBER_ID, NUMBER_LEVEL = f"{WORD}numId", f"{WORD}ilvl"
FORMER = f"{WORD}pPrChange"
GATHERED = (PARAGRAPH, TEXT, STYLE, OUTLINE, NUMBER_ID, NUMBER_LEVEL, FORMER)
VALUE = f"{WORD}val"


class BodyText:
    """The text and the settings of all paragraphs below a node, gathered in one pass over them.

    `settings` are what a paragraph sets itself, by tag, for those that set anything; `deleted` are the paragraphs
    whose mark a tracked change deleted. A second pass, which finds next to nothing in most files, tells which
    paragraphs hold more than plain runs, and which cells more than such paragraphs.
    """

    def __init__(self, body: etree._Element) -> None:
        self.settings: dict[etree._Element, dict[str, str]] = {}
        self.deleted: set[etree._Element] = set()
        self._parts: dict[etree._Element, list[str]] = {}
        self._children: dict[etree._Element | None, list[etree._Element]] = {}
        self._special: set[etree._Element] = set()
        self._mixed: set[etree._Element | None] = set()
        self._gather(body)
        for node in body.iter(*SPECIAL, *CONTAINERS):
            self._mark(node)

    def of(self, paragraph: etree._Element, boxes: list[etree._Element]) -> str:
        """The text of a paragraph; line breaks are kept as newlines. Text boxes it holds are added to `boxes`."""
        if paragraph in self._special:
            return paragraph_text(paragraph, boxes)
        return "".join(self._parts[paragraph])

    def paragraphs_of(self, cell: etree._Element) -> list[etree._Element] | None:
        """The paragraphs of a cell that holds nothing but plain ones, else None."""
        return None if cell in self._mixed else self._children.get(cell, [])

    def _gather(self, body: etree._Element) -> None:
        parts: list[str] = []
        paragraph: etree._Element | None = None
        for node in body.iter(*GATHERED):
            tag = node.tag
            if tag == TEXT:
                parts.append(node.text or "")
            elif tag == PARAGRAPH:
                paragraph = node
                parts = self._parts[node] = []
                self._children.setdefault(node.getparent(), []).append(node)
            elif tag == FORMER:
                paragraph = None
            elif paragraph is not None:
                self.settings.setdefault(paragraph, {})[str(tag)] = node.get(VALUE) or ""

    def _mark(self, node: etree._Element) -> None:
        parent = above = node.getparent()
        while above is not None and above.tag not in ENDS:
            above = above.getparent()
        if above is None:
            return
        if above.tag == CELL:
            self._mixed.add(above)
        elif above.tag == PROPERTIES:
            owner = above.getparent()
            if node.tag == DELETED and parent is not above and owner is not None:
                self.deleted.add(owner)
        elif node.tag not in CONTAINERS:
            self._mark_special(above)
        if node.tag == TEXT_BOX:
            for paragraph in node.iter(PARAGRAPH):
                self._mark_special(paragraph)

    def _mark_special(self, paragraph: etree._Element) -> None:
        self._special.add(paragraph)
        self._mixed.add(paragraph.getparent())


def paragraph_text(paragraph: etree._Element, boxes: list[etree._Element]) -> str:
    """The text of a paragraph; line breaks are kept as newlines. Text boxes it holds are added to `boxes`."""
    parts: list[str] = []
    _collect(paragraph, parts, boxes)
    return "".join(parts)


def _collect(node: etree._Element, parts: list[str], boxes: list[etree._Element]) -> None:
    for child in node:
        tag = child.tag
        if tag == TEXT:
            parts.append(child.text or "")
        elif tag == RUN:
            if not _is_hidden(child):
                _collect(child, parts, boxes)
        elif tag in LEFT_OUT:
            continue
        else:
            _collect_other(child, str(tag), parts, boxes)


def _collect_other(node: etree._Element, tag: str, parts: list[str], boxes: list[etree._Element]) -> None:
    if tag in SIGNS:
        parts.append(SIGNS[tag])
    elif tag == BREAK:
        # Page and column breaks are layout; a sentence may run on behind them.
        parts.append("" if node.get(f"{WORD}type") in ("page", "column") else "\n")
    elif tag == SYMBOL:
        parts.append(_symbol(node.get(f"{WORD}char")))
    elif tag == TEXT_BOX:
        boxes.append(node)
    elif tag == ALTERNATIVES:
        if len(node):
            _collect(node[0], parts, boxes)
    elif tag == f"{MATH}t":
        parts.append(node.text or "")
    else:
        _collect(node, parts, boxes)


def _is_hidden(run: etree._Element) -> bool:
    properties = run.find(RUN_PROPERTIES)
    vanish = properties.find(f"{WORD}vanish") if properties is not None else None
    return vanish is not None and vanish.get(f"{WORD}val") not in ("0", "false", "off")


def _symbol(code: str | None) -> str:
    """The character of a symbol run; those of the symbol fonts' private area are pictures, not text."""
    try:
        value = int(code or "", 16)
    except ValueError:
        return ""
    return "" if value < 32 or 0xD800 <= value < 0xF900 or value > 0x10FFFF else chr(value)
