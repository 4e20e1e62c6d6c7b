"""A plan's mentions filled: ids, names, members, rules, findings; and the units of the graph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_builder.model import DocumentInfo, Plan, ProjectMention, Source, Span, Task, UnitMention
from graph_builder.resolve.resolver import Resolver, load_resolver

SPAN = Span(0, 1)


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return load_resolver()


def mention(raw: str, **values: object) -> UnitMention:
    return UnitMention(raw, SPAN, "responsible")._replace(**values)


def plan(
    *mentions: UnitMention, region: str = "上海市长宁区", year: int | None = 2021, projects: tuple[str, ...] = ()
) -> Plan:
    document = DocumentInfo(f"doc:{region}/{year}/0a1b2c3d", "", "", "", "", year, region, Source("a.txt", "", "text"))
    named = tuple(ProjectMention(name, name, SPAN) for name in projects)
    task = Task("task:1", "1", "1", "", "", "x", SPAN, units=mentions, projects=named)
    return Plan(document, "x", (), (task,), ())


def test_a_mention_gets_its_unit_and_the_rule_that_chose_it(resolver: Resolver) -> None:
    read = resolver.resolve(plan(mention("区发改委"), mention("科技局", elided="市")))

    first, second = read.tasks[0].units
    assert (first.id, first.name, first.rule) == ("unit:上海市长宁区/区发展改革委", "区发展改革委", "alias")
    assert first.candidates == (first.id,)
    assert second.name == "市科技局"
    assert (first.raw, second.raw) == ("区发改委", "科技局")


def test_a_group_gets_its_members(resolver: Resolver) -> None:
    (group,) = resolver.resolve(plan(mention("各街镇", is_group=True))).tasks[0].units

    assert group.members[:2] == ("华阳路街道", "江苏路街道")
    assert not group.is_open


def test_an_open_group_says_so(resolver: Resolver) -> None:
    (group,) = resolver.resolve(plan(mention("各有关部门", is_group=True))).tasks[0].units

    assert (group.members, group.is_open) == ((), True)


def test_an_unknown_name_is_a_node_of_its_own_and_a_finding(resolver: Resolver) -> None:
    read = resolver.resolve(plan(mention("区产业振兴局")))

    (unit,) = read.tasks[0].units
    (finding,) = read.findings
    assert unit.id == "unit:上海市长宁区/区产业振兴局"
    assert (finding.kind, finding.severity) == ("unit-unresolved", "info")
    assert "'区产业振兴局'" in finding.message
    assert "nearest: " in finding.message


def test_a_name_of_two_bodies_is_a_finding_with_both(resolver: Resolver) -> None:
    read = resolver.resolve(plan(mention("省金融监管局"), region="浙江省", year=2023))

    (finding,) = read.findings
    assert (finding.kind, finding.severity) == ("unit-ambiguous", "warning")
    assert read.tasks[0].units[0].candidates == ("unit:浙江省/省地方金融监管局", "unit:浙江省/省金融监管局")


@pytest.mark.parametrize(
    ("office", "bureau"),
    [("县河长制办公室", "县水利局"), ("县防汛抗旱指挥部", "县应急局"), ("县双拥办", "县退役军人局")],
)
def test_an_office_that_sits_in_a_bureau_leaves_the_bureau_its_name(office: str, bureau: str) -> None:
    read = load_resolver().resolve(plan(mention(office, alias=bureau), mention(bureau), region="浙江省丽水市青田县"))

    first, second = (unit for task in read.tasks for unit in task.units)
    assert first.id != second.id
    assert second.rule != "bracket-alias"


@pytest.mark.parametrize(
    ("region", "name", "expected"),
    [
        ("云南省大理白族自治州", "州级机关工委", "州级机关工作党委"),
        ("浙江省杭州市西湖区", "区级机关工委", "区级机关工作党委"),
        ("上海市长宁区", "区级机关工委", "区区级机关工作党委"),
    ],
)
def test_the_party_committee_of_offices_bears_its_level_once(region: str, name: str, expected: str) -> None:
    resolver = load_resolver()

    found = resolver.resolve_name(name, resolver.region_named(region), 2023)

    assert found.unit.name == expected


def test_an_alias_in_brackets_holds_within_its_plan(resolver: Resolver) -> None:
    read = resolver.resolve(
        plan(mention("市工业和信息化局", alias="市大数据局"), mention("市大数据局"), region="安徽省合肥市")
    )

    first, second = read.tasks[0].units
    assert first.id == second.id == "unit:安徽省合肥市/市工业信息化局"
    assert second.rule == "bracket-alias"
    assert [finding.kind for finding in read.findings] == ["unit-alias"]

    other = resolver.resolve(plan(mention("市大数据局"), region="安徽省合肥市"))
    assert other.tasks[0].units[0].id == "unit:安徽省合肥市/市大数据局"


def test_the_same_project_of_two_tasks_is_one(resolver: Resolver) -> None:
    read = resolver.resolve(plan(projects=("光华医院迁建", "光华医院 迁建")))

    assert {project.id for project in read.tasks[0].projects} == {"project:上海市长宁区/光华医院迁建"}


def test_a_plan_of_no_known_region_shares_no_unit_with_another(resolver: Resolver) -> None:
    first = plan(mention("区教育局"), region="")
    second = replace(first, document=replace(first.document, id="doc:-/2021/ffffffff"))

    ids = {resolver.resolve(one).tasks[0].units[0].id for one in (first, second)}

    assert len(ids) == 2
    assert "region-unknown" in {finding.kind for finding in resolver.resolve(first).findings}


def test_a_region_of_several_places_is_a_finding(resolver: Resolver) -> None:
    read = resolver.resolve(plan(mention("区教育局"), region="鼓楼区"))

    assert [finding.kind for finding in read.findings] == ["region-ambiguous"]


def test_units_of_a_plan_carry_every_form_and_the_members(resolver: Resolver) -> None:
    units = resolver.units_of(plan(mention("区发改委"), mention("发展改革委"), mention("各街镇", is_group=True)))

    by_name = {unit.name: unit for unit in units}
    assert {"区发改委", "发展改革委", "区发展改革委", "上海市长宁区发展和改革委员会"} <= set(
        by_name["区发展改革委"].aliases
    )
    assert by_name["新泾镇"].kind == "town"
    assert set(by_name["各街镇"].members) <= {unit.id for unit in units}


def test_resolving_twice_changes_nothing(resolver: Resolver) -> None:
    once = resolver.resolve(plan(mention("区发改委"), mention("各街镇", is_group=True), mention("科技局", elided="市")))

    twice = resolver.resolve(once)

    assert twice.tasks == once.tasks


def test_reforms_join_the_bodies_before_and_after(resolver: Resolver) -> None:
    old = resolver.units_of(plan(mention("县经信委"), mention("县安监局"), region="浙江省杭州市淳安县", year=2017))
    new = resolver.units_of(plan(mention("县工信局"), mention("县应急局"), region="浙江省杭州市淳安县", year=2021))

    found = {(pair.old.rpartition("/")[2], pair.new.rpartition("/")[2]) for pair in resolver.successions([*old, *new])}

    assert found == {("县经济信息化委", "县工业信息化局"), ("县安全监管局", "县应急管理局")}


def test_a_body_between_two_that_no_plan_names_is_bridged(resolver: Resolver) -> None:
    nation = resolver.region_named("全国")
    units = [
        resolver.resolve_name(name, nation, year).unit for name, year in (("银监会", 2016), ("金融监管总局", 2024))
    ]

    (pair,) = resolver.successions(units)

    assert (pair.old, pair.new, pair.date) == ("unit:全国/银监会", "unit:全国/金融监管总局", "2023-03")


def test_filling_a_mention_keeps_what_was_found(resolver: Resolver) -> None:
    values = {
        "raw": "区发改委", "span": Span(3, 7), "role": "support", "basis": "rule", "rank": 4, "is_group": False,
        "is_open": True, "elided": "", "alias": "区粮食局",
    }  # fmt: skip
    given = UnitMention(**values)  # type: ignore[arg-type]

    (unit,) = resolver.resolve(plan(given)).tasks[0].units

    assert {name: getattr(unit, name) for name in values} == values
    assert len(UnitMention._fields) == len(values) + 5, "a new field must be filled too: see filled()"


def test_filling_a_task_keeps_all_else(resolver: Resolver) -> None:
    given = plan(mention("区发改委"), projects=("东湖公园",)).tasks[0]
    values = {name: [name] for name in Task._fields if name not in ("units", "projects")}
    marked = given._replace(**values)  # type: ignore[arg-type]

    (read,) = resolver.resolve(replace(plan(), tasks=(marked,))).tasks

    assert {name: getattr(read, name) for name in values} == values
    assert read.projects[0]._replace(id="") == given.projects[0]


def test_a_second_name_that_two_units_claim_is_neithers(resolver: Resolver) -> None:
    read = resolver.resolve(
        plan(mention("区商务委", alias="区外事办"), mention("区科委", alias="区外事办"), mention("区外事办"))
    )

    assert read.tasks[0].units[2].name == "区外事办"


def test_a_level_the_region_lacks_is_that_of_the_unit_beside_it(resolver: Resolver) -> None:
    read = resolver.resolve(
        plan(
            mention("康定市委"),
            mention("市政府"),
            mention("泸定县委"),
            mention("县政府"),
            region="四川省甘孜藏族自治州",
        )
    )

    ids = [unit.id.removeprefix("unit:四川省甘孜藏族自治州") for unit in read.tasks[0].units]
    assert ids == ["康定市/市委", "康定市/市政府", "泸定县/县委", "泸定县/县政府"]
    assert read.findings == ()


def test_what_is_remembered_stays_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_builder.resolve.resolver._MOST_NAMES", 50)
    monkeypatch.setattr("graph_builder.resolve.resolver._MOST_REGIONS", 50)
    resolver = load_resolver()

    for number in range(300):
        resolver.resolve(plan(mention(f"区第{number}产业办"), region=f"云岭市第{number}区"))

    kept = (resolver._known, resolver._regions, resolver._proposed)
    assert all(0 < len(known) <= 50 for known in kept)
    assert len(resolver._bodies) == 1


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("之江管委会", "之江国家旅游度假区管委会"), True),
        (("之江管委会", "之江国家旅游度假区管委会", "之江高新区管委会"), False),
        (("之江管委会", "高新区管委会"), False),
    ],
)
def test_a_zone_by_its_stem_is_the_one_zone_of_the_plan(
    names: tuple[str, ...], joined: bool, resolver: Resolver
) -> None:
    read = resolver.resolve(plan(*map(mention, names), region="浙江省杭州市西湖区"))

    units = read.tasks[0].units
    assert (units[0].id == units[1].id) == joined
