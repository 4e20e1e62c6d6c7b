"""Which width, script and brackets a stretch of text uses, folded one to one so that offsets stay valid."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, Protocol, cast

# One kind of bracket is left: offices open with one kind and close with another.
_ONE_TO_ONE = {
    "(": "（〔［[【｛{〖『〈",
    ")": "）〕］]】｝}〗』〉",
    ":": "：∶",
    ";": "；",
    ",": "，",
    ".": "．﹒",
    "/": "／",
    "*": "＊",
    "~": "～",
    "-": "－—–",
    " ": "\u3000\u00a0\u2002\u2003\u2009\u200b\ufeff\r",
}
WIDE_MARKS = frozenset("".join(_ONE_TO_ONE.values()))
_BRACKET = re.compile(r"[()（）〔〕\[\]［］【】{}｛｝〖〗『』〈〉]")
# Characters that exist only in traditional script and that no plan's label, unit or date can do without.
_TRADITIONAL = (
    "責單牽頭負辦區縣鎮鄉黨會門關協參與級務員團國資廣電視檢監發規劃計財稅農業衛環總織領導長時間"
    "進個東開產學術處隊聯醫體廳審統應營場點設園動稱種類進並為於從這實現勞動軍鐵銀"
)


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


class _Folding(NamedTuple):
    """What each wide character becomes, and a pattern of all characters that folding has to look at."""

    slim: dict[str, str]
    foldable: re.Pattern[str]


@cache
def _folding() -> _Folding:
    slim = {wide: narrow for narrow, wides in _ONE_TO_ONE.items() for wide in wides}
    slim.update({chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)})  # full-width digits
    return _Folding(slim, re.compile(f"[{re.escape(''.join(slim))}{_TRADITIONAL}]"))


def signs_to_fold(text: str) -> frozenset[str]:
    """The wide marks, wide digits and traditional characters of a text: what folding or simplifying it looks at.

    One pass tells for a whole document whether `fold`, `simplified` and `half_width_digits` have anything to do.
    """
    return frozenset(_folding().foldable.findall(text))


def fold(text: str, signs: frozenset[str] | None = None) -> str:
    """The text with half-width punctuation and digits and simplified characters, of exactly the same length.

    `signs` are those of the text, where they are known already. Lines without traditional characters stay as they are:
    乾 is simplified in 乾县. A replace a character is far quicker than one translate.
    """
    slim = _folding().slim
    is_traditional = False
    for char in signs_to_fold(text) if signs is None else signs:
        narrow = slim.get(char)
        is_traditional = is_traditional or narrow is None
        text = text if narrow is None else text.replace(char, narrow)
    return "\n".join(map(_simplify, text.split("\n"))) if is_traditional else text


def _simplify(line: str) -> str:
    slim, foldable = _folding()
    if all(char in slim for char in foldable.findall(line)):
        return line
    copy = _converter().convert(line)
    return copy if len(copy) == len(line) else line


@cache
def _converter() -> _Converter:
    from opencc import OpenCC

    return cast(_Converter, OpenCC("t2s"))


def bracket_pairs(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[int]]:
    """The bracket pairs of text[start:end] as (opener, closer) offsets by closer, and the openers left open.

    Any closer closes any opener: `（责任单位:甲局)` mixes widths, `〔…）` is damage that must not lose the units.
    """
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text, start, end):
        if match.group() in "(（〔[［【{｛〖『〈":
            stack.append(match.start())
        elif stack:
            pairs.append((stack.pop(), match.start()))
    return pairs, stack
