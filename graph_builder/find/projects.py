"""Which concrete projects a stretch of text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..model import ProjectMention, Span
from .projects_grammar import Site, find_sites, is_site, vocabulary_of
from .projects_words import ProjectWords, load_project_words
from .stretch import fold_width, read_stretch
from .themes_lexicon import ThemeLexicon, load_themes

# A title or a strategy with a place in its name is a theme: 综合保税区, 国家物流枢纽.
THEME_SHARE = 0.65
# Areas are kinds of place, not of undertaking, but the gold calls them areas as well.
KINDS = {"residence": "area", "water": "construction", "phase": "construction"}


class ProjectFinder:
    """Finds projects; building one costs milliseconds, so a run builds one."""

    def __init__(self, words: ProjectWords, lexicon: ThemeLexicon) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

        forms = sorted(words.bits)
        self._vocabulary = vocabulary_of(forms, words)
        self._automaton = CharwiseDoubleArrayAhoCorasick(forms, MATCH_KIND_LEFTMOST_LONGEST)
        themes = sorted({fold_width(form) for form, _ in lexicon.forms()})
        self._themes = CharwiseDoubleArrayAhoCorasick(themes, MATCH_KIND_LEFTMOST_LONGEST)

    def find(self, text: str, span: Span) -> Iterator[ProjectMention]:
        """The projects in one stretch, in reading order."""
        folded, _, masked = read_stretch(text[span.start : span.end])
        for site in find_sites(masked, self._automaton.find(masked), self._vocabulary):
            if not self._is_theme(site.place or folded[site.start : site.end]):
                yield _mention(text, folded, span.start, site)

    def is_project(self, words: str) -> bool:
        """Whether a name says a work on an asset; folded words, as the theme grammar found them."""
        return is_site(words, self._automaton.find(words), self._vocabulary)

    def _is_theme(self, words: str) -> bool:
        """Whether a listed theme ends the words and makes up most of them: 综合保税区, but not 新能源汽车产业|园."""
        found = self._themes.find(words)
        return bool(found) and found[-1][1] == len(words) and found[-1][1] - found[-1][0] >= THEME_SHARE * len(words)


@cache
def default_finder() -> ProjectFinder:
    """The finder with the vocabulary that ships."""
    return ProjectFinder(load_project_words(), load_themes())


def find_projects(
    text: str, spans: Sequence[Span], *, finder: ProjectFinder | None = None
) -> tuple[ProjectMention, ...]:
    """The projects named in the stretches of one task, sorted by place; each name is given once."""
    used = finder or default_finder()
    found: dict[str, ProjectMention] = {}
    for span in spans:
        for mention in used.find(text, span):
            found.setdefault(mention.name, mention)
    return tuple(sorted(found.values(), key=lambda mention: (mention.span, mention.name)))


def _mention(text: str, folded: str, offset: int, site: Site) -> ProjectMention:
    span = Span(offset + site.start, offset + site.end)
    name = "".join(site.name.split())
    kind = KINDS.get(site.kind, site.kind)
    return ProjectMention(
        name=name, raw=text[span.start : span.end], span=span, kind=kind, stage=site.stage, place=site.place
    )
