"""Which concrete projects a stretch of text names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from ...model import ProjectMention, Span
from ..stretch import Passage, fold_width, read_passage
from ..themes.lexicon import ThemeLexicon, load_themes
from .grammar import find_sites, is_site
from .rules import make_rules
from .words import ProjectWords, load_project_words

# A title or a strategy with a place in its name is a theme: 综合保税区, 国家物流枢纽.
THEME_SHARE = 0.65
RANKS = ("", "国家", "国家级", "全国", "省级", "市级", "县级", "省", "市", "县", "区级")
_PLACE = attrgetter("span", "name")
# Areas are kinds of place, not of undertaking, but the gold calls them areas as well.
KINDS = {"residence": "area", "water": "construction", "phase": "construction"}


class ProjectFinder:
    """Finds projects; building one costs milliseconds, so a run builds one."""

    def __init__(self, words: ProjectWords, lexicon: ThemeLexicon) -> None:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick

        self._rules = make_rules(words)
        self._listed = frozenset(fold_width(form) for form, _ in lexicon.forms())
        self._themes = CharwiseDoubleArrayAhoCorasick(sorted(self._listed), MATCH_KIND_LEFTMOST_LONGEST)

    def find(self, passage: Passage) -> list[tuple[ProjectMention, ...]]:
        """The projects named in the stretches of each task, sorted by place; each name is given once a task."""
        found: list[dict[str, ProjectMention]] = [{} for _ in range(passage.tasks)]
        masked = passage.masked
        for site in find_sites(masked, self._rules):
            # 增减挂钩|项目 and 山水林田湖草沙一体化保护修复工程 are themes whatever asset is in them.
            whole = passage.folded[site.start : site.end].removesuffix("项目")
            if whole in self._listed or self._is_theme(site.place or whole):
                continue
            task, span = passage.locate(site.start, site.end)
            name = "".join(site.name.split())
            if name not in found[task]:
                raw, kind = passage.text[span.start : span.end], KINDS.get(site.kind, site.kind)
                found[task][name] = ProjectMention(name, raw, span, kind, site.stage, site.place)
        return [tuple(sorted(sites.values(), key=_PLACE)) for sites in found]

    def is_project(self, words: str) -> bool:
        """Whether a name says a work on an asset; folded words, as the theme grammar found them."""
        return is_site(words, self._rules)

    def _is_theme(self, words: str) -> bool:
        """Whether a listed theme ends the words and makes up most of them: 综合保税区, but not 新能源汽车产业|园."""
        found = self._themes.find(words)
        if words.endswith("园"):
            # 吴兴|现代农业产业园 is the park of a place, 省级|现代农业产业园 a title.
            return bool(found) and found[-1][1] == len(words) and words[: found[-1][0]] in RANKS
        return bool(found) and found[-1][1] == len(words) and found[-1][1] - found[-1][0] >= THEME_SHARE * len(words)


@cache
def default_finder() -> ProjectFinder:
    """The finder with the vocabulary that ships."""
    return ProjectFinder(load_project_words(), load_themes())


def find_projects(
    text: str, spans: Sequence[Span], *, finder: ProjectFinder | None = None
) -> tuple[ProjectMention, ...]:
    """The projects named in the stretches of one task, sorted by place."""
    return (finder or default_finder()).find(read_passage(text, [spans]))[0]
