"""Running heads and page numbers: what stands on the edges of pages and would cut sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..model import Finding
from .lines import Line, without_gaps

# A page number alone on its line. Matches — 3 —, - 12 -, 第3页 共9页, 3/9, not 2022年.
DASHES = r"[\s—–―\-－·.]{0,6}"
PAGE_NUMBER = re.compile(rf"{DASHES}第?\s?\d{{1,4}}\s?页?(?:[\s/／,，]{{0,3}}共?\s?\d{{1,4}}\s?页?)?{DASHES}")
DIGITS = re.compile(r"\d+")
# How many lines at the top and at the bottom may be furniture.
DEPTH = 2
SAME_PLACE = 3.0


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Finding]]:
    """The lines of each page without heads, feet and page numbers, and a finding that says what was left out."""
    repeated = _repeated(pages)
    kept: list[list[Line]] = []
    dropped: Counter[str] = Counter()
    for lines in pages:
        edges = _edges(lines)
        drop = {line for line in edges if _key(line) in repeated or _is_page_number(line, lines)}
        dropped.update(
            "a page number" if PAGE_NUMBER.fullmatch(line.text) else f"'{without_gaps(line.text)}'" for line in drop
        )
        kept.append([line for line in lines if line not in drop])
    return kept, _findings(dropped)


def _is_page_number(line: Line, lines: Sequence[Line]) -> bool:
    return line in (lines[0], lines[-1]) and PAGE_NUMBER.fullmatch(line.text) is not None


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Texts that stand at the same height at the edge of more than half of the pages (of two at least)."""
    counts = Counter(key for lines in pages for key in {_key(line) for line in _edges(lines)})
    return {key for key, count in counts.items() if count >= 2 and count > len(pages) / 2}


def _edges(lines: Sequence[Line]) -> list[Line]:
    by_height = sorted(lines, key=lambda line: -line.y)
    return by_height[:DEPTH] + by_height[max(DEPTH, len(by_height) - DEPTH) :]


def _key(line: Line) -> tuple[str, int]:
    return DIGITS.sub("0", line.text), round(line.y / SAME_PLACE)


def _findings(dropped: Counter[str]) -> list[Finding]:
    if not dropped:
        return []
    what = ", ".join(f"{text} ({count} times)" for text, count in sorted(dropped.items()))
    return [Finding("info", "page-furniture", f"left out at the edges of pages: {what}")]
