"""The parts of a text that may name a project: what stands between the words that cut it, with the verbs around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .rules import CUT, PART, VERB, Rules

# What goes on so long without a mark or a verb is no prose; what follows may then be quadratic in it.
LONGEST_PART = 300


class Part(NamedTuple):
    """What stands between two boundaries, without the verbs it begins with: 新建|滨江中学.

    `before` and `behind` are the stages of the verbs around (None without one); `closed`: a mark or the end stands
    behind it, not one more word.
    """

    start: int
    end: int
    before: str | None
    behind: str | None
    closed: bool


def parts(text: str, letters: str, rules: Rules) -> Iterator[Part]:
    """The parts of a text that ends in a line break, with its letters."""
    stages, last = rules.words.stages, len(text) - 1
    before: str | None = None
    for match in rules.part.finditer(letters):
        if match.lastindex != PART:
            continue
        start, end = match.span(PART)
        cut, verb = match.end(CUT), match.end(VERB)
        if verb > cut:
            before = stages[text[match.start(VERB) : verb]]
        elif cut >= 0:
            before = None
        if end - start > LONGEST_PART or not rules.ending.search(letters, start, end):
            continue
        # 某铁路、某高速|加快推进: the part is the subject of its clause, and the verb tells of it.
        behind = None
        if letters[end] in rules.leading:
            behind = _behind(text, letters, end, rules, is_subject=before is None)
        before_here = before
        if before is None and behind is None:
            is_line = letters[end] == "\n" and (not start or letters[start - 1] == "\n")
            if not is_line and end < last and not _tells(text, letters, start, end, rules):
                continue
            # A cell or a title that is the name alone: 董家口港区大唐码头二期.
            before_here = "ongoing" if is_line else None
        if letters[start] in rules.verbs:
            start, before_here = _opened(text, letters, start, before_here, rules)
        yield Part(start, end, before_here, behind, letters[end] in rules.cuts)


def _tells(text: str, letters: str, start: int, end: int, rules: Rules) -> bool:
    """Whether a part without a verb around says itself that something is done, or is the version of a system."""
    if letters[start] in rules.verbs or rules.telling.search(letters, start, end):
        return True
    return "版" in text[start:end]


def _behind(text: str, letters: str, end: int, rules: Rules, *, is_subject: bool) -> str | None:
    """The stage of the verb behind a part, over adverbs: 某路|年底|建成通车.

    Behind a subject it may have an object; else it has to end its clause: 某桥|通车, against 某医院|建成|教学医院.
    """
    verb = rules.behind.match(letters, end)
    if verb is None or not (is_subject or letters[verb.end()] in rules.ends):
        return None
    return rules.words.stages[text[slice(*verb.span(1))]] or None


def _opened(text: str, letters: str, start: int, before: str | None, rules: Rules) -> tuple[int, str | None]:
    """Where a part begins behind the verbs it begins with, and the stage they tell."""
    while verb := rules.first.match(letters, start):
        stage = rules.words.stages[text[start : verb.end()]]
        before = stage if stage or before is None else before
        start = verb.end()
    return start, before
