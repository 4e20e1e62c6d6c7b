"""The file of page rules: verified on load, all faults at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from graph_builder.errors import LexiconError
from graph_builder.read.page_rules import page_rules, probe, rules_from

GOOD: dict[str, Any] = {
    "body": ["#a"],
    "title": ["h1"],
    "noise": ["nav"],
    "meta": {"title": ["t"]},
    "labels": {"number": ["文号"]},
}


def test_the_shipped_rules_are_sound() -> None:
    assert page_rules().meta["articletitle"] == "title"


@pytest.mark.parametrize("selector", ["article", ".TRS_Editor", "#zoom", ".b12c", "h1", ".article-title", "#Ivs_Title"])
def test_a_probe_finds_whatever_a_selector_finds(selector: str) -> None:
    name = selector.lstrip(".#")
    element = {".": f'<p class="a {name}">', "#": f'<p id="{name}">'}.get(selector[0], f"<{name}>")
    tree = LexborHTMLParser(f"<!DOCTYPE html><body><div>{element}要求")

    assert "要求" in [node.text() for node in tree.css(probe([selector, ".a-b", "#a_c", "dl"]))]


def test_the_probes_that_ship_find_all_selectors_with_less() -> None:
    rules = page_rules()

    for selectors, found in ((rules.body, rules.body_probe), (rules.title, rules.title_probe)):
        fragments = re.findall(r'"(.+?)"', found)
        assert all(
            selector in found.split(", ") or any(fragment in selector.lower() for fragment in fragments)
            for selector in selectors
        )
        assert found.count(",") < len(selectors) / 2


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({"bodi": []}, ["bodi: unknown key"]),
        ({"body": "x", "noise": []}, ["body: not a list", "noise: not a list"]),
        (
            {"meta": {"titel": ["t"]}, "labels": {"number": "文号"}},
            ["meta.titel: unknown key", "labels.number: not a list"],
        ),
    ],
)
def test_all_faults_are_named_at_once(change: dict[str, Any], faults: list[str]) -> None:
    with pytest.raises(LexiconError) as caught:
        rules_from({**GOOD, **change})

    assert all(fault in str(caught.value) for fault in [*faults, f"{len(faults)} fault"])


@pytest.mark.parametrize("raw", [None, [], {}])
def test_a_file_without_rules_is_refused(raw: object) -> None:
    with pytest.raises(LexiconError, match=r"html_page\.yaml"):
        rules_from(raw)
