"""The numbers a browser puts before the items of an ordered list, which are not in the page's text."""

from __future__ import annotations

from dataclasses import dataclass

from .html_tokens import attributes_of
from .number_formats import written

TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class OrderedList:
    """A list that is being read: the number of its next item, and how it is shown ('' where the page hides it)."""

    following: int
    number_format: str

    def label(self, item: str) -> str:
        """What stands before the item with these attributes: `2. `."""
        value = _number(attributes_of(item).get("value"), self.following)
        self.following = value + 1
        return f"{written(value, self.number_format)}. " if self.number_format else ""


def opened_list(attributes: str) -> OrderedList:
    """The ordered list that begins with these attributes."""
    found = attributes_of(attributes)
    is_hidden = "none" in found.get("style", "")
    return OrderedList(_number(found.get("start"), 1), "" if is_hidden else TYPES.get(found.get("type", ""), "decimal"))


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default
