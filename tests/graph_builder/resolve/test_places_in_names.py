"""Names that hold a place: branches, zones, bodies of prefectures, offices above a district."""

from __future__ import annotations

import pytest

from graph_builder.resolve.resolver import Resolver, load_resolver

PREFECTURE = "贵州省黔南布依族苗族自治州"
SUZHOU = "江苏省苏州市"
NANJING = "江苏省南京市"
ALI = "西藏自治区阿里地区"


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return load_resolver()


@pytest.mark.parametrize(
    ("region", "name", "expected", "why"),
    [
        (PREFECTURE, "黔南州生态环境局都匀分局", f"{PREFECTURE}都匀市/市生态环境分局", "the prefecture as it is spoken"),
        (PREFECTURE, "黔南州生态环境局福泉分局", f"{PREFECTURE}福泉市/市生态环境分局", "the branch of another city"),
        (f"{PREFECTURE}都匀市", "黔南州生态环境局都匀分局", f"{PREFECTURE}都匀市/市生态环境分局", "in its own plan"),
        ("浙江省杭州市", "市杭州市生态环境局萧山分局", "浙江省杭州市萧山区/区生态环境分局", "a level that is one too many"),
        ("上海市长宁区", "市场监管局长宁分局", "上海市长宁区/区市场监管分局", "市场 begins with no level"),
        (f"{SUZHOU}苏州工业园区", "生态环境局", f"{SUZHOU}苏州工业园区/苏州工业园区生态环境局", "a park named by its city"),
        (f"{SUZHOU}苏州工业园区", "苏州工业园区生态环境局", f"{SUZHOU}苏州工业园区/苏州工业园区生态环境局", "in full"),
        (f"{SUZHOU}苏州工业园区", "苏州大学附属独墅湖医院", f"{SUZHOU}苏州工业园区/苏州大学附属独墅湖医院", "no 州 here"),
        (SUZHOU, "工业园区管委会", f"{SUZHOU}苏州工业园区/苏州工业园区管委会", "the park without its city"),
        ("四川省成都市", "四川天府新区管委会", "四川省成都市天府新区/天府新区管委会", "a zone named by its province"),
        (ALI, "地委组织部", f"{ALI}/地委组织部", "the party's say 地"),
        (ALI, "地区教育局", f"{ALI}/地区教育局", "the government's say 地区"),
        (ALI, "行署办公室", f"{ALI}/地区行署办公室", "the government of a 地区"),
        ("浙江省", "省委办公厅", "浙江省/省委办公厅", "厅 is no 室"),
        ("浙江省", "省委办", "浙江省/省委办公厅", "a province has a 厅"),
        ("广东省广州市", "市政府办公室", "广东省广州市/市政府办公厅", "so has a city of its rank"),
        ("上海市长宁区", "区委办", "上海市长宁区/区委办公室", "a district has a 室"),
        ("上海市长宁区", "长宁区人民政府江苏路街道办事处", "上海市长宁区/江苏路街道", "whose office it is"),
        ("重庆市", "江北区政府", "重庆市江北区/区政府", "a district that is no more, in its own city's plan"),
        ("上海市长宁区", "上海长宁区教育局", "上海市长宁区/区教育局", "a region behind the stem of its city"),
        ("上海市长宁区", "上海长宁公安分局", "上海市长宁区/区公安分局", "two stems before a branch"),
        ("上海市长宁区", "上海长宁教育局", "上海市长宁区/区教育局", "two stems"),
        (SUZHOU, "苏州市昆山生态环境局", f"{SUZHOU}昆山市/市生态环境局", "the county behind its city"),
        (SUZHOU, "苏州市生态环境局", f"{SUZHOU}/市生态环境局", "the city's own"),
        ("河南省信阳市固始县", "县产业集聚区管委会", "河南省信阳市固始县产业集聚区/产业集聚区管委会", "a zone behind a level"),
        ("上海市长宁区", "市北高新园区", "上海市长宁区市北高新园区/市北高新园区", "市北 is a place"),
        ("广东省深圳市龙华区", "市生态环境局龙华管理局", "广东省深圳市龙华区/区生态环境分局", "a branch called 管理局"),
        ("广东省深圳市龙华区", "市市场监管局龙华监管局", "广东省深圳市龙华区/区市场监管分局", "a branch called 监管局"),
        ("广东省深圳市龙华区", "龙华城市管理局", "广东省深圳市龙华区/区城市管理局", "a bureau, no branch of one"),
        ("四川省广元市利州区", "区法院经开区法庭", "四川省广元市利州区/区法院经开区法庭", "a court's division for a zone"),
        ("四川省广元市", "朝天工业园区管委会", "四川省广元市朝天工业园区/朝天工业园区管委会", "a place before a zone"),
        (f"{NANJING}江北新区", "中央商务区建设管理办", f"{NANJING}中央商务区/中央商务区建设管理办", "a zone within a zone"),
        (f"{SUZHOU}高新区", "开发区管委会", f"{SUZHOU}高新区/高新区管委会", "the zone itself in other words"),
        ("四川省", "国家安全厅", "四川省/省国家安全厅", "国家 before a body of the province"),
        ("四川省成都市", "国家安全局", "四川省成都市/市国家安全局", "a city has a 局"),
        ("浙江省温州市", "中华人民共和国温州海关", "浙江省温州市/温州海关", "the state before a place"),
    ],
)  # fmt: skip
def test_whose_body_it_is(region: str, name: str, expected: str, why: str, resolver: Resolver) -> None:
    assert resolver.resolve_name(name, resolver.region_named(region), 2023).unit.id == f"unit:{expected}", why
