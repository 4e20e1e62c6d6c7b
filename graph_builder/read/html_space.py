"""White space of a page as a browser shows it."""

from __future__ import annotations

import re

SPACES = re.compile("[ \t\r\n\f]+")


def fold(text: str) -> str:
    """One space a run, and none where a source line was broken between Chinese words.

    "推进一网\\n  通办" gives 推进一网通办, "一、 工作" stays.
    """
    if "\n" not in text and "\r" not in text and "\t" not in text and "  " not in text:
        return text
    return SPACES.sub(_space, text)


def _space(match: re.Match[str]) -> str:
    run = match.group()
    if "\n" not in run and "\r" not in run:
        return " "
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    return "" if before > "\u2e7f" or after > "\u2e7f" else " "
