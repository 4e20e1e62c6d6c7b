"""The fields of a page around a plan: 发文机构：… 发布日期：… and their kin, taken out of its lines."""

from __future__ import annotations

import re

from ..model import Span
from .dates import find_day
from .imprint import NUMBER, is_imprint, normal_number
from .lines import trim

_FIELD = re.compile(
    r"(?P<issuer>发文机构|发文机关|发文单位|发布机构|制发机关|制定机关|公开主体|发布单位|信息来源|来源)[:：]"
    r"|(?P<number>发文字号|发文文号|文件编号|文件字号|文号|字号)[:：]"
    r"|(?P<date>发布日期|发布时间|时间|日期|公布日期|公开日期|公开时间|发文日期)[:：]"
    r"|(?P<signed>成文日期|成文时间|印发日期|生成日期|签署日期)[:：]"
    r"|(?P<other>索引号|主题词|主题分类|体裁分类|有效性|信息索引|公文时效|分类|浏览次数|字体|责任编辑|名称|标题)[:：]"
)
_COLON = re.compile("[:：]")
_LONGEST_FIELD = 4
_BULLET = re.compile(r"[•·●▪|｜]")


def without_fields(text: str, span: Span, found: dict[str, str]) -> list[Span]:
    """Take 发文机构：… and its kin out of a line; what is left of it, as spans."""
    fields = _fields(text, span)
    if not fields:
        return [span]
    starts = [match.start() for match in fields[1:]]
    end = span.end
    for match, stop in zip(fields, [*starts, span.end], strict=True):
        value_end = _value_end(text, match.end(), stop)
        _keep_field(match.lastgroup or "", text[match.end() : value_end], found)
        end = value_end
    head = trim(text, span.start, fields[0].start())
    tail = trim(text, end, span.end)
    pieces = [_unbulleted(text, head), _unbulleted(text, tail)]
    return [piece for piece in pieces if piece.start < piece.end]


def _fields(text: str, span: Span) -> list[re.Match[str]]:
    """The names of fields in a line: looked for in front of its colons, of which there are few."""
    found = []
    start = span.start
    for colon in _COLON.finditer(text, *span):
        field = _FIELD.search(text, max(start, colon.start() - _LONGEST_FIELD), colon.end())
        if field is not None:
            found.append(field)
        start = colon.end()
    return found


def _value_end(text: str, start: int, stop: int) -> int:
    """Where the value of a field ends: at the next field, a bullet, or blanks behind its first word."""
    while start < stop and text[start].isspace():
        start += 1
    day = find_day(text, start, min(stop, start + 24))
    if day is not None and day[1] == start:
        return day[2]
    mark = re.compile(r"\s|[•●▪|｜]").search(text, start, stop)
    return mark.start() if mark else stop


def _keep_field(key: str, written: str, found: dict[str, str]) -> None:
    value = written.strip(" \t\u3000\xa0•·")
    if key in ("date", "signed"):
        day = find_day(value, 0, len(value))
        value = day[0] if day else ""
    elif key == "number":
        value = normal_number(value)
    if key != "other" and value and len(value) <= 60:
        found.setdefault(key, value)


def _unbulleted(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (_BULLET.match(text[start]) or text[start].isspace()):
        start += 1
    while start < end and (_BULLET.match(text[end - 1]) or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def is_front_line(words: str) -> bool:
    """Whether a short line is a number, a letterhead or a date: nothing that could head a chapter."""
    return bool(NUMBER.search(words) or _FIELD.search(words) or find_day(words, 0, len(words)) or is_imprint(words))
