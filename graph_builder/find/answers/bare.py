"""Answers without a label at the end of a paragraph: a bracket of names, or a sentence of names and verbs."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

from ..punctuation import bracket_pairs
from ..times.deadlines import is_deadline
from ..units.clauses import (
    HEAD,
    LONGEST_BRACKET,
    is_named,
    is_verb_list,
    may_be_named,
    opens_surely,
    opens_verb_list,
)
from ..units.groups import is_group
from ..units.names import compact, level_prefix, unit_words
from ..units.pieces import object_cut
from ..units.split import split_list
from .roles import closing_role, closing_verbs, role_lexicon, verb_role

LONGEST_SENTENCE = 200
# The first 由 behind a comma in the stretch that runs to the end without a full stop.
_LAST_BY = re.compile(r"[,。;]\s?(?P<by>由)[^。;！!]*$")
# 谁主管谁负责，由行业主管部门负责 · 涉及多个部门的，由牵头单位负总责: principles, not answers.
_VAGUE = re.compile(
    "由?(?:(?:行业|业务|属地|上级|其|相关|有关|职能)(?:主管)?部门"
    "|各?(?:牵头|主办|主责|责任|承办)(?:部门|单位)(?=负|总|统|牵|组|会|按|要))"
)
# 区委督查室全程督办: who watches over a task does not answer for it.
_WATCHED = re.compile("(?:督办|督导|督查)$")
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
_OFFICES = ("政府", "管委会", "管理委员会", "管理局", "街道办", "办事处")
# What a task is done to, and no office that does it.
_ASSETS = ("小学", "中学", "幼儿园", "医院", "学校", "卫生院", "公园", "广场", "村", "社区", "园", "馆", "厂", "库")
_DEPARTMENTS = ("司", "处", "科")
# Within one body its own office is called no more than that: （办公室、规划科）.
_OFFICE = "办公室"
_BY = re.compile("并?由|会同|联合|商|并|和")
_SENTENCE_ENDS = "。;！!？?"


def bare_list(folded: str, span: Span) -> tuple[AnswerBlock, ...]:
    """The brackets of names without label or verb with which a paragraph and its clauses close, a stop behind or none.

    `…落地。（区商务委、区科委）` has one, `推进甲（区教育局），推进乙（区水务局）。` two.
    """
    start, end = strip(folded, span)
    end -= end - start > 1 and folded[end - 1] in "。;,."
    if end - start < 5 or folded[end - 1] != ")":
        return ()
    pairs, _ = bracket_pairs(folded, max(start, end - LONGEST_BRACKET), end)
    opener = next((left for left, right in pairs if right == end - 1), -1)
    before = strip(folded, Span(start, opener))[1] if opener > start else start
    names = _listed(folded[opener + 1 : end - 1]) if before > start else []
    if not names or not (folded[before - 1] in _SENTENCE_ENDS or _is_sure(folded[:before], names)):
        return ()
    earlier = [
        AnswerBlock(Span(left, right + 1))
        for left, right in sorted(pairs)
        if start < left and right < opener and folded[right + 1] in ",;。、" and _closes_clause(folded, left, right)
    ]
    return (*earlier, AnswerBlock(Span(opener, end)))


def _closes_clause(folded: str, left: int, right: int) -> bool:
    names = _listed(folded[left + 1 : right])
    return bool(names) and _is_sure(folded[:left], names)


def _listed(inside: str) -> list[str]:
    """The bodies a bracket lists and nothing else, a stranger among them where the first is sure; [] for another."""
    pieces = [compact(inside[piece.start : piece.end]) for piece in split_list(inside, 0, len(inside))]
    names = [piece for piece in pieces if not is_deadline(piece)]
    if not names or len(names[0]) < 3 or _ASIDE.search(names[0]):
        return []
    strangers = [name for name in names if not is_named(name) and name != _OFFICE]
    if not strangers:
        return names
    # （区发展改革委、区商务委参加）: who attends does not answer.
    are_names = all(may_be_named(name) and closing_verbs(name) == len(name) for name in strangers)
    is_list = 2 * len(strangers) <= len(names) and opens_surely(inside) and are_names
    return names if is_list or (verb_role(inside) == "responsible" and is_verb_list(inside, lenient=True)) else []


def _is_sure(before: str, names: list[str]) -> bool:
    """Whether a bracket lists who answers, though no stop stands before it: `开展智改数转（市工信局）`.

    In `移交区大数据中心（区城运中心）` and `听取有关部门意见（区商务委、区科委）` it says again what stands before
    it, in `改造学校（县一中学、县二中学）` what is worked at.
    """
    if any(kind in _QUOTED.sub("", before[-_LONGEST_QUOTE:])[-_NEAR:] for kind in _KINDS):
        return False
    # 创建国家卫生城市（市爱卫办）: an office is no other name of a town; a council may be, but not two bodies.
    is_town = before.endswith(_TOWNS) and (len(names) > 1 or not names[0].endswith(_BOARDS))
    is_body = before.endswith(unit_words().firm) and not before.endswith(unit_words().not_suffixes)
    if (is_body and not is_town) or all(name.endswith(_ASSETS) for name in names):
        return False
    if len(names) == 1 and names[0] in unit_words().central:
        return False  # 申报国家级试点（住房城乡建设部）: whom one asks
    are_parts = len(names) > 1 and all(len(name) > 2 and name.endswith(_DEPARTMENTS) for name in names)
    return are_parts or is_group(names[0]) or any(map(_is_office, names))


def _is_office(name: str) -> bool:
    """Whether a name is that of an office, whatever stands around it: 市工信局, 教育部, 洱海管理局; not 京东方."""
    words = unit_words()
    if level_prefix(name) or name in words.central or name.endswith(_OFFICES):
        return True
    is_branch = name.startswith(words.national) and len(name) > 2 and name.endswith((*words.departments, "公司"))
    return is_branch or (name.startswith(words.functions) and name.endswith(words.departments))


def leading_clause(folded: str, span: Span) -> list[AnswerBlock]:
    """Who leads and helps by a sentence that goes on: `由甲局牵头，会同乙局` of `由甲局牵头，会同乙局建立机制，…`."""
    start, end = strip(folded, span)
    end -= end > start and folded[end - 1] in _SENTENCE_ENDS
    by = _LAST_BY.search(folded, max(start, end - LONGEST_SENTENCE), end)
    sentence = folded.rfind("。", start, end) + 1
    places = {start, by.start("by") if by else start, _behind_blanks(folded, max(start, sentence), end)}
    for at in sorted(places):
        stop = min(end, at + LONGEST_SENTENCE)
        if folded.find("牵头", at, min(stop, at + HEAD)) < 0:
            continue
        last = _names_end(folded, at, stop)
        if last > at:
            return [AnswerBlock(Span(at, last))]
    return []


def _names_end(folded: str, start: int, end: int) -> int:
    """Where the names and verbs end with which a sentence begins; its start if it does not begin with an office."""
    last, leads = start, False
    for piece in split_list(folded, start, end):
        if piece.separator in ("。", ";"):
            break
        words = folded[piece.start : piece.end]
        by = _BY.match(words)
        bare = words[by.end() :] if by else words
        at, role = closing_role(bare)
        cut = object_cut(bare) if role is None and not is_named(compact(bare)) else None
        name = compact(bare[: cut[0] if cut else at if role else len(bare)])
        if not is_named(name) or (last == start and (is_group(name) or not _is_office(name))):
            break
        leads = leads or "牵头" in bare
        last = piece.end if cut is None else piece.start + (by.end() if by else 0) + cut[0] + 2 * (cut[1] == "lead")
        if cut:
            break
    return last if leads else start


def closing_sentence(folded: str, span: Span) -> list[AnswerBlock]:
    """A last sentence of names and verbs, in no bracket: `…落地。由区商务委牵头，区科委配合。`."""
    start, end = strip(folded, span)
    body = end - 1 if end > start and folded[end - 1] in _SENTENCE_ENDS else end
    low = max(start, body - LONGEST_SENTENCE)
    if not (_verb().search(folded, low, body) and _may_end_in_verb().search(folded, low, body)):
        return []
    by = _LAST_BY.search(folded, low, body)
    firsts = _after_stops(folded, low, body)
    for first in sorted({by.start("by"), *firsts}) if by else firsts:
        if first <= start or body - first < 4:
            continue
        if not (_verb().search(folded, first, body) and _may_end_in_verb().search(folded, first, body)):
            break
        words = folded[first:body]
        if (
            not _VAGUE.match(words)
            and not _WATCHED.search(words)
            and opens_verb_list(words[:HEAD])
            and is_verb_list(words)
        ):
            return [AnswerBlock(Span(first, end))]
    return []


@cache
def _verb() -> re.Pattern[str]:
    """A verb that gives a role, or the end of a bracket, in which a role may stand."""
    verbs = sorted(role_lexicon().verb_words, key=lambda word: (-len(word), word))
    return re.compile("|".join([*map(re.escape, verbs), "\\)"]))


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
