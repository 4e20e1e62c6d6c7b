"""Which rules a plan states once for all its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_builder.model import Role, Span
from graph_builder.outline import PlanRules

# A look before anything is read with care: 首位 or 在前, and who leads.
_PLACE = re.compile("第一|首位|首个|首家|最前|在前|排前|列前")
_DUTY = "牵头|牽頭|主责|主責|主办|主辦"
_LEADS = re.compile(f"{_DUTY}|负总责|負總責|主要责任")
_STANDS = r"(?:排|列|名|位|居|写)(?:名|列|序|位)?(?:在|于)?"
_FIRST = rf"(?:{_STANDS}第一位?|(?:{_STANDS})?首位|第一[位个家]|首[个家]|{_STANDS}最?前面?)(?:的|者)?"
_BODY = "(?:责任|責任)?(?:单位|單位|部门|部門)?"
# 列第一位的为牵头单位; 排在首位的部门牵头; 牵头单位排在第一位. Must not match 牵头单位要把任务放在第一位.
FIRST_LEADS = re.compile(
    rf"(?:{_FIRST}|第一){_BODY}的?(?:均|都|即)?(?:为|為|是|作为|系)(?:总|主要?)?(?:{_DUTY}|主要责任|第一责任)(?:责任)?(?:单位|單位|部门|部門)?"
    rf"|(?:{_FIRST}{_BODY}|第一责任(?:单位|部门))(?:负责)?总?(?:{_DUTY}|负总责|負總責)"
    rf"|(?:牵头|牽頭|主责|主責|主办)(?:责任)?(?:单位|單位|部门|部門)(?:均|都|一律)?(?:为|是|指)?{_STANDS}(?:第一|首位|最前)"
)
# 排在第一位的为牵头部门，其余为配合部门; 第一位的牵头，其他单位配合; 未加★的为责任单位
_REST = re.compile(
    "[，,；;、]?(?:其余|其他|其它|其後|其后|后面|後面|后列|排在其后|排在后面|[未没不][加标带注])[^。；;]{0,8}?(?:为|為|是)?"
    "(?:(?P<support>配合|协办|協辦|协助|參與|参与|协同)|(?:责任|責任|负责|承办)(?:单位|單位|部门|部門))"
)
# 加★的为牵头单位, （★为牵头单位）, 标注“*”的单位牵头. Must not match ★牵头单位:甲局.
_MARKED = re.compile(
    r"(?P<mark>[★☆▲△●○◆◇■□※#*＊√])[”\"’]?(?:号|符号|标识|标志|标记|记号)?"
    rf"(?:(?:的|者)?{_BODY}的?(?:均|即)?(?:为|為|是|系|表示|代表|指)(?:该项|本项|该|本)?(?:任务|工作)?的?|(?:的|者){_BODY})"
    rf"总?(?:{_DUTY})"
)
# 牵头单位加“▲”标注, 牵头单位用★标出.
_WITH_MARK = re.compile(
    r"(?:牵头|牽頭|主责|主責)(?:责任)?(?:单位|單位|部门|部門)(?:均|都|前|后|名称)*(?:以|用|加|标|注|带|打)(?:注|有|上)?[“\"‘]?(?P<mark>[★☆▲△●○◆◇■□※#*＊√])"
)
_EVERYWHERE = re.compile(
    r"(?:以下|以上|上述|下列)?(?:各项|所有|全部)?(?:任务|工作|事项|措施|举措|内容|条款)?(?:均|都)?(?:需要|需|须|由|要求|涉及)(?:由)?(?P<who>各[\u4e00-\u9fff、（）()]{1,14}?)(?:负责|具体|抓好|组织|贯彻)?(?:落实|实施|配合|负责)[^。\n]{0,12}?不再(?:一一|逐一|另行|重复|单独|分别|具体)?(?:列出|列明|注明|列举|标注|列入)"
)


def find_rules(text: str, spans: Iterable[Span]) -> PlanRules:
    """The rules these spans state once for all tasks: 排在第一位的为牵头部门，下同; 均需各县区落实，不再列出."""
    lead: re.Match[str] | None = None
    rest: Role | None = None
    everywhere: list[Span] = []
    for span in spans:
        if lead is None and _LEADS.search(text, *span) and (lead := _stated(text, span)):
            others = _REST.match(text, _behind_noun(text, lead.end(), span.end), span.end)
            rest = ("support" if others["support"] else "responsible") if others else None
        if text.find("不再", span.start, span.end) < 0:
            continue
        everywhere += [Span(*match.span("who")) for match in _EVERYWHERE.finditer(text, span.start, span.end)]
    mark = lead.groupdict().get("mark", "") if lead else ""
    first = Span(*lead.span()) if lead and not mark else None
    return PlanRules(first, tuple(everywhere), rest, mark)


def _stated(text: str, span: Span) -> re.Match[str] | None:
    """The words that say which unit of a list leads: the first of it, or the one with a mark."""
    if _PLACE.search(text, *span) and (match := FIRST_LEADS.search(text, *span)):
        return match
    return _MARKED.search(text, *span) or _WITH_MARK.search(text, *span)


def _behind_noun(text: str, start: int, end: int) -> int:
    """Where the words behind 牵头 and its noun begin: behind 单位 in `★为牵头单位，其余配合`."""
    while start < end and text[start] in "责任单位單部门門）)”":
        start += 1
    return start
