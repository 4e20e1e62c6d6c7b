"""The markup of a Word file's parts in the form Word writes, as text, and what its elements say.

Parts that other programs wrote in another form (UTF-16, another prefix, comments, single quotes) are parsed and written
anew; so is what looks damaged, that the parser may say what is wrong with it.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape

from lxml import etree

from .xml_part import STRICT, WORD, parse_xml, refuse_entities

NAMESPACE = WORD[1:-1].encode()
ROOT = re.compile(rb"<w:(\w+)\b[^>]*>")
# What the usual form has not: comments and CDATA, single quotes, an empty element written in two tags.
UNUSUAL = (b"<!", b"='", b"= ", b" =", b"></w:del>")
TAG = re.compile(r"<[^<>]*>")
ELEMENT = re.compile(r'<w:(\w+)(?:\s(?:[^<>]*?\s)?w:val="([^"]*)")?')


def usual_markup(data: bytes | None, name: str) -> str:
    """The markup of a part, '' where there is none.

    Raises Unreadable for damaged XML and for XML that declares entities.
    """
    if data is None:
        return ""
    root = ROOT.search(data)
    if root is not None and _is_usual(data, root):
        try:
            markup = data.decode("utf-8")
        except UnicodeDecodeError:
            return _written_anew(data, name)
        return markup.replace("\r\n", "\n").replace("\r", "\n") if "\r" in markup else markup
    refuse_entities(data, name)
    return _written_anew(data, name)


def _is_usual(data: bytes, root: re.Match[bytes]) -> bool:
    opening, start = root.group(), root.end()
    return (
        (b'xmlns:w="' + NAMESPACE in opening or b'xmlns:w="' + STRICT in opening)
        and b"<!" not in data[: root.start()]
        and data.rstrip().endswith(b"</w:" + root[1] + b">")
        and all(data.find(sign, start) < 0 for sign in UNUSUAL)
    )


def _written_anew(data: bytes, name: str) -> str:
    root = parse_xml(data, name)
    markup = etree.tostring(root, encoding="unicode")
    for prefix, namespace in root.nsmap.items():
        if namespace == WORD[1:-1] and prefix != "w":
            markup = TAG.sub(partial(_renamed, prefix), markup)
    return markup


def _renamed(prefix: str | None, tag: re.Match[str]) -> str:
    """A tag with the prefix w for this one, or for none."""
    if prefix is None:
        return re.sub(r"^<(/?)(?=[A-Za-z]+[\s/>])", r"<\1w:", tag.group())
    return re.sub(rf"(?<=[</\s]){re.escape(prefix)}:", "w:", tag.group())


def values_in(markup: str) -> list[tuple[str, str]]:
    """The elements of some markup in order, each with its value; '' where it has none."""
    return [(name, unescape(value)) for name, value in ELEMENT.findall(markup)]


def first_values(markup: str) -> dict[str, str]:
    """The values by the names of the elements; of several of one name the first."""
    return dict(reversed(values_in(markup)))
