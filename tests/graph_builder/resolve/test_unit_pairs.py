"""The labelled pairs of names: no two bodies share a node, and the spellings of one body do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_builder.resolve.resolver import Resolver, load_resolver

GOLD = Path(__file__).parents[3] / "data/gold"
FILES = (
    "unit-pairs.tsv",
    "unit-pairs-2.tsv",
    "unit-pairs-3.tsv",
    "unit-pairs-4.tsv",
    "unit-pairs-5.tsv",
    "unit-pairs-6.tsv",
)
Side = tuple[str, int, str]


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return load_resolver()


def pairs(name: str) -> Iterator[tuple[Side, Side, str]]:
    for line in (GOLD / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            region, year, one, other_region, other_year, other, verdict, _ = line.split("\t")
            yield (region, int(year), one), (other_region, int(other_year), other), verdict


def unit_id(side: Side, resolver: Resolver) -> str:
    region, year, name = side
    return resolver.resolve_name(name, resolver.region_named(region), year).unit.id


def test_the_set_is_large_enough() -> None:
    assert sum(1 for _ in pairs("unit-pairs.tsv")) >= 600


@pytest.mark.parametrize("name", FILES)
def test_no_two_bodies_are_merged(name: str, resolver: Resolver) -> None:
    merged = [
        (one, other)
        for one, other, verdict in pairs(name)
        if verdict == "different" and unit_id(one, resolver) == unit_id(other, resolver)
    ]

    assert merged == []


@pytest.mark.parametrize("name", FILES)
def test_the_spellings_of_one_body_meet(name: str, resolver: Resolver) -> None:
    same = [(one, other) for one, other, verdict in pairs(name) if verdict == "same"]

    met = sum(unit_id(one, resolver) == unit_id(other, resolver) for one, other in same)

    assert met / len(same) >= 0.95
