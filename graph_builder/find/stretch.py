"""What the finders of themes and projects read: a stretch with half-width punctuation, and its quoted phrases."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .quoted import Quoted, find_quoted, mask

# One to one, so that offsets hold. A replace a character is ten times as fast as one translate over Chinese text.
_WIDTHS = tuple(zip("（）〔〕［］【】｛｝，；：？！＋　", "()()()()(),;:?!+ ", strict=True))


class Stretch(NamedTuple):
    """A stretch as read, its quoted phrases, and the same text with the words inside the marks blanked out."""

    folded: str
    quoted: tuple[Quoted, ...]
    masked: str


@lru_cache(maxsize=4)
def read_stretch(text: str) -> Stretch:
    """The stretch of one task. Themes and projects of a task are looked for one after the other: they share it."""
    folded = fold_width(text)
    quoted = tuple(find_quoted(folded))
    return Stretch(folded, quoted, mask(folded, quoted))


def fold_width(text: str) -> str:
    """The text with half-width punctuation, of the same length; every bracket becomes a round one."""
    for wide, slim in _WIDTHS:
        text = text.replace(wide, slim)
    return text
