"""The simplified reading of a text in traditional characters, of the same length, so that offsets hold."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

# Characters of traditional script only, without one of which no plan names a unit, a task or a term.
_TRADITIONAL = re.compile(
    "[責單牽頭負辦區縣鎮鄉黨會門關協參與級務員團國資廣電視檢監發規劃計財稅農業衛環總織領導長時間為進個處於實設場]"
)


_WIDE_DIGITS = re.compile("[０-９]")


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def simplified(text: str) -> str:
    """The text in simplified characters; itself where nothing is traditional, or where its length would change.

    `牽頭單位：區發展改革委` reads 牵头单位：区发展改革委.
    """
    if not _TRADITIONAL.search(text):
        return text
    copy = _converter().convert(text)
    return copy if len(copy) == len(text) else text


def half_width_digits(text: str) -> str:
    """The text with half-width digits, of the same length; itself where it has no other: ２０２１年 reads 2021年."""
    if not _WIDE_DIGITS.search(text):
        return text
    for place, wide in enumerate("０１２３４５６７８９"):
        text = text.replace(wide, str(place))
    return text


@cache
def _converter() -> _Converter:
    from opencc import OpenCC

    return cast(_Converter, OpenCC("t2s"))
