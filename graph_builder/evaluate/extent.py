"""Are two extents the same, or nearly: the rule by which a found item counts as the gold's."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

from ..model import Span

Nearness = Literal["exact", "loose"]

# An overlap of at least this share of the longer extent counts as found.
SHARE = 0.6
_QUOTES = str.maketrans("", "", "“”‘’\"'「」『』 \t\r\n　")


def squeezed(text: str) -> str:
    """The text without blanks, line ends and quotation marks: what two readings of one file agree on."""
    return text.translate(_QUOTES)


def near_spans(gold: Span, found: Span) -> Nearness | None:
    """Same span, or an overlap of 60 % of the longer one."""
    if gold == found:
        return "exact"
    common = min(gold.end, found.end) - max(gold.start, found.start)
    longer = max(gold.end - gold.start, found.end - found.start)
    return "loose" if common > 0 and common >= SHARE * longer else None


def near_texts(gold: str, found: str) -> Nearness | None:
    """Same words, or a common stretch of 60 % of the longer text (`长护险试点` and `长护险试点工作`)."""
    one, other = squeezed(gold), squeezed(found)
    if one == other:
        return "exact"
    longer = max(len(one), len(other))
    if min(len(one), len(other)) < SHARE * longer:
        return None
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return "loose" if match.size >= SHARE * longer else None


def near_long_texts(gold: str, found: str) -> Nearness | None:
    """The same for paragraphs, where a page header in mid-sentence must not count: all common stretches together."""
    one, other = squeezed(gold), squeezed(found)
    if one == other:
        return "exact"
    longer = max(len(one), len(other))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < SHARE or matcher.quick_ratio() < SHARE:
        return None
    common = sum(block.size for block in matcher.get_matching_blocks() if block.size > 1)
    return "loose" if common >= SHARE * longer else None


def near(gold: Sequence[str], gold_span: Span | None, found: Sequence[str], found_span: Span | None) -> Nearness | None:
    """How near a found item is to a gold one: by spans where the gold's spans hold, else by words.

    The same name is exact, wherever it stands: a task names a theme twice and gold marks it once.
    """
    if {squeezed(name) for name in gold} & {squeezed(name) for name in found}:
        return "exact"
    if gold_span is not None and found_span is not None:
        return near_spans(gold_span, found_span)
    return "loose" if any(near_texts(one, other) for one in gold for other in found) else None


def contains(one: str, other: str) -> bool:
    """Does one of the two texts stand in the other?"""
    first, second = squeezed(one), squeezed(other)
    return bool(first and second) and (first in second or second in first)


def shares_words(one: str, other: str) -> bool:
    """Do the two texts share a stretch of two characters or more?"""
    first, second = squeezed(one), squeezed(other)
    return SequenceMatcher(None, first, second, autojunk=False).find_longest_match().size >= 2
