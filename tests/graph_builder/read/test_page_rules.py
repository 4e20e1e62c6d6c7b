"""The file of page rules: verified on load, all faults at once."""

from __future__ import annotations

from typing import Any

import pytest

from graph_builder.errors import LexiconError
from graph_builder.read.page_rules import page_rules, rules_from

GOOD: dict[str, Any] = {
    "body": ["#a"],
    "title": ["h1"],
    "noise": ["nav"],
    "meta": {"title": ["t"]},
    "labels": {"number": ["文号"]},
}


def test_the_shipped_rules_are_sound() -> None:
    assert page_rules().meta["articletitle"] == "title"


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
