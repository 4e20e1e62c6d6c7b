"""Which policy themes a stretch of text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..model import Span, ThemeMention
from .punctuation import fold
from .themes_lexicon import ThemeEntry, ThemeLexicon, load_themes


class ThemeFinder:
    """Finds themes with one lexicon; building one costs milliseconds, so a run builds one."""

    def __init__(self, lexicon: ThemeLexicon) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

        forms = {fold(form): entry for form, entry in lexicon.forms()}
        self._entries: list[ThemeEntry] = list(forms.values())
        self._automaton = CharwiseDoubleArrayAhoCorasick(list(forms), MATCH_KIND_LEFTMOST_LONGEST)

    def find(self, text: str, span: Span) -> Iterator[ThemeMention]:
        """The themes in one stretch, in reading order."""
        folded = fold(text[span.start : span.end])
        for start, end, number in self._automaton.find(folded):
            entry = self._entries[number]
            where = Span(span.start + start, span.start + end)
            yield ThemeMention(
                name=entry.name,
                raw=text[where.start : where.end],
                span=where,
                kind=entry.kind,
                origin="lexicon",
                id=f"theme:{entry.name}",
            )


@cache
def default_finder() -> ThemeFinder:
    """The finder with the lexicon that ships."""
    return ThemeFinder(load_themes())


def find_themes(text: str, spans: Sequence[Span], *, finder: ThemeFinder | None = None) -> tuple[ThemeMention, ...]:
    """The themes named in some stretches of a text, sorted by place."""
    used = finder or default_finder()
    found = {(mention.span, mention.name): mention for span in spans for mention in used.find(text, span)}
    return tuple(found[key] for key in sorted(found))
