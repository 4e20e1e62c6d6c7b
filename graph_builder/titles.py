"""How titles and numbers of documents are compared, as a text cites them and as the document itself writes them."""

from __future__ import annotations

_DROPPED = dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0《》〈〉“”‘’\"'"))
_FOLDED = str.maketrans("（）〔〕：，；－—", "()[]:,;--")
_BRACKETS = str.maketrans("（〔【［(", "[[[[[") | str.maketrans("）〕】］)", "]]]]]")


def title_key(title: str) -> str:
    """The title without spaces, quotation marks and the width of its punctuation; '' for no title.

    `《长宁区 2021年工作方案（试行）》` and `长宁区2021年工作方案(试行)` have one key.
    """
    return title.translate(_DROPPED).translate(_FOLDED)


def number_key(number: str) -> str:
    """A document number without spaces and 第, its brackets of one kind: `沪府发〔2021〕第 3号` → `沪府发[2021]3号`."""
    return number.translate(_DROPPED).translate(_BRACKETS).replace("]第", "]")
