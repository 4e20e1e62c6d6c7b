"""Every body of the vocabulary is found by its own name and its name in full, and by none of another body."""

from __future__ import annotations

import pytest

from graph_builder.resolve.registry import entries
from graph_builder.resolve.resolver import load_resolver

# Two bodies in one name are read by their short form only; a branch of a 中心 by its level.
SHORT_ONLY = ("区委、政府", "市委、政府", "区纪委监委", "市纪委监委", "县纪委监委", "县委、政府", "分中心")


@pytest.mark.parametrize(
    ("region", "year"),
    [("浙江省温州市", 2024), ("河南省信阳市固始县", 2017), ("安徽省合肥市包河区", 2021), ("全国", 2024)],
)
def test_a_body_is_found_by_both_its_names(region: str, year: int) -> None:
    resolver = load_resolver()
    place = resolver.region_named(region)
    today = [
        entry
        for entry in entries(resolver, place)
        if int(entry.since or 0) <= year <= int(entry.until or 9999) and not entry.name.endswith(SHORT_ONLY)
    ]

    lost = {
        (entry.id, name, found)
        for entry in today
        for name in (entry.name, entry.full_name)
        if (found := resolver.resolve_name(name, place, year).unit.id) != entry.id
    }

    assert len(today) > 100
    assert lost == set()
