"""The theme file: complete for every kind the graph has, verified on load."""

import pytest
import yaml

from graph_builder.errors import SchemaError, UsageError
from graph_builder.schema import load_schema
from visualize.theme import load_theme, parse_theme


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_edge_that_is_drawn_has_a_look(language):
    theme = load_theme(language)

    assert all({source, target} <= set(theme.kinds) and kind in theme.edges for source, kind, target in theme.drawn)


def test_every_drawn_edge_is_in_the_schema():
    edges = load_schema().edges

    for source, kind, target in load_theme().drawn:
        assert (source, target) in [tuple(ends) for ends in edges[kind].between]


def test_an_unknown_language_is_refused_with_the_nearest():
    with pytest.raises(UsageError, match="no language 'zn'"):
        load_theme("zn")


def test_all_faults_of_a_theme_are_named_at_once():
    data = yaml.safe_load("kinds: {Unit: {zh: 单位, en: unit, color: red}}\nextra: 1\n")

    with pytest.raises(SchemaError) as caught:
        parse_theme(data, "zh", where="theme.yaml")

    message = str(caught.value)
    assert "unknown key 'extra'" in message
    assert "kinds.Unit: unknown key 'color'" in message
    assert "kinds.Unit: key 'colour' is missing" in message
    assert "key 'drawn' is missing" in message
