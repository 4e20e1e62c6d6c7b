"""The parts of a stretch that may name a project: what stands between the words that cut it, with the verbs around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .projects_words import WORK, Bit

# What goes on so long without a mark or a verb is no prose; what follows may then be quadratic in it.
LONGEST_PART = 300
_BOUNDS = Bit.CUT | Bit.STOP | Bit.ADVERB
_INNER = Bit.ASSET | WORK
_TELLING = _INNER | _BOUNDS | Bit.VERB
_USEFUL = Bit.ASSET | Bit.STRONG


class Word(NamedTuple):
    """A known word at its place in the stretch, with its bits, the kind an asset makes, and the stage a verb tells."""

    start: int
    end: int
    bits: int
    kind: str
    stage: str


class Part(NamedTuple):
    """What stands between two boundaries: the stage of the verb before it (None without one) and of the one behind.

    `closed`: a mark or the end stands behind it, not one more word.
    """

    start: int
    end: int
    words: Sequence[Word]
    before: str | None
    behind: str | None
    closed: bool


def parts(text: str, found: Sequence[tuple[int, int, int]], vocabulary: Sequence[Word]) -> Iterator[Part]:
    start, first, seen = 0, 0, 0
    before: str | None = None
    for index, (place, end, number) in enumerate(found):
        meaning = vocabulary[number]
        bits = meaning.bits
        if not bits & _TELLING:
            continue
        if bits & _INNER:
            seen |= bits
            continue
        if seen & _USEFUL and place - start <= LONGEST_PART:
            # 某铁路、某高速|加快推进: the part is the subject of its clause, and the verb tells of it.
            behind = _behind(found, index, vocabulary, is_subject=before is None)
            told = seen & (Bit.STRONG | Bit.VERB) or before is not None or behind is not None
            if told or "版" in text[start:place]:
                yield Part(start, place, _placed(found[first:index], vocabulary), before, behind, bits & Bit.CUT != 0)
        if bits & Bit.VERB:
            before = meaning.stage
        elif bits & (Bit.CUT | Bit.STOP):
            before = None
        start, first, seen = end, index + 1, 0
    if seen & _USEFUL and len(text) - start <= LONGEST_PART:
        yield Part(start, len(text), _placed(found[first:], vocabulary), before, None, True)


def _ends(found: Sequence[tuple[int, int, int]], index: int, vocabulary: Sequence[Word]) -> bool:
    """Whether a verb ends its clause: 某桥|通车, against 某医院|建成|教学医院."""
    if index + 1 == len(found):
        return True
    start, _, number = found[index + 1]
    return start == found[index][1] and bool(vocabulary[number].bits & (Bit.CUT | Bit.VERB | Bit.JOIN))


def _behind(
    found: Sequence[tuple[int, int, int]], index: int, vocabulary: Sequence[Word], *, is_subject: bool
) -> str | None:
    """The stage of the verb behind a part, over adverbs: 某路|年底|建成通车. Behind a subject it may have an object."""
    while vocabulary[found[index][2]].bits & Bit.ADVERB and index + 1 < len(found):
        if found[index + 1][0] != found[index][1]:
            return None
        index += 1
    meaning = vocabulary[found[index][2]]
    if not meaning.bits & Bit.VERB or not (is_subject or _ends(found, index, vocabulary)):
        return None
    return meaning.stage or None


def _placed(found: Sequence[tuple[int, int, int]], vocabulary: Sequence[Word]) -> list[Word]:
    words = []
    for start, end, number in found:
        _, _, bits, kind, stage = vocabulary[number]
        words.append(Word(start, end, bits, kind, stage))
    return words


def open_part(part: Part) -> Part:
    """The part without the verbs it begins with: 新建|滨江中学 (but not 新建|)."""
    start, before, first = part.start, part.before, 0
    for word in part.words:
        if word.start != start or not word.bits & Bit.VERB or word.end >= part.end:
            break
        before = word.stage if word.stage or before is None else before
        start, first = word.end, first + 1
    return Part(start, part.end, part.words[first:], before, part.behind, part.closed) if first else part
