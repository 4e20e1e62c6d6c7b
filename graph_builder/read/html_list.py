"""The numbers a browser puts before the items of an ordered list, which are not in the page's text."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from .number_formats import written

TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class ListNumbers:
    """The running numbers of the ordered lists of one page."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def label(self, item: LexborNode) -> str:
        """What stands before this item (`2. `); empty in an unordered list and where the page switches it off."""
        parent = item.parent
        if parent is None or parent.tag != "ol":
            return ""
        attributes = parent.attributes
        value = _number(
            item.attributes.get("value"), self._next.get(parent.mem_id) or _number(attributes.get("start"), 1)
        )
        self._next[parent.mem_id] = value + 1
        if "none" in (attributes.get("style") or ""):
            return ""
        return f"{written(value, TYPES.get(attributes.get('type') or '', 'decimal'))}. "


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
