"""What stands before the first chapter: title, issuer, number, dates; and which of it counts as preamble."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Span
from ..outline import Metadata
from .chapters import chapter_words
from .dates import find_day, find_years
from .lines import Line, squeezed, trim

_FIELD = re.compile(
    r"(?P<issuer>发文机构|发文机关|发文单位|发布机构|制发机关|制定机关|公开主体|发布单位|信息来源|来源)[:：]"
    r"|(?P<number>发文字号|发文文号|文件编号|文件字号|文号|字号)[:：]"
    r"|(?P<date>发布日期|发布时间|时间|日期|公布日期|公开日期|公开时间|发文日期)[:：]"
    r"|(?P<signed>成文日期|成文时间|印发日期|生成日期|签署日期)[:：]"
    r"|(?P<other>索引号|主题词|主题分类|体裁分类|有效性|信息索引|公文时效|分类|浏览次数|字体|责任编辑|名称|标题)[:：]"
)
_COLON = re.compile("[:：]")
_LONGEST_FIELD = 4
# 长府办〔2021〕5号, in any kind of bracket. Must not match 第5号 or （2021）年.
_NUMBER = re.compile(
    r"(?P<body>[一-龥]{1,14})\s{0,2}[〔\[［【（(﹝]\s{0,2}(?P<year>(?:19|20)[0-9]{2})\s{0,2}[〕\]］】）)﹞]\s{0,2}第?\s{0,2}(?P<serial>[0-9]{1,4}[A-Z]?)\s{0,2}(?P<sign>[号號])"
)
_BULLET = re.compile(r"[•·●▪|｜]")
_SENTENCE = re.compile(r"[。；;！!？?]")
_LONGEST_TITLE = 120
_BARE_YEAR = re.compile("(?<![0-9])20[0-9]{2}(?![0-9])")
# 关于印发《2017年…方案》的通知 covers the plan that follows it. Must not match: 关于…重点任务分工的通知.
_NOTICE = re.compile(r"(?:印发|转发|下发).*(?:通知|函)$")
# What follows a title to which the first sentence was glued: …工作方案|2021年是… · …实施方案|为贯彻…
_GLUED = re.compile(r"(?=(?:19|20)[0-9]{2}年是|为|根据|按照|现|经|今年|各|一、|第一)|(?=[\s•·])|$")


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: its metadata, the spans of it that are sentences, and where the title ends."""

    metadata: Metadata
    preamble: tuple[Span, ...]


def read_front(text: str, lines: Sequence[Line], meta: Mapping[str, str]) -> Front:
    """Read the lines before the first label or table. A page's own tags come first; the title is the text's."""
    found: dict[str, str] = {}
    rest = []
    for line in lines:
        rest += [part for piece in _without_fields(text, line.span, found) for part in _parted(text, piece)]
    title, title_spans = _title(text, rest)
    title = title or squeezed(meta.get("title", ""))
    body = [span for span in rest if span not in title_spans]
    letterhead = _letterhead(text, body, found)
    spans = [_behind_title(text, span, title) for span in body if span not in letterhead]
    preamble = tuple(span for span in spans if span.end - span.start > 0 and not _is_mark(text, span))
    day = find_day(meta.get("date", ""), 0, 40)
    metadata = Metadata(
        title=title,
        issuer=_issuer(found.get("issuer", ""), meta.get("issuer", "").strip()),
        date=(day[0] if day else "") or found.get("date", ""),
        signed=found.get("signed", ""),
        number=found.get("number", "") or normal_number(meta.get("number", "")),
        year=None,
    )
    return Front(metadata, preamble)


def _issuer(written: str, stated: str) -> str:
    """The issuer a page's tags state, if they state a body and not a website; else the one written in the text."""
    return stated if stated and (not written or _ends_as_organ(stated)) else written


def normal_number(written: str) -> str:
    """A document number in one kind of bracket and without blanks: `长府办[2021] 5号` → `长府办〔2021〕5号`."""
    match = _NUMBER.search(written)
    return f"{match['body']}〔{match['year']}〕{match['serial']}{match['sign']}" if match else squeezed(written)


def year_of(text: str, metadata: Metadata, front_end: int) -> int | None:
    """The year a plan covers: from its title, else from its front matter, number and dates, else from its text."""
    years = find_years(metadata.title, 0, len(metadata.title))
    years = years or [int(year) for year in _BARE_YEAR.findall(metadata.title)]
    if years:
        return years[0]
    number = find_years(metadata.number.replace("〕", "年"), 0, len(metadata.number))
    issued = [*number, *(int(date[:4]) for date in (metadata.date, metadata.signed) if date)]
    named = _most_named(find_years(text, 0, min(front_end, 3000)))
    if issued:
        # A plan covers the year it was issued in, or the next one; 到2035年 is the target year of a strategy.
        return next((year for year in named if year - issued[0] in (0, 1)), issued[0])
    named = named or _most_named(find_years(text, front_end, min(len(text), front_end + 3000)))
    return named[0] if named else None


def _most_named(years: Sequence[int]) -> list[int]:
    return sorted(set(years), key=lambda year: (-years.count(year), years.index(year)))


def issuer_of_title(title: str) -> str:
    """The body a title begins with: 长宁区人民政府关于印发… · 中共某某市委办公室2023年…; '' for any other title."""
    about = title.find("关于")
    head = title[:about] if about > 0 else re.split(r"(?:19|20)[0-9]{2}|二[〇○零]", title, maxsplit=1)[0]
    head = head.strip("“《 ")
    organs = re.split("[、 ]", head)[0]
    return organs if 3 <= len(organs) <= 30 and _ends_as_organ(organs) else ""


def _ends_as_organ(words: str) -> bool:
    return any(match.end() == len(words) for match in chapter_words().organ.finditer(words))


def _without_fields(text: str, span: Span, found: dict[str, str]) -> list[Span]:
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


def _parted(text: str, span: Span) -> list[Span]:
    """A line apart where a number is glued to a title: …任务分解表|杭政办函〔2025〕8号."""
    number = _NUMBER.search(text, *span) if span.end - span.start <= _LONGEST_TITLE else None
    if number is None or number.end() != span.end:
        return [span]
    cuts = [match.end() for match in chapter_words().title.finditer(text, number.start(), number.end("body"))]
    cut = cuts[-1] if cuts else number.start()
    pieces = [trim(text, span.start, cut), trim(text, cut, span.end)]
    return [piece for piece in pieces if piece.start < piece.end]


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


def _title(text: str, spans: Sequence[Span]) -> tuple[str, set[Span]]:
    """The title and the lines it stands on. Broken over lines it is joined, standing twice it is taken once."""
    for last, span in enumerate(spans):
        words = text[slice(*span)]
        if not ends_a_title(words):
            continue
        if _NOTICE.search(words) and any(_is_plan_title(text[slice(*later)]) for later in spans[last + 1 :]):
            # A cover notice: the plan below it has a title of its own.
            continue
        first = _first_of_title(text, spans, last)
        title = squeezed("".join(text[slice(*line)] for line in spans[first : last + 1]))
        taken = {*spans[first : last + 1], *(line for line in spans if squeezed(text[slice(*line)]) == title)}
        return title, taken
    return _glued_title(text, spans)


def own_title(text: str, spans: Sequence[Span]) -> tuple[str, int]:
    """The title an attachment begins with, and how many lines it takes; ('', 0) where it begins with none."""
    for last, span in enumerate(spans[:4]):
        if ends_a_title(text[slice(*span)]):
            return squeezed(
                "".join(text[slice(*line)] for line in spans[_first_of_title(text, spans, last) : last + 1])
            ), last + 1
    return "", 0


def is_notice(title: str) -> bool:
    """Whether a title is that of a cover notice: 关于印发《2023年…方案》的通知."""
    return _NOTICE.search(title) is not None


def ends_a_title(words: str) -> bool:
    """Whether a line could be a title, or the last line of one: 2021年重点工作任务分解表."""
    bare = re.sub(r"[（(《][^（）()《》]{0,30}[）)》]$", "", words.strip())
    if len(words) > _LONGEST_TITLE or _SENTENCE.search(words) or words.endswith(("：", ":")):
        return False
    if words.startswith(("附件", "附：")):
        return False
    return any(match.end() == len(bare) for match in chapter_words().title.finditer(bare))


def is_front_line(words: str) -> bool:
    """Whether a short line is a number, a letterhead or a date: nothing that could head a chapter."""
    day = find_day(words, 0, len(words))
    return bool(_NUMBER.search(words) or _FIELD.search(words) or day or words.endswith("文件") or _ends_as_organ(words))


def _is_plan_title(words: str) -> bool:
    return len(words) >= 8 and ends_a_title(words) and not _NOTICE.search(words) and "《" not in words


def _first_of_title(text: str, spans: Sequence[Span], last: int) -> int:
    first = last
    while first > 0 and last - first < 3 and _is_part_of_title(text, spans[first - 1], spans[first]):
        first -= 1
    return first


def _is_part_of_title(text: str, span: Span, following: Span) -> bool:
    """Whether the line above a title's last line is its beginning: 长宁区委、区政府 above 2021年…工作方案."""
    words = text[slice(*span)]
    if (
        len(words) > 40
        or _SENTENCE.search(words)
        or re.search("[:：,，]", words)
        or text.count("\n", span.end, following.start) > 2
    ):
        return False
    if _NUMBER.search(words) or words.endswith("文件") or find_day(words, 0, len(words)) or _is_mark(text, span):
        return False
    return not words.isdigit() and not ends_a_title(words)


def _glued_title(text: str, spans: Sequence[Span]) -> tuple[str, set[Span]]:
    """The title of a text that has none on a line of its own: what a long first line begins with."""
    for span in spans[:3]:
        head = text[span.start : min(span.end, span.start + _LONGEST_TITLE)]
        stop = _SENTENCE.search(head)
        head = head[: stop.start()] if stop else head
        for match in chapter_words().title.finditer(head):
            if match.end() >= 8 and len(match.group()) > 1 and _GLUED.match(head, match.end()):
                return squeezed(head[: match.end()]), set()
    return _first_line(text, spans)


def _first_line(text: str, spans: Sequence[Span]) -> tuple[str, set[Span]]:
    """The first line as a title of unusual wording, if it could be one: short, without stops, naming no office."""
    words = text[slice(*spans[0])] if spans else ""
    if not 6 <= len(words) <= 60 or _SENTENCE.search(words) or re.search("[:：,，]", words) or is_front_line(words):
        return "", set()
    return squeezed(words), {spans[0]}


def _letterhead(text: str, spans: Sequence[Span], found: dict[str, str]) -> set[Span]:
    """The lines that are number, letterhead or date alone; what they say goes into `found`."""
    taken = set()
    for span in spans:
        words = text[slice(*span)]
        if len(words) > 60 or _SENTENCE.search(words):
            continue
        number = _NUMBER.search(words)
        day = find_day(words, 0, len(words))
        if number and "《" not in words:
            found.setdefault("number", normal_number(words))
            taken.add(span)
        elif words.endswith("文件") and len(words) >= 5:
            found.setdefault("issuer", squeezed(words)[:-2])
            taken.add(span)
        elif day and len(words) <= day[2] - day[1] + 6:
            found.setdefault("date", day[0])
            taken.add(span)
    return taken


def _behind_title(text: str, span: Span, title: str) -> Span:
    """The span without a title that is glued to its first sentence."""
    if title and text.startswith(title, span.start, span.end):
        return trim(text, span.start + len(title), span.end)
    return span


def _is_mark(text: str, span: Span) -> bool:
    """Whether a line carries no words: a rule, stars, （此件公开发布）."""
    words = text[slice(*span)]
    return not re.search("[一-龥]", words) or bool(re.fullmatch(r"[（(][^（）()]{2,20}[）)]", words))
