"""A task that names thousands of units in a plan of no known region: what stands before is looked at once."""

from __future__ import annotations

import pytest

from graph_builder.extraction import default_resolver, extract_bytes
from graph_builder.resolve.divisions import Region
from graph_builder.resolve.resolver import Resolver

PLAN = "甲区2021年重点工作安排\n\n一、重点任务\n1、推进建设。（责任单位：区商务委）\n"


@pytest.mark.parametrize("units", [50, 100])
def test_the_region_of_each_unit_is_looked_up_once(units: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    look_up = Resolver.region_named

    def counted(self: Resolver, name: str) -> Region:
        asked.append(name)
        return look_up(self, name)

    plan = extract_bytes("plan.txt", PLAN.encode())
    monkeypatch.setattr(Resolver, "region_named", counted)

    resolved = default_resolver().resolve_units(plan.document, [plan.tasks[0].units * units])

    assert [unit.rule for unit in resolved.units[0]] == ["region-unknown"] * units
    assert len(asked) < 2 * units
