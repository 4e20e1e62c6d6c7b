"""Labels in a paragraph that no colon parts from their list: `…落地。牵头单位区商务委，配合单位区科委。`."""

from __future__ import annotations

import re

from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

from ..times.deadlines import is_deadline
from ..units.clauses import is_named
from ..units.names import compact
from ..units.split import split_list
from .bare import strip
from .labels import find_labels, opening_label

_LONGEST = 300
_LABEL = re.compile("(?:^|[。;,])\\s{0,4}(?=(?:总?牵头|主责|责任|主办|承办|配合|协办)(?:责任)?(?:单位|部门)[^:])")


def unmarked_list(folded: str, span: Span) -> list[AnswerBlock]:
    """The stretch from such a label to the end of its sentence, if nothing but names and times stands in it.

    `…，责任单位区教育局、区财政局，6月底前。` has one; `…，责任单位要每月报告进度` and `各责任单位区教育局` have none.
    """
    start, end = strip(folded, span)
    for match in _LABEL.finditer(folded, max(start, end - _LONGEST), end):
        at = match.end()
        first = opening_label(folded, at, end)
        if first is None or first.label.kind != "units":
            continue
        full = folded.find("。", at, end)
        stop = full if full >= 0 else end
        labels = find_labels(folded, at, stop)
        bounds = [*(label.start for label in labels[1:]), stop]
        if all(_names_only(folded, label.end, bound) for label, bound in zip(labels, bounds, strict=True)):
            role = first.label.role if len(labels) == 1 else None
            return [AnswerBlock(Span(at, min(stop + 1, end)), role, column="units" if len(labels) == 1 else "mixed")]
    return []


def _names_only(folded: str, start: int, end: int) -> bool:
    pieces = [compact(folded[piece.start : piece.end]) for piece in split_list(folded, start, end)]
    return bool(pieces) and all(is_named(piece) or is_deadline(piece) for piece in pieces)
