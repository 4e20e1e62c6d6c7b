"""The units of the founding plan: each resolved, each full name as a person wrote it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph_builder.resolve.resolver import Resolver, load_resolver

GOLD = json.loads((Path(__file__).parents[3] / "data/gold/changning-2021.gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return load_resolver()


def test_the_issuer_gives_the_region(resolver: Resolver) -> None:
    region = resolver.region_of(GOLD["issuer"], GOLD["title"])

    assert (region.name, region.level, region.code) == ("上海市长宁区", "district", "310105")


def test_every_unit_has_the_full_name_of_the_gold(resolver: Resolver) -> None:
    region = resolver.region_of(GOLD["issuer"], GOLD["title"])
    units = {unit["raw"]: unit for task in GOLD["tasks"] for unit in task["units"]}
    unverified = set(GOLD["unit_full_name_unverified"])

    found = {raw: resolver.resolve_name(raw, region, 2021, grouped=units[raw]["is_group"]) for raw in units}

    wrong = {
        raw: (entry.unit.full_name, units[raw]["normal"])
        for raw, entry in found.items()
        if raw not in unverified and entry.unit.full_name != units[raw]["normal"]
    }
    assert wrong == {}
    assert [raw for raw, entry in found.items() if entry.rule in ("unknown", "ambiguous")] == []
    assert len({entry.unit.id for entry in found.values()}) == len(units)


def test_the_sub_districts_and_towns_are_the_members_of_each_street_and_town(resolver: Resolver) -> None:
    region = resolver.region_named("上海市长宁区")

    found = resolver.resolve_name("各街镇", region, 2021, grouped=True)

    assert [member.name for member in found.members] == GOLD["groups"]["各街镇"]["members"]
    assert found.unit.members[0] == "unit:上海市长宁区/华阳路街道"
