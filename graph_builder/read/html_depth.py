"""How deep the elements of a page may be nested: told before it is parsed, for the parser's time grows with the square.

0.2 s for 5,000 levels, minutes for a hundred times as many.
"""

from __future__ import annotations

import re
from collections import Counter

from .content import Unreadable

DEEPEST_PAGE = 5_000
# The name of an element that can hold another one of its kind without end, with a stroke where it is closed.
NAME = re.compile(r"<(/?(?!(?:p|li|br|img|hr|meta|link|input|col|td|th|tr|dt|dd|option)\b)[a-zA-Z][^\s/>]*)")
# So many tags are counted at a time; within them the order is not looked at.
STRETCH = 500


def check_depth(data: bytes, page: str) -> None:
    """Raise Unreadable for a page whose elements may be nested too deep. `data` are the bytes of the page."""
    if data.count(b"<") - data.count(b"</") > DEEPEST_PAGE and nesting(page) > DEEPEST_PAGE:
        raise Unreadable(f"an HTML page that nests its elements more than {DEEPEST_PAGE} deep")


def nesting(page: str) -> int:
    """How deep the elements of a page may be nested at most: a closing tag ends an element of its own name only.

    After a stretch with o opening and c closing tags of a name at most max(u + o - c, o) of its elements are open where
    u were so before, in whatever order the tags come.
    """
    names = [name.lower() for name in NAME.findall(page)]
    still_open: Counter[str] = Counter()
    deepest = 0
    for start in range(0, len(names), STRETCH):
        counts = Counter(names[start : start + STRETCH])
        opened = {name: count for name, count in counts.items() if name[0] != "/"}
        deepest = max(deepest, still_open.total() + sum(opened.values()))
        for name, count in opened.items():
            still_open[name] = max(still_open[name] + count - counts[f"/{name}"], count)
        for name, count in counts.items():
            if name[0] == "/" and name[1:] not in opened:
                still_open[name[1:]] = max(0, still_open[name[1:]] - count)
    return deepest
