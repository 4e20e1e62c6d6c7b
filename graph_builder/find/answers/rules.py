"""Which rules a plan states once for all its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_builder.model import Span
from graph_builder.outline import PlanRules

_LEADS = re.compile("(?:第一|首位|首个|在前).{0,16}(?:牵头|牽頭|主责|主責|主办)")
FIRST_LEADS = re.compile(
    r"(?:(?:排|列|名)?(?:名|列)?(?:在|于)?(?:第一|首)位?(?:的|者)?|第一个|首个|排在前面的|列在首位的)(?:责任|責任)?(?:单位|單位|部门|部門)?(?:的)?(?:为|為|是|即为|作为)(?:总|主)?(?:牵头|牽頭|主责|主責|主办)(?:责任)?(?:单位|單位|部门|部門)?"
)
# 排在第一位的为牵头部门，其余为配合部门
_REST = re.compile(
    "[，,；;、]?(?:其余|其他|其它|其後|其后|后面|後面)[^。；;]{0,8}?(?:为|為|是)(?:配合|协办|協辦|协助|參與|参与)"
)
_EVERYWHERE = re.compile(
    r"(?:以下|以上|上述|下列)?(?:各项|所有|全部)?(?:任务|工作|事项|措施|举措|内容|条款)?(?:均|都)?(?:需要|需|须|由|要求|涉及)(?:由)?(?P<who>各[\u4e00-\u9fff、（）()]{1,14}?)(?:负责|具体|抓好|组织|贯彻)?(?:落实|实施|配合|负责)[^。\n]{0,12}?不再(?:一一|逐一|另行|重复|单独|分别|具体)?(?:列出|列明|注明|列举|标注|列入)"
)


def find_rules(text: str, spans: Iterable[Span]) -> PlanRules:
    """The rules these spans state once for all tasks: 排在第一位的为牵头部门，下同; 均需各县区落实，不再列出."""
    first: Span | None = None
    rest_supports = False
    everywhere: list[Span] = []
    for span in spans:
        if first is None and _LEADS.search(text, span.start, span.end):
            match = FIRST_LEADS.search(text, span.start, span.end)
            first = Span(*match.span()) if match else None
            rest_supports = match is not None and _REST.match(text, match.end(), span.end) is not None
        if text.find("不再", span.start, span.end) < 0:
            continue
        everywhere += [Span(*match.span("who")) for match in _EVERYWHERE.finditer(text, span.start, span.end)]
    return PlanRules(first, tuple(everywhere), rest_supports)
