"""Units in a built graph: bodies of several districts stay apart, those of one join, and reforms are edges."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.pipeline import build
from graph_builder.store import open_engine

EDGES = "MATCH (a:Unit)-[s:SUCCEEDED_BY]->(b:Unit)\nRETURN a.name AS old, b.name AS new, s.since AS since"
UNITS = "MATCH (u:Unit)-[:RESPONSIBLE_FOR]->(:Task)\nRETURN DISTINCT u.id AS id"


def written(folder: Path, place: str, year: int, *lists: str) -> Path:
    lines = [f"{place}{year}年重点工作任务分工", "", "一、重点任务"]
    lines += [f"{number}．推进重点工作。（责任单位：{units}）" for number, units in enumerate(lists, 1)]
    path = folder / f"{place}{year}.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_one_body_of_three_districts_is_three_units(tmp_path: Path) -> None:
    districts = ("上海市长宁区", "上海市静安区", "江苏省南京市鼓楼区")
    plans = [
        written(tmp_path, place, 2021, "区发展改革委、区教育局", f"区发改委、{place[-3:]}教育局", "市教委、各街镇")
        for place in districts
    ]
    db = tmp_path / "a.graph"

    build(plans, db=db)

    with open_engine(db) as engine:
        found = {row[0] for row in engine.read(UNITS, columns=("id",)).rows}
    own = {f"unit:{place}/{name}" for place in districts for name in ("区发展改革委", "区教育局", "各街镇")}
    assert found == own | {"unit:上海市/市教委", "unit:江苏省南京市/市教委"}


@pytest.mark.parametrize(
    ("place", "before", "after", "expected"),
    [
        (
            "安徽省合肥市包河区",
            ("区经信委、区卫生计生委", "区工商局、区质监局、区食药监局", "区国土资源局、区规划局"),
            ("区工信局、区卫生健康委", "区市场监管局、区自然资源和规划局"),
            {
                ("区经济信息化委", "区工业信息化局"),
                ("区卫生计生委", "区卫生健康委"),
                ("区工商局", "区市场监管局"),
                ("区质量技术监督局", "区市场监管局"),
                ("区食品药品监管局", "区市场监管局"),
                ("区国土资源局", "区自然资源规划局"),
                ("区规划局", "区自然资源规划局"),
            },
        ),
        (
            "上海市长宁区",
            ("区规土局、区发展改革委", "区旅游局、区文化局"),
            ("区规划资源局、区发展改革委", "区文化旅游局"),
            {("区规划国土资源局", "区规划资源局"), ("区旅游局", "区文化旅游局"), ("区文化局", "区文化旅游局")},
        ),
    ],
)
def test_reforms_join_the_bodies_of_two_years(
    place: str, before: tuple[str, ...], after: tuple[str, ...], expected: set[tuple[str, str]], tmp_path: Path
) -> None:
    db = tmp_path / "a.graph"

    build([written(tmp_path, place, 2017, *before), written(tmp_path, place, 2021, *after)], db=db)

    with open_engine(db) as engine:
        rows = engine.read(EDGES, columns=("old", "new", "since")).rows
    assert {(old, new) for old, new, _ in rows} == expected
    assert all(since for _, _, since in rows)
    assert len(rows) == len(expected)
