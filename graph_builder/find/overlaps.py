"""Which themes are only words of a project's name: 雨污分流 in 十五里河流域雨污分流改造."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ..model import ProjectMention, ThemeMention


def without_words_of_projects(
    themes: tuple[ThemeMention, ...], projects: Sequence[ProjectMention]
) -> tuple[ThemeMention, ...]:
    """The themes without the listed ones that stand inside the name of a project; both are sorted by place.

    Kept are those that a project is called after (智慧蓉城|武侯平台), and strategies with a work of the project behind
    them (土城四渡赤水|长征国家文化公园|重点项目); what is quoted names a theme wherever it stands.
    """
    if not themes or not projects:
        return themes
    starts = [project.span.start for project in projects]
    kept = []
    for theme in themes:
        before = bisect_left(starts, theme.span.start) - 1
        if before < 0 or not _is_word_of(theme, projects[before]):
            kept.append(theme)
    return themes if len(kept) == len(themes) else tuple(kept)


def _is_word_of(theme: ThemeMention, project: ProjectMention) -> bool:
    """Whether a theme is words inside the name of a project that begins before it."""
    if theme.origin != "lexicon" or theme.quoted or theme.span.end > project.span.end:
        return False
    # A title to be won, and what a list of streets is to become: 武夷路等|美丽街区|建设.
    if theme.kind == "designation" or "等" in project.raw:
        return False
    return theme.kind != "spatial_strategy" or theme.span.end == project.span.end
