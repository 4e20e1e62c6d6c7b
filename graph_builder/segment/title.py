"""Which lines are the title of a plan, and what a title says of its issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Span
from .chapters import chapter_words
from .dates import find_day
from .fields import is_front_line
from .imprint import NUMBER, ends_as_organ, glued_imprint, note_of, organs_of
from .lines import squeezed

_SENTENCE = re.compile(r"[。；;！!？?]")
_LONGEST_TITLE = 120
# 关于印发《2017年…方案》的通知 covers the plan that follows it. Must not match: 关于…重点任务分工的通知.
_NOTICE = re.compile(r"(?:印发|转发|下发).*(?:通知|函)$")
_NOTICE_ENDS = ("知", "函")
# What follows a title to which the first sentence was glued: …工作方案|2021年是… · …实施方案|为贯彻…
_GLUED = re.compile(
    r"(?=(?P<organ>[一-龥]{2,24}(?:办公室|办公厅|人民政府|委员会))\s{0,4}(?:19|20)[0-9]{2}年[0-9]{1,2}月)"
    r"|(?=(?:19|20)[0-9]{2}年是|为|根据|按照|现|经|今年|各|一、|第一)|(?=[\s•·])|$"
    r"|(?=[省市区县州旗](?:委、[省市区县州旗]政府|委|政府)(?:研究|决定|确定|要求|提出))"
)
# 某办公室关于印发《2021年…分工》的通知 sends out a plan. Must not match 关于做好2021年重点工作的通知.
_SENT_OUT = re.compile(
    "(?:[^《》]{2,60})?关于(?:印发|转发|下发)《?(?P<plan>[^》]{6,80}(?:《[^《》]{1,40}》[^》]{0,40})?)》?的通知"
)
_LAST_BRACKET = re.compile(r"[（(《][^（）()《》]{0,30}[）)》]$")
_BRACKETED = re.compile(r"[（(][^（）()]{2,20}[）)]")
# （2024—2026年）, on a line of its own below the title. Must not match （2024年1月5日）.
_YEARS = re.compile(r"[（(](?:19|20)[0-9]{2}\s?年?\s?(?:[-—－–~～至到]{1,2}\s?(?:19|20)[0-9]{2}\s?)?年度?[）)]")
_YEAR = re.compile("(?:19|20)[0-9]{2}|二[〇○零]")
_FIRST = re.compile("[、 ]")
_HAN = re.compile("[一-龥]")
_OPEN_TITLE = re.compile("(?:工作|任务|目标|措施|安排)$")
_LONGEST_REST = 16
_LONGEST_SPACED = 12
# 〔2023〕5号 · 2023年第5期（总第120期）: a number of the paper, not its title.
_SERIAL = re.compile("[0-9]{1,4}\\s?[号期](?:[（(][^（）()]{1,12}[）)])?$")
# 教育部等八部门关于… · 市教育局等5个部门关于….
_AND_OTHERS = re.compile("等[0-9一二三四五六七八九十]{0,3}个?(?:部门|单位|部委|委办局)?$")
_NOT_REST = re.compile("(?:19|20)[0-9]{2}|[（(《]|关于|附件")


def find_title(text: str, spans: Sequence[Span], found: dict[str, str]) -> tuple[str, set[Span]]:
    """The title and the lines it stands on. Broken over lines it is joined, standing twice it is taken once."""
    for last, span in enumerate(spans):
        words = text[slice(*span)]
        if not ends_a_title(words):
            continue
        first = _first_of_title(text, spans, last)
        if words.endswith(_NOTICE_ENDS):
            whole = squeezed("".join(text[slice(*line)] for line in spans[first : last + 1]))
            if _NOTICE.search(whole) and any(_is_plan_title(text[slice(*later)]) for later in spans[last + 1 :]):
                # A cover notice: the plan below it has a title of its own.
                found.setdefault("sender", issuer_of_title(whole))
                continue
        last = _last_of_title(text, spans, last)
        note = note_of(text[slice(*spans[last])], found)
        title = squeezed("".join(text[slice(*line)] for line in spans[first : last + 1])).removesuffix(squeezed(note))
        alike = [line for line in spans if is_title(text, line, title)]
        taken = {*spans[first : last + 1], *alike}
        return _covered(title, found), taken
    return _glued_title(text, spans, found)


def _covered(title: str, found: dict[str, str]) -> str:
    """The title of the plan that a notice sends out, where the notice is all there is: 某局关于印发某方案的通知."""
    covered = _SENT_OUT.fullmatch(title)
    if covered is None or not _is_plan_title(covered["plan"]):
        return title
    found.setdefault("sender", issuer_of_title(title))
    return covered["plan"]


def _last_of_title(text: str, spans: Sequence[Span], last: int) -> int:
    """The last line of a title that could end sooner: 重点工作 above 责任分工方案, …行动方案 above （2024—2026年）."""
    if last + 1 < len(spans) and _YEARS.fullmatch(text, *spans[last + 1]):
        return last + 1
    if last + 1 == len(spans) or not _OPEN_TITLE.search(text[slice(*spans[last])]):
        return last
    following = text[slice(*spans[last + 1])]
    is_rest = len(following) <= _LONGEST_REST and ends_a_title(following) and not _NOT_REST.search(following)
    return last + 1 if is_rest and text.count("\n", spans[last].end, spans[last + 1].start) <= 2 else last


def own_title(text: str, spans: Sequence[Span]) -> tuple[str, int]:
    """The title an attachment begins with, and how many lines it takes; ('', 0) where it begins with none."""
    for last, span in enumerate(spans[:4]):
        if ends_a_title(text[slice(*span)]):
            return squeezed(
                "".join(text[slice(*line)] for line in spans[_first_of_title(text, spans, last) : last + 1])
            ), last + 1
    return "", 0


def is_title(text: str, span: Span, title: str) -> bool:
    """Whether a line repeats the title, blanks left aside."""
    start, end = span
    return len(title) <= end - start and text.startswith(title[:1], start) and squeezed(text[start:end]) == title


def is_notice(title: str) -> bool:
    """Whether a title is that of a cover notice: 关于印发《2023年…方案》的通知."""
    return _NOTICE.search(title) is not None


def ends_a_title(words: str) -> bool:
    """Whether a line could be a title, or the last line of one: 2021年重点工作任务分解表."""
    if len(words) > _LONGEST_TITLE or _SENTENCE.search(words) or words.endswith(("：", ":")):
        return False
    if words.startswith(("附件", "附：")):
        return False
    bare = _LAST_BRACKET.sub("", words.strip())
    if len(bare) <= _LONGEST_SPACED:
        # 通　　知 on a line of its own.
        bare = squeezed(bare)
    return any(match.end() == len(bare) for match in chapter_words().title.finditer(bare))


def _is_plan_title(words: str) -> bool:
    return len(words) >= 8 and ends_a_title(words) and not _NOTICE.search(words) and not words.startswith("《")


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
    if NUMBER.search(words) or words.endswith("文件") or find_day(words, 0, len(words)) or is_mark(text, span):
        return False
    return not words.isdigit() and not words.startswith(("附件", "附表", "附：")) and not ends_a_title(words)


def _glued_title(text: str, spans: Sequence[Span], found: dict[str, str]) -> tuple[str, set[Span]]:
    """The title of a text that has none on a line of its own: what a long first line begins with."""
    for span in spans[:3]:
        head = text[span.start : min(span.end, span.start + _LONGEST_TITLE)]
        stop = _SENTENCE.search(head)
        head = head[: stop.start()] if stop else head
        for match in chapter_words().title.finditer(head):
            if match.end() >= 8 and len(match.group()) > 1 and _is_glued(head, match.end()):
                glued_imprint(head, match.end(), found)
                return squeezed(head[: match.end()]), set()
    return _first_line(text, spans)


def _is_glued(head: str, end: int) -> bool:
    """Whether a title may end here: at what opens a sentence, or at a body, but not in the middle of the title."""
    glued = _GLUED.match(head, end)
    return glued is not None and not (glued["organ"] and chapter_words().title.search(glued["organ"]))


def _first_line(text: str, spans: Sequence[Span]) -> tuple[str, set[Span]]:
    """The first line as a title of unusual wording, if it could be one: short, without stops, naming no office."""
    words = text[slice(*spans[0])] if spans else ""
    if not 6 <= len(words) <= 60 or _SENTENCE.search(words) or re.search("[:：,，]", words) or is_front_line(words):
        return "", set()
    if _SERIAL.search(words):
        return "", set()
    return squeezed(words), {spans[0]}


def issuer_of_title(title: str) -> str:
    """The body a title begins with: 长宁区人民政府关于印发… · 中共某某市委办公室2023年…; '' for any other title."""
    about = title.find("关于")
    head = title[:about] if about > 0 else _YEAR.split(title, maxsplit=1)[0]
    head = _AND_OTHERS.sub("", head.strip("“《 "))
    organs = organs_of(head)
    if organs:
        return organs
    first = _FIRST.split(head, maxsplit=1)[0]
    return first if 3 <= len(first) <= 30 and ends_as_organ(first) else ""


def is_mark(text: str, span: Span) -> bool:
    """Whether a line carries no words: a rule, stars, （此件公开发布）."""
    words = text[slice(*span)]
    return not _HAN.search(words) or _BRACKETED.fullmatch(words) is not None
