"""Which policy themes a stretch of text names: by the lexicon, in quotation marks, by the grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from ..model import Span, ThemeMention
from .projects import ProjectFinder
from .projects import default_finder as default_projects
from .quoted import Quoted, QuotedWords, is_theme, load_quoted_words
from .stretch import fold_width, read_stretch
from .themes_grammar import Named, find_named
from .themes_lexicon import ThemeEntry, ThemeLexicon, load_themes
from .themes_parts import Vocabulary
from .themes_words import GrammarWords, Sort, load_words

if TYPE_CHECKING:
    from ..resolve.decisions import Decisions

Origin = Literal["lexicon", "quoted", "grammar"]

# Themes that plans name in passing as well: they count as the object of a verb only (加强食品安全, 办好进口博览会).
FIELDS = ("field", "event")

# Kinds that share their head words with projects: 公民道德建设工程 is a programme, 大沙河生态修复工程 is none.
WORKS = ("programme", "campaign", "concept", "plan")


class ThemeFinder:
    """Finds themes with one lexicon. Building one takes some 50 ms, finding with it some 1 ms a plan."""

    def __init__(
        self,
        lexicon: ThemeLexicon,
        words: GrammarWords,
        quoted_words: QuotedWords,
        projects: ProjectFinder,
        *,
        refused: frozenset[str] = frozenset(),
    ) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

        self._listed = {fold_width(form): entry for form, entry in lexicon.forms()}
        self.lexicon = lexicon
        self._refused = refused
        self._quoted_words = quoted_words
        self._projects = projects
        forms = sorted({*self._listed, *words.sorts})
        self._vocabulary = _vocabulary(forms, self._listed, words)
        self._automaton = CharwiseDoubleArrayAhoCorasick(forms, MATCH_KIND_LEFTMOST_LONGEST)

    def find(self, text: str, span: Span) -> Iterator[ThemeMention]:
        """The themes in one stretch that nobody refused: first the quoted ones, then the others, in reading order."""
        for mention in self._find(text, span):
            if mention.name not in self._refused:
                yield mention

    def is_inside_listed(self, phrase: str) -> bool:
        """Whether a phrase is a piece of a listed name, or all of it: 内防反弹 of 外防输入、内防反弹."""
        return any(phrase in form for form in self._listed)

    def share_listed(self, phrase: str) -> float:
        """How much of a phrase listed themes make up, from 0 to 1."""
        found = self._automaton.find(fold_width(phrase))
        listed = sum(end - start for start, end, number in found if self._vocabulary.entries[number] is not None)
        return listed / len(phrase) if phrase else 0.0

    def _find(self, text: str, span: Span) -> Iterator[ThemeMention]:
        folded, quoted, masked = read_stretch(text[span.start : span.end])
        for phrase in quoted:
            if not phrase.is_title and self._is_theme(folded, phrase):
                yield self._quoted(text, folded, span.start, phrase)
        for named in find_named(masked, self._automaton.find(masked), self._vocabulary):
            if (
                named.kind in WORKS
                and named.entry is None
                and self._projects.is_project(masked[named.start : named.end])
            ):
                continue
            yield _unquoted(text, folded, span.start, named)

    def _is_theme(self, folded: str, phrase: Quoted) -> bool:
        return folded[phrase.start : phrase.end] in self._listed or is_theme(folded, phrase, self._quoted_words)

    def _quoted(self, text: str, folded: str, offset: int, phrase: Quoted) -> ThemeMention:
        words = folded[phrase.start : phrase.end]
        entry = self._listed.get(words)
        name, kind = (entry.name, entry.kind) if entry else (words, "concept")
        origin: Origin = "lexicon" if entry else "quoted"
        return _mention(text, Span(offset + phrase.start, offset + phrase.end), name, kind, origin, quoted=True)


@cache
def default_finder() -> ThemeFinder:
    """The finder with the vocabulary that ships."""
    return ThemeFinder(load_themes(), load_words(), load_quoted_words(), default_projects())


def decided_finder(decisions: Decisions) -> ThemeFinder:
    """The finder with the vocabulary that ships and what persons accepted and refused.

    An accepted phrase is a theme of the kind the decision names (a concept if none), a refused one is not found.
    """
    accepted = tuple((entry.subject, entry.object) for entry in decisions.accepted("theme"))
    refused = tuple(entry.subject for entry in decisions.refused("theme"))
    return _finder_with(accepted, refused) if accepted or refused else default_finder()


@cache
def _finder_with(accepted: tuple[tuple[str, str], ...], refused: tuple[str, ...]) -> ThemeFinder:
    lexicon = load_themes()
    known = {form for form, _ in lexicon.forms()}
    added = [ThemeEntry(name, kind or "concept", "accepted", 0) for name, kind in accepted if name not in known]
    return ThemeFinder(
        ThemeLexicon((*lexicon.entries, *added)),
        load_words(),
        load_quoted_words(),
        default_projects(),
        refused=frozenset(refused),
    )


def find_themes(text: str, spans: Sequence[Span], *, finder: ThemeFinder | None = None) -> tuple[ThemeMention, ...]:
    """The themes named in the stretches of one task, sorted by place.

    A theme is given once, where it is quoted or else where it is named first: more places say nothing more of a task.
    """
    used = finder or default_finder()
    found: dict[str, ThemeMention] = {}
    for span in spans:
        for mention in used.find(text, span):
            known = found.get(mention.name)
            if known is None or (mention.quoted and not known.quoted):
                found[mention.name] = mention
    return tuple(sorted(found.values(), key=lambda mention: (mention.span, mention.name)))


def _vocabulary(forms: Sequence[str], listed: Mapping[str, ThemeEntry], words: GrammarWords) -> Vocabulary:
    entries = [listed.get(form) for form in forms]
    sorts = [words.sorts.get(form, 0) | _sort(entry) for form, entry in zip(forms, entries, strict=True)]
    kinds = [words.kinds.get(form, "") for form in forms]
    return Vocabulary(sorts, kinds, entries, words.openers, words.classes, words.ranks)


def _sort(entry: ThemeEntry | None) -> int:
    if entry is None:
        return 0
    return Sort.ENTRY | Sort.FIELD if entry.kind in FIELDS else Sort.ENTRY


def _unquoted(text: str, folded: str, offset: int, named: Named) -> ThemeMention:
    span = Span(offset + named.start, offset + named.end)
    if named.entry is not None:
        return _mention(text, span, named.entry.name, named.kind, "lexicon")
    name = folded[named.start : named.end]
    return _mention(text, span, name if name.isalnum() else "".join(name.split()), named.kind, "grammar")


def _mention(text: str, span: Span, name: str, kind: str, origin: Origin, *, quoted: bool = False) -> ThemeMention:
    return ThemeMention(
        name=name,
        raw=text[span.start : span.end],
        span=span,
        kind=kind,
        quoted=quoted,
        origin=origin,
        id=f"theme:{name}",
    )
