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
SPECIAL = (*SIGNS, BREAK, SYMBOL, TEXT_BOX, ALTERNATIVES, f"{MATH}t", f"{WORD}vanish")
SPECIAL += tuple(f"{WORD}{name}" for name in ("del", "moveFrom", "rt", "sdtPr"))


class BodyText:
    """The properties and the text of all paragraphs below a node, gathered in one pass over them."""

    def __init__(self, body: etree._Element) -> None:
        self.properties: dict[etree._Element, etree._Element] = {}
        self._plain: dict[etree._Element, list[str]] = {}
        self._special = _special_paragraphs(body)
        parts: list[str] = []
        for node in body.iter(PARAGRAPH, TEXT, PROPERTIES):
            tag = node.tag
            if tag == TEXT:
                parts.append(node.text or "")
            elif tag == PARAGRAPH:
                parts = self._plain[node] = []
            elif (owner := node.getparent()) is not None:
                self.properties[owner] = node

    def of(self, paragraph: etree._Element, boxes: list[etree._Element]) -> str:
        """The text of a paragraph; line breaks are kept as newlines. Text boxes it holds are added to `boxes`."""
        if paragraph in self._special:
            return paragraph_text(paragraph, boxes)
        return "".join(self._plain[paragraph])


def _special_paragraphs(body: etree._Element) -> set[etree._Element]:
    """The paragraphs that hold more than plain runs, or text that does not show; properties do not count."""
    found: set[etree._Element] = set()
    for node in body.iter(*SPECIAL):
        above: etree._Element | None = node.getparent()
        while above is not None and above.tag not in (PARAGRAPH, PROPERTIES):
            above = above.getparent()
        if above is not None and above.tag == PARAGRAPH:
            found.add(above)
        if node.tag == TEXT_BOX:
            found.update(node.iter(PARAGRAPH))
    return found


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
