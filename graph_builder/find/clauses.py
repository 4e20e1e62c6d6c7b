"""Cut a stretch of text into clauses, with what stands in quotation marks kept whole."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Span

# 1,000 is one number: a comma between a digit and three digits does not end a clause.
_CUT = re.compile(r"[。；;！!？?\n，,](?:(?<!,)|(?!\d{3}(?!\d))|(?<!\d,))")
_QUOTED = re.compile(r"“[^“”]{1,60}”|‘[^‘’]{1,60}’|「[^「」]{1,60}」|《[^《》]{1,80}》")
_OPENING = re.compile(r"[“‘「《]")
_WIDE = re.compile("[０-９％．　\xa0]")
_SAID_IN_QUOTES = frozenset({"双下降", "双降", "全覆盖", "清零", "动态清零"})
_WIDTH = str.maketrans("０１２３４５６７８９％．　\xa0", "0123456789%.  ")


class Clause(NamedTuple):
    """One clause. `masked` is as long as the text of the clause, with words in quotation marks blanked out."""

    text: str
    start: int
    masked: str

    def words(self, start: int, end: int) -> str:
        """The text between offsets of the clause."""
        return self.text[self.start + start : self.start + end]


def split_clauses(text: str, span: Span) -> list[Clause]:
    """The clauses of a stretch, in order; “容缺、容错,扶新、扶特” stays inside one of them."""
    offset, end = span
    masked = text[offset:end]
    # Most text is half-width and without quotation marks: to look is cheaper than to translate and substitute.
    if _WIDE.search(masked):
        masked = masked.translate(_WIDTH)
    if _OPENING.search(masked):
        masked = _QUOTED.sub(_blank, masked)
    clauses: list[Clause] = []
    start = 0
    for cut in _CUT.finditer(masked):
        stop = cut.start()
        if stop > start:
            clauses.append(Clause(text, offset + start, masked[start:stop]))
        start = cut.end()
    if start < len(masked):
        clauses.append(Clause(text, offset + start, masked[start:]))
    return clauses


def _blank(match: re.Match[str]) -> str:
    quoted = match.group()
    # “零发案”, “双下降” and “全覆盖” are targets: what they say is looked for inside quotation marks too.
    if quoted[1] == "零" or quoted[1:-1] in _SAID_IN_QUOTES:
        return quoted
    return quoted[0] + "□" * (len(quoted) - 2) + quoted[-1]
