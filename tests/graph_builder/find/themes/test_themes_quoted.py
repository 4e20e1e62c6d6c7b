"""Quoted phrases: which are themes, and which only stand in quotation marks."""

import pytest

from graph_builder.errors import LexiconError
from graph_builder.find.themes.mentions import find_themes
from graph_builder.find.themes.quoted import read_quoted_words
from graph_builder.model import Span

THEMES = [
    ("推动“一业一证”试点取得突破", ["一业一证"], "a reform before 试点"),
    ("坚持“容缺、容错,扶新、扶特”,激发活力", ["容缺、容错,扶新、扶特"], "a comma inside the marks"),
    ("增强“四个意识”、坚定“四个自信”", ["四个意识", "四个自信"], "two in one clause"),
    ("落實「雙減」政策", ["雙減"], "the corner marks of traditional script"),
    ("推进 ‘最多跑一次’ 改革", ["最多跑一次"], "single marks"),
    ('深化"放管服"改革', ["放管服"], "straight marks"),
    ("完善“1+3+N”基层治理体系", ["1+3+N"], "a formula with a plus"),
    ("培育“361”产业集群", ["361"], "a number that is the formula of clusters"),
    ("打造“合肥模式”升级版", ["合肥模式"], "模式 ends in 式 and is no adjective"),
    ("巩固“三师共管”家庭医生签约服务", ["三师共管"], "家庭医生 is no 家庭"),
    ("发展“零工市场”", ["零工市场"], "零工 is no zero"),
    ("开展“治违禁 控药残 促提升”三年行动", ["治违禁 控药残 促提升"], "an action's name, whatever it ends in"),
    ("开展打击诈骗“利剑”行动", ["利剑"], "an action is not prevented"),
    ("落实“五聚焦五提升”", ["五聚焦五提升"], "a formula of two numbers"),
    ("实施“防火墙”工程", ["防火墙"], "a picture that gave a programme its name"),
    ("推进“零距离家园”建设", ["零距离家园"], "零距离 is no result"),
    ("开展“331”专项整治", ["331"], "a number that is the formula of a drive"),
    ("实施“粤菜师傅”、“广东技工”、“南粤家政”工程", ["粤菜师傅", "广东技工", "南粤家政"], "one theme each"),
    ("创建“枫桥式”派出所", ["枫桥式"], "the model of 枫桥, no adjective"),
    ("开展道路交通安全综合整治“三年提升工程”", ["三年提升工程"], "整治 is a noun there"),
    ("实施社区发展治理“五大行动”", ["五大行动"], "治理 is a noun there"),
    ("实施“雁阵领飞”企业培育计划", ["雁阵领飞"], "a plan to raise firms is no firm"),
    ("落实“2315”具体部署", ["2315"], "a number that is the formula of what was laid down"),
    ("擦亮“宝你满意”企业服务品牌", ["宝你满意"], "企业服务 is no 企业"),
]
NO_THEMES = [
    ("积极引入“国”字头项目", "a descriptor"),
    ("加强诊疗能力和“哨点”功能", "a function"),
    ("提供“一站式”解纷服务", "an adjective"),
    ("巩固提升居民小区入民宅盗窃“零发案”成果", "a result"),
    ("完善随申办“长宁旗舰店”功能", "a product"),
    ("拨打“12345”热线", "a telephone number"),
    ("遏制耕地“非农化”、防止耕地“非粮化”", "something to be prevented"),
    ("化解“大班额”", "something to be solved"),
    ("持续整治“黑车”", "整治 is a verb behind an adverb"),
    ("提升“平战转换”能力", "an ability"),
    ("加强对“僵尸”企业的处置", "a descriptor of firms"),
    ("解决“卡脖子”问题", "a picture"),
    ("打造招商服务“升级版”", "a version"),
    ("清理“三无”船舶、“僵尸车”", "what is cleared away"),
    ("保持“三”个不变", "one character"),
    ("落实《上海市养老服务条例》", "a title is a citation"),
    ("他说：“我们一定要把老百姓的事情当成自己的事情来办，一件一件办好。”", "a sentence"),
]


def quoted_in(text: str) -> list[str]:
    return [theme.raw for theme in find_themes(text, [Span(0, len(text))]) if theme.quoted]


@pytest.mark.parametrize(("text", "expected", "why"), THEMES)
def test_quoted_themes_are_found(text: str, expected: list[str], why: str) -> None:
    assert quoted_in(text) == expected, why


@pytest.mark.parametrize(("text", "why"), NO_THEMES)
def test_quoted_non_themes_are_left_out(text: str, why: str) -> None:
    assert quoted_in(text) == [], why


def test_the_span_leaves_the_marks_out() -> None:
    text = "推进“一网通办”。"

    (theme,) = find_themes(text, [Span(0, len(text))])

    assert (theme.span, theme.raw, theme.origin, theme.name) == (Span(3, 7), "一网通办", "lexicon", "一网通办")


def test_an_unlisted_quoted_theme_says_so() -> None:
    text = "用好“初心讲堂”等学习平台"

    (theme,) = find_themes(text, [Span(0, len(text))])

    assert (theme.origin, theme.id) == ("quoted", "theme:初心讲堂")


def test_faults_of_the_word_list_come_all_at_once() -> None:
    text = "followers: [店, 店]\nendngs: [式]\n"

    with pytest.raises(LexiconError) as error:
        read_quoted_words(text)

    message = str(error.value)
    assert "unknown key 'endngs'; did you mean 'endings'?" in message
    assert "followers: '店' stands twice" in message
    assert "figures: needs a list of words" in message
