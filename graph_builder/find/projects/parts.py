"""The parts of a text that may name a project: what stands between the words that cut it, with the verbs around.

Runs over every known word of a plan, so words are plain tuples, records are not frozen (which takes four times as
long), and a part is looked for in strings with one letter a word, where finding is a search for a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .words import WORK, Bit

# What goes on so long without a mark or a verb is no prose; what follows may then be quadratic in it.
LONGEST_PART = 300
_BOUNDS = Bit.CUT | Bit.STOP | Bit.ADVERB
_INNER = Bit.ASSET | WORK
_USEFUL = Bit.ASSET | Bit.STRONG
# What stands before and behind a line; the ends of the text are empty.
LINE_ENDS = ("", "\n")
# The letters of words: an asset or a strong work, a verb, a mark or stop word, an adverb, and the rest.
USEFUL, VERB, CUT, ADVERB, OTHER = "UVCAO"
# All limits of parts under one letter.
LIMIT = "L"
_LIMITS = str.maketrans({VERB: LIMIT, CUT: LIMIT, ADVERB: LIMIT})

# A known word at its place: start, end, its bits, and its number in the vocabulary.
Word = tuple[int, int, int, int]
Match = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What each known word means, by its number: its bits, the kind an asset makes, the stage a verb tells."""

    bits: Sequence[int]
    letters: Sequence[str]
    kinds: Sequence[str]
    stages: Sequence[str]


@dataclass(slots=True)
class Part:
    """What stands between two boundaries: the stage of the verb before it (None without one) and of the one behind.

    `closed`: a mark or the end stands behind it, not one more word.
    """

    start: int
    end: int
    words: Sequence[Word]
    before: str | None
    behind: str | None
    closed: bool


def letter_of(bits: int) -> str:
    """The letter of a word: what may be an asset or a work ends no part, whatever else it is (改造); nor does a word
    that names nothing in particular: it is a verb only where a part begins (保护|某某城墙, 知识产权保护中心)."""
    if bits & _INNER:
        return USEFUL if bits & _USEFUL else OTHER
    if bits & Bit.VERB and bits & Bit.GENERIC:
        return OTHER
    if bits & Bit.VERB:
        return VERB
    if bits & _BOUNDS:
        return CUT if bits & (Bit.CUT | Bit.STOP) else ADVERB
    return OTHER


def parts(text: str, found: Sequence[Match], vocabulary: Vocabulary) -> Iterator[Part]:
    letters, all_bits, stages = vocabulary.letters, vocabulary.bits, vocabulary.stages
    line = "".join([letters[number] for _, _, number in found])
    limits = line.translate(_LIMITS)
    right, count, before = -1, len(found), None
    while (here := line.find(USEFUL, right + 1)) >= 0:
        left = limits.rfind(LIMIT, max(right, 0), here)
        # Adverbs leave the verb before them in force.
        known = max(right, 0)
        verb, cut = line.rfind(VERB, known, here), line.rfind(CUT, known, here)
        if verb >= 0 or cut >= 0:
            before = stages[found[verb][2]] if verb > cut else None
        right = limits.find(LIMIT, here)
        right = count if right < 0 else right
        start = found[left][1] if left >= 0 else 0
        end = found[right][0] if right < count else len(text)
        if end - start > LONGEST_PART:
            continue
        # 某铁路、某高速|加快推进: the part is the subject of its clause, and the verb tells of it.
        behind = _behind(found, right, vocabulary, is_subject=before is None) if right < count else None
        words = [(at, to, all_bits[n], n) for at, to, n in found[left + 1 : right]]
        before_here = before
        if before is None and behind is None:
            is_line = text[start - 1 : start] in LINE_ENDS and text[end : end + 1] in LINE_ENDS
            if not is_line and not _tells(start, words) and right < count and "版" not in text[start:end]:
                continue
            # A cell or a title that is the name alone: 董家口港区大唐码头二期.
            before_here = "ongoing" if is_line else None
        yield Part(start, end, words, before_here, behind, right == count or all_bits[found[right][2]] & Bit.CUT != 0)


def _tells(start: int, words: Sequence[Word]) -> bool:
    """Whether a part without a verb around says itself that something is done."""
    if words[0][0] == start and words[0][2] & Bit.VERB != 0:
        return True
    # 某遗址公园|提升, 某核心区|开发: an asset, and what is done to it.
    if len(words) > 1 and words[-1][2] & Bit.WEAK and words[-2][2] & Bit.ASSET and words[-2][1] == words[-1][0]:
        return True
    return any(bits & _INNER and bits & (Bit.STRONG | Bit.VERB) for _, _, bits, _ in words)


def _ends(found: Sequence[Match], index: int, bits: Sequence[int]) -> bool:
    """Whether a verb ends its clause: 某桥|通车, against 某医院|建成|教学医院."""
    if index + 1 == len(found):
        return True
    start, _, number = found[index + 1]
    return start == found[index][1] and bool(bits[number] & (Bit.CUT | Bit.VERB | Bit.JOIN))


def _behind(found: Sequence[Match], index: int, vocabulary: Vocabulary, *, is_subject: bool) -> str | None:
    """The stage of the verb behind a part, over adverbs: 某路|年底|建成通车. Behind a subject it may have an object."""
    bits = vocabulary.bits
    while bits[found[index][2]] & Bit.ADVERB and index + 1 < len(found):
        if found[index + 1][0] != found[index][1]:
            return None
        index += 1
    number = found[index][2]
    if not bits[number] & Bit.VERB or not (is_subject or _ends(found, index, bits)):
        return None
    return vocabulary.stages[number] or None


def open_part(part: Part, stages: Sequence[str]) -> Part:
    """The part without the verbs it begins with: 新建|滨江中学 (but not 新建|)."""
    start, before, first = part.start, part.before, 0
    for at, end, bits, number in part.words:
        if at != start or not bits & Bit.VERB or end >= part.end:
            break
        stage = stages[number]
        before = stage if stage or before is None else before
        start, first = end, first + 1
    return Part(start, part.end, part.words[first:], before, part.behind, part.closed) if first else part
