"""What stands between the lines of a plan and is none of them: tables of contents, page numbers, page headers.

Each is looked for only where the whole text holds what it is made of: leaders, the word 目录, a short line twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ..model import Finding
from .lines import COMPLETE, Line, squeezed

_PAGE = re.compile(
    r"(?:[-—–─·]\s{0,3}\d{1,4}\s{0,3}[-—–─·]|第\s{0,3}\d{1,4}\s{0,3}页(?:\s{0,3}共\s{0,3}\d{1,4}\s{0,3}页)?|\d{1,4}\s?/\s?\d{1,4})"
)
_LONGEST_PAGE_NUMBER = 24
_SENTENCE_SIGN = re.compile("[:：。；;、（(]")
_CONTENTS = re.compile(r"目[\s\u200b]{0,8}[录次]")
_LONGEST_CONTENTS = 8
# A line of a table of contents: 二、重点任务………12 · （一）推进\t3. Not: 开工45公里.
_LEADER = re.compile(r"(?:[.．…·]{3,}|\t)\s{0,8}[-—(（]?\d{1,4}[-—)）]?$")
# One of these stands in any leader.
_LEADER_SIGNS = ("\t", "…", "．", "·", "..")
_LEADER_ENDS = frozenset("0123456789)）-—")
_LONGEST_LEADER = 80


def without_contents(text: str, lines: list[Line]) -> list[Line]:
    """The lines without a table of contents: lines with leaders, or all between 目录 and its first line's return."""
    kept = lines
    if any(sign in text for sign in _LEADER_SIGNS):
        kept = [line for line in lines if text[line.span.end - 1] not in _LEADER_ENDS or not _has_leader(text, line)]
    if not _CONTENTS.search(text):
        return kept
    for place, line in enumerate(kept[:200]):
        is_short = line.span.end - line.span.start <= _LONGEST_CONTENTS
        if is_short and line.table is None and squeezed(text[slice(*line.whole)]) in ("目录", "目次"):
            return kept[:place] + _behind_contents(text, kept[place + 1 :])
    return kept


def _has_leader(text: str, line: Line) -> bool:
    start, end = line.span
    if start == end or line.table is not None or not (text[end - 1].isdigit() or text[end - 2].isdigit()):
        return False
    return _LEADER.search(text, max(start, end - _LONGEST_LEADER), end) is not None


def _behind_contents(text: str, lines: list[Line]) -> list[Line]:
    if not lines:
        return lines
    first = squeezed(text[slice(*lines[0].whole)])
    for place, line in enumerate(lines[1:400], start=1):
        if squeezed(text[slice(*line.whole)]) == first:
            return lines[place:]
    return lines


def without_noise(text: str, lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines without page numbers and running headers that cut a sentence."""
    repeated = _repeated(text, lines)
    short = [line for line in lines if line.span.end - line.span.start <= _LONGEST_PAGE_NUMBER]
    if not repeated and not [line for line in short if _is_page_number(text, line)]:
        return lines, []
    kept: list[Line] = []
    findings = []
    for line in lines:
        if _is_page_number(text, line) or (repeated and kept and _cuts_sentence(text, kept[-1], line, repeated)):
            quote = text[slice(*line.whole)]
            findings.append(Finding("info", "page-header", f"page header or number left out: {quote}", line.whole))
        else:
            kept.append(line)
    return kept, findings


def _repeated(text: str, lines: Iterable[Line]) -> frozenset[str]:
    """Short lines without number and colon that stand more than once."""
    counts = Counter(
        [
            text[start:end]
            for (start, end), label, _, table, _ in lines
            if label is None and table is None and 4 <= end - start <= 60
        ]
    )
    return frozenset(words for words, count in counts.items() if count > 1 and not _SENTENCE_SIGN.search(words))


def _is_page_number(text: str, line: Line) -> bool:
    start, end = line.span
    if end - start > _LONGEST_PAGE_NUMBER or line.table is not None:
        return False
    start = start if line.label is None else line.label.span.start
    return end - start <= _LONGEST_PAGE_NUMBER and _PAGE.fullmatch(text, start, end) is not None


def _cuts_sentence(text: str, before: Line, line: Line, repeated: frozenset[str]) -> bool:
    """Whether a line that stands more than once cuts the sentence of the line before."""
    if before.table is not None or line.table is not None or line.label is not None:
        return False
    is_cut = before.span.end - before.span.start > 20 and text[before.span.end - 1] not in COMPLETE
    return is_cut and text[line.span.start : line.span.end] in repeated
