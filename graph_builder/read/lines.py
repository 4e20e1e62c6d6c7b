"""Lines of a page to paragraphs: a line that was only wrapped at the right margin goes on in the next one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

# A numbering label at the start of a line. Matches 一、 （三） 12. ① 第三条 ▲, not 3.5亿元 nor 2022年.
LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十百]{1,4}[、.．]|[（(〔\[][一二三四五六七八九十\d]{1,3}[）)〕\]]|\d{1,3}(?:[、﹒．]|[.)](?!\d))"
    r"|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|第[一二三四五六七八九十百\d]{1,4}[章节条项]|[▲●■◆★•➢])"
)
# A line of its own behind a closed sentence. Matches 牵头单位：, not 区政府办公室负责：
CAPTION = re.compile("[\u4e00-\u9fff]{2,6}[:：]")
DIGITS = re.compile("[0-9一二三四五六七八九十]+")
NUMERALS = "零一二三四五六七八九十"
# Lines this many times as far apart as those of one paragraph stand in two.
APART = 1.4
# A line of a cell that leaves room for as many characters was not wrapped.
SHORT = 2.2
QUOTE = re.compile("[“”‘’]")
PAIRS = (("“", "”"), ("（", "）"), ("(", ")"), ("《", "》"))
CLOSING = "。；：！？.;:!?）)”】〕"
CLOSED = tuple(CLOSING)
# Gaps a typesetter puts between Chinese and figures: 120 台. A space behind a label at the start of a line stays.
WIDE = "[\u2e80-\u9fff\uff00-\uffef]"
FIGURE_GAP = re.compile(f" (?:(?<=[①-⓿] )|(?<={WIDE} )(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%] )(?={WIDE}))")
# The label itself. Matches the "1 " of 1 推进, not that of 6 月底前.
LEADING_NUMBER = re.compile(r"\d{1,3} (?![年月日])")
RADICALS = re.compile("[\u2e80-\u2fd5]")
# What clean_line changes, but for white space at both ends.
ODD_SIGNS = re.compile("[\u2e80-\u2fd5\xad\ufffe]")


class Line(NamedTuple):
    """A line as it stands on a page: points from the left and from the bottom of the page."""

    text: str
    left: float
    right: float
    y: float
    page: int = 0

    @property
    def size(self) -> float:
        """The mean width of a character."""
        return (self.right - self.left) / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of a document begins and ends, the width of a character, and how far lines are apart."""

    left: float
    right: float
    size: float
    pitch: float
    # The step between lines of one paragraph, where paragraphs stand further apart.
    tight: float = 0.0


def clean_line(text: str) -> str:
    """A line with usual characters where a font names radicals (⼯ U+2F2F for 工), and without soft hyphens."""
    if not ODD_SIGNS.search(text):
        return text.strip()
    text = RADICALS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    return text.replace("\xad", "").replace("\ufffe", "").strip()


def without_gaps(text: str) -> str:
    """A paragraph without a typesetter's gaps between Chinese and figures."""
    if " " not in text:
        return text
    start = LEADING_NUMBER.match(text)
    cut = start.end() if start else 0
    return text[:cut] + FIGURE_GAP.sub("", text[cut:])


def margins(lines: Sequence[Line], least_right: float = 0.0) -> Margins:
    """The margins most lines keep to; tables may reach further to the right than any line (`least_right`)."""
    size = median(line.size for line in lines)
    lefts = Counter(round(line.left) for line in lines)
    common = max(lefts.values())
    left = min(value for value, count in lefts.items() if count >= max(2, common / 3)) if common > 1 else min(lefts)
    right = max(least_right, *(line.right for line in lines))
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and a.y > b.y]
    return Margins(float(left), right, size, median(steps) if steps else 0.0, _tight(steps))


def _tight(steps: Sequence[float]) -> float:
    """The smallest step that is no exception: a tenth of all lines are as close as this."""
    return sorted(steps)[len(steps) // 10] if steps else 0.0


def paragraphs(lines: Sequence[Line], page: Margins) -> list[str]:
    """The lines joined where one goes on in the next."""
    found: list[str] = []
    previous: Line | None = None
    reached: dict[str, int] = {}
    for line in lines:
        label = LABEL.match(line.text)
        kind, number = _rank(label.group()) if label else ("", 0)
        is_next = number > 1 and reached.get(kind) == number - 1
        if previous is not None and not is_next and _goes_on(previous, line, page):
            found[-1] = joined(found[-1], line.text)
        else:
            found.append(line.text)
            reached[kind] = number
        previous = line
    return [without_gaps(text) for text in found]


def _rank(label: str) -> tuple[str, int]:
    """The kind of a label (its signs without the number) and its number: ("、", 2) for 二、; 0 where it has none."""
    written = "".join(DIGITS.findall(label))
    kind = DIGITS.sub("0" if written.isascii() else "#", label).strip()
    if written.isascii():
        return kind, int(written) if written else 0
    tens, ten, ones = written.rpartition("十")
    number = NUMERALS.find(ones) if len(ones) < 2 else -1
    return kind, (max(1, NUMERALS.find(tens)) * 10 if ten else 0) + max(0, number)


def joined(before: str, after: str) -> str:
    """Two pieces of a wrapped line: a space between Latin words only."""
    if before[-1:] > "\x7f" or after[:1] > "\x7f":
        return before + after
    return before + (" " if before[-1:].isalpha() and after[:1].isalpha() else "") + after


def join_cell(lines: Iterable[str], room: float = 0.0) -> str:
    """The lines of a table cell: wrapped ones joined; captions (牵头单位：), numbered points and short lines apart.

    `room` is how many characters fit into a line, 0 where that is not known.
    """
    text = last = ""
    for line in lines:
        if not text:
            text = line
        elif _is_own(last, line, room):
            text += "\n" + line
        else:
            text = joined(text, line)
        last = line
    return FIGURE_GAP.sub("", text) if " " in text else text


def _is_own(before: str, line: str, room: float) -> bool:
    if CAPTION.match(line) or (before[-1] in CLOSING and LABEL.match(line)):
        return True
    # The usual case first: there was no room for more.
    return 0.0 < SHORT + len(before) - 0.45 * len(before.encode("ascii", "ignore")) <= room and _ends_early(
        before, line
    )


def _ends_early(before: str, line: str) -> bool:
    """More of the next line would have fit behind this one: was it not wrapped, but ended?"""
    if before.endswith(("、", "，", ",")) or line[0].isascii():
        return False
    # Signs that may not begin or end a line take a character or two with them.
    is_open = any(before.count(opening) > before.count(closing) for opening, closing in PAIRS)
    return not is_open and not QUOTE.search(line, 0, 3)


def _goes_on(previous: Line, line: Line, page: Margins) -> bool:
    # A wrapped line may stop short of the margin, where punctuation must not begin the next one; more so in mid-clause.
    slack = 2.2 if previous.text.endswith(CLOSED) else 3.8
    if previous.right < page.right - slack * max(page.size, previous.size):
        return False
    if line.left > page.left + 1.2 * page.size:
        return False
    step = previous.y - line.y
    is_apart = line.page == previous.page and step > APART * page.tight > 0
    if (previous.text.endswith(CLOSED) or is_apart) and (LABEL.match(line.text) or CAPTION.match(line.text)):
        return False
    return line.page != previous.page or page.pitch == 0 or -1 < step < 1.7 * page.pitch
