"""Which policy themes a stretch of text names: by the lexicon, in quotation marks, by the grammar."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from ...model import Span, ThemeMention
from ..projects.mentions import ProjectFinder
from ..projects.mentions import default_finder as default_projects
from ..stretch import Passage, fold_width, read_passage
from .grammar import LENGTHENED, find_named
from .lexicon import ThemeEntry, ThemeLexicon, load_themes
from .parts import Vocabulary, letter_of
from .quoted import QuotedWords, is_theme, load_quoted_words
from .words import GrammarWords, Sort, load_words

if TYPE_CHECKING:
    from ...resolve.decisions import Decisions

Origin = Literal["lexicon", "quoted", "grammar"]
_PLACE = attrgetter("span", "name")
# What before the name of an area makes it another.
SIDES = tuple("东西南北新老")
# What behind the name of an idea makes it an area: 总部经济|区.
AREAS = ("区", "园")
# A theme found in a passage: its name, its kind, which way it came in, and its place.
_Found = tuple[str, str, Origin, int, int]

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

    def find(self, passage: Passage) -> list[tuple[ThemeMention, ...]]:
        """The themes named in the stretches of each task that nobody refused, sorted by place.

        A theme is given once, where it is quoted or else where it is named first: more places say nothing more of a
        task.
        """
        found: list[dict[str, ThemeMention]] = [{} for _ in range(passage.tasks)]
        text, refused = passage.text, self._refused
        for is_quoted, themes in ((True, self._quoted(passage)), (False, self._unquoted(passage))):
            for name, kind, origin, start, end in themes:
                task, span = passage.locate(start, end)
                if name not in found[task] and name not in refused:
                    raw = text[span.start : span.end]
                    found[task][name] = ThemeMention(name, raw, span, kind, is_quoted, origin, f"theme:{name}")
        return [tuple(sorted(themes.values(), key=_PLACE)) for themes in found]

    def is_inside_listed(self, phrase: str) -> bool:
        """Whether a phrase is a piece of a listed name, or all of it: 内防反弹 of 外防输入、内防反弹."""
        return any(phrase in form for form in self._listed)

    def share_listed(self, phrase: str) -> float:
        """How much of a phrase listed themes make up, from 0 to 1."""
        found = self._automaton.find(fold_width(phrase))
        listed = sum(end - start for start, end, number in found if self._vocabulary.entries[number] is not None)
        return listed / len(phrase) if phrase else 0.0

    def _quoted(self, passage: Passage) -> Iterator[_Found]:
        folded, listed = passage.folded, self._listed
        for phrase in passage.quoted:
            start, end, is_title = phrase
            if is_title:
                continue
            words = folded[start:end]
            if entry := listed.get(words):
                yield entry.name, entry.kind, "lexicon", start, end
            elif is_theme(folded, phrase, self._quoted_words):
                yield words, "concept", "quoted", start, end

    def _unquoted(self, passage: Passage) -> Iterator[_Found]:
        masked = passage.masked
        for start, end, kind, entry in find_named(masked, self._automaton.find(masked), self._vocabulary):
            if entry is not None:
                # 西|虹桥商务区 is another place.
                is_area = kind == "concept" and masked.startswith(AREAS, end) and not masked.startswith("区域", end)
                if not is_area and (kind != "spatial_strategy" or masked[start - 1 : start] not in SIDES or not start):
                    yield entry.name, kind, "lexicon", start, end
                continue
            # What is left of a list whose first members say nothing is a clause, no name: 主动服务|、促进整改.
            if masked[start] in "、,:;":
                continue
            name = masked[start:end]
            if kind in WORKS and self._projects.is_project(name):
                continue
            yield name if name.isalnum() else "".join(name.split()), kind, "grammar", start, end


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
    """The themes named in the stretches of one task, sorted by place."""
    return (finder or default_finder()).find(read_passage(text, [spans]))[0]


def _vocabulary(forms: Sequence[str], listed: Mapping[str, ThemeEntry], words: GrammarWords) -> Vocabulary:
    entries = [listed.get(form) for form in forms]
    sorts = [words.sorts.get(form, 0) | _sort(entry) for form, entry in zip(forms, entries, strict=True)]
    kinds = [words.kinds.get(form, "") for form in forms]
    firsts = {opener[0] for opener in words.openers}
    openers = {first: tuple(opener for opener in words.openers if opener[0] == first) for first in firsts}
    letters = [
        letter_of(form, sort, is_plain=not entry or not entry.name.endswith(LENGTHENED))
        for form, sort, entry in zip(forms, sorts, entries, strict=True)
    ]
    return Vocabulary(sorts, letters, kinds, entries, openers, words.classes, words.ranks)


def _sort(entry: ThemeEntry | None) -> int:
    if entry is None:
        return 0
    return Sort.ENTRY | Sort.FIELD if entry.kind in FIELDS else Sort.ENTRY
