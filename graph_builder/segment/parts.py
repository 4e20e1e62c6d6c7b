"""Which lines are the plan and which stand around it: signatures, distribution lists, lists of attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Span
from .chapters import chapter_words
from .dates import find_day
from .imprint import organs_of
from .lines import Line

# A line that opens an attachment: 附件 · 附件1 · 附件：2021年任务分工表. Not: 附件要求如下。
_ATTACHMENT = re.compile(
    r"附\s{0,4}件\s{0,2}[0-9一二三四五六七八九十]{0,3}\s{0,2}[:：]?\s{0,4}(?P<title>[^。；;]{0,60})$"
)
_LISTED = re.compile(r"[0-9]{1,2}[.、．]")
_SENTENCE = re.compile("[。；;：:，,]")


@dataclass(slots=True)
class Parts:
    """The lines of a plan, part by part (a cover notice, then its attachment), and what was read around them."""

    parts: list[list[Line]] = field(default_factory=lambda: [[]])
    around: list[Span] = field(default_factory=list)
    signed: str = ""
    signer: str = ""


def read_parts(text: str, lines: Sequence[Line]) -> Parts:
    """Sort the lines into parts and surroundings. A part ends at a signature or where an attachment begins."""
    found = Parts()
    has_begun = False
    in_tail = False
    lists_attachments = False
    for place, line in enumerate(lines):
        if line.label is not None and not in_tail:
            has_begun = True
            found.parts[-1].append(line)
            continue
        has_begun = has_begun or _begins(text, line)
        opens = has_begun and _opens_attachment(text, lines, place)
        if has_begun and not opens and _is_signature(text, lines, place, found):
            in_tail, lists_attachments = True, False
            found.around.append(line.whole)
        elif opens:
            found.around.append(line.whole)
            found.parts.append([])
            in_tail = False
        elif has_begun and line.table is None and _is_tail(text, line, in_tail, lists_attachments):
            in_tail = True
            lists_attachments = lists_attachments or text.startswith("附", line.span.start)
            found.around.append(line.whole)
        else:
            if in_tail:
                found.parts.append([])
            in_tail = False
            found.parts[-1].append(line)
    return found


def _begins(text: str, line: Line) -> bool:
    """Whether a line is already text, so that what is signed below it is a signature and no letterhead."""
    if line.label is not None or line.table is not None:
        return True
    return "。" in text[slice(*line.span)] or line.span.end - line.span.start > 60


def _opens_attachment(text: str, lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if line.label is not None or line.table is not None:
        return False
    match = _ATTACHMENT.match(text, *line.span)
    if match is None or match.end() != line.span.end:
        return False
    rest = lines[place + 1 :]
    if not any(other.label is not None or other.table is not None for other in rest):
        return False
    if _LISTED.match(match["title"]) or (not match["title"] and _lists_names(text, rest[0])):
        return False
    # A list of attachments above a signature names them; they begin below it.
    names_only = bool(match["title"]) and any(_day_alone(text, other) for other in rest[:6])
    return not names_only


def _lists_names(text: str, line: Line) -> bool:
    """Whether a line behind 附件： names an attachment: 1.重点项目表."""
    words = text[slice(*line.span)]
    return line.label is not None and len(words) <= 50 and not _SENTENCE.search(words) and _names_attachment(words)


def _is_signature(text: str, lines: Sequence[Line], place: int, found: Parts) -> bool:
    line = lines[place]
    if line.label is not None or line.table is not None:
        return False
    day = _day_alone(text, line)
    if day:
        found.signed = found.signed or day[0]
        found.signer = found.signer or organs_of(text[line.span.start : day[1]])
        return True
    following = [_day_alone(text, other) for other in lines[place + 1 : place + 4]]
    if not any(following) or line.span.end - line.span.start > 40:
        return False
    signer = organs_of(text[slice(*line.span)])
    found.signer = found.signer or signer
    return bool(signer)


def _day_alone(text: str, line: Line) -> tuple[str, int, int] | None:
    """The day a line names, if it names nothing but a body beside it: 2021年2月8日 · 区政府办公室 2021年2月8日."""
    if line.label is not None or line.table is not None or line.span.end - line.span.start > 60:
        return None
    day = find_day(text, *line.span)
    if day is None or line.span.end - day[2] > 3:
        return None
    before = text[line.span.start : day[1]].strip()
    return day if not before or organs_of(before) else None


def _is_tail(text: str, line: Line, in_tail: bool, lists_attachments: bool) -> bool:
    words = text[slice(*line.span)]
    if line.label is not None:
        # 附件：1.分工表 / 2.时间表: the second name stands on a line of its own.
        return lists_attachments and len(words) <= 50 and not _SENTENCE.search(words) and _names_attachment(words)
    if chapter_words().tail.match(words) or (in_tail and _LISTED.match(words) and _names_attachment(words)):
        return True
    return in_tail and len(words) <= 40 and not _names_attachment(words)


def _names_attachment(words: str) -> bool:
    return any(match.end() == len(words) for match in chapter_words().title.finditer(words))
