"""The words of a PDF page (characters without white space between them), its lines, and where each stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from .lines import ODD_SIGNS, Line, clean_line
from .pdf_page import LINE_END, CharacterBox, PageText

# Words, and signs that are drawn or not, as the font has it: an ideographic space, a soft hyphen.
WORD = re.compile("[^\\s\x00-\x20\xad\u200b\ufeff\ufffe]+|[^ \r\n]")

# Where it starts and ends in the text of the page, and the rectangle of its first and its last character.
Word = tuple[int, int, CharacterBox]


def page_words(page: PageText) -> list[Word]:
    """The words that are drawn, in the order of the text; of a page whose text is aligned."""
    hull = page.hull
    words: list[Word] = []
    for match in WORD.finditer(page.text):
        start, end = match.span()
        left, bottom, right, top = box = hull(start, end)
        if left < right and bottom < top:
            words.append((start, end, box))
    return words


def page_lines(page: PageText, index: int, known: Collection[int] = ()) -> list[Line]:
    """The lines of a page in reading order, without those whose first and last character are among the `known`."""
    lines: list[Line] = []
    box = page.box
    clean = clean_line if ODD_SIGNS.search(page.text) else str.strip
    offset = 0
    for raw in page.text.split(LINE_END):
        text = clean(raw)
        if text:
            first = offset if raw.startswith(text[0]) else offset + len(raw) - len(raw.lstrip())
            last = offset + len(raw.rstrip()) - 1
            if first not in known or last not in known:
                left, bottom, _, _ = box(first)
                _, last_bottom, right, _ = box(last)
                lines.append(Line(text, left, right, min(bottom, last_bottom), index))
        offset += len(raw) + len(LINE_END)
    return lines


def joined_words(page: PageText, words: Sequence[Word]) -> list[str]:
    """The lines that words of one cell make; one ends where what follows has another baseline, as in the library.

    The library starts from a baseline of 0, and the first word of a page leaves it there.
    """
    text = page.text
    above, (start, last, _) = words[0], words[0]
    lines = [text[start:last]]
    is_at_zero = start <= page.lead
    for word in words[1:]:
        start, end, _ = word
        between = text[last:start]
        if between.strip(" ") and (is_at_zero or _is_below(page, above, word, between)):
            lines.append(text[start:end])
            above, is_at_zero = word, False
        else:
            lines[-1] += (" " if between.startswith(" ") else "") + text[start:end]
        last = end
    return lines


def _is_below(page: PageText, above: Word, word: Word, between: str) -> bool:
    """Has a word another baseline than the one that began the line?"""
    (start, _, (_, bottom, _, top)), (begin, _, (_, low, _, high)) = above, word
    if LINE_END in between and (high <= bottom or low >= top):
        return True
    return page.origin(start)[1] != page.origin(begin)[1]
