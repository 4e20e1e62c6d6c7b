"""What the lines beside a title say of it: its number, the body that issued it, the day it was signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Span
from .chapters import chapter_words
from .dates import find_day
from .lines import squeezed

# 长府办〔2021〕5号, in any kind of bracket. Must not match 第5号 or （2021）年.
NUMBER = re.compile(
    r"(?P<body>[一-龥]{1,14})\s{0,2}[〔\[［【（(﹝]\s{0,2}(?P<year>(?:19|20)[0-9]{2})\s{0,2}[〕\]］】）)﹞]\s{0,2}第?\s{0,2}(?P<serial>[0-9]{1,4}[A-Z]?)\s{0,2}(?P<sign>[号號])"
)
_SENTENCE = re.compile(r"[。；;！!？?]")
_LONGEST = 60
_LONGEST_ENDING = 4
# （大理州人民政府办公室　2022年2月10日印发） behind a title. Must not match （试行） or （2021—2023年）.
_NOTE = re.compile(r"[（(](?P<note>[^（）()]{4,50})[）)]$")
_BRACKETED = re.compile(r"[（(](?P<note>.+)[）)]")
_MONTH = re.compile(r"(?:19|20)[0-9]{2}年[0-9]{1,2}月$")
# 中共某县委办公室|某县人民政府办公室, one behind the other.
_GLUED = re.compile("(?P<first>[^、]{2,20}?办公[室厅])(?P<second>[^、]{5,20})")
_PARTS = re.compile(r"[\s、]+")
# 各镇人民政府 is addressed, 现将…印发 is a sentence, and `1 雪场 县文旅局` a row: none of them issues anything.
_NO_ORGAN = re.compile(r"^(?:各|全|本|现|[0-9])|\t|[，,：:《》“”的]|关于|印发")


def read_imprint(text: str, spans: Sequence[Span], found: dict[str, str]) -> set[Span]:
    """The lines that are number, letterhead, issuer or date alone; what they say goes into `found`."""
    return {span for span in spans if span.end - span.start <= _LONGEST and _read(text[slice(*span)], found)}


def is_imprint(words: str) -> bool:
    """Whether a line is number, letterhead, issuer or date alone."""
    return len(words) <= _LONGEST and _read(words, {})


def note_of(words: str, found: dict[str, str]) -> str:
    """The bracket at the end of a title's line that names issuer, date or number, which go into `found`; else ''."""
    note = _NOTE.search(words)
    return note.group() if note is not None and _read(note["note"], found) else ""


def glued_imprint(words: str, start: int, found: dict[str, str]) -> None:
    """Read body and day that stand right behind a title without a break: …任务分解|某市人民政府2017年2月16日."""
    day = find_day(words, start, len(words))
    if day is not None and organs_of(words[start : day[1]]):
        _read_day(words[start : day[2]], found)


def normal_number(written: str) -> str:
    """A document number in one kind of bracket and without blanks: `长府办[2021] 5号` → `长府办〔2021〕5号`."""
    match = NUMBER.search(written)
    return f"{match['body']}〔{match['year']}〕{match['serial']}{match['sign']}" if match else squeezed(written)


def organs_of(words: str) -> str:
    """The bodies a stretch names and nothing else, joined by 、: `区委办公室  区政府办公室`; else empty."""
    words = words.strip()
    if not 3 <= len(words) <= _LONGEST or _NO_ORGAN.search(words):
        return ""
    parts = _PARTS.split(words)
    if len(parts) > 1 and all(len(part) >= 3 and ends_as_organ(part) for part in parts):
        return "、".join(parts)
    whole = squeezed(words)
    glued = _GLUED.fullmatch(whole)
    if glued is not None and ends_as_organ(glued["second"]):
        return f"{glued['first']}、{glued['second']}"
    return whole if "、" not in whole and 3 <= len(whole) <= 40 and ends_as_organ(whole) else ""


def ends_as_organ(words: str) -> bool:
    """Whether words end as the name of a body does: 区政府办公室, 街道办事处."""
    organ = chapter_words().organ
    return any(organ.fullmatch(words, start) for start in range(max(0, len(words) - _LONGEST_ENDING), len(words)))


def _read(words: str, found: dict[str, str]) -> bool:
    if _SENTENCE.search(words):
        return False
    bracketed = _BRACKETED.fullmatch(words)
    words = bracketed["note"].strip() if bracketed else words.strip()
    number = NUMBER.search(words)
    if number is not None and "《" not in words:
        found.setdefault("number", normal_number(number.group()))
        _read_day(words[number.end() :], found)
        return True
    if words.endswith("文件") and len(words) >= 5:
        found.setdefault("issuer", squeezed(words)[:-2])
        return True
    return _read_day(words, found) or _read_organ(_MONTH.sub("", words), found)


def _read_day(words: str, found: dict[str, str]) -> bool:
    """Take a day and the body in front of it: a written-out day is the one of signing, 2021-02-08 that of a page."""
    day = find_day(words, 0, len(words))
    if day is None:
        return False
    iso, start, end = day
    behind = words[end:].strip()
    before = organs_of(words[:start])
    if not (before and behind in ("", "印发", "发")) and len(words) > end - start + 6:
        return False
    if before:
        found.setdefault("issuer", before)
    found.setdefault("signed" if "年" in words[start:end] else "date", iso)
    return True


def _read_organ(words: str, found: dict[str, str]) -> bool:
    """Take a body that stands alone. A second one right behind the first issues with it."""
    organ = organs_of(words)
    if not organ:
        return False
    first = found.get("issuer", "")
    if not first:
        found["issuer"] = found["alone"] = organ
    elif first == found.get("alone") and organ != first:
        found["issuer"] = f"{first}、{organ}"
    return True
