"""Lists of plans of all levels, and what comes close to them: (paragraph, what is read, why)."""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import find_answers, is_answer_line, read_answers
from graph_builder.model import Span, UnitMention

_ROLES = {"lead": "L", "responsible": "R", "support": "S"}

LEADS = [
    ("提标（州教育局，州财政局配合）", "州教育局/R 州财政局/S", "配合 is not the first one's verb"),
    ("提标。（州教育局、州民政局，州财政局配合）", "州教育局/R 州民政局/R 州财政局/S", "nor that of the first list"),
    ("提标。（州教育局牵头，州财政局，州人社局配合）", "州教育局/L 州财政局/S 州人社局/S", "behind another verb"),
    ("提标。（配合单位：州教育局，州财政局配合）", "州教育局/S 州财政局/S", "a label of its own"),
    ("落地。（县民心工程办、各牵头部门负责）", "县民心工程办/R 各牵头部门/R*", "牵头 in the name of a set"),
    ("责任单位：各牵头单位", "各牵头单位/R*", "the same behind a label"),
]
LABELS = [
    ("落地。（牵头单位：县教育局；分牵头单位：县财政局）", "县教育局/L 县财政局/L", "a graded label"),
    ("落地。（第一牵头单位：县教育局；第二牵头单位：县财政局）", "县教育局/L 县财政局/L", ""),
    ("落地。（牵头单位1：县教育局；牵头单位2：县财政局）", "县教育局/L 县财政局/L", "a numbered label"),
    ("落地。（责任单位（一）：县教育局；责任单位（二）：县财政局）", "县教育局/R 县财政局/R", ""),
    ("落地。（牵头单位县教育局，配合单位县财政局）", "县教育局/L 县财政局/S", "neither has its colon"),
    ("落地。（牵头单位：县教育局，配合单位县财政局）", "县教育局/L 县财政局/S", "one lacks its colon"),
    ("落地。（县教育局牵头，配合单位县财政局）", "县教育局/L 县财政局/S", "a label behind a verb"),
    ("落地，配合单位要主动衔接。（县教育局牵头）", "县教育局/L", "no list behind the label"),
    ("牵头（责任）单位：县教育局", "县教育局/R", "two roles in one label: the first place decides"),
    ("各责任单位：县教育局、县财政局", "县教育局/R 县财政局/R", "各 before a list"),
    ("各责任单位：要高度重视。", "", "各 before a sentence"),
    ("归口单位：县教育局", "县教育局/R", "rarer labels"),
    ("揭榜单位：县教育局", "县教育局/R", ""),
]
NAMES = [
    ("落地。（县水利局、县气象局按职责分工负责，主汛期前完成）", "县水利局/R 县气象局/R", "a season is a time"),
    ("责任单位：县水利局；汛期来临前", "县水利局/R", ""),
    ("责任单位：区“双随机、一公开”成员单位", "区“双随机、一公开”成员单位/R*", "a list in quotes"),
    ("责任单位：“最多跑一次”改革办、区科委", "“最多跑一次”改革办/R 区科委/R", "a name that opens with a quote"),
    (
        "责任单位：县水务局（负责骨干工程）、县农业农村局（负责田间工程）",
        "县水务局/R 县农业农村局/R",
        "remarks are no part of the name",
    ),
    ("责任单位：县交通局（按旬报送进度）", "县交通局/R", ""),
    ("责任单位：县农业农村局（改厕）", "县农业农村局/R", ""),
    ("责任单位：县财政局（排名不分先后）", "县财政局/R", ""),
    ("责任单位：县发改局（粮食局）、各街办（新区）", "县发改局（粮食局）/R 各街办（新区）/R*", "other names are"),
    ("责任单位：县教育局，附件2", "县教育局/R", "附件 names nobody"),
    ("落地。（县教育局等有关部门和单位按职责分工负责）", "县教育局/R+", "one set behind 等"),
    ("责任单位：辛街乡、西街镇、县教育局", "辛街乡/R 西街镇/R 县教育局/R", "names of towns"),
    ("责任单位：安镇街道、县教育局", "安镇街道/R 县教育局/R", "the name of a subdistrict"),
    ("责任单位：各街镇、区街乡、县教育局", "各街镇/R* 区街乡/R* 县教育局/R", "sets of towns"),
    ("落地。〖责任单位：县教育局、医保局〗", "县教育局/R 医保局/R=县医保局", "rare brackets"),
    ("落地。『责任单位：县教育局、医保局』", "县教育局/R 医保局/R=县医保局", ""),
    ("责任单位：县自然资源局、不动产登记中心", "县自然资源局/R 不动产登记中心/R=县不动产登记中心", "不 is no negation"),
    ("责任单位：县委对外联络办、县教育局", "县委对外联络办/R 县教育局/R", "对 is no preposition"),
    ("落地。（县财政局牵头，各项目单位配合）", "县财政局/L 各项目单位/S*", "各 and 项目"),
    ("落地。（县财政局牵头，外汇管理部门配合）", "县财政局/L 外汇管理部门/S*", "a kind of body"),
]
DUTIES = [
    ("落地。（县教育局统筹，县财政局具体负责）", "县教育局/R 县财政局/R", "统筹 is a verb"),
    ("落地。（县教育局为主，县财政局配合）", "县教育局/R 县财政局/S", "so is 为主"),
    ("落地。（县教育局主抓）", "县教育局/R", ""),
    ("落地。（县教育局、县财政局各负其责）", "县教育局/R 县财政局/R", ""),
    ("落地。（县教育局、县财政局按照行业监管职责负责）", "县教育局/R 县财政局/R", "a duty of the branch"),
    ("职责分工：县教育局负责方案，县财政局负责资金", "县教育局/R 县财政局/R", "what each does"),
    ("落地。（县教育局牵头，县财政局做好资金保障）", "县教育局/L 县财政局/S", "保障 supports"),
    ("落地。（县教育局牵头，县财政局负责业务指导）", "县教育局/L 县财政局/S", "so does 指导"),
    ("落地。（县教育局牵头制定方案，县财政局参与）", "县教育局/L 县财政局/S", ""),
    ("责任单位：区委组织部（区委两新工委）", "区委组织部（区委两新工委）/R", "组织 in a name"),
    ("责任单位：市级：市教育局；县级：县教育局", "市教育局/R 县教育局/R", "whose bodies they are"),
    ("落地。（县教育局负责，全年完成）", "县教育局/R", "全年完成 is a time"),
    ("落地。（州教育局牵头，力争年底前建成投用）", "州教育局/L", "a time that is hoped for"),
    ("落地。（县教育局牵头，确保6月底前开工）", "县教育局/L", ""),
    ("落地。（区安监局，区政府各部门，欧庙镇除外）", "区安监局/R 区政府各部门/R*", "an exception"),
    ("落地。（县级负责、乡镇落实）", "", "levels are no bodies"),
    ("落地。（政府引导、协会参与）", "", "a principle"),
    ("落地。（市级统筹、县级负责、乡镇落实）", "", ""),
    ("落地。（党委领导、政府负责、部门协同、公众参与）", "", ""),
]
STRANGERS = [
    (
        "落地。（财政部、工业和信息化部、国家融资担保基金，各省级人民政府）",
        "财政部/R 工业和信息化部/R 国家融资担保基金/R 各省级人民政府/R*",
        "one stranger among bodies",
    ),
    ("落地。（县教育局、县融资担保基金负责）", "县教育局/R 县融资担保基金/R", "beside one sure body"),
    ("落地。（县教育局、青田一中）", "县教育局/R 青田一中/R", ""),
    ("落地。（县财政局牵头，企业配合）", "县财政局/L 企业/S*", ""),
    ("落地。（县财政局牵头，县发展改革委和各项目单位配合）", "县财政局/L 县发展改革委/S 各项目单位/S*", ""),
    ("落地。（试点、示范）", "", "no body at all"),
]
UNCLOSED = [
    ("甲项目（大理市人民政府、州住房城乡建设局）。", "大理市人民政府/R 州住房城乡建设局/R", "a government of a place"),
    ("甲项目（洱海管理局）。", "洱海管理局/R", "a board of a place"),
    ("甲项目（教育部、财政部）。", "教育部/R 财政部/R", "ministries"),
    ("甲项目（国网青田县供电公司）。", "国网青田县供电公司/R", "a branch of a nation-wide firm"),
    ("甲项目（团县委）。", "团县委/R", ""),
    ("甲项目（规划司、水资源司）。", "规划司/R 水资源司/R", "departments of a ministry"),
    ("甲项目（杭州市、宁波市、温州市政府）。", "杭州市/R 宁波市/R 温州市政府/R", "the last one tells"),
    ("甲项目（人事处、财务处）。", "人事处/R 财务处/R", "departments of an office"),
    ("甲项目（海东开发管理委员会，6月底前通水）。", "海东开发管理委员会/R", "a board of a zone"),
    ("申报国家级试点（住房城乡建设部）。", "", "whom one asks"),
    ("支持区域发展（温溪镇、鹤城街道）。", "", "towns may be places"),
    ("建设三大中心（县融媒体中心、县城运中心）。", "", "what is built"),
    ("建设重点专科（呼吸内科、消化内科）。", "", ""),
    ("改造学校（县第一中学、县实验小学）。", "", "what is worked at"),
    ("建设项目（上海市）。", "", "a place"),
    (
        "推进甲（县教育局），推进乙（县财政局、县住建局），推进丙（县水利局）。",
        "县教育局/R 县财政局/R 县住建局/R 县水利局/R",
        "a bracket a clause",
    ),
    ("移交区大数据中心（区城运中心），推进丙（县水利局）。", "县水利局/R", "the first is another name"),
]
VARIATIONS = [
    ("落地。（县教育局抓总，县财政局、各乡镇落实）", "县教育局/R 县财政局/R 各乡镇/R*", "抓总 is no part of the name"),
    ("落地。（县教育局组织，各乡镇实施）", "县教育局/R 各乡镇/R*", "nor is 组织"),
    ("责任单位：县委组织部、县服务中心、县社会保障局", "县委组织部/R 县服务中心/R 县社会保障局/R", "in names they are"),
    ("牵头单位：县教育局　配合单位：县财政局　责任领导：张三", "县教育局/L 县财政局/S", "labels behind blanks"),
    ("责任单位：县教育局（牵头单位）县财政局 各乡镇", "县教育局/L 县财政局/R 各乡镇/R*", "a role for a comma"),
    ("责任单位：县教育局等6家单位", "县教育局/R+", "a number behind 等"),
    ("责任单位：县“四边三化”办、县“五水共治”办", "县“四边三化”办/R 县“五水共治”办/R", "quotes in names"),
    ("责任单位：县12345热线中心、县119指挥中心", "县12345热线中心/R 县119指挥中心/R", "numbers in names"),
    ("落地。（县教育局联合县财政局推进）", "县教育局/R 县财政局/S", "联合 between two"),
    ("落地。（县教育局、县财政局双牵头）", "县教育局/L 县财政局/L", "双 belongs to the verb"),
    ("落地。（由县教育局牵头总负责，县财政局、县民政局分别负责）", "县教育局/L 县财政局/R 县民政局/R", ""),
    ("落地。（县教育局督导，各乡镇落实）", "县教育局/S 各乡镇/R*", "督导 supports"),
    ("落地。（县教育局、县财政局，排名第一的为牵头单位）", "县教育局/R 县财政局/R", "a rule and no verb"),
    ("落地。（市、县教育局负责）", "市、县教育局/R*", "two bodies in one phrase"),
    ("责任单位：市、县教育局，县财政局", "市、县教育局/R* 县财政局/R", ""),
    ("责任单位：区、市场监管局", "区/R* 市场监管局/R", "市场 says no level"),
    ("落地。（省、市、县教育部门按职责负责）", "省、市、县教育部门/R*", ""),
    ("落地。（主要责任单位：县教育局；次要责任单位：县财政局）", "县教育局/R 县财政局/R", ""),
    ("落地。（办公室、规划科、各科室、局属各单位）", "办公室/R 规划科/R 各科室/R* 局属各单位/R*", "within one body"),
    ("落地。（县教育局、县财政局负责，立行立改）", "县教育局/R 县财政局/R", "at once is a time"),
    ("落地。（县教育局负责，全力冲刺）", "县教育局/R", "a stranger behind a comma is nobody"),
    ("落地。（县教育局牵头，京东方配合）", "县教育局/L 京东方/S", "with a verb it is somebody"),
    ("责任单位：县教育局、京东方", "县教育局/R 京东方/R", "so it is in a list"),
    ("落地。（县教育局负责，即日起至12月底）", "县教育局/R", ""),
    ("落地。（县教育局负责，暑假期间）", "县教育局/R", ""),
    ("落地。（县教育局负责，“十四五”期间）", "县教育局/R", ""),
    ("责任单位：县教育局；推进时序：6月底前", "县教育局/R", "a label of time"),
    ("责任单位：县教育局；时间：6月底前", "县教育局/R", "no name"),
]
PREFIXES = [
    ("责任单位：省公安厅、药品监督管理局", "省公安厅/R 药品监督管理局/R=省药品监督管理局", "药品 is a function"),
    ("责任单位：州公安局、边境管理支队", "州公安局/R 边境管理支队/R=州边境管理支队", "so is 边境"),
    ("责任单位：区经信局、移动公司", "区经信局/R 移动公司/R=区移动公司", "every district has one"),
    ("责任单位：区公安分局、应急管理局", "区公安分局/R 应急管理局/R=区应急管理局", "a branch that is the district's"),
    ("责任单位：区自然资源分局、公安分局", "区自然资源分局/R 公安分局/R", "a branch takes nothing"),
    ("责任单位：区农业农村局、税务长安分局", "区农业农村局/R 税务长安分局/R", "the place in the middle"),
    ("责任单位：区农业农村局、同安生态环境局", "区农业农村局/R 同安生态环境局/R", "a place before the function"),
    ("责任单位：市交通运输局、吐鲁番公路局", "市交通运输局/R 吐鲁番公路局/R", ""),
    ("责任单位：区经信局、江海供电局", "区经信局/R 江海供电局/R", ""),
    ("责任单位：区财政局、区直机关工委", "区财政局/R 区直机关工委/R", "it says its level"),
    (
        "责任单位：区财政局、老干部局、市场监管局",
        "区财政局/R 老干部局/R=区委老干部局 市场监管局/R=区市场监管局",
        "no places",
    ),
]
SENTENCES = [
    (
        "由县发展改革委牵头，会同县自然资源局、县财政局建立联审联批机制，3月底前制定办法。",
        "县发展改革委/L 县自然资源局/S 县财政局/S",
        "the sentence goes on",
    ),
    (
        "实施项目126个。由县发展改革委牵头，会同县财政局建立机制，3月底前制定办法。",
        "县发展改革委/L 县财政局/S",
        "the last sentence",
    ),
    ("完善机制，由县发展改革委牵头，会同县财政局建立机制，制定办法。", "县发展改革委/L 县财政局/S", "the last clause"),
    ("由龙头企业牵头组建创新联合体。", "", "no office"),
    ("包保领导每周调度；区委督查室、区政府督查室全程督办。", "", "who watches over a task"),
    ("由行业协会牵头，制定标准。", "", ""),
    ("县发展改革委要牵头制定办法。", "", "要 asks"),
]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [*LEADS, *LABELS, *NAMES, *DUTIES, *STRANGERS, *UNCLOSED, *PREFIXES, *VARIATIONS, *SENTENCES],
)
def test_a_list_is_read(text: str, expected: str, why: str) -> None:
    span = Span(0, len(text))
    line = is_answer_line(text, span)

    answers = read_answers(text, [line] if line else find_answers(text, span), year=2023, positional=False)

    assert " ".join(map(_shape, answers.units)) == expected, why


def _shape(unit: UnitMention) -> str:
    marks = ("*" if unit.is_group else "") + ("+" if unit.is_open else "")
    name = f"={unit.name}" if unit.elided else ""
    return f"{unit.raw}/{_ROLES[unit.role]}{marks}{name}"
