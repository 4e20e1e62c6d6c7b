"""What one written name means: tables of (region, year, name, expected, why)."""

from __future__ import annotations

import pytest

from graph_builder.resolve.resolver import Resolver, load_resolver

DISTRICT = "上海市长宁区"
COUNTY_CITY = "江苏省苏州市昆山市"


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return load_resolver()


@pytest.mark.parametrize(
    ("region", "name", "expected", "why"),
    [
        (DISTRICT, "区发改委", "unit:上海市长宁区/区发展改革委", "an alias and a type"),
        (DISTRICT, "发展改革委", "unit:上海市长宁区/区发展改革委", "a bare name is the plan's own body"),
        (DISTRICT, "市教委", "unit:上海市/市教委", "市 in a district's plan is the city above"),
        (DISTRICT, "上海海关", "unit:上海市/上海海关", "a vertical body belongs to the region in its name"),
        (DISTRICT, "国家发展改革委", "unit:全国/发展改革委", "the nation's body, said so"),
        (DISTRICT, "工信部", "unit:全国/工业和信息化部", "a ministry"),
        (DISTRICT, "静安区教育局", "unit:上海市静安区/区教育局", "another district"),
        (DISTRICT, "区区级机关工作党委", "unit:上海市长宁区/区区级机关工作党委", "the doubled 区 is right"),
        (DISTRICT, "市公安局长宁分局", "unit:上海市长宁区/区公安分局", "a branch is the district's"),
        (DISTRICT, "市场监管局", "unit:上海市长宁区/区市场监管局", "its 市 belongs to 市场"),
        (DISTRICT, "江苏路街道", "unit:上海市长宁区/江苏路街道", "江苏 is no province here"),
        (DISTRICT, "区發展改革委", "unit:上海市长宁区/区发展改革委", "names are simplified"),
        (DISTRICT, "区文化旅游局（区体育局）", "unit:上海市长宁区/区文化旅游局", "the bracket is an alias"),
        (DISTRICT, "团区委", "unit:上海市长宁区/区团委", "the league names itself first"),
        (COUNTY_CITY, "市科技局", "unit:江苏省苏州市昆山市/市科技局", "市 is the county-level city itself"),
        (f"{COUNTY_CITY}玉山镇", "市科技局", "unit:江苏省苏州市昆山市/市科技局", "and in its towns' plans"),
        ("安徽省合肥市", "高新区管委会", "unit:安徽省合肥市高新区/高新区管委会", "a zone is a region"),
        ("广西壮族自治区南宁市", "自治区发改委", "unit:广西壮族自治区/自治区发展改革委", "the autonomous region"),
        ("浙江省杭州市", "乡村振兴局", "unit:浙江省杭州市/市乡村振兴局", "乡 is no level here"),
        ("海南省三亚市", "市三亚海事局", "unit:海南省三亚市/市海事局", "a level before a name with a place"),
        ("北京市昌平区", "市规自委昌平分局", "unit:北京市昌平区/区规划自然资源分局", "a branch of a commission"),
        ("全国", "发展改革委", "unit:全国/发展改革委", "bare names are national in a State Council plan"),
        ("全国", "药监局", "unit:全国/药监局@2018", "the bureau of 2018"),
        ("云岭市青禾区", "市教育局", "unit:云岭市/市教育局", "a place that no table has"),
        (DISTRICT, "新泾镇党委", "unit:上海市长宁区新泾镇/镇委", "a body of a town"),
        (DISTRICT, "华阳路街道办", "unit:上海市长宁区/华阳路街道", "街道 = 街道办"),
        (DISTRICT, "区委、区政府", "unit:上海市长宁区/区委、政府", "both, written as one"),
        ("浙江省杭州市", "滨江委", "unit:浙江省杭州市/市滨江委", "no 委 of 滨江区"),
        ("山东省泰安市", "泰山管委会", "unit:山东省泰安市/泰山管委会", "no 管委会 of 泰山区"),
        ("安徽省合肥市", "高新区", "unit:安徽省合肥市高新区/高新区", "a zone named as a unit"),
        ("福建省福州市台江区", "国网福州供电公司", "unit:福建省福州市/市供电公司", "a place inside the name"),
        ("青禾区", "市教育局", "unit:青禾区/市教育局", "a city that nobody names"),
    ],
)
def test_a_name_means_one_unit(region: str, name: str, expected: str, why: str, resolver: Resolver) -> None:
    found = resolver.resolve_name(name, resolver.region_named(region), 2021)

    assert found.unit.id == expected, why


@pytest.mark.parametrize(
    ("name", "rule", "why"),
    [
        ("区规土资源局", "unknown", "an unknown function stays apart"),
        ("区社建委", "unknown", "委 is not 办"),
        ("区某某局", "unknown", "nobody knows it"),
        ("区发展改革委", "same", "the canonical name"),
        ("区发改委", "alias", "the alias table"),
        ("区绿化局", "unknown", "says nothing of 市容"),
    ],
)
def test_the_rule_says_how_a_unit_was_chosen(name: str, rule: str, why: str, resolver: Resolver) -> None:
    assert resolver.resolve_name(name, resolver.region_named(DISTRICT), 2021).rule == rule, why


def test_the_year_decides_between_bodies_of_one_short_name(resolver: Resolver) -> None:
    region = resolver.region_named("浙江省")

    before = resolver.resolve_name("省金融监管局", region, 2022)
    after = resolver.resolve_name("省金融监管局", region, 2024)

    assert before.unit.name == "省地方金融监管局"
    assert after.unit.name == "省金融监管局"


def test_two_candidates_and_no_rule_choose_none(resolver: Resolver) -> None:
    found = resolver.resolve_name("省金融监管局", resolver.region_named("浙江省"), 2023)

    assert found.rule == "ambiguous"
    assert found.unit.id not in found.candidates
    assert len(found.candidates) == 2


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("区委宣传部", "party", "district"),
        ("区政府办公室", "government", "district"),
        ("区人大办公室", "congress", "district"),
        ("区政协办公室", "consultative", "district"),
        ("区法院", "court", "district"),
        ("区检察院", "procuratorate", "district"),
        ("区总工会", "mass", "district"),
        ("新泾镇", "town", "town"),
        ("虹桥街道", "subdistrict", "town"),
        ("市教委", "government", "province"),
        ("教育部", "ministry", "national"),
        ("东虹桥集团公司", "enterprise", "district"),
    ],
)
def test_a_unit_has_a_kind_and_a_level(name: str, kind: str, level: str, resolver: Resolver) -> None:
    unit = resolver.resolve_name(name, resolver.region_named(DISTRICT), 2021).unit

    assert (unit.kind, unit.level) == (kind, level)


def test_an_id_ends_in_a_year_where_a_name_came_back(resolver: Resolver) -> None:
    nation = resolver.region_named("全国")

    today = resolver.resolve_name("国家药品监督管理局", nation, 2021)
    first = resolver.resolve_name("国家药品监督管理局", nation, 2001)

    assert today.unit.id == "unit:全国/药监局@2018"
    assert first.unit.id == "unit:全国/药监局"
