"""The text of a Word paragraph: runs, line breaks, fields and links; insertions in, deletions out."""

from __future__ import annotations

from lxml import etree

from .xml_part import WORD

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
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
