"""Themes that are only words of a project's name."""

import pytest

from graph_builder.find.overlaps import without_words_of_projects
from graph_builder.find.projects.mentions import find_projects
from graph_builder.find.themes.mentions import find_themes
from graph_builder.model import Span

CASES = [
    ("完成十五里河雨污分流改造工程", [], "words of the project"),
    ("建设智慧蓉城武侯平台", ["智慧蓉城"], "the project is called after the theme"),
    ("推进雨污分流，完成城东大桥", ["雨污分流"], "outside of the project"),
    ("推进愚园路、武夷路等美丽街区建设", ["美丽街区"], "what a list of streets is to become"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES)
def test_words_of_projects_are_no_themes(text: str, expected: list[str], why: str) -> None:
    spans = [Span(0, len(text))]

    themes = without_words_of_projects(find_themes(text, spans), find_projects(text, spans))

    assert [theme.name for theme in themes] == expected, why
