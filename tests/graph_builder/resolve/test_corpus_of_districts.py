"""A generated corpus with known truth: 2,000 plans of 20 districts, one unit a body however it is written."""

from __future__ import annotations

import random
from collections import defaultdict

from graph_builder.model import DocumentInfo, Plan, Source, Span, Task, UnitMention
from graph_builder.resolve.resolver import load_resolver

CITIES = {
    "上海市": ("上海市", ("长宁区", "静安区", "普陀区", "宝山区")),
    "浙江省杭州市": ("杭州市", ("西湖区", "上城区", "淳安县", "桐庐县")),
    "江苏省南京市": ("南京市", ("鼓楼区", "玄武区", "江宁区", "浦口区")),
    "江苏省徐州市": ("徐州市", ("鼓楼区", "云龙区", "沛县", "丰县")),
    "云岭市": ("云岭市", ("青禾区", "白石区", "清源县", "明阳县")),
}
# A body in the words of its spellings: {L} the level, {D} the district's own name, {C} the city's, {S} without level.
BODIES = {
    "发展改革委": ("{L}发展改革委", "{L}发改委", "{D}发展和改革委员会", "{C}{D}发展和改革委员会", "发展改革委", "{L}发展与改革委员会"),
    "教育局": ("{L}教育局", "{D}教育局", "教育局", "{C}{D}教育局"),
    "体育局": ("{L}体育局", "{D}体育局", "体育局"),
    "人社局": ("{L}人社局", "{L}人力资源社会保障局", "{L}人力资源和社会保障局", "{D}人社局", "人力资源社会保障局"),
    "卫生健康委": ("{L}卫生健康委", "{L}卫健委", "{D}卫生健康委员会", "卫健委"),
    "市场监管局": ("{L}市场监管局", "{L}市场监督管理局", "{D}市场监管局", "市场监管局"),
    "应急管理局": ("{L}应急局", "{L}应急管理局", "{D}应急管理局"),
    "退役军人局": ("{L}退役军人局", "{L}退役军人事务局", "{D}退役军人事务局"),
    "医保局": ("{L}医保局", "{L}医疗保障局", "{D}医保局"),
    "民政局": ("{L}民政局", "民政局", "{C}{D}民政局"),
    "委办": ("{L}委办公室", "{L}委办", "中共{C}{D}委办公室", "{D}委办公室"),
    "府办": ("{L}政府办公室", "{L}府办", "{L}政府办", "{D}人民政府办公室"),
    "组织部": ("{L}委组织部", "{L}组织部", "中共{D}委组织部", "组织部"),
    "宣传部": ("{L}委宣传部", "{D}委宣传部", "宣传部"),
    "人大办": ("{L}人大办公室", "{L}人大常委会办公室", "{D}人大常委会办公室"),
    "政协办": ("{L}政协办公室", "{L}政协办", "政协{D}委员会办公室"),
    "法院": ("{L}法院", "{L}人民法院", "{D}人民法院"),
    "检察院": ("{L}检察院", "{L}人民检察院", "{D}检察院"),
    "公安分局": ("{L}公安分局", "公安分局", "{S}公安分局", "市公安局{S}分局"),
    "税务局": ("{L}税务局", "{D}税务局", "国家税务总局{C}{D}税务局"),
    "工信局": ("{L}工信局", "{L}工业和信息化局", "{D}工信局", "工业和信息化局"),
    "总工会": ("{L}总工会", "{D}总工会"),
    "团委": ("团{L}委", "{L}团委", "共青团{D}委"),
    "产业办": ("{L}产业振兴办", "{L}产业振兴办公室", "{D}产业振兴办公室"),
    "各街镇": ("各街镇", "各镇街", "各街道（镇）", "各街道、镇"),
}  # fmt: skip
CITY_BODIES = {
    "市教育局": ("市教育局", "{C}教育局"),
    "市发展改革委": ("市发展改革委", "市发改委", "{C}发改委", "{C}发展和改革委员会"),
    "市委宣传部": ("市委宣传部", "中共{C}委宣传部"),
}


def test_two_thousand_plans_of_twenty_districts_keep_one_unit_a_body() -> None:
    choose = random.Random(20211)
    resolver = load_resolver()
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    bodies: dict[str, set[tuple[str, str]]] = defaultdict(set)

    for number in range(2000):
        city, (short, districts) = list(CITIES.items())[number % 5]
        district = districts[number // 5 % 4]
        names = [*((city + district, body, form) for body, forms in BODIES.items() for form in forms)]
        names += [(city, body, form) for body, forms in CITY_BODIES.items() for form in forms]
        picked = choose.sample(names, 12)
        mentions = tuple(_mention(_written(form, short, district), body) for _, body, form in picked)
        read = resolver.resolve(_plan(city + district, number, mentions))
        for (place, body, _), unit in zip(picked, read.tasks[0].units, strict=True):
            units[place, body].add(unit.id)
            bodies[unit.id].add((place, body))

    assert {truth: ids for truth, ids in units.items() if len(ids) > 1} == {}
    assert {unit: truths for unit, truths in bodies.items() if len(truths) > 1} == {}
    assert len(units) == 20 * len(BODIES) + 5 * len(CITY_BODIES)


def _written(form: str, city: str, district: str) -> str:
    return form.format(L=district[-1], D=district, C=city, S=district[:-1] if len(district) > 2 else district)


def _mention(name: str, body: str) -> UnitMention:
    return UnitMention(name, Span(0, 1), "responsible", is_group=body == "各街镇")


def _plan(region: str, number: int, mentions: tuple[UnitMention, ...]) -> Plan:
    document = DocumentInfo(f"doc:{region}/2021/{number}", "", "", "", "", 2021, region, Source("a.txt", "", "text"))
    return Plan(document, "x", (), (Task("task:1", "1", "1", "", "", "x", Span(0, 1), units=mentions),), ())
