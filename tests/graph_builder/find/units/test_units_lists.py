"""Lists of units in every layout: (stretch, what is read, why).

Notation: `raw/role` with L lead, R responsible, S support; p positional, r rule behind it; `*` a group, `+` open,
`=name` where the name differs, `~alias`. Persons: `@name(post)`. Deadlines: `#raw>date`.
"""

from __future__ import annotations

import pytest

from graph_builder.find.answers.blocks import Answers, find_answers, is_answer_line, read_answers
from graph_builder.model import Span, UnitMention
from graph_builder.outline import AnswerBlock

ROLES = {"lead": "L", "responsible": "R", "support": "S"}
BASES = {"explicit": "", "positional": "p", "rule": "r"}

LABELLED = [
    ("责任单位：区发展改革委、区商务委", "区发展改革委/Lp 区商务委/R", "first-listed leads"),
    ("责任单位:区科委", "区科委/Lp", "also when it is the only one"),
    ("牵头单位：市教育局", "市教育局/L", "written label"),
    ("配合单位：市教育局、市财政局", "市教育局/S 市财政局/S", "only support: no lead"),
    ("主责部门：县水利局；协办单位：县财政局、县审计局", "县水利局/Lp 县财政局/S 县审计局/S", "two labels"),
    (
        "（牵头单位：甲市财政局；配合单位：甲市税务局；完成时限：6月底）",
        "甲市财政局/L 甲市税务局/S #6月底>2021-06-30",
        "three labels in one bracket",
    ),
    (
        "牵头单位：区科委 配合单位：区教育局、区卫生健康委",
        "区科委/L 区教育局/S 区卫生健康委/S",
        "labels parted by a space",
    ),
    ("牵头单位：区科委\n配合单位：区教育局", "区科委/L 区教育局/S", "labels on two lines"),
    ("牵头：区科委；配合：区教育局", "区科委/L 区教育局/S", "labels without a noun"),
    ("协同责任单位：区科委、区教育局", "区科委/S 区教育局/S", "协同 supports"),
    ("部门分工：区科委、区教育局", "区科委/Lp 区教育局/R", "分工 is responsible"),
    ("【责任单位】区科委、区教育局", "区科委/Lp 区教育局/R", "label in brackets, no colon"),
    ("责任单位 区科委、区教育局", "区科委/Lp 区教育局/R", "lost colon"),
    ("责 任 单 位 ： 区科委、区教育局", "区科委/Lp 区教育局/R", "spaced label"),
    ("**责任单位：**区科委、区教育局", "区科委/Lp 区教育局/R", "bold marks"),
    ("責任單位：區發展改革委、區科技局", "區發展改革委/Lp=区发展改革委 區科技局/R=区科技局", "traditional script"),
    (
        "牽頭單位：縣農業農村局；協辦單位：縣財政局",
        "縣農業農村局/L=县农业农村局 縣財政局/S=县财政局",
        "traditional labels",
    ),
    ("责任单位：区科委，区教育局，区民政局", "区科委/Lp 区教育局/R 区民政局/R", "commas part units"),
    ("责任单位：区科委；区教育局；区民政局", "区科委/Lp 区教育局/R 区民政局/R", "semicolons part units"),
    ("责任单位：区科委 区教育局 区民政局", "区科委/Lp 区教育局/R 区民政局/R", "spaces part whole names"),
    ("责任单位：区科委\n区教育局\n区民政局", "区科委/Lp 区教育局/R 区民政局/R", "lines part whole names"),
    ("责任单位：区科委/区教育局", "区科委/Lp 区教育局/R", "slash"),
    ("责任单位：区科委、区教育局。", "区科委/Lp 区教育局/R", "full stop"),
    ("责任单位：区科委、、区教育局、", "区科委/Lp 区教育局/R", "stray separators"),
    ("责任单位：1.区科委；2.区教育局", "区科委/Lp 区教育局/R", "numbered list"),
    ("牵头责任单位：区科委；配合责任单位：区教育局", "区科委/L 区教育局/S", "compound labels"),
    ("责任单位：区科委、区教育局、区民政局等", "区科委/Lp 区教育局/R 区民政局/R+", "等 leaves the list open"),
    ("责任单位：区科委、区教育局等部门", "区科委/Lp 区教育局/R+", "等部门"),
    ("责任单位：区科委、区教育局等相关单位", "区科委/Lp 区教育局/R+", "等相关单位"),
    ("责任单位：高等教育处、区教育局", "高等教育处/Lp 区教育局/R", "等 inside a name"),
    ("责任单位：区科委；工作目标：建成三个平台", "区科委/Lp", "a label of something else ends the list"),
    (
        "牵头单位及责任单位：区科委、区教育局",
        "区科委/Lp 区教育局/R",
        "two roles in one label: who is which is not written",
    ),
    ("责任单位（排在第一位的为牵头单位）：区科委、区教育局", "区科委/Lr 区教育局/R", "the label states the rule"),
    ("责任单位：无", "", "nobody"),
    ("共同责任单位：市财政局、市税务局", "市财政局/Lp 市税务局/R", "共同责任"),
    ("承办单位：市财政局　协办单位：市税务局", "市财政局/Lp 市税务局/S", "ideographic space"),
    ("参与单位：市财政局", "市财政局/S", "参与"),
    ("落实单位：各镇", "各镇/Lp*", "a group can lead by position"),
]

VERBS = [
    ("（甲局牵头，乙局、丙局配合）", "甲局/L 乙局/S 丙局/S", "verbs after names"),
    ("（由甲局牵头组织实施）", "甲局/L", "由 … 组织实施"),
    ("(由市发展改革委牵头，市财政局、市税务局配合)", "市发展改革委/L 市财政局/S 市税务局/S", ""),
    (
        "（发展改革委牵头，财政部、交通运输部等按职责分工负责，年底前完成）",
        "发展改革委/L 财政部/R 交通运输部/R+ #年底前>2021-12-31",
        "State Council",
    ),
    ("（国家发展改革委、财政部、人民银行等按职责分工负责）", "国家发展改革委/Lp 财政部/R 人民银行/R+", ""),
    ("（财政部、税务总局负责）", "财政部/Lp 税务总局/R", ""),
    ("（商务部会同海关总署、市场监管总局负责）", "商务部/Lp 海关总署/S 市场监管总局/S", "会同"),
    (
        "（市发改委会同市财政局、市人社局牵头负责）",
        "市发改委/L 市财政局/S 市人社局/S",
        "the verb goes to the first party",
    ),
    ("甲局负责，乙局参与", "甲局/Lp 乙局/S", ""),
    ("区民政局牵头，区财政局、各街镇配合", "区民政局/L 区财政局/S 各街镇/S*", ""),
    ("区民政局、区残联牵头，区财政局配合", "区民政局/L 区残联/L 区财政局/S", "two leads"),
    ("（区民政局牵头；区财政局、区人社局按职责分工落实）", "区民政局/L 区财政局/R 区人社局/R", ""),
    ("（区民政局牵头负责，区财政局协助）", "区民政局/L 区财政局/S", ""),
    ("（各街道办事处按职责分工负责）", "各街道办事处/Lp*", ""),
    ("（各区政府、市有关部门分别负责）", "各区政府/Lp* 市有关部门/R*", ""),
    ("责任单位：区民政局牵头，区财政局配合", "区民政局/L 区财政局/S", "verbs under a label"),
    ("责任单位：区民政局（牵头）、区财政局、区人社局", "区民政局/L 区财政局/R 区人社局/R", "role in brackets"),
    ("责任单位：区民政局(牵头单位)、区财政局(配合)", "区民政局/L 区财政局/S", ""),
    ("配合单位：甲局、乙局按职责分工负责", "甲局/S 乙局/S", "label before verb"),
    ("（区民政局（区财政局配合））", "区民政局/Lp 区财政局/S", "a second body in brackets"),
    ("区民政局牵头区财政局配合", "区民政局/L 区财政局/S", "lost comma"),
    ("（区民政局牵头会同区财政局、区人社局落实）", "区民政局/L 区财政局/S 区人社局/S", ""),
    ("（市商务局主办，市财政局协办）", "市商务局/Lp 市财政局/S", "主办"),
    (
        "（市商务局、市财政局，各区政府按职责分工负责）",
        "市商务局/Lp 市财政局/R 各区政府/R*",
        "按职责分工 reaches over commas",
    ),
    ("（市商务局具体负责，市财政局密切配合）", "市商务局/Lp 市财政局/S", "adverbs"),
    ("（市商务局、各县（市、区）人民政府负责落实）", "市商务局/Lp 各县（市、区）人民政府/R*", ""),
    (
        "（责任单位：市商务局、各区人民政府〈含开发区、长江新区，下同〉）",
        "市商务局/Lp 各区人民政府〈含开发区、长江新区，下同〉/R*=各区人民政府(含开发区、长江新区,下同)",
        "angle brackets inside round ones",
    ),
    (
        "（发展改革委、财政部、人民银行、银保监会、证监会按职责分工牵头）",
        "发展改革委/L 财政部/L 人民银行/L 银保监会/L 证监会/L",
        "",
    ),
    ("（省发展改革委、省财政厅，各市、州人民政府）", None, "no label, no verb: no block by itself"),
    (
        "（市府办牵头，市发改委、市教育局等部门，各县（市、区）政府，青川高新区管委会配合）",
        "市府办/L 市发改委/S 市教育局/S+ 各县（市、区）政府/S* 青川高新区管委会/S",
        "配合 reaches over commas",
    ),
    (
        "（各省级人民政府负责，国家发展改革委、农业农村部等加强指导）",
        "各省级人民政府/Lp* 国家发展改革委/S 农业农村部/S+",
        "指导 supports",
    ),
    (
        "由市交通运输局牵头，会同市发展改革委、市财政局等部门和各县（市、区）抓好落实",
        "市交通运输局/L 市发展改革委/S 市财政局/S+ 各县（市、区）/S*",
        "会同 opens a clause",
    ),
    ("（2021年6月底前，市住建局牵头完成）", "市住建局/L #2021年6月底前>2021-06-30", ""),
    ("（教育部、各省级教育行政部门按职责分工负责）", "教育部/Lp 各省级教育行政部门/R*", ""),
    ("（牵头单位 市住建局 配合单位 市财政局）", "市住建局/L 市财政局/S", "labels between blanks"),
    (
        "（省住建厅负责，省大数据局参与，10月底前上线运行）",
        "省住建厅/Lp 省大数据局/S #10月底前>2021-10-31",
        "运行 is no bank",
    ),
    ("（区商务局会同区文体旅局负责，10月开街）", "区商务局/Lp 区文体旅局/S #10月>2021-10-31", ""),
    (
        "（区住建局牵头组织实施，青川轨道集团参与，第二季度取得阶段性成果）",
        "区住建局/L 青川轨道集团/S #第二季度>2021-06-30",
        "",
    ),
    (
        "（发展改革委、科技部、国家卫生健康委等负责。列在首位的为牵头部门，下同）",
        "发展改革委/Lp 科技部/R 国家卫生健康委/R+",
        "a rule in the bracket is no unit",
    ),
    (
        "（区委社会工作部牵头，共青团中央、全国总工会配合）",
        "区委社会工作部/L 共青团中央/S 全国总工会/S",
        "工作部 and 中央 end names",
    ),
    ("责任单位：区建管委、区水务局（以上单位按职责分工负责）", "区建管委/Lp 区水务局/R", "以上单位 is nobody new"),
    ("责任单位：1、区建管委2、区水务局", "区建管委/Lp 区水务局/R", "numbers glued to names"),
    ("责任单位：青山县人民政府等4个县", "青山县人民政府/Lp+", "等 and a number"),
    ("（分管市领导牵头，市住建局负责）", "市住建局/Lp", "a leader without a name"),
    (
        "责任单位：区建管委，6月底；区水务局，9月底",
        "区建管委/Lp 区水务局/R #6月底>2021-06-30 #9月底>2021-09-30",
        "a time for each",
    ),
    (
        "（责任单位：区教育局、区财政局）（责任领导：李明华）",
        "区教育局/Lp 区财政局/R @李明华()",
        "two brackets, one behind the other",
    ),
    (
        "【责任领导】李明华 【责任单位】区教育局 【完成时限】8月底前",
        "区教育局/Lp @李明华() #8月底前>2021-08-31",
        "brackets for colons",
    ),
    ("■责任单位：区教育局 ■配合单位：区财政局", "区教育局/Lp 区财政局/S", "marks before labels"),
    ("（财政部商发展改革委负责）", "财政部/Lp 发展改革委/S", "商"),
]

ELIDED = [
    ("责任单位：市经贸委、科技局", "市经贸委/Lp 科技局/R=市科技局", ""),
    ("责任单位：市经贸委、市场监管局", "市经贸委/Lp 市场监管局/R=市市场监管局", "市 of 市场 is no level"),
    ("责任单位：区城管局、市容所", "区城管局/Lp 市容所/R=区市容所", "市容"),
    ("责任单位：区教育局、区级机关工作党委", "区教育局/Lp 区级机关工作党委/R=区区级机关工作党委", "区级"),
    ("责任单位：县公安局、民政局、司法局", "县公安局/Lp 民政局/R=县民政局 司法局/R=县司法局", ""),
    (
        "责任单位：市财政局、高新区管委会、审计局",
        "市财政局/Lp 高新区管委会/R 审计局/R=市审计局",
        "a place takes none, and does not end the list",
    ),
    ("责任单位：市财政局、青川区政府、审计局", "市财政局/Lp 青川区政府/R 审计局/R=市审计局", ""),
    ("责任单位：市财政局、人民银行、海关", "市财政局/Lp 人民银行/R 海关/R", "central bodies"),
    ("责任单位：市财政局、科技局；教育局", "市财政局/Lp 科技局/R=市科技局 教育局/R", "a semicolon ends the list"),
    (
        "责任单位：市财政局、科技局，教育局、民政局",
        "市财政局/Lp 科技局/R=市科技局 教育局/R 民政局/R",
        "a comma between 、 lists ends it",
    ),
    ("牵头单位：市财政局；配合单位：科技局", "市财政局/L 科技局/S", "a label ends it"),
    ("责任单位：省财政厅、市科技局、教育局", "省财政厅/Lp 市科技局/R 教育局/R=市教育局", "the nearest before"),
    ("责任单位：科技局、市财政局", "科技局/Lp 市财政局/R", "nothing before"),
    ("责任单位：市财政局、各区、科技局", "市财政局/Lp 各区/R* 科技局/R=市科技局", "groups take none"),
    ("责任单位：州发展改革委、教育局", "州发展改革委/Lp 教育局/R=州教育局", "州"),
    ("责任单位：市发改委、国网青川供电公司", "市发改委/Lp 国网青川供电公司/R", "national enterprise"),
    ("责任单位：市发改委、中国电信青川分公司", "市发改委/Lp 中国电信青川分公司/R", ""),
    ("责任单位：县委宣传部、组织部", "县委宣传部/Lp 组织部/R=县委组织部", "县委 elided"),
    ("责任单位：区政府办、发展改革委", "区政府办/Lp 发展改革委/R=区发展改革委", "区政府办"),
    (
        "责任单位：市民政局、市民族宗教局、市政务服务局",
        "市民政局/Lp 市民族宗教局/R 市政务服务局/R",
        "市民政 begins with a level",
    ),
    ("责任单位：市城管局、市政公用局", "市城管局/Lp 市政公用局/R=市市政公用局", "市政公用 begins with none"),
]

GROUPS = [
    ("责任单位：各街镇", "各街镇/Lp*", ""),
    ("责任单位：区投促办、相关部门和国企集团、各街镇", "区投促办/Lp 相关部门和国企集团/R* 各街镇/R*", "founding"),
    ("责任单位：市教育局、各县（市、区）人民政府", "市教育局/Lp 各县（市、区）人民政府/R*", "、 in brackets"),
    ("责任单位：区教育局、各镇、街道", "区教育局/Lp 各镇、街道/R*", "、 in the phrase"),
    ("责任单位：各镇（街道）、区有关部门", "各镇（街道）/Lp* 区有关部门/R*", ""),
    ("责任单位：各县、市、区", "各县、市、区/Lp*", ""),
    ("责任单位：各街办(新区)、区城管局", "各街办(新区)/Lp* 区城管局/R", "bracket of the name"),
    ("责任单位：区各有关部门、各园区管委会", "区各有关部门/Lp* 各园区管委会/R*", ""),
    ("责任单位：区政府各部门", "区政府各部门/Lp*", ""),
    ("责任单位：领导小组各成员单位", "领导小组各成员单位/Lp*", ""),
    ("责任单位：成员单位", "成员单位/Lp*", ""),
    ("责任单位：市直有关单位，各县区", "市直有关单位/Lp* 各县区/R*", ""),
    ("责任单位：市、区有关部门", "市、区有关部门/Lp*", "a bare level belongs to the phrase"),
    ("责任单位：各区、各有关部门", "各区/Lp* 各有关部门/R*", ""),
    ("责任单位：区商务委和各街镇", "区商务委/Lp 各街镇/R*", "unit and group"),
    ("责任单位：各街镇和区属国企", "各街镇和区属国企/Lp*", ""),
    ("责任单位：有关部门、单位", "有关部门、单位/Lp*", ""),
    ("责任单位：区直机关工委、区总工会", "区直机关工委/Lp 区总工会/R", "直机关工委 is one body"),
    ("责任单位：区委各部门、区政府各部门", "区委各部门/Lp* 区政府各部门/R*", ""),
    ("责任单位：十镇三街", "十镇三街/Lp*", ""),
    ("责任单位：属地街镇、区绿化市容局", "属地街镇/Lp* 区绿化市容局/R", ""),
    ("责任单位：各乡镇人民政府、街道办事处", "各乡镇人民政府、街道办事处/Lp*", ""),
    ("责任单位：各区和青浦新区管委会", "各区/Lp* 青浦新区管委会/R", "a named body behind a group"),
    ("责任单位：全区各单位", "全区各单位/Lp*", ""),
    ("责任单位：16个区", "16个区/Lp*", ""),
    ("责任单位：各盟行政公署、市人民政府", "各盟行政公署、市人民政府/Lp*", ""),
    (
        "责任单位：各区（市、县）人民政府、开发区管委会",
        "各区（市、县）人民政府、开发区管委会/Lp*",
        "zones without a name belong to the phrase",
    ),
    ("责任单位：市发改委、开发区管委会", "市发改委/Lp 开发区管委会/R", "and stand alone elsewhere"),
    ("责任单位：各镇街、成员单位", "各镇街/Lp* 成员单位/R*", "成员单位 is a set of its own"),
    ("责任单位：各乡镇、各公司", "各乡镇/Lp* 各公司/R*", ""),
    ("责任单位：史各庄街道、区城管局", "史各庄街道/Lp 区城管局/R", "各 in a place name"),
    (
        "责任单位：省教育厅，各市、州人民政府，贵安新区管委会",
        "省教育厅/Lp 各市、州人民政府/R* 贵安新区管委会/R",
        "a level goes on behind a level",
    ),
    ("责任单位：市发改委、各县、区政府", "市发改委/Lp 各县、区政府/R*", ""),
    ("责任单位：区委、区政府", "区委/Lp 区政府/R", "区政府 alone is one body"),
    ("责任单位:各县区、市直有关部门及中省驻市有关单位", "各县区/Lp* 市直有关部门/R* 中省驻市有关单位/R*", "two sets"),
    ("责任单位：各县（市、区）党委、政府", "各县（市、区）党委、政府/Lp*", ""),
    ("责任单位：市城管局、各区政府（管委会）", "市城管局/Lp 各区政府（管委会）/R*", ""),
]

TWO_OR_ONE = [
    ("责任单位：区发展改革委和区商务委", "区发展改革委/Lp 区商务委/R", ""),
    (
        "责任单位：区发展和改革委、规划和自然资源局、建设和管理委",
        "区发展和改革委/Lp 规划和自然资源局/R=区规划和自然资源局 建设和管理委/R=区建设和管理委",
        "one name",
    ),
    ("责任单位：区文化和旅游局及区体育局", "区文化和旅游局/Lp 区体育局/R", "one 和 inside, one 及 between"),
    ("责任单位：市住房和城乡建设局、市人力资源和社会保障局", "市住房和城乡建设局/Lp 市人力资源和社会保障局/R", ""),
    ("责任单位：市经济和信息化委和市科委", "市经济和信息化委/Lp 市科委/R", ""),
    ("责任单位：市机关事务管理局与市财政局", "市机关事务管理局/Lp 市财政局/R", ""),
    ("责任单位：市卫生和计划生育委员会", "市卫生和计划生育委员会/Lp", ""),
    ("责任单位：市政务服务和数据管理局", "市政务服务和数据管理局/Lp", ""),
    ("责任单位：区农业农村和水利局", "区农业农村和水利局/Lp", "农业农村 is no body"),
    ("责任单位：文化广电和旅游局、交通运输和港航局", "文化广电和旅游局/Lp 交通运输和港航局/R", ""),
    (
        "责任单位：区委统战部（民宗办、侨办）",
        "区委统战部（民宗办、侨办）/Lp=区委统战部",
        "two names in the bracket: none is the alias",
    ),
    (
        "责任单位：市发展改革委（市粮食局）、市工信局（市科工办）等",
        "市发展改革委（市粮食局）/Lp=市发展改革委~市粮食局 市工信局（市科工办）/R+=市工信局~市科工办",
        "等 behind an alias",
    ),
    ("责任单位：市委、市政府办公室", "市委/Lp=市委办公室 市政府办公室/R", "shared 办公室"),
    ("责任单位：区委、区政府", "区委/Lp 区政府/R", ""),
    (
        "责任单位：市工业和信息化局（市大数据局）",
        "市工业和信息化局（市大数据局）/Lp=市工业和信息化局~市大数据局",
        "alias",
    ),
    ("责任单位：区委宣传部（区文明办）、区教育局", "区委宣传部（区文明办）/Lp=区委宣传部~区文明办 区教育局/R", "alias"),
    ("责任单位：区商务委（招商科）", "区商务委（招商科）/Lp=区商务委", "a remark"),
    ("责任单位：区 发展改革委、区商务委", "区 发展改革委/Lp=区发展改革委 区商务委/R", "space inside"),
    ("责任单位：区发展\n改革委、区商务委", "区发展\n改革委/Lp=区发展改革委 区商务委/R", "line break inside"),
    ("责任单位：区政府 办公室、区商务委", "区政府 办公室/Lp=区政府办公室 区商务委/R", "办公室 is no whole name"),
    (
        "责任单位：市住房和城乡\n建设局、市自然资源\n和规划局",
        "市住房和城乡\n建设局/Lp=市住房和城乡建设局 市自然资源\n和规划局/R=市自然资源和规划局",
        "names broken by a cell's edge",
    ),
    (
        "责任单位：区委\n宣传部、区机关\n事务管理局",
        "区委\n宣传部/Lp=区委宣传部 区机关\n事务管理局/R=区机关事务管理局",
        "a beginning that could stand alone",
    ),
    ("责任单位：各街道、镇\n各有关部门", "各街道、镇/Lp* 各有关部门/R*", ""),
    ("责任单位：①区教育局②区财政局", "区教育局/Lp 区财政局/R", "circled numbers part units"),
    ("责任单位：区教育 局 区商务委", "区教育 局/Lp=区教育局 区商务委/R", "space inside and between"),
    (
        "责任单位：上海青川国有资产经营有限公司、青川城投集团",
        "上海青川国有资产经营有限公司/Lp 青川城投集团/R",
        "enterprises",
    ),
    ("责任单位：青川（集团）有限公司、区国资委", "青川（集团）有限公司/Lp 区国资委/R", "bracket in the middle"),
    (
        "责任单位：区法院、区检察院、区总工会、团区委、区妇联",
        "区法院/Lp 区检察院/R 区总工会/R 团区委/R 区妇联/R",
        "courts and mass organisations",
    ),
    ("责任单位：区融媒体中心、青川中学、区中心医院", "区融媒体中心/Lp 青川中学/R 区中心医院/R", ""),
    ("责任单位：区委办公室（区档案局）", "区委办公室（区档案局）/Lp=区委办公室~区档案局", ""),
    ("责任单位：区地区办、区区级机关工作党委", "区地区办/Lp 区区级机关工作党委/R", "founding traps"),
    ("责任单位：区公安分局、青川消防救援支队", "区公安分局/Lp 青川消防救援支队/R", ""),
    (
        "责任单位：区水务局、区河长办，2021年6月底前",
        "区水务局/Lp 区河长办/R #2021年6月底前>2021-06-30",
        "a time in the list",
    ),
    ("（责任单位：区商务委、区科委，全年推进）", "区商务委/Lp 区科委/R #全年推进>", ""),
]

DAMAGE = [
    ("（责任单位：区商务委、各街办(新区)", "区商务委/Lp 各街办(新区)/R*", "the outer bracket is lost"),
    ("(责任单位:区商务委、区科委", "区商务委/Lp 区科委/R", "closing bracket lost"),
    ("（责任单位:区商务委、区科委)", "区商务委/Lp 区科委/R", "mixed widths"),
    ("〔责任单位：区商务委、区科委）", "区商务委/Lp 区科委/R", "mixed kinds"),
    ("责任单位：：区商务委、区科委", "区商务委/Lp 区科委/R", "doubled colon"),
    ("责任单位；区商务委、区科委", "区商务委/Lp 区科委/R", "semicolon for a colon"),
    (
        "责任单位：区商务委、区科委配合单位：区教育局",
        "区商务委/Lp 区科委/R 区教育局/S",
        "lost separator before a label",
    ),
    ("责任单位：区商务委、加快推进平台建设的各项工作，确保落实到位", "区商务委/Lp", "a sentence is no unit"),
]


def shape(text: str, answers: Answers) -> str:
    units = [_unit(unit) for unit in answers.units]
    persons = [f"@{person.name}({person.post})" for person in answers.persons]
    deadlines = [f"#{deadline.raw}>{deadline.date}" for deadline in answers.deadlines]
    for unit in answers.units:
        assert text[slice(*unit.span)] == unit.raw
    return " ".join([*units, *persons, *deadlines])


def _unit(unit: UnitMention) -> str:
    plain = unit.raw.translate(str.maketrans("（）", "()"))
    name = f"={unit.name}" if unit.name != plain else ""
    marks = ("*" if unit.is_group else "") + ("+" if unit.is_open else "")
    alias = f"~{unit.alias}" if unit.alias else ""
    return f"{unit.raw}/{ROLES[unit.role]}{BASES[unit.basis]}{marks}{name}{alias}"


def read(text: str) -> str:
    block = AnswerBlock(Span(0, len(text)))
    return shape(text, read_answers(text, [block], year=2021))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [case for case in LABELLED + VERBS + ELIDED + GROUPS + TWO_OR_ONE + DAMAGE if case[1] is not None],
)
def test_a_stretch_gives_its_units_in_order_with_their_roles(text: str, expected: str, why: str) -> None:
    assert read(text) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), LABELLED + VERBS + ELIDED + GROUPS + TWO_OR_ONE + DAMAGE)
def test_such_a_paragraph_is_an_answer_line_or_holds_one_block(text: str, expected: str | None, why: str) -> None:
    span = Span(0, len(text))

    line = is_answer_line(text, span)

    assert (line is not None or bool(find_answers(text, span))) == (expected is not None), why
