"""Groups: one node for the spellings of one set, members where a table knows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_builder.errors import LexiconError
from graph_builder.resolve.groups import is_group
from graph_builder.resolve.resolver import Resolver, load_resolver


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return load_resolver()


@pytest.mark.parametrize(
    ("region", "name", "expected", "members"),
    [
        ("上海市长宁区", "各街镇", "各街镇", 10),
        ("上海市长宁区", "各街道（镇）", "各街镇", 10),
        ("上海市长宁区", "各镇、街道", "各街镇", 10),
        ("上海市长宁区", "全区各街镇", "各街镇", 10),
        ("上海市长宁区", "各街道办事处", "各街道", 9),
        ("上海市长宁区", "各有关部门", "相关部门", 0),
        ("上海市长宁区", "区各部门", "各部门", 0),
        ("上海市长宁区", "相关部门和国企集团", "相关部门和国企集团", 0),
        ("上海市", "各区", "各区", 16),
        ("上海市", "各区人民政府", "各区政府", 16),
        ("安徽省合肥市", "各县（市、区）", "各县（市、区）", 9),
        ("安徽省合肥市", "各县市区", "各县（市、区）", 9),
        ("浙江省", "各县（市、区）", "各县（市、区）", 90),
        ("浙江省", "各设区市", "各市", 11),
        ("四川省凉山彝族自治州", "各县市", "各市、县", 17),
        ("全国", "各省（区、市）", "各省（区、市）", 31),
        ("全国", "各省、自治区、直辖市", "各省（区、市）", 31),
        ("云岭市青禾区", "各街镇", "各街镇", 0),
        ("内蒙古自治区鄂尔多斯市鄂托克旗", "各苏木、镇", "各苏木镇", 6),
        ("江苏省苏州市", "各县级市（区）", "各市、区", 9),
        ("江苏省苏州市", "各市、区", "各市、区", 9),
        ("广东省深圳市", "各区〔含大鹏新区，下同〕", "各区", 9),
        ("广东省深圳市", "各区（含大鹏新区）", "各区（含大鹏新区）", 0),
        ("全国", "各地", "各地", 0),
        ("内蒙古自治区鄂尔多斯市鄂托克旗", "各镇", "各镇", 4),
        ("浙江省", "各市、县（市、区）人民政府", "各市、县（市、区）政府", 101),
        ("浙江省", "各县（市、区）人民政府", "各县（市、区）政府", 90),
    ],
)
def test_a_group_has_one_name_and_its_members(
    region: str, name: str, expected: str, members: int, resolver: Resolver
) -> None:
    found = resolver.resolve_name(name, resolver.region_named(region), 2023, grouped=True)

    assert found.unit.id == f"unit:{region}/{expected}"
    assert (len(found.members), found.unit.is_open, found.unit.is_group) == (members, members == 0, True)


@pytest.mark.parametrize(
    ("name", "expected"), [("各街镇", True), ("区各部门", True), ("各界联合会", False), ("区教育局", False)]
)
def test_is_group(name: str, expected: bool) -> None:
    assert is_group(name) == expected


def test_members_of_all_districts_are_the_districts(resolver: Resolver) -> None:
    found = resolver.resolve_name("各区政府", resolver.region_named("上海市"), 2023, grouped=True)

    assert "unit:上海市长宁区/区政府" in found.unit.members


def test_a_roster_names_the_members_of_a_group(tmp_path: Path) -> None:
    roster = tmp_path / "roster.tsv"
    roster.write_text(
        "# 区域\t组\t成员\n上海市长宁区\t国企集团\t新长宁集团、东虹桥集团\n上海市长宁区\t各成员单位\t区发改委、区教育局\n",
        "utf-8",
    )
    resolver = load_resolver(roster=roster)

    found = resolver.resolve_name("各成员单位", resolver.region_named("上海市长宁区"), 2023, grouped=True)

    assert found.unit.members == ("unit:上海市长宁区/区发展改革委", "unit:上海市长宁区/区教育局")
    assert not found.unit.is_open


def test_all_faults_of_a_roster_are_named_at_once(tmp_path: Path) -> None:
    roster = tmp_path / "roster.tsv"
    roster.write_text("上海市长宁区\t各街镇\n上海市\t各区\t甲\n上海市\t各区\t乙\n", "utf-8")

    with pytest.raises(LexiconError, match=r"2 faults(?s:.*)line 1: not region(?s:.*)line 3: group") as raised:
        load_resolver(roster=roster)

    assert "roster.tsv" in str(raised.value)


@pytest.mark.parametrize("repeats", [18, 5000])
@pytest.mark.parametrize("piece", ["镇街", "、市", "街道办事处", "(", "和", "区", "长宁区", "高新区", "公安"])
def test_hostile_runs_end(piece: str, repeats: int, resolver: Resolver) -> None:
    """A run that some pattern could split in many ways is read once: this would not come back otherwise."""
    region = resolver.region_named("上海市长宁区")

    for name in (f"各{piece * repeats}X", f"{piece * repeats}局"):
        assert resolver.resolve_name(name, region, 2023).unit.id.startswith("unit:")
        resolver.region_of(name, name)
