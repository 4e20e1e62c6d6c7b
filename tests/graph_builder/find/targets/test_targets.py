"""Targets: a number, a zero, a full coverage or a rank bound to a metric; and the numbers that are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.errors import LexiconError
from graph_builder.find.targets.mentions import find_targets
from graph_builder.find.targets.words import parse_target_words
from graph_builder.model import Span

CASES = [
    (
        "持续推进不少于100万平方米精品小区建设。",
        [("精品小区建设", ">=", 100, "万平方米")],
        "the metric stands behind the number",
    ),
    (
        "加大力度推进既有多层住宅加装电梯,新开工不少于185台,竣工150台。",
        [("既有多层住宅加装电梯新开工", ">=", 185, "台"), ("既有多层住宅加装电梯竣工", "=", 150, "台")],
        "two bounds on one metric of the clause before",
    ),
    ("完成古羊路等四条道路积水点改善工程。", [("道路积水点改善工程", "=", 4, "条")], "a Chinese numeral behind 等"),
    ("新建三所幼儿园", [("新建幼儿园", "=", 3, "所")], "a Chinese numeral behind a verb"),
    ("推动友好社区建设街镇全覆盖。", [("友好社区建设街镇覆盖率", "=", 100, "%")], "full coverage is 100 %"),
    ("实现新增违法建筑零增长。", [("新增违法建筑", "=", 0, "增长")], "zero growth"),
    ("巩固提升入民宅盗窃“零发案”成果。", [("入民宅盗窃发案", "=", 0, "起")], "a zero in quotation marks"),
    ("信访积案动态清零", [("信访积案", "=", 0, "件")], "清零"),
    ("地区生产总值增长6%左右", [("地区生产总值增长", "=", 6, "%")], "左右 is no bound"),
    ("城镇登记失业率控制在4.5%以内", [("城镇登记失业率", "<=", 4.5, "%")], "an upper bound with a decimal"),
    ("新登记市场主体突破2万户", [("新登记市场主体", ">", 2, "万户")], "a scale belongs to the unit"),
    ("新增停车泊位1,200个以上", [("新增停车泊位", ">=", 1200, "个")], "a thousands comma is no clause end"),
    (
        "规上工业增加值增长7%—8%",
        [("规上工业增加值增长", ">=", 7, "%"), ("规上工业增加值增长", "<=", 8, "%")],
        "a range has two bounds",
    ),
    ("引进1亿元以上项目20个", [("引进1亿元以上项目", "=", 20, "个")], "a qualifier inside a metric is no target"),
    ("办理时限压缩至3个工作日以内", [("办理时限", "<=", 3, "个工作日")], "a length of time with a bound"),
    ("群众满意度位居全市前列", [("群众满意度", "<=", "前列", "全市排名")], "a rank in words"),
    ("综合考核进入全省前3名", [("综合考核", "<=", 3, "全省排名")], "a rank in digits"),
    ("电信网络诈骗发案同比下降", [("电信网络诈骗发案", "<", "上年", "同比")], "a direction without a number"),
    (
        "完成固定资产投资120亿元，同比增长8%",
        [("固定资产投资", "=", 120, "亿元"), ("固定资产投资同比增长", "=", 8, "%")],
        "growth of the metric before",
    ),
    (
        "引进重点企业20家、总部企业5家",
        [("引进重点企业", "=", 20, "家"), ("总部企业", "=", 5, "家")],
        "two metrics joined by 、",
    ),
    ("绿化覆盖率达到４０％", [("绿化覆盖率", "=", 40, "%")], "full-width digits"),
    ("PM2.5平均浓度降至32微克/立方米", [("PM2.5平均浓度", "<=", 32, "微克/立方米")], "a digit in the metric's name"),
    ("对标营商环境4.0版方案，打造城运主页2.0版", [], "versions"),
    ("加快5G、千兆光网覆盖", [], "5G"),
    ("城市更新行动计划“50+X”项目按期完成", [], "50+X"),
    ("推进“15分钟社区美好生活圈”建设", [], "a number inside a quoted name"),
    ("编制第八轮环保三年行动计划", [], "ordinals and terms"),
    ("娄山关路445弄文体项目", [], "a house number"),
    ("实现报警类110快速处置，12345热线畅通", [], "telephone numbers"),
    ("庆祝建党100周年，2021年启动", [], "anniversaries and years"),
    ("增强“四个意识”、发展五个中心", [], "coined sets"),
    ("完成节能减排指标任务", [], "a target without a number"),
    ("提供24小时服务", [], "a length of time without a bound"),
    ("推进轨道交通15号线建设", [], "a line number"),
    ("坚持零容忍、零距离服务", [], "zeros that count nothing"),
    ("开展全覆盖排查", [], "full coverage as an adverb"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_targets_of_a_sentence(sentence, expected, why):
    (found,) = find_targets(sentence, [[Span(0, len(sentence))]])

    assert [(target.metric, target.op, target.value, target.unit) for target in found] == expected, why


def test_strength_and_period_are_kept_as_written():
    sentence = "全年力争招聘会不少于24场"

    ((target,),) = find_targets(sentence, [[Span(0, len(sentence))]])

    assert (target.strength, target.period) == ("力争", "全年")


def test_each_task_gets_the_targets_of_its_own_stretches():
    text = "新增学位1.2万个。加强管理。开工45公里，竣工25公里。"

    first, second, third = find_targets(text, [[Span(0, 10)], [Span(10, 15)], [Span(15, 21), Span(22, len(text))]])

    assert [target.metric for target in first] == ["新增学位"]
    assert second == ()
    assert [target.value for target in third] == [45, 25]


def test_offsets_count_from_the_whole_text():
    text = "一、目标\n新增学位1.2万个。"

    ((target,),) = find_targets(text, [[Span(5, len(text))]])

    assert target.raw == "新增学位1.2万个" == text[slice(*target.span)]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="新建公园5个十%、，。“”零增长全覆盖同比下降万1.2,第前列以上不少于\n", max_size=80))
def test_every_raw_is_a_quote(text):
    for target in find_targets(text, [[Span(0, len(text))]])[0]:
        assert target.raw == text[slice(*target.span)]
        assert target.metric


@pytest.mark.parametrize(
    "run", ["1", "1,", "一、", "((((", "“", "零", "前列", "1%-", "同比", "十", "1个", "1-2个", "新建"]
)
def test_hostile_runs_are_read(run):
    text = "确保" + run * 20_000 + "年"

    find_targets(text, [[Span(0, len(text))]])


def test_all_faults_of_a_vocabulary_file_are_named_at_once():
    with pytest.raises(LexiconError) as caught:
        parse_target_words({"unit": {}, "before": []}, where="targets.yaml")

    message = str(caught.value)
    assert "unknown key 'unit'" in message
    assert "key 'zeros' is missing" in message
    assert "key 'before' is no mapping" in message
