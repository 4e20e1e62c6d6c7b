"""The markup of a Word file's parts as text of one form, and what its elements say.

The library parses a part and writes it out again: whichever program made the file, what is read has double quotes, no
comments, one prefix, and tags that match.
"""

from __future__ import annotations

import re
from functools import partial
from html import unescape

from lxml import etree

from .xml_part import WORD, parse_xml

TAG = re.compile(r"<[^<>]*>")
ELEMENT = re.compile(r'<w:(\w+)(?:\s(?:[^<>]*?\s)?w:val="([^"]*)")?')


def markup_of(data: bytes | None, name: str) -> str:
    """The markup of a part in one form, '' where there is none.

    Raises Unreadable for damaged XML and for XML that declares entities.
    """
    if data is None:
        return ""
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
