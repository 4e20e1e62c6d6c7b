"""Unquoted themes: by name, and by the clause grammar; and what is none."""

from collections import Counter
from pathlib import Path

import pytest

from graph_builder.errors import LexiconError
from graph_builder.find.themes.mentions import decided_finder, find_themes
from graph_builder.find.themes.words import read_words
from graph_builder.model import Span
from graph_builder.resolve.decisions import Decision, Decisions

LISTED = [
    ("严格落实河湖长制,强化河道管理", ["河湖长制"], "a name"),
    ("全面推行河长制", ["河湖长制"], "an alias gives the name"),
    ("推进党委（党组）理论学习中心组学习", ["党委（党组）理论学习中心组学习"], "brackets of any width"),
    ("优化调整凝聚力工程博物馆陈展内容", [], "a body's name goes on"),
    ("健全扫黑除恶领导小组", [], "a body again"),
    ("加大招商引资工作力度", [], "a field of work inside another phrase"),
    ("狠抓安全生产", ["安全生产"], "a field of work as an object"),
    ("编制第八轮环保三年行动计划", ["第八轮环保三年行动计划"], "a round is a theme of its own"),
    ("推动新一轮国资国企改革", ["新一轮国资国企改革"], "and so is 新一轮"),
    ("巩固拓展首批低碳示范区建设成果", ["低碳示范区"], "a title has no rounds"),
    ("扩大轻微违法经营行为免罚清单", ["轻微违法经营行为免罚清单"], "a list with its matter"),
    (
        "完善东江流域上下游横向生态补偿机制",
        ["东江流域上下游横向生态补偿机制"],
        "a listed kind of mechanism with its matter",
    ),
    ("落实优化营商环境5.0版改革举措", ["优化营商环境5.0版"], "a version is a theme of its own"),
    ("推进数字经济区域合作", ["数字经济"], "区域 makes no area of an idea"),
    ("完善生态补偿机制", ["生态补偿机制"], "the kind alone"),
    ("做好进口博览会市容环境保障工作", [], "an event inside another phrase"),
]
GRAMMAR = [
    ("开展夏季臭氧污染防治专项行动", ["夏季臭氧污染防治专项行动"], "a campaign"),
    ("完善矛盾纠纷滚动排查和源头化解机制", ["矛盾纠纷滚动排查和源头化解机制"], "a coordination inside one name"),
    ("推进首席数据官制度、揭榜挂帅机制", ["首席数据官制度", "揭榜挂帅"], "a coordination of two names"),
    (
        "深化集群注册登记、经营网址实体化等改革举措",
        ["集群注册登记", "经营网址实体化"],
        "a list that 等改革举措 sums up",
    ),
    ("建设更高水平的平安宝山", ["平安宝山"], "a place's drive"),
    ("创建国家农村产业融合发展特别区", ["国家农村产业融合发展特别区"], "a title, whatever its last word"),
    ("大力发展县域会客经济", ["县域会客经济"], "a verb where the object begins"),
    ("发展首票经济和平台经济", ["首票经济", "平台经济"], "two names with one head"),
    ("罗泾镇塘湾村创建省级卫生示范村", ["省级卫生示范村"], "who wins a title is not in its name"),
    ("培育低温存储器产业集群", ["低温存储器产业集群"], "a cluster"),
    ("建设山地康养旅游目的地", ["山地康养旅游目的地"], "what a place wants to be"),
    ("建设人文松江", ["人文松江"], "a banner"),
    ("举办静安国际雕塑展", ["静安国际雕塑展"], "a show"),
    ("弘扬胡柚文化", ["胡柚文化"], "a culture, as an object"),
    ("推行网格长制", ["网格长制"], "a post made a system"),
    ("落实企业投资项目承诺制", ["企业投资项目承诺制"], "a pledge needs no words of its own"),
    ("举办中国苏州创博会", ["中国苏州创博会"], "a fair by its last characters"),
    ("健全邻里矛盾多元预防调处化解机制", ["邻里矛盾多元预防调处化解机制"], "化解 is a noun before 机制"),
    ("建立生态价值核算应用体系", ["生态价值核算应用体系"], "应用 is a noun before 体系"),
    ("实施水环境质量持续改善行动", ["水环境质量持续改善行动"], "an adverb inside a name"),
    ("推动量子科技试验区扩容提质", ["量子科技试验区"], "what is done to it is not in its name"),
    ("实行科主任年薪制", ["科主任年薪制"], "a system named by 制"),
    ("打造湿地保护样板区", ["湿地保护样板区"], "a model area"),
    ("实施做大产业扩大税源行动", ["做大产业扩大税源行动"], "a drive's name holds verbs"),
    ("深入开展打击整治野外用火专项行动", ["打击整治野外用火专项行动"], "a drive that begins with verbs"),
    ("完善引进高层次人才激励机制", ["引进高层次人才激励机制"], "a mechanism that begins with a verb"),
    ("联合申建产业转移承接创新发展试验区", ["创新发展试验区"], "no launching verb: what is left of the name"),
    ("推行联审联批", ["联审联批"], "a head that is a name by itself"),
    ("打造人才强镇", ["人才强镇"], "a head that tells enough behind a generic word"),
    ("实施产业链提升行动", ["产业链提升行动"], "generic words and a drive of a kind"),
    ("开展背街小巷整治60条", ["背街小巷整治"], "an amount behind the name"),
    ("建设平安东丽、法治东丽", ["平安东丽", "法治东丽"], "a place's drives in a list"),
    ("支持职业院校深化产教融合", ["产教融合"], "what somebody is asked to do"),
    ("支持“后街经济”、河岸经济", ["河岸经济"], "the list goes on behind a quoted name"),
    ("推广新型学徒制和“产教评”技能生态链", ["新型学徒制"], "a list goes on with a quoted name"),
    (
        "推行首问负责、一表式登记、限时办结等制度",
        ["首问负责", "一表式登记", "限时办结"],
        "a list without heads that 等制度 sums up",
    ),
    ("扎实开展重点项目攻坚年活动", ["重点项目攻坚年活动"], "a year of something"),
    ("搞好普通高中多样化发展试点", ["普通高中多样化发展试点"], "a verb of speech"),
    ("实施新时代名师强基计划", ["新时代名师强基计划"], "a short listed drive with its matter before it"),
    (
        "建立完善市领导挂钩联系重点产业链制度",
        ["市领导挂钩联系重点产业链制度"],
        "two launching verbs, an adverb in the name",
    ),
    ("指导各县开展精准招商", ["精准招商"], "a head that is a name by itself"),
    ("推进高等教育创新强校工程", ["高等教育创新强校工程"], "等 in 高等 sums up no list"),
    ("举办瓦萨国际滑雪节", ["瓦萨国际滑雪节"], "a fair"),
]
NONE = [
    ("健全落实机制,完善工作制度", "generic words only"),
    ("优化激励考核机制,压紧压实目标责任", "generic words only"),
    ("不断提高服务水平", "no head word"),
    ("整治小区和背街小巷等脏乱差问题整治", "等 sums up a list"),
    ("开展150条道路整治", "a quantity"),
    ("建立“河长+检察长”协作机制", "the name is the quoted phrase"),
    ("开展“小岛你好”海岛共富行动", "the rest of the quoted name"),
    ("完善“家校社”协同育人机制", "the rest of the quoted name, over an adverb"),
    ("推进“四带一自”产业扶贫", "so is a listed theme of few words"),
    ("抓好9所高校应用型整体转型试点", "an amount; 应 in 应用 is no stop word"),
    ("健全部门联动、信息共享等机制", "mechanisms are listed too loosely"),
    ("推行“大综合一体化”行政执法改革", "so is a listed theme"),
    ("创建省级样板村10个", "so many villages, no title"),
    ("争创省级智能车间、研发平台", "a list, no title"),
    ("推进项目落地、制定三年行动计划", "a clause, no name"),
    ("治理开墙打洞动态清零", "the value of a target"),
    ("实施大沙河生态修复工程", "a work on an asset is a project"),
    ("实施陈庄水库除险加固工程", "a work on an asset is a project"),
    ("建设数字人才队伍", "every word of it is known"),
    ("实施练塘镇蓝环工程", "a work at a place"),
    ("深化首批3家试点", "an amount"),
    ("加快莱荣高铁、济青高铁东延线、小清河复航工程", "a list of works"),
    ("完成2万平方米旧住房修缮、10条道路大修、5个河道断面整治", "amounts"),
    ("擦亮生态底色", "a picture behind a banner"),
    ("嘉定新城实验中学启用", "a body's name goes on behind a strategy"),
    ("推进石头城片区环境综合整治", "a work at a place"),
    ("启用青羊总部经济区", "an area"),
    ("建设西虹桥商务区", "another place than the listed one"),
    ("加大打击力度,完善引导机制", "a verb and a head say nothing"),
    ("", "nothing"),
]


def named(text: str) -> list[str]:
    return [theme.name for theme in find_themes(text, [Span(0, len(text))]) if not theme.quoted]


@pytest.mark.parametrize(("text", "expected", "why"), LISTED)
def test_listed_themes_are_found_by_every_name(text: str, expected: list[str], why: str) -> None:
    assert named(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), GRAMMAR)
def test_unlisted_themes_are_found_by_their_clause(text: str, expected: list[str], why: str) -> None:
    assert named(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_is_no_theme_is_left_out(text: str, why: str) -> None:
    assert named(text) == [], why


def test_themes_stand_in_order_with_their_quotes() -> None:
    text = "推进A区工作。深化商事制度改革，推行林长制和商事制度改革。"

    themes = find_themes(text, [Span(8, len(text))])

    assert [(theme.name, theme.span.start) for theme in themes] == [("商事制度改革", 9), ("林长制", 18)]
    assert all(text[slice(*theme.span)] == theme.raw for theme in themes)


def test_a_quoted_place_stands_for_a_theme_named_twice() -> None:
    text = "落实民心工程，实施“民心工程”实施方案"

    themes = [theme for theme in find_themes(text, [Span(0, len(text))]) if theme.name == "民心工程"]

    assert [(theme.quoted, theme.span) for theme in themes] == [(True, Span(10, 14))]


def test_the_width_of_punctuation_changes_no_theme() -> None:
    wide = "深化商事制度改革，推行告知承诺制（试行）；完善县域会客经济、首席数据官制度。"
    slim = wide.translate(str.maketrans("，（）；", ",();"))

    spans = [Span(0, len(wide))]

    assert [theme.span for theme in find_themes(wide, spans)] == [theme.span for theme in find_themes(slim, spans)]


def test_the_width_of_digits_changes_no_theme() -> None:
    assert named("建设１５分钟社区美好生活圈") == named("建设15分钟社区美好生活圈") == ["15分钟社区生活圈"]


def test_accepted_phrases_are_found_and_refused_ones_are_not() -> None:
    text = "打造应用场景，推行林长制"
    decisions = Decisions((Decision("theme", "accept", "应用场景", "concept"), Decision("theme", "reject", "林长制")))

    themes = find_themes(text, [Span(0, len(text))], finder=decided_finder(decisions))

    assert [(theme.name, theme.kind) for theme in themes] == [("应用场景", "concept")]


def test_no_decision_leaves_the_finder_as_it_ships() -> None:
    assert named("推行林长制") == ["林长制"]
    assert decided_finder(Decisions(())) is decided_finder(Decisions(()))


@pytest.mark.parametrize("unit", ["、", "“", "“”", "深化", "在", "一网通办", "建设", "1", "(", "改革、", "示范"])
def test_hostile_runs_come_to_an_end(unit: str) -> None:
    """A reader quadratic in the length would take minutes over these, and backtracking would never end."""
    text = unit * 60_000

    themes = find_themes(text, [Span(0, len(text))])

    assert all(theme.span.end - theme.span.start <= 30 for theme in themes)


def test_the_founding_plan_keeps_its_known_themes() -> None:
    text = Path("data/plans/changning-2021.txt").read_text(encoding="utf-8")

    found = Counter(theme.origin for theme in find_themes(text, [Span(0, len(text))]))

    assert set(found) == {"lexicon", "quoted", "grammar"}


def test_faults_of_the_grammar_come_all_at_once() -> None:
    with pytest.raises(LexiconError) as error:
        read_words("verbs: [推进, 推进]\nopener: [在]\n")

    message = str(error.value)
    assert "unknown key 'opener'; did you mean 'openers'?" in message
    assert "verbs: '推进' stands twice" in message
    assert "strong: needs kinds of theme" in message


@pytest.mark.parametrize(
    "sentence",
    ["对督查中发现的问题,加强主动提醒、主动服务、促进整改。", "把思想和行动统一到中央和市委的要求上。"],
)
def test_a_clause_left_of_a_list_and_generic_words_are_no_names(sentence):
    assert find_themes(sentence, [Span(0, len(sentence))]) == ()
