"""Answers without a label at the end of a paragraph: a bracket of names, or a sentence of names and verbs."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

from ..punctuation import bracket_pairs
from ..times.deadlines import is_deadline
from ..units.clauses import HEAD, LONGEST_BRACKET, is_named, is_verb_list, opens_verb_list
from ..units.groups import is_group
from ..units.names import compact, level_prefix, unit_words
from ..units.split import split_list
from .roles import role_lexicon

LONGEST_SENTENCE = 200
# The first 由 behind a comma in the stretch that runs to the end without a full stop.
_LAST_BY = re.compile(r"[,。;]\s?(?P<by>由)[^。;！!]*$")
# 谁主管谁负责，由行业主管部门负责 · 涉及多个部门的，由牵头单位负总责: principles, not answers.
_VAGUE = re.compile(
    "由?(?:(?:行业|业务|属地|上级|其|相关|有关|职能)(?:主管)?部门"
    "|各?(?:牵头|主办|主责|责任|承办)(?:部门|单位)(?=负|总|统|牵|组|会|按|要))"
)
_KINDS = ("部门", "单位", "机构", "企业", "等")
# （包括各街镇）, （由各级负责同志担任河长）: remarks on what stands before the bracket.
_ASIDE = re.compile("^(?:由|如|含|包括|其中|不含|除|即|指|见|详见|涉及|例如|原)|担任|同志")
_PART_END = re.compile("[;；:]")
_MOST_PARTS = 4
_QUOTED = re.compile("“[^“”]*”")
_LONGEST_QUOTE = 40
_TOWNS = ("城市", "省", "县", "示范区", "先进区", "试验区", "先行区")
_BOARDS = ("政府", "管委会", "委员会")
_NEAR = 8
_SENTENCE_ENDS = "。;！!？?"


def bare_list(folded: str, span: Span) -> tuple[AnswerBlock, ...]:
    """A closing bracket of names without label or verb: `…落地。（区商务委、区科委）`, a stop behind it or none."""
    start, end = strip(folded, span)
    end -= end - start > 1 and folded[end - 1] in "。;,."
    if end - start < 5 or folded[end - 1] != ")":
        return ()
    pairs, _ = bracket_pairs(folded, max(start, end - LONGEST_BRACKET), end)
    opener = next((left for left, right in pairs if right == end - 1), -1)
    before = strip(folded, Span(start, opener))[1] if opener > start else start
    if before <= start:
        return ()
    is_closed = folded[before - 1] in _SENTENCE_ENDS
    inside = folded[opener + 1 : end - 1]
    pieces = [compact(inside[piece.start : piece.end]) for piece in split_list(inside, 0, len(inside))]
    names = [piece for piece in pieces if not is_deadline(piece)]
    if not names or not all(is_named(piece) for piece in names) or len(names[0]) < 3 or _ASIDE.search(names[0]):
        return ()
    return (AnswerBlock(Span(opener, end)),) if is_closed or _is_sure(folded[:before], names) else ()


def _is_sure(before: str, names: list[str]) -> bool:
    """Whether a bracket lists who answers, though no stop stands before it: `开展智改数转（市工信局）`.

    In `移交区大数据中心（区城运中心）` and `听取有关部门意见（区商务委、区科委）` it says again what stands before it.
    """
    if any(kind in _QUOTED.sub("", before[-_LONGEST_QUOTE:])[-_NEAR:] for kind in _KINDS):
        return False
    # 创建国家卫生城市（市爱卫办）: an office is no other name of a town; a council may be, but not two bodies.
    is_town = before.endswith(_TOWNS) and (len(names) > 1 or not names[0].endswith(_BOARDS))
    is_body = before.endswith(unit_words().firm) and not before.endswith(unit_words().not_suffixes)
    if is_body and not is_town:
        return False
    return bool(level_prefix(names[0])) or is_group(names[0])


def closing_sentence(folded: str, span: Span) -> list[AnswerBlock]:
    """A last sentence of names and verbs, in no bracket: `…落地。由区商务委牵头，区科委配合。`."""
    start, end = strip(folded, span)
    body = end - 1 if end > start and folded[end - 1] in _SENTENCE_ENDS else end
    low = max(start, body - LONGEST_SENTENCE)
    if not _may_end_in_verb().search(folded, low, body):
        return []
    by = _LAST_BY.search(folded, low, body)
    firsts = _after_stops(folded, low, body)
    for first in sorted({by.start("by"), *firsts}) if by else firsts:
        if first <= start or body - first < 4:
            continue
        if not _may_end_in_verb().search(folded, first, body):
            break
        words = folded[first:body]
        if not _VAGUE.match(words) and opens_verb_list(words[:HEAD]) and is_verb_list(words):
            return [AnswerBlock(Span(first, end))]
    return []


@cache
def _may_end_in_verb() -> re.Pattern[str]:
    """What every sentence of names and verbs holds: a verb at the end of a piece, a role in brackets, a rule on leads.

    Matches the 责 of `由区商务委负责。`; nothing in `加强主动服务、促进整改。`.
    """
    ends = "".join(sorted(role_lexicon().verb_ends))
    return re.compile(rf"[{ends}](?![\u4e00-\u9fff])|\)|第一|首|前面")


def _after_stops(folded: str, low: int, end: int) -> list[int]:
    """Where the last sentence begins, and its parts, the longest first: `甲局、乙局负责；10月底前完成`."""
    full = max(folded.rfind(stop, low, end) for stop in "。！!\n") + 1
    parts = [match.end() for match in _PART_END.finditer(folded, max(low, full), end)]
    return [_behind_blanks(folded, at, end) for at in sorted({full, *parts[-_MOST_PARTS:]}) if at > 0]


def _behind_blanks(folded: str, at: int, end: int) -> int:
    while at < end and folded[at].isspace():
        at += 1
    return at


def strip(text: str, span: Span) -> tuple[int, int]:
    """The bounds of a span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
