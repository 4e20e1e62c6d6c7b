"""What stands before the first chapter: title, issuer, number, dates; and which of it counts as preamble."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Span
from ..outline import Metadata
from .chapters import chapter_words
from .dates import find_day, find_years
from .fields import without_fields
from .imprint import NUMBER, ends_as_organ, normal_number, read_imprint
from .lines import Line, squeezed, trim
from .title import find_title, is_mark, issuer_of_title

_LONGEST_TITLE = 120
_SHORTEST_TITLE = 8
_BARE_YEAR = re.compile("(?<![0-9])20[0-9]{2}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: its metadata, the spans of it that are sentences, and where the title ends."""

    metadata: Metadata
    preamble: tuple[Span, ...]


def read_front(text: str, lines: Sequence[Line], meta: Mapping[str, str]) -> Front:
    """Read the lines before the first label or table. A page's own tags come first; the title is the text's."""
    found: dict[str, str] = {}
    rest = []
    for line in lines:
        rest += [part for piece in without_fields(text, line.span, found) for part in _parted(text, piece)]
    title, title_spans = find_title(text, rest, found)
    title = title or squeezed(meta.get("title", ""))
    body = [span for span in rest if span not in title_spans]
    letterhead = read_imprint(text, body, found)
    spans = [_behind_title(text, span, title) for span in body if span not in letterhead]
    preamble = tuple(span for span in spans if span.end - span.start > 0 and not is_mark(text, span))
    day = find_day(meta.get("date", ""), 0, 40)
    metadata = Metadata(
        title=title,
        issuer=_issuer(found, meta.get("issuer", "").strip(), title),
        date=(day[0] if day else "") or found.get("date", ""),
        signed=found.get("signed", ""),
        number=found.get("number", "") or normal_number(meta.get("number", "")),
        year=None,
    )
    return Front(metadata, preamble)


def _issuer(found: Mapping[str, str], stated: str, title: str) -> str:
    """The issuer a page's tags state, if they state a body and not a website; else the one written in the text.

    区政府办公室 alone gives way to the full name with which the title, or that of the cover notice, begins.
    """
    written = found.get("issuer", "")
    issuer = stated if stated and (not written or ends_as_organ(stated)) else written
    if issuer and issuer[0] not in "省市区县州旗":
        fuller = (found.get("sender", ""), issuer_of_title(title), written)
        return next((name for name in fuller if _is_fuller(name, issuer)), issuer)
    return found.get("sender", "") or (issuer_of_title(title) if issuer else "") or issuer


def _is_fuller(name: str, issuer: str) -> bool:
    """Whether a name says more of the same body: 某市某区人民政府办公室 of 某区政府办公室, not of 某市政府办公室."""
    plain, held = name.replace("人民政府", "政府"), issuer.replace("人民政府", "政府")
    return len(name) > len(issuer) and plain.endswith(held)


def year_of(text: str, metadata: Metadata, front_end: int) -> int | None:
    """The year a plan covers: from its title, else from its front matter, number and dates, else from its text."""
    years = find_years(metadata.title, 0, len(metadata.title))
    years = years or [int(year) for year in _BARE_YEAR.findall(metadata.title)]
    if years:
        return years[0]
    number = find_years(metadata.number.replace("〕", "年"), 0, len(metadata.number))
    issued = [*number, *(int(date[:4]) for date in (metadata.date, metadata.signed) if date)]
    named = _most_named(find_years(text, 0, min(front_end, 3000)))
    if issued:
        # A plan covers the year it was issued in, or the next one; 到2035年 is the target year of a strategy.
        return next((year for year in named if year - issued[0] in (0, 1)), issued[0])
    named = named or _most_named(find_years(text, front_end, min(len(text), front_end + 3000)))
    return named[0] if named else None


def _most_named(years: Sequence[int]) -> list[int]:
    return sorted(set(years), key=lambda year: (-years.count(year), years.index(year)))


def _parted(text: str, span: Span) -> list[Span]:
    """A line apart where a number is glued to a title: …任务分解表|杭政办函〔2025〕8号."""
    number = NUMBER.search(text, *span) if span.end - span.start <= _LONGEST_TITLE else None
    if number is None or number.end() != span.end:
        return [span]
    cuts = [match.end() for match in chapter_words().title.finditer(text, number.start(), number.end("body"))]
    cut = cuts[-1] if cuts and cuts[-1] - span.start >= _SHORTEST_TITLE else number.start()
    pieces = [trim(text, span.start, cut), trim(text, cut, span.end)]
    return [piece for piece in pieces if piece.start < piece.end]


def _behind_title(text: str, span: Span, title: str) -> Span:
    """The span without a title that is glued to its first sentence."""
    if title and text.startswith(title, span.start, span.end):
        return trim(text, span.start + len(title), span.end)
    return span
