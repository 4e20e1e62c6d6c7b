"""Which region a plan is of, by issuer and title."""

from __future__ import annotations

import pytest

from graph_builder.resolve.divisions import load_divisions
from graph_builder.resolve.resolver import Resolver, load_resolver


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return load_resolver()


@pytest.mark.parametrize(
    ("issuer", "title", "expected", "why"),
    [
        ("成都市金牛区人民政府九里堤街道办事处", "成都市金牛区九里堤街道2023年责任清单", "四川省成都市金牛区九里堤街道", "a branch of a government"),
        ("上海市长宁区政府办公室", "", "上海市长宁区", "the path stands in the issuer"),
        ("长宁区人民政府办公室", "", "上海市长宁区", "a name that one district bears"),
        ("", "长宁区委、区政府2021年重点推进和督查工作方案", "上海市长宁区", "the title, where there is no issuer"),
        ("鼓楼区人民政府", "南京市鼓楼区2021年重点工作", "江苏省南京市鼓楼区", "the title names the city"),
        ("鼓楼区人民政府", "2021年重点工作", "鼓楼区", "four districts, and nothing to decide"),
        ("国务院办公厅", "", "全国", "the State Council"),
        ("中共中央办公厅 国务院办公厅", "", "全国", "the centre"),
        ("交通运输部办公厅", "", "全国", "a ministry's office"),
        ("", "交通运输部2023年重点工作", "全国", "a title that begins with a ministry"),
        ("", "市委宣传部2023年重点工作", "", "a 部 that is no ministry"),
        ("教育部等十部门", "", "全国", "ministries together"),
        ("中共昆山市委办公室 昆山市人民政府办公室", "", "江苏省苏州市昆山市", "a county-level city"),
        ("凉山州人民政府办公室", "", "四川省凉山彝族自治州", "a prefecture as it is spoken"),
        ("江北区人民政府", "重庆市江北区2021年重点工作", "重庆市江北区", "a district that is no more, of a name that stays"),
        ("江北区人民政府", "2021年重点工作", "浙江省宁波市江北区", "the one that still has the name"),
        ("闸北区人民政府", "2014年重点工作", "上海市闸北区", "a district that is no more"),
        ("长宁区新泾镇人民政府", "", "上海市长宁区新泾镇", "a town"),
        ("市政府办公室", "关于印发杭州市2021年重点工作的通知", "浙江省杭州市", "an issuer that names no place"),
        ("合肥高新技术产业开发区管理委员会", "", "安徽省合肥市高新区", "a zone is a region of its own"),
        ("苏州工业园区管理委员会", "", "江苏省苏州市苏州工业园区", "a park named by its city"),
        ("临港新片区管委会", "", "临港新片区", "a zone that no table places"),
        ("新区管委会办公室", "2026年江北新区重点工作任务表", "江苏省南京市江北新区", "an issuer that leaves out the zone's name"),
        ("雄安新区管委会", "", "河北省雄安新区", "a zone of which there is one"),
        ("新区管委会", "浦东新区2024年重点工作", "上海市浦东新区", "a district so called"),
        ("高新区管委会", "2026年重点工作任务表", "高新区", "a title that names none"),
        ("", "打造示范区重点工作任务表", "", "a zone without a name"),
        ("云岭市青禾区人民政府办公室", "", "云岭市青禾区", "a place that no table has"),
        ("云岭市城市管理局", "", "云岭市", "城市 is no place"),
        ("青禾区人民政府", "云岭市青禾区2023年重点工作", "云岭市青禾区", "the title says where it lies"),
        ("區地區辦", "", "", "a body whose name looks like a district"),
        ("区地区办", "2021年重点工作", "", "区地区 is no place"),
        ("", "苏州工业园区2023年重点工作任务分解", "江苏省苏州市苏州工业园区", "a park named by its city, in a title"),
        ("", "云岭市青禾区2021年重点工作分工", "云岭市青禾区", "the lowest place before the year"),
        ("", "2021年鄂托克旗政府工作报告重点工作任务分工", "内蒙古自治区鄂尔多斯市鄂托克旗", "the year first"),
        ("", "二〇二一年度上海市长宁区重点工作", "上海市长宁区", "the year first, in words"),
        ("", "三明市沙县区2023年重点工作任务分解", "福建省三明市沙县区", "the longer name, not the former one"),
        ("", "长沙市长沙县2023年重点工作任务分解", "湖南省长沙市长沙县", "a county of its city's name"),
        ("廈門市湖里區人民政府辦公室", "", "福建省厦门市湖里区", "traditional characters"),
    ],
)  # fmt: skip
def test_region_of(issuer: str, title: str, expected: str, why: str, resolver: Resolver) -> None:
    assert resolver.region_of(issuer, title).name == expected, why


def test_a_bare_name_of_several_places_keeps_its_candidates(resolver: Resolver) -> None:
    found = resolver.region_of("朝阳区人民政府办公室", "")

    assert found.candidates == ("北京市朝阳区", "吉林省长春市朝阳区")


def test_the_text_near_the_head_decides_between_places_of_one_name(resolver: Resolver) -> None:
    found = resolver.region_of("朝阳区人民政府办公室", "朝阳区2022年重点工作", context="北京市朝阳区文件")

    assert found.name == "北京市朝阳区"


@pytest.mark.parametrize(
    ("name", "prefix", "level", "official"),
    [
        ("上海市", "市", "province", "上海市"),
        ("浙江省杭州市", "市", "city", "杭州市"),
        ("浙江省杭州市西湖区", "区", "district", "杭州市西湖区"),
        ("广西壮族自治区", "自治区", "province", "广西壮族自治区"),
        ("四川省凉山彝族自治州", "州", "city", "凉山彝族自治州"),
        ("内蒙古自治区鄂尔多斯市准格尔旗", "旗", "district", "鄂尔多斯市准格尔旗"),
        ("湖北省仙桃市", "市", "district", "仙桃市"),
        ("安徽省合肥市高新区", "高新区", "district", "合肥市高新区"),
        ("全国", "", "national", "全国"),
    ],
)
def test_a_region_knows_its_level_and_the_name_of_its_bodies(
    name: str, prefix: str, level: str, official: str, resolver: Resolver
) -> None:
    region = resolver.region_named(name)

    assert (region.name, region.prefix, region.level, region.official) == (name, prefix, level, official)


def test_the_table_goes_down_to_the_streets() -> None:
    divisions = load_divisions()
    (changning,) = divisions.named("长宁区")

    assert len(divisions.towns(changning)) == 10
    assert len(divisions.children(divisions.named("上海市")[0])) == 16
