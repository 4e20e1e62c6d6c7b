"""Which words of a plan's title may name themes: 湖州市2022年|绿色低碳创新综合改革|重点任务分解方案."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Span

# How far into a text its title stands.
FRONT = 3000
# Shorter than this nothing is said: 某市|民生|重点任务.
SHORTEST = 4
# The year of a plan: 2022年度, 2023—2025年; and in a bracket behind the title: (2023—2027年).
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:[—-]+(?:20)?\d\d年?)?度?")
_YEARS_BEHIND = re.compile(r"[（(][^（）()]*\d[^（）()]*[）)]》?(?:的通知)?\Z")
# What an office says of itself: 某市人民政府办公室关于印发《|.
_SPEAKER = re.compile(r"[^《》]{0,60}?关于(?:印发|做好|抓好|落实|贯彻落实|分解落实)?《?")
# A place that a title begins with: 某市|优化营商环境. Must not match 城市|更新, 粤港澳大湾区|建设, 乡村|振兴.
_PLACE = re.compile(
    r"《?[一-鿿]{1,7}?(?:省|自治[区州县]|(?<!城)市(?![场域级])|(?<![社园片湾])区(?![域级])|县(?![域级])|旗"
    r"|乡(?!村)|镇(?!域)|街道)(?![一-鿿]{1,2}[省市区县旗州])"
)
_OFFICE = re.compile(r"政府|委员会|办公[室厅]|[区市县省]委|局\Z")
# What kind of paper it is: 的|实施意见, |重点任务分解方案, |责任分工; but 优化营商环境三年行动方案 is a plan to name.
_PAPER = re.compile(
    r"的?(?:年度|重点|主要|目标|工作|任务|责任|职责|事项|措施|督查|督办|考核|落实|分解|分工|具体|实施)++"
    r"(?:方案|计划|意见|要点|清单|表|安排|办法)*+》?(?:的?(?:通知|通告|意见))?\Z"
    r"|的?(?:要点|清单|意见|若干措施|通知|分解表|一览表)》?(?:的通知)?\Z"
)
_BRACKET = re.compile(r"[（(]([^（）()\d]{4,40}?)(?:部分|篇)?[）)]\Z")


def title_stretches(text: str, title: str) -> list[Span]:
    """The stretches of the text in which its title says what the plan is about; none where the title is not found.

    Gives 绿色低碳创新综合改革与数字化改革 of 湖州市2022年绿色低碳创新综合改革与数字化改革重点任务分解方案, nothing
    of 长宁区2021年重点工作任务分解.
    """
    start = text.find(title, 0, FRONT) if title else -1
    if start < 0:
        return []
    return [Span(at, to) for at, to in _stretches(text, start, start + len(title)) if to - at >= SHORTEST]


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if years := _YEARS_BEHIND.search(text, start, end):
        end = years.start()
    bracket = _BRACKET.search(text, start, end)
    end = bracket.start() if bracket else end
    paper = _PAPER.search(text, start, end)
    end = paper.start() if paper else end
    if speaker := _SPEAKER.match(text, start, end):
        start = speaker.end()
    place = _PLACE.match(text, start, end)
    behind_place = place.end() if place else start
    year = _YEAR.search(text, start, end)
    if year is None:
        yield behind_place, end
    else:
        # 某省民营经济高质量发展|2019年: the year may stand behind what the plan is about, or before it.
        if not _OFFICE.search(text, behind_place, year.start()):
            yield behind_place, year.start()
        yield year.end(), end
    if bracket:
        yield bracket.span(1)
