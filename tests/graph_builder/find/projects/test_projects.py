"""Projects: named assets with a work, or under a verb that builds; their kind, stage and place; and what is none."""

import pytest

from graph_builder.errors import LexiconError
from graph_builder.find.projects.mentions import find_projects
from graph_builder.find.projects.words import read_project_words
from graph_builder.model import ProjectMention, Span

NAMED = [
    ("推进光华医院迁建、同仁医院日间急诊楼建设", ["光华医院迁建", "同仁医院日间急诊楼建设"], "two works, two projects"),
    (
        "推进愚园路、武夷路、新华路等美丽街区建设",
        ["愚园路美丽街区建设", "武夷路美丽街区建设", "新华路美丽街区建设"],
        "one project a street, its name completed",
    ),
    ("完成古羊路等四条道路积水点改善工程", ["古羊路等四条道路积水点改善工程"], "what is counted stays with the name"),
    ("加快推进新华社区新建学校项目", ["新华社区新建学校项目"], "新建 inside a name is no boundary"),
    ("完成机场东片区改造提升", ["机场东片区改造提升"], "an area"),
    ("提升在线新经济（长宁）产业园能级", ["在线新经济(长宁)产业园"], "a name does not end in 能级"),
    ("打造城运主页2.0版", ["城运主页2.0版"], "a digital system with a version"),
    ("推进体操中心、娄山关路445弄等文体综合项目建设", ["娄山关路445弄文体综合项目建设"], "a numbered lane"),
    ("建成第三实验小学、滨江中学", ["第三实验小学", "滨江中学"], "建成 needs no work behind the name"),
    ("大临铁路、大攀铁路加快推进", ["大临铁路", "大攀铁路"], "the subject of a clause"),
    ("机场联络线年底建成通车", ["机场联络线"], "a subject, over the time"),
    ("推进环湖截污二期工程", ["环湖截污二期工程"], "a phase"),
    ("完成正港路南延、和平路沿线改造", ["正港路南延", "和平路沿线改造"], "和平 is no joining word"),
    ("董家口港区大唐码头二期", ["董家口港区大唐码头二期"], "a cell that is the name alone"),
    ("建设浙江省金融综合服务平台", ["浙江省金融综合服务平台"], "a digital system needs no work behind its name"),
    ("建设呼和浩特知识产权保护中心", ["呼和浩特知识产权保护中心"], "保护 is no verb inside a name"),
    ("保护崖城学宫", ["崖城学宫"], "保护 is one where a part begins"),
    ("推进盛虹炼化项目", ["盛虹炼化项目"], "a firm's undertaking"),
    ("推动方厅水院、江南圩田等项目落地", ["方厅水院", "江南圩田"], "等项目 makes each member one, and is in no name"),
    ("抓好滹沱河生态修复三期（正定段）", ["滹沱河生态修复三期(正定段)"], "brackets behind a name"),
    ("改造建设大道、人民路", ["建设大道", "人民路"], "streets with generic names"),
    ("完成国道G220改线工程", ["国道G220改线工程"], "a number behind the asset"),
    ("推进江阴高新区科创中心建设（市科技局、高新区管委会）", ["江阴高新区科创中心建设"], "units in brackets"),
    ("续建延吉西客站站前广场.", ["延吉西客站站前广场"], "a dot ends a sentence of half-width marks"),
    ("实施白沙河水网骨干工程", ["白沙河水网骨干工程"], "a work on the waters of a place"),
    ("推进槐树坝文物保护工程", ["槐树坝文物保护工程"], "a work on one monument"),
    ("推进城东医院感染楼尽早投用", ["城东医院感染楼"], "what is to happen soon ends a name"),
    ("推动华辰新能源发动机项目达产", ["华辰新能源发动机项目"], "full output ends a name"),
    ("推动新立街安置房三期具备入住条件", ["新立街安置房三期"], "ready to move in"),
    ("推动市中医院三水分院10月底前开诊", ["市中医院三水分院"], "a time between the name and its verb"),
    ("推动量子通信国家重点实验室落地", ["量子通信国家重点实验室"], "重点 is no adverb there"),
    ("力争签约深圳诺德超薄锂电铜箔等一批重特大项目", ["深圳诺德超薄锂电铜箔"], "a verb before a list of undertakings"),
    ("启动建设市儿童健康发展中心、市转化医学中心", ["市儿童健康发展中心", "市转化医学中心"], "发展 is no verb there"),
    ("筹建苏州太湖足球运动中心", ["苏州太湖足球运动中心"], "a verb of preparing"),
    ("推进科技六路改造", ["科技六路改造"], "a numbered street"),
    ("推动东岭大桥取得核准", ["东岭大桥"], "approved, not begun"),
    ("开工建设引大入秦等重大水利工程", ["引大入秦"], "a listed undertaking without an asset"),
    ("提速建设乐山机场等重大交通项目", ["乐山机场"], "what sums a list up is in no name"),
    ("推进吴兴现代农业产业园建设", ["吴兴现代农业产业园建设"], "the park of a place"),
    ("建成滇中引水工程", ["滇中引水工程"], "a typed work with a short name"),
    ("建设顾村公园三期、罗店镇中央公园", ["顾村公园三期", "罗店镇中央公园"], "a phase of an asset with a short name"),
    ("嘉定再生能源利用中心二期开工", ["嘉定再生能源利用中心二期"], "利用 is no verb inside a name"),
    ("京张铁路遗址公园二期开放", ["京张铁路遗址公园二期"], "开放 opens a park"),
    ("闵行文化公园美术馆正式开放", ["闵行文化公园美术馆"], "a verb behind an adverb"),
    ("沪渝蓉高铁宝山站加快建设", ["沪渝蓉高铁宝山站"], "a station"),
    ("推进沪嘉高速改建、嘉闵线前期工作", ["沪嘉高速改建", "嘉闵线"], "a line"),
    ("宜城市循环经济园加快建设", ["宜城市循环经济园"], "a city whose name ends in 城"),
    ("完成华漕镇许浦村城中村改造签约", ["华漕镇许浦村城中村改造"], "a stage at the end is no name"),
    ("杨行镇西城区幼儿园开办", ["杨行镇西城区幼儿园"], "a school opens"),
    ("上海电影博物馆改陈", ["上海电影博物馆改陈"], "a museum is shown anew"),
    ("德清一中迁建开工", ["德清一中迁建"], "a school by its number"),
    ("推进第一中心医院迁建", ["第一中心医院迁建"], "and no school"),
    ("推进杨浦滨江南段公共空间综合开发", ["杨浦滨江南段公共空间综合开发"], "a space"),
    ("打造徐家汇中心北块、北外滩89街坊", ["徐家汇中心北块", "北外滩89街坊"], "blocks"),
    ("推进知识城综合保税区封关运作", ["知识城综合保税区封关运作"], "a zone with a place and a work"),
    ("广富林文化遗址公园提升", ["广富林文化遗址公园提升"], "a clause that is the project alone"),
    ("恒大新能源汽车项目盘活", ["恒大新能源汽车项目"], "a firm's undertaking as a subject"),
    ("天马再生能源利用中心二期并网", ["天马再生能源利用中心二期"], "a plant goes on line"),
    ("推进石头城片区环境综合整治", ["石头城片区环境综合整治"], "a place is put in order"),
    ("启用南安一中江北校区", ["南安一中江北校区"], "北校 is no school there"),
    ("启动平安里旧改地块征收", ["平安里旧改地块征收"], "a block to be cleared"),
]
NONE = [
    ("推进普通高中“县中提升”行动", "schools of a kind"),
    ("实施千村示范万村提升工程", "a drive of many villages"),
    ("开展增减挂钩项目", "a listed theme and 项目"),
    ("实施山水林田湖草沙一体化保护修复工程", "a listed theme with assets in it"),
    ("新建公办幼儿园3所", "a quantity"),
    ("改造老旧小区86个", "a quantity"),
    ("完善社区卫生服务中心功能", "no name"),
    ("加强乡镇卫生院标准化建设", "no name"),
    ("深化与同济大学等高校院所合作", "no work"),
    ("优化调整新天地商圈、南京西路商圈业态", "no work on an asset"),
    ("申报国家物流枢纽,建设综合保税区", "titles are themes"),
    ("推进中心城区学校布局调整", "no name"),
    ("提高医院管理水平", "no name"),
    ("建设五大中心,推进四中心一平台建设", "counted, not named"),
    ("学习贯彻党的十九届二中、三中、五中全会精神", "sessions are no schools"),
    ("推进公共空间、轨道交通沿线建设", "no name"),
    ("深化合作,便民服务中心建设,产业园区能级提升", "clauses of things without a name"),
    ("推进场地开放、数据开放平台建设", "开放 inside a name"),
    ("筑牢疫情防控防线,守牢安全生产底线", "lines that are none"),
    ("建设12345热线、一站式服务网站", "lines and stations that are none"),
    ("规范农贸市场", "no name"),
    ("", "nothing"),
]
STAGES = [
    ("启动北外滩大桥改建", "start"),
    ("推进金山大桥前期工作", "preparation"),
    ("加快推进金山大桥改建", "ongoing"),
    ("完成金山大桥改建", "completion"),
    ("金山大桥建成通车", "opening"),
]
KINDS = [
    ("完成古北路道路改建", "street", "古北路道路"),
    ("推进光华医院迁建", "institution", "光华医院"),
    ("加强区数据中台建设", "digital", "区数据中台"),
    ("推进南湖湿地公园建设", "area", "南湖湿地公园"),
    ("推进石门水库除险加固工程", "construction", "石门水库"),
]


def projects_of(text: str) -> tuple[ProjectMention, ...]:
    return find_projects(text, [Span(0, len(text))])


@pytest.mark.parametrize(("text", "expected", "why"), NAMED)
def test_projects_are_named(text: str, expected: list[str], why: str) -> None:
    assert [project.name for project in projects_of(text)] == expected, why


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_is_no_project_is_left_out(text: str, why: str) -> None:
    assert projects_of(text) == (), why


@pytest.mark.parametrize(("text", "stage"), STAGES)
def test_the_verb_tells_the_stage(text: str, stage: str) -> None:
    assert [project.stage for project in projects_of(text)] == [stage]


@pytest.mark.parametrize(("text", "kind", "place"), KINDS)
def test_the_asset_tells_kind_and_place(text: str, kind: str, place: str) -> None:
    assert [(project.kind, project.place) for project in projects_of(text)] == [(kind, place)]


def test_raw_is_the_text_as_it_stands() -> None:
    text = "深入推进愚园路、武夷路等美丽街区建设。"

    projects = projects_of(text)

    assert [project.raw for project in projects] == ["愚园路", "武夷路等美丽街区建设"]
    assert all(text[slice(*project.span)] == project.raw for project in projects)


def test_a_project_named_twice_in_a_task_is_given_once() -> None:
    text = "推进光华医院迁建。光华医院迁建年底竣工。"

    assert [project.span for project in projects_of(text)] == [Span(2, 8)]


@pytest.mark.parametrize("unit", ["、", "路", "光华医院", "新建", "(", "1", "“", "改造、", "等", "和"])
def test_hostile_runs_come_to_an_end(unit: str) -> None:
    """A reader quadratic in the length would take minutes over these, and backtracking would never end."""
    text = unit * 60_000

    assert all(len(project.raw) < 300 for project in projects_of(text))


def test_faults_of_the_word_list_come_all_at_once() -> None:
    with pytest.raises(LexiconError) as error:
        read_project_words("works: {strong: [改造], week: [建设]}\nstopps: [的]\nassets: {street: [路, 路]}\n")

    message = str(error.value)
    assert "unknown key 'stopps'; did you mean 'stops'?" in message
    assert "works: unknown key 'week'; allowed are strong, weak" in message
    assert "assets.street: '路' stands twice" in message
    assert "generic: needs a list of words" in message


@pytest.mark.parametrize("unit", ["(改造)", "医院", "医院改造", "路)", "2.0版", "新建", "路等", "一期、", "力争建成"])
def test_hostile_runs_of_works_and_brackets_come_to_an_end(unit: str) -> None:
    """A reader quadratic in the length would take minutes over these, and backtracking would never end."""
    text = unit * 30_000

    assert all(project.span.end - project.span.start <= 34 for project in projects_of(text))
