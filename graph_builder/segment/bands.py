"""What rows of a table say that are no tasks: sums of the rows above, banners that name who leads the rows below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..find.answers.blocks import is_answer_line
from ..find.units.names import compact, is_unit_name
from ..model import Span
from ..outline import AnswerBlock
from .chapters import chapter_words
from .columns import Columns
from .labels import read_label
from .lines import squeezed, trim
from .shape import names_units

_LONGEST_SUM = 8
# What a row of sums has in the column of units: 2项 · 共12个. Must not match 110指挥中心.
_COUNT = re.compile("共?[0-9]{1,6}(?:项|个|件|条|家|类)?")
# How many rows follow, behind the name of a banner: （2项） · （共12项任务）. Must not match （区委编办）.
_ROWS = re.compile(r"[(（]共?[0-9]{1,4}(?:项|个|件|条)?(?:任务|工作)?[)）]$")


def is_sum(words: str, who: Iterable[str]) -> bool:
    """Whether a row sums up those above: 合计, 小计（12项）. A task has more words, or units in `who`."""
    if len(words) > _LONGEST_SUM or chapter_words().sum.match(squeezed(words)) is None:
        return False
    return all(not held or _COUNT.fullmatch(held) for held in who)


def labelled_banner(text: str, folded: str, span: Span) -> AnswerBlock | None:
    """The answer a banner over all columns is: `牵头单位：市教育局（2项）`. None for 一、教育事业."""
    block = is_answer_line(folded, _name_in(text, span))
    return block._replace(inherited=True) if block is not None and names_units([block]) else None


def named_banner(text: str, span: Span, columns: Columns) -> AnswerBlock | None:
    """The units a banner consists of, `一、市教育局（2项）`, above rows of which no column says who leads."""
    if any(meaning.kind in ("units", "mixed") and meaning.role != "support" for _, meaning in columns.answers):
        return None
    name = _name_in(text, span)
    names = text[slice(*name)].split("、")
    return AnswerBlock(name, inherited=True) if all(is_unit_name(compact(one)) for one in names) else None


def _name_in(text: str, span: Span) -> Span:
    label = read_label(text, *span)
    start = label.span.end if label is not None else span.start
    rows = _ROWS.search(text, max(start, span.end - 16), span.end)
    return trim(text, start, rows.start() if rows is not None else span.end)


def owed(above: Sequence[AnswerBlock], answers: Sequence[AnswerBlock]) -> Sequence[AnswerBlock]:
    """Which answers of a band hold for a row: all where it names no unit, who leads where it names only helpers."""
    if not above or not names_units(answers):
        return above
    units = [block for block in answers if block.column in ("units", "mixed")]
    return [block for block in above if block.role != "support"] if all(b.role == "support" for b in units) else ()
