"""Find citations 《…》 of other documents, with the document number that stands behind the title.

`《关于推进城市更新的意见》（沪府发〔2021〕3号）` is one with a number; `《红楼梦》` in a sentence is one without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..model import Citation, Span

# One level of 〈…〉 or 《…》 inside a title is part of it: 《关于转发〈…方案〉的通知》.
_TITLE = re.compile(r"《(?P<title>[^《》\n]{2,120}(?:《[^《》\n]{2,120}》[^《》\n]{0,60})?)》")
# 沪府发〔2021〕3号, 国办发[2020]12号, 长府办（2021）5号
_NUMBER = re.compile(
    r"\s?[（(〔\[]?\s?(?P<number>[\u4e00-\u9fff]{1,12}[〔\[（(【]\s?\d{4}\s?[〕\]）)】]\s?(?:第\s?)?\d{1,5}\s?号)"
)


def find_citations(text: str, tasks: Iterable[Sequence[Span]]) -> list[tuple[Citation, ...]]:
    """The documents cited in the stretches of each task, in the order of the text; the span holds 《, title and 》."""
    if "《" not in text:
        return [() for _ in tasks]
    return [tuple([citation for span in spans for citation in _in_stretch(text, span)]) for spans in tasks]


def _in_stretch(text: str, span: Span) -> list[Citation]:
    found = []
    for match in _TITLE.finditer(text, span.start, span.end):
        number = _NUMBER.match(text, match.end(), span.end)
        found.append(Citation(match["title"], number["number"] if number else "", Span(match.start(), match.end())))
    return found
