"""What a look tells of a paragraph: that it ends in its only answer, or that it holds none.

Most paragraphs of most plans are of these two kinds: an item that closes with `(责任单位:区商务委)`, and a heading or
sentence without any word of duty. Both are settled here on the folded text of the whole document, by offsets; only
what is left is copied and read with care (`blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

from ..units.clauses import HEAD, LONGEST_BRACKET
from .roles import Label, role_lexicon

# A bracket without one of these names nobody: （试点）, (长宁).
HINT = re.compile(
    "责|牵头|配合|主办|协办|承办|参与|落实|实施|时限|完成时间|领导|会同|协助|分工|(?:主管|协管|主抓|协抓|包抓|挂包|帮扶)(?:单位|部门):"
)
HINT_AS_WRITTEN = re.compile(
    "责|責|牵头|牽頭|配合|主办|主辦|协办|協辦|承办|承辦|参与|參與|落实|落實|实施|實施|时限|時限|完成时间|完成時間|领导|領導|会同|會同|协助|協助|分工"
    "|(?:主管|协管|協管|主抓|协抓|協抓|包抓|挂包|掛包|帮扶|幫扶)(?:单位|單位|部门|部門)[:：]"
)
# What stands before the closing bracket: brackets that hold no other, or none.
_FLAT = re.compile(r"[^()]*(?:\([^()]*\)[^()]*)*")
_BRACKETED = re.compile(r"\([^()]*\)")
# `(责任单位:区商务委、各街办(新区))`, one label and no blank in it: the commonest end of a paragraph.
_CLOSING = re.compile(r"\([\u4e00-\u9fff]{2,12}:[^():\s]+(?:(?<![;,。])\([^():\s]*\)[^():\s]*)*\)")
_PLAIN_LABEL = re.compile(r"[\u4e00-\u9fff]{2,12}")
_LABEL_HEAD = 4
_OPENING_QUOTES = "“《"


def closing_answer(folded: str, start: int, end: int) -> AnswerBlock | None:
    """The bracket at the end of a paragraph that has no other bracket or label and so no other answers.

    The paragraph is folded[start:end], without blanks around it.
    """
    colon = folded.find(":", start, end)
    opener = folded.rfind("(", start, colon) if colon > start else -1
    if opener < 0 or end - opener > LONGEST_BRACKET:
        return None
    label = _closing_labels().get(folded[opener + 1 : colon])
    if label is None:
        return None
    names = folded[colon + 1 : end - 1]
    # Names without another sign need no pattern: it takes as long as all the rest.
    is_plain = (
        folded[end - 1] == ")" and not ("(" in names or ")" in names or ":" in names) and names.split() == [names]
    )
    if not is_plain and _CLOSING.fullmatch(folded, opener, end) is None:
        return None
    if folded.find("(", start, opener) >= 0 and _holds_hint(folded[start:opener]):
        return None
    return AnswerBlock(Span(opener, end), label.role, "explicit", label.kind)


def holds_no_answer(folded: str, start: int, end: int) -> bool:
    """Whether neither a line nor a bracket nor a sentence of folded[start:end] can say who answers.

    `全力推进经济高质量发展` cannot; `由区科委负责`, `完成期限:6月` and `…(区科委)。` can. False says nothing.
    """
    if not begins_plainly(folded, start) or ")" in folded[max(start, end - 2) : end]:
        return False
    return folded.find(":", start, min(end, start + HEAD)) < 0 and HINT_AS_WRITTEN.search(folded, start, end) is None


def begins_plainly(folded: str, start: int) -> bool:
    """Whether a paragraph begins with a word that opens no label: `完善机制`, not `完成时限` or `(责任单位)`."""
    first = folded[start]
    if not "\u4e00" <= first <= "\u9fff":
        return first in _OPENING_QUOTES
    if first not in role_lexicon().label_starts:
        return True
    head = folded[start : start + _LABEL_HEAD]
    return head.isalpha() and head not in _label_heads()


@cache
def _label_heads() -> frozenset[str]:
    """What the labels that say who or when begin with; 工作要求 opens a heading as well."""
    labels = role_lexicon().labels.items()
    return frozenset({words[:_LABEL_HEAD] for words, label in labels if label.kind != "other"})


@cache
def _closing_labels() -> Mapping[str, Label]:
    """The labels of units and persons that show what they are in any bracket: 责任单位, 牵头领导."""
    labels = role_lexicon().labels.items()
    return {
        words: label
        for words, label in labels
        if label.kind in ("units", "persons") and HINT.search(words) and _PLAIN_LABEL.fullmatch(words)
    }


def _holds_hint(before: str) -> bool:
    """Whether a bracket before the closing one may name somebody, too, or is never closed."""
    return _FLAT.fullmatch(before) is None or any(HINT.search(inside) for inside in _BRACKETED.findall(before))
