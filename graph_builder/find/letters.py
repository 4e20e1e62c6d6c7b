"""A text spelled with one letter a known word, so that a rule about words is one expression over a string.

A word's letter says what the word can be (its bits); a fill behind it keeps the length, so that every offset is an
offset of the text. Unknown characters, marks and words of one character stand as they are. What is a loop over records
of words elsewhere is a search for letters here, and words are looked up again by their characters only where one is
part of a name: the finders of themes and projects settle most clauses of a plan without making an object.

Expressions over letters must not capture in a group that can fail inside of a repeated one: re spoils such groups. An
empty group behind what matched, or a look ahead before it, serves instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

# Letters are surrogates: no text that was decoded holds one. The first is of no word.
_FIRST = 0xD800
# Fills behind the letter of a word that says something, and of one that does not.
FILL, MUTE = "\udffe", "\udfff"
FILLS = FILL + MUTE


def mark(bits: dict[str, int], words: Iterable[str], bit: int) -> None:
    """Note of some words that they can be this, too."""
    for one in words:
        bits[one] = bits.get(one, 0) | bit


class Alphabet:
    """The letters of one vocabulary: each word with its bits. `is_mute` tells the words that say nothing of a name."""

    def __init__(self, words: Mapping[str, int], is_mute: Callable[[int], bool]) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

        # A word of one character spells itself. As the longest word wins, the automaton finds the same without it.
        forms = sorted(word for word in words if len(word) > 1)
        letters = {bits: chr(_FIRST + place) for place, bits in enumerate(sorted({words[form] for form in forms}), 1)}
        self._bits = {letter: bits for bits, letter in letters.items()}
        self._bits.update((word, bits) for word, bits in words.items() if len(word) == 1)
        self._spelled: list[str] = []
        # Words that are spelled the same share one string: there are few, so that they stay at hand.
        spelled: dict[str, str] = {}
        for form in forms:
            one = letters[words[form]] + (MUTE if is_mute(words[form]) else FILL) * (len(form) - 1)
            self._spelled.append(spelled.setdefault(one, one))
        self._automaton = CharwiseDoubleArrayAhoCorasick(forms, MATCH_KIND_LEFTMOST_LONGEST)

    def spell(self, text: str) -> str:
        """The text in letters, of the same length."""
        spelled, place = self._spelled, 0
        pieces: list[str] = []
        add = pieces.append
        for start, end, number in self._automaton.find(text):
            if start > place:
                add(text[place:start])
            add(spelled[number])
            place = end
        add(text[place:])
        return "".join(pieces)

    def where(self, holds: Callable[[int], bool]) -> str:
        """The letters of the words whose bits hold."""
        return chr(_FIRST) + "".join(letter for letter, bits in self._bits.items() if holds(bits))


def is_single(letter: str) -> bool:
    """Whether a letter is a word of one character, which spells itself."""
    return ord(letter) < _FIRST


def one_of(*letters: str) -> str:
    """An expression of one of these letters."""
    return f"[{re.escape(''.join(letters))}]"


def none_of(*letters: str) -> str:
    """An expression of any character but these letters."""
    return f"[^{re.escape(''.join(letters))}]"


def word(*letters: str) -> str:
    """An expression of one word that has one of these letters."""
    return f"{one_of(*letters)}{one_of(FILLS)}*+"
