"""How titles are compared: 《关于印发…的通知》 as a text cites it, and as the document itself writes it."""

from __future__ import annotations

_DROPPED = dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0《》〈〉“”‘’\"'"))
_FOLDED = str.maketrans("（）〔〕：，；－—", "()[]:,;--")


def title_key(title: str) -> str:
    """The title without spaces, quotation marks and the width of its punctuation; '' for no title.

    `《长宁区 2021年工作方案（试行）》` and `长宁区2021年工作方案(试行)` have one key.
    """
    return title.translate(_DROPPED).translate(_FOLDED)
