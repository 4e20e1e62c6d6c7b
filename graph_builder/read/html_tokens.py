"""A page's markup as a stream of text and tags, which takes a third of the time of a walk over its nodes.

The markup is the parser's own: every element that needs a closing tag has one, names are in small letters, attributes
stand in double quotes, < and & are escaped wherever they are text.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

# A comment, or a tag: its name, with a stroke in front where it closes an element, and its attributes.
TAG = re.compile(r'<(?:!--.*?-->|\?[^>]*>|(/?[^\s/>]+)([^>"]*(?:"[^"]*"[^>"]*)*)>)', re.DOTALL)
UNESCAPED = ("xmp", "noembed", "noframes", "plaintext")
ATTRIBUTE = re.compile(r'\s([^\s="]+)="([^"]*)"')


# Text and the tag that ends it: `p` opens, `/p` closes an element, None stands for a comment and for the end; and the
# attributes of the tag. A plain tuple, for a page has thousands and each is looked at once.
Token = tuple[str, str | None, str]


def markup_of(node: LexborNode) -> str:
    """The markup of an element. Elements whose text is not escaped (xmp, noframes) give it as plain text."""
    markup = node.html or ""
    if any(f"<{name}" in markup for name in UNESCAPED):
        for raw in node.css(", ".join(UNESCAPED)):
            raw.replace_with(raw.text())
        markup = node.html or ""
    return markup


def tokens_of(markup: str) -> list[Token]:
    """The text and tags of some markup in turn."""
    pieces = TAG.split(markup)
    pieces += (None, "")
    return list(zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True))


def attributes_of(written: str) -> dict[str, str]:
    """The attributes of a tag by name."""
    return {name: unescaped(value.replace("&quot;", '"')) for name, value in ATTRIBUTE.findall(written)}


def unescaped(text: str) -> str:
    """The text as a reader sees it."""
    if "&" not in text:
        return text
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
