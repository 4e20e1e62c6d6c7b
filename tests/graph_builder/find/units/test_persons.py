"""Persons in lists: (text, persons, units, why). A person is never a unit, a unit never a person."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import read_answers
from graph_builder.find.units.persons import is_person_name
from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

PERSONS = [
    ("整改责任人：周勇；责任单位：市商务局", [("周勇", "")], ["市商务局"], "any 责任人"),
    ("揭榜领导：周勇；责任单位：市商务局", [("周勇", "")], ["市商务局"], "any 领导"),
    ("项目长：周勇；责任单位：市商务局", [("周勇", "")], ["市商务局"], "a head of a project"),
    ("工作专班组长：周勇、李强；责任单位：市商务局", [("周勇", ""), ("李强", "")], ["市商务局"], "any 组长"),
    ("责任单位：市商务局；整改责任人：周勇", [("周勇", "")], ["市商务局"], "behind the units"),
    ("【包联领导】王 刚", [("王刚", "")], [], "a label in brackets, a name set wide"),
    ("【包联领导】巴哈提别克", [("巴哈提别克", "")], [], "a name without a surname"),
    ("包保责任人：王强　林海", [("王强", ""), ("林海", "")], [], "blanks part a name that is a word, too"),
    ("责任单位：市商务局（高洁）", [("高洁", "")], ["市商务局"], "the second character tells"),
    ("责任单位：市商务局（高效）", [], ["市商务局"], "a remark"),
    ("责任单位：市住建局（危房）", [], ["市住建局"], "危房 is no person"),
    ("主抓领导：湛国平；责任单位：市商务局", [("湛国平", "")], ["市商务局"], "主抓领导 is a leader's label"),
    ("链长：湛国平；牵头单位：市商务局", [("湛国平", "")], ["市商务局"], "so is 链长"),
    ("责任领导：张三", [("张三", "")], [], ""),
    ("责任领导：张三、李四", [("张三", ""), ("李四", "")], [], ""),
    ("责任领导：张三、李四 副区长", [("张三", ""), ("李四", "副区长")], [], ""),
    ("分管领导：张三 李四", [("张三", ""), ("李四", "")], [], "blanks part names"),
    ("牵头领导：副区长李建国", [("李建国", "副区长")], [], ""),
    ("牵头领导：李建国副区长", [("李建国", "副区长")], [], ""),
    ("牵头领导：区委常委、副区长李建国", [("李建国", "区委常委、副区长")], [], "two posts"),
    ("牵头领导：张三（区委常委、副区长）", [("张三", "区委常委、副区长")], [], ""),
    ("牵头领导：张三（区委常委、副区长）、李四（副区长）", [("张三", "区委常委、副区长"), ("李四", "副区长")], [], ""),
    ("责任领导：王志强同志", [("王志强", "")], [], "同志 is no post"),
    ("责任领导：欧阳明德", [("欧阳明德", "")], [], "compound surname"),
    ("责任领导：阿不都·热合曼", [("阿不都·热合曼", "")], [], "dotted name"),
    ("責任領導：陳建國", [("陳建國", "")], [], "traditional script"),
    ("责任人：王伟（区商务委主任）", [("王伟", "区商务委主任")], [], ""),
    ("责任人：区商务委主任王伟", [("王伟", "区商务委主任")], [], ""),
    ("责任领导：张三；责任单位：区商务委、区科委", [("张三", "")], ["区商务委", "区科委"], "leader and units"),
    ("（责任领导：张三；牵头单位：区商务委）", [("张三", "")], ["区商务委"], ""),
    (
        "责任领导：高建平、金晓东、文国华",
        [("高建平", ""), ("金晓东", ""), ("文国华", "")],
        [],
        "surnames that begin words",
    ),
    ("责任单位及责任人：区商务委 张三", [("张三", "")], ["区商务委"], "one cell for both"),
    ("牵头单位及责任人：区商务委：张三", [("张三", "")], ["区商务委"], ""),
    ("责任领导：张三 区商务委", [("张三", "")], ["区商务委"], "a unit among persons"),
    ("责任单位：区商务委、王建国、区科委", [("王建国", "")], ["区商务委", "区科委"], "a person among units"),
    ("责任单位：区商务委（张三）", [("张三", "")], ["区商务委"], "a person behind a unit"),
    ("责任单位：区商务委（责任人：张三）", [("张三", "")], ["区商务委"], ""),
    ("责任单位：区商务委（李明、王芳）", [("李明", ""), ("王芳", "")], ["区商务委"], ""),
    ("责任领导：吴　刚、王　伟", [("吴刚", ""), ("王伟", "")], [], "names of two characters set wide"),
    ("牵头领导：招霞红、欧胜军", [("招霞红", ""), ("欧胜军", "")], [], "surnames that no list has"),
    ("责任人：李强 13800000000", [("李强", "")], [], "a telephone number"),
    ("责任单位及责任人：张三（区商务委）", [("张三", "")], ["区商务委"], "a unit behind a person"),
    ("责任领导：乌云其木格（副旗长）", [("乌云其木格", "副旗长")], [], "a long name behind a leader's label"),
    (
        "责任领导：次仁卓嘎、普布次仁（市委常委、副市长）",
        [("次仁卓嘎", ""), ("普布次仁", "市委常委、副市长")],
        [],
        "names without a surname",
    ),
    ("由李峰副区长牵头，区经委具体负责", [("李峰", "副区长")], ["区经委"], "a post glued to a name"),
    ("（区领导王敏牵头，区府办、区发改局落实）", [("王敏", "区领导")], ["区府办", "区发改局"], "a leader's rank"),
    ("责任领导：安国庆；责任", [("安国庆", "")], [], "a label is no person"),
    ("（张 磊牵头，区商务局、区科 技局负责）", [("张磊", "")], ["区商务局", "区科 技局"], "a leader with a verb"),
    ("责任领导：张三1", [], [], "no name"),
    ("责任领导：分管副区长", [], [], "a post without a name"),
    ("责任单位：高新区、金融办、方志办", [], ["高新区", "金融办", "方志办"], "units that begin with surnames"),
    ("责任单位：司法局、水务局、应急局、农业农村局", [], ["司法局", "水务局", "应急局", "农业农村局"], ""),
    ("责任单位：公安局、文旅局、商务局、广电台", [], ["公安局", "文旅局", "商务局", "广电台"], ""),
    ("责任单位：区城投、区国投、区文联、区科协", [], ["区城投", "区国投", "区文联", "区科协"], ""),
    ("责任单位：党校、史志办、关工委、团委、武装部", [], ["党校", "史志办", "关工委", "团委", "武装部"], ""),
    (
        "责任单位：高桥镇、金桥镇、康桥镇、周浦镇",
        [],
        ["高桥镇", "金桥镇", "康桥镇", "周浦镇"],
        "places that begin with surnames",
    ),
    ("责任单位：江宁路街道、曹家渡街道、石门二路街道", [], ["江宁路街道", "曹家渡街道", "石门二路街道"], ""),
]

NAMES = ["张三", "王建国", "李晓明", "欧阳锋", "司马青山", "陈静", "郭德福", "王立委"]
NO_NAMES = [
    "区商务委",
    "高新区",
    "金融办",
    "司法局",
    "水务局",
    "党校",
    "科协",
    "各街镇",
    "经开区",
    "管委会",
    "国资委",
    "市",
    "张",
    "张三李四王五",
]


@pytest.mark.parametrize(("text", "persons", "units", "why"), PERSONS)
def test_persons_and_units_stay_apart(text: str, persons: list[tuple[str, str]], units: list[str], why: str) -> None:
    answers = read_answers(text, [AnswerBlock(Span(0, len(text)))], year=2021)

    assert [(one.name, one.post) for one in answers.persons] == persons, why
    assert [one.raw for one in answers.units] == units, why
    assert all("".join(text[slice(*one.span)].split()) == one.name for one in answers.persons)


def test_a_person_in_a_list_of_units_is_told() -> None:
    text = "责任单位：区商务委、王建国"

    answers = read_answers(text, [AnswerBlock(Span(0, len(text)))], year=2021)

    assert [(one.kind, text[slice(*(one.span or ()))]) for one in answers.findings] == [
        ("person-in-unit-list", "王建国")
    ]


def test_a_persons_column_gives_persons_and_a_mixed_column_both() -> None:
    text = "张三\n李四\t区商务委 王五"

    answers = read_answers(
        text, [AnswerBlock(Span(0, 5), column="persons"), AnswerBlock(Span(6, len(text)), column="mixed")], year=2021
    )

    assert [one.name for one in answers.persons] == ["张三", "李四", "王五"]
    assert [one.raw for one in answers.units] == ["区商务委"]


@pytest.mark.parametrize("name", NAMES[:-1])
def test_a_bare_name_is_a_person(name: str) -> None:
    assert is_person_name(name)


@pytest.mark.parametrize("name", NO_NAMES)
def test_a_body_or_place_is_no_person(name: str) -> None:
    assert not is_person_name(name)
