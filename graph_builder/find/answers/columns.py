"""What a column of a table holds, told from its header."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph_builder.model import Basis, Role

from ..punctuation import fold
from .roles import read_label

ColumnKind = Literal[
    "number", "section", "task", "units", "persons", "mixed", "deadline", "milestone", "target", "note"
]


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """What the cells under a header hold. `period` is Q1 … Q4, H1, H2, M1 … M12 or Y for milestone columns.

    `first_is_lead`: the header says that the first unit of a cell leads (责任单位（排第一位的为牵头单位）).
    """

    kind: ColumnKind
    role: Role | None = None
    basis: Basis = "explicit"
    period: str = ""
    first_is_lead: bool = False


_DIGITS = {c: at for at, c in enumerate("零一二三四五六七八九十")}
_YEAR = r"(?:20[0-9]{2}年)?(?:度)?"
_PLAN = (
    r"(?:\(?(?:季度|阶段性?|推进|实施|年度|重点)*"
    r"(?:工作|任务|目标|计划|进度|安排|节点|内容|完成|形象|情况|要求|要点|时序|预期)*\)?)$"
)
_QUARTER = re.compile(rf"^{_YEAR}第?([一二三四1-4])季度?{_PLAN}|^Q([1-4]){_PLAN}")
_HALF = re.compile(rf"^{_YEAR}([上下])半年{_PLAN}")
_MONTH = re.compile(rf"^{_YEAR}(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|末)?前?{_PLAN}")
_RANGE = re.compile(rf"^{_YEAR}(1[0-2]|0?[1-9])月?[-—–－~～至到]+(1[0-2]|0?[1-9])月(?:份|底)?{_PLAN}")
# 进度安排, 序时进度, 节点目标, 推进计划: what is due when, in sentences. Must not match 工作目标 nor 形象进度.
_SCHEDULE = re.compile(
    r"^(?:年度|全年|工作|项目|建设|推进|实施)*(?:进度|节点|时序|序时)(?:进度|工作|节点)?(?:安排|计划|目标|要求)*$"
    r"|^(?:20[0-9]{2}年|年度|全年|工作|项目)*(?:推进|实施|时间)(?:计划|安排)$"
)
# Words that tell a column, tried in this order on the header without spaces.
_WORDS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?:序号|编号|序|号|no\.?|任务序号|任务编号|项目编号|序次)$", re.IGNORECASE)),
    (
        "note",
        re.compile(
            r"备注|说明$|任务来源|^来源$|依据|联系电话|联系方式|^电话$|进展情况|完成情况|落实情况|存在问题|^类型$|^注$|形象进度$"
        ),
    ),
    (
        "target",
        re.compile(
            r"指标|目标值|考核标准|评价标准|量化|预期目标|年度目标|工作目标|^目标$|预期成果|成果形式|完成标志|总投资|计划投资|年度投资"
        ),
    ),
    (
        "section",
        re.compile(
            r"板块|类别|分类|领域|版块|大项|工作类别|^项目类型|一级任务|一级指标|^方面$|专项$|章节|任务类型|任务类别|重点领域|^维度$|^分组$"
        ),
    ),
    (
        "task",
        re.compile(r"任务|内容|事项|实事|措施|举措|项目|工作|要点|清单|要求$|目标|名称|分解|建议|问题|做法|具体|条款"),
    ),
)


@lru_cache(maxsize=1024)
def read_header(cell_text: str) -> ColumnMeaning | None:
    """What a header such as `牵头单位`, `完成时限` or `一季度` says of its column; None if nothing is known of it.

    Remembered, as every table of an office has the same headers; callers ask of short cells only.
    """
    words = re.sub(r"[\s*_]+", "", fold(cell_text)).strip(":。.")
    if not words or len(words) > 40:
        return None
    label = read_label(words) or read_label(words.replace("(", "").replace(")", ""))
    if label is not None and label.kind in ("units", "persons", "mixed"):
        return ColumnMeaning(label.kind, label.role, period="", first_is_lead=label.first_is_lead)
    if label is not None and label.kind == "deadline":
        return ColumnMeaning("deadline")
    period = _period(words)
    if period:
        return ColumnMeaning("milestone", period=period)
    if re.search(r"时限|完成时间|时间节点|完成日期|期限$|时间$|节点$", words) or _SCHEDULE.match(words):
        return ColumnMeaning("deadline")
    if re.search(r"(?:单位|部门|机构)$", words) and re.search(r"责任|牵头|配合|主责|协", words):
        return ColumnMeaning("units", "responsible")
    return next((ColumnMeaning(kind) for kind, pattern in _WORDS if pattern.search(words)), None)


def _period(words: str) -> str:
    quarter = _QUARTER.search(words)
    if quarter:
        digit = next(group for group in quarter.groups() if group)
        return f"Q{_DIGITS.get(digit, digit)}"
    half = _HALF.search(words)
    if half:
        return "H1" if half.group(1) == "上" else "H2"
    between = _RANGE.match(words)
    if between:
        return _stretch_of_months(int(between[1]), int(between[2]))
    month = _MONTH.match(words)
    if month:
        return f"M{_month(month.group(1))}"
    return "Y" if re.match(r"^(?:全年|20[0-9]{2}年度?)$", words) else ""


def _stretch_of_months(first: int, last: int) -> str:
    """The quarter or half-year that some months are, else the last of them: 1-3月 is Q1, 1-2月 ends with M2."""
    if first % 3 == 1 and last == first + 2:
        return f"Q{last // 3}"
    return {(1, 6): "H1", (7, 12): "H2", (1, 12): "Y"}.get((first, last), f"M{last}")


def _month(text: str) -> int:
    if text[0] == "十":
        return 10 + (_DIGITS[text[1]] if len(text) > 1 else 0)
    return _DIGITS[text] if text in _DIGITS else int(text)
