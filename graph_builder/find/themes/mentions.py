"""Which policy themes a stretch of text names: by the lexicon, in quotation marks, by the grammar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from ...model import Span, ThemeMention
from ..projects.mentions import ProjectFinder
from ..projects.mentions import default_finder as default_projects
from ..stretch import Passage, fold_width, read_passage
from .grammar import find_named
from .lexicon import ThemeEntry, ThemeLexicon, load_themes
from .quoted import QuotedWords, is_theme, load_quoted_words
from .rules import make_rules
from .words import GrammarWords, load_words

if TYPE_CHECKING:
    from ...resolve.decisions import Decisions

Origin = Literal["lexicon", "quoted", "grammar"]
_PLACE = attrgetter("span", "name")
# What before the name of an area makes it another.
SIDES = "东西南北新老"
# What behind the name of an idea makes it an area: 总部经济|区.
AREAS = ("区", "园")
# A theme found in a passage: its name, its kind, whether it is quoted, which way it came in, and its place.
_Found = tuple[str, str, bool, Origin, int, int]

# Kinds that share their head words with projects: 公民道德建设工程 is a programme, 大沙河生态修复工程 is none.
WORKS = ("programme", "campaign", "concept", "plan")


class ThemeFinder:
    """Finds themes with one lexicon. Building one takes some 0.1 s, finding with it some 2 ms a plan."""

    def __init__(
        self,
        lexicon: ThemeLexicon,
        words: GrammarWords,
        quoted_words: QuotedWords,
        projects: ProjectFinder,
        *,
        refused: frozenset[str] = frozenset(),
    ) -> None:
        self._listed = {fold_width(form): entry for form, entry in lexicon.forms()}
        self.lexicon = lexicon
        self._refused = refused
        self._quoted_words = quoted_words
        self._projects = projects
        self._rules = make_rules(words, self._listed)

    def find(self, passage: Passage) -> list[tuple[ThemeMention, ...]]:
        """The themes named in the stretches of each task that nobody refused, sorted by place.

        A theme is given once, where it is quoted or else where it is named first: more places say nothing more of a
        task.
        """
        found: list[dict[str, ThemeMention]] = [{} for _ in range(passage.tasks)]
        text, starts, shifts, owners = passage.text, passage.starts, passage.shifts, passage.owners
        refused = self._refused
        for name, kind, is_quoted, origin, start, end in self._quoted(passage) + self._unquoted(passage):
            index = bisect_right(starts, start) - 1
            themes = found[owners[index]]
            if name in themes or name in refused:
                continue
            span = Span(start + shifts[index], end + shifts[index])
            raw = text[span.start : span.end]
            themes[name] = ThemeMention(name, raw, span, kind, is_quoted, origin, f"theme:{name}")
        return [tuple(sorted(themes.values(), key=_PLACE) if len(themes) > 1 else themes.values()) for themes in found]

    def is_inside_listed(self, phrase: str) -> bool:
        """Whether a phrase is a piece of a listed name, or all of it: 内防反弹 of 外防输入、内防反弹."""
        return any(phrase in form for form in self._listed)

    def share_listed(self, phrase: str) -> float:
        """How much of a phrase listed themes make up, from 0 to 1."""
        listed = sum(map(len, self._rules.entry.findall(self._rules.alphabet.spell(fold_width(phrase)))))
        return listed / len(phrase) if phrase else 0.0

    def _quoted(self, passage: Passage) -> list[_Found]:
        folded, listed, words = passage.folded, self._listed, self._quoted_words
        found: list[_Found] = []
        for phrase in passage.quoted:
            start, end, is_title = phrase
            if is_title:
                continue
            inside = folded[start:end]
            if entry := listed.get(inside):
                found.append((entry.name, entry.kind, True, "lexicon", start, end))
            elif is_theme(folded, phrase, words):
                found.append((inside, "concept", True, "quoted", start, end))
        return found

    def _unquoted(self, passage: Passage) -> list[_Found]:
        masked, is_project = passage.masked, self._projects.is_project
        found: list[_Found] = []
        for start, end, kind, entry in find_named(masked, self._rules):
            if entry is not None:
                if not _is_elsewhere(masked, start, end, kind):
                    found.append((entry.name, kind, False, "lexicon", start, end))
                continue
            # What is left of a list whose first members say nothing is a clause, no name: 主动服务|、促进整改.
            if masked[start] in "、,:;":
                continue
            name = masked[start:end]
            if kind not in WORKS or not is_project(name):
                name = name if name.isalnum() else "".join(name.split())
                found.append((name, kind, False, "grammar", start, end))
        return found


def _is_elsewhere(text: str, start: int, end: int, kind: str) -> bool:
    """Whether a listed name is a part of a place's: 西|虹桥商务区 is another place, 总部经济|区 is an area."""
    if kind == "concept":
        return text.startswith(AREAS, end) and not text.startswith("区域", end)
    return kind == "spatial_strategy" and start > 0 and text[start - 1] in SIDES


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
