"""Where a paragraph says who answers for a task, and what those stretches say."""

from __future__ import annotations

import re
from bisect import bisect_left

from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

from .columns import ColumnMeaning, read_header
from .deadlines import is_deadline, read_deadline_cell
from .punctuation import bracket_pairs, fold
from .roles import Label, read_label
from .rules import find_rules
from .units_answers import Answers, read_answers
from .units_clauses import HEAD, LONGEST_BRACKET, is_named, is_verb_list, opens_verb_list
from .units_labels import PlacedLabel, find_labels
from .units_names import compact
from .units_split import split_list

__all__ = [
    "Answers",
    "ColumnMeaning",
    "find_answers",
    "find_rules",
    "is_answer_line",
    "read_answers",
    "read_header",
]

# A bracket without one of these names nobody: （试点）, (长宁). In both scripts; a cheap look before any folding.
_HINT = re.compile(
    "责|責|牵头|牽頭|负责|負責|配合|主办|主辦|协办|協辦|承办|承辦|参与|參與|落实|落實|实施|實施|时限|時限|完成时间|完成時間|领导|領導|会同|會同|协助|協助|分工"
)
_NEXT_LABEL = re.compile(r"\n[^\n:：]{1,20}[:：]")
_LONGEST_SENTENCE = 200
# The first 由 behind a comma in the stretch that runs to the end without a full stop.
_LAST_BY = re.compile(r"[，,。；;]\s?(?P<by>由)[^。；;！!]*$")
# 谁主管谁负责，由行业主管部门负责: a principle, not an answer.
_VAGUE = re.compile("由?(?:行业|业务|属地|上级|其|相关|有关|职能)(?:主管)?部门")
_SENTENCE_ENDS = "。；;！!？?"


def find_answers(text: str, span: Span) -> tuple[AnswerBlock, ...]:
    """The stretches of one paragraph that say who answers, brackets and labels included, in reading order.

    `…落地。(责任单位:区商务委、各街办(新区))` holds one; `（试点）`, `（以下简称“通道”）` and `（GDP）` are none.
    """
    if not _HINT.search(text, span.start, span.end):
        return _bare_list(text, span)
    blocks = _bracket_answers(text, span)
    blocks += _label_answers(text, span, blocks)
    blocks = blocks or _closing_sentence(text, span)
    return tuple(sorted(blocks, key=lambda block: block.span)) or _bare_list(text, span)


def is_answer_line(text: str, span: Span) -> AnswerBlock | None:
    """The block a paragraph is that holds nothing but a role, leader or deadline line; None for any other.

    `牵头单位：区商务委` and `区发展改革委牵头，区商务委配合。` are; `各责任单位要高度重视：…` is none.
    """
    start, end = _strip(text, span)
    if start >= end:
        return None
    head = fold(text[start : min(end, start + HEAD)])
    if head[0] == "(":
        blocks = _bracket_answers(text, Span(start, end))
        if len(blocks) == 1 and (blocks[0].span.start, blocks[0].span.end) == (start, end):
            return blocks[0]
    labels = find_labels(head, 0, len(head))
    if labels and _opens_line(head, labels[0]):
        folded = fold(text[start:end])
        return _block(Span(start, end), find_labels(folded, 0, len(folded)))
    is_bracketed = text[end - 1] in ")）〕】]］" and end - start > _LONGEST_SENTENCE // 2
    if is_bracketed or end - start > LONGEST_BRACKET or not opens_verb_list(head) or not _HINT.search(text, start, end):
        return None
    return AnswerBlock(Span(start, end)) if is_verb_list(fold(text[start:end])) else None


def _bracket_answers(text: str, span: Span) -> list[AnswerBlock]:
    pairs, left_open = bracket_pairs(text, span.start, span.end)
    blocks: list[AnswerBlock] = []
    taken = span.start
    candidates = sorted([*pairs, *((opener, span.end - 1) for opener in left_open[-2:])])
    for opener, closer in candidates:
        if opener < taken or closer - opener > LONGEST_BRACKET:
            continue
        lost = text[closer] not in ")）〕]］】}｝" or opener in left_open
        end = _strip(text, Span(opener, span.end))[1] if lost else closer + 1
        if not _HINT.search(text, opener, end):
            continue
        folded = fold(text[opener + 1 : end if lost else closer])
        block = _answer_in(folded, Span(opener, end)) or _label_in_bracket(
            text, Span(opener, span.end), folded, end, span.start
        )
        if block is not None:
            blocks.append(block)
            taken = block.span.end
    return blocks


def _answer_in(folded: str, span: Span) -> AnswerBlock | None:
    labels = find_labels(folded, 0, len(folded))
    if labels and _opens_line(folded, labels[0]) and (":" in folded or folded[labels[0].end :].strip()):
        return None if _is_duration(folded, labels) else _block(span, labels)
    return AnswerBlock(span) if is_verb_list(folded) else None


def _is_duration(folded: str, labels: list[PlacedLabel]) -> bool:
    # （办理时限：由5个工作日压缩至3个）: a label of time with no date behind it says something of a procedure.
    if len(labels) != 1 or labels[0].label.kind != "deadline" or not folded[labels[0].end :].strip():
        return False
    return not read_deadline_cell(folded, Span(labels[0].end, len(folded)), None)


def _label_in_bracket(text: str, span: Span, inside: str, closer: int, low: int) -> AnswerBlock | None:
    """A label in a bracket of its own, with its list behind the bracket: `…落地。【责任单位】区商务委、区科委`."""
    label = read_label(inside)
    if not _is_free(text, low, span.start):
        return None
    if label is None or label.kind == "other":
        return None
    end = _stretch_end(text, closer, span.end)
    folded = fold(text[span.start : end])
    labels = find_labels(folded, 0, len(folded))
    return _block(Span(span.start, end), labels) if labels else None


def _label_answers(text: str, span: Span, taken: list[AnswerBlock]) -> list[AnswerBlock]:
    """Labels outside brackets: `…以上。责任单位:省农业厅、省水利厅` up to the next full stop or the end."""
    blocks: list[AnswerBlock] = []
    starts = [block.span.start for block in taken]
    at = span.start
    while (colon := _next_colon(text, at, span.end)) >= 0:
        at = colon + 1
        place = bisect_left(starts, colon)
        if place and colon < taken[place - 1].span.end:
            at = taken[place - 1].span.end
            continue
        block = _labelled(text, span, colon, starts[place] if place < len(starts) else span.end)
        if block is not None:
            blocks.append(block)
            at = block.span.end
    return blocks


def _labelled(text: str, span: Span, colon: int, bound: int) -> AnswerBlock | None:
    low = max(span.start, colon - 24)
    if colon == low or text[colon - 1] in ":：":
        return None
    labels = find_labels(fold(text[low : colon + 1]), 0, colon + 1 - low)
    placed = labels[-1] if labels else None
    if placed is None or placed.end != colon + 1 - low or placed.label.kind == "other":
        return None
    start = low + placed.start
    if not _is_free(text, span.start, start):
        return None
    end = _stretch_end(text, colon, bound)
    folded = fold(text[start:end])
    return None if _is_duration(folded, find_labels(folded, 0, len(folded))) else _block(Span(start, end), [placed])


def _next_colon(text: str, start: int, end: int) -> int:
    found = [at for at in (text.find(":", start, end), text.find("：", start, end)) if at >= 0]
    return min(found, default=-1)


def _is_free(text: str, low: int, start: int) -> bool:
    """Whether a label stands where a sentence may begin: `各责任单位：` in mid-sentence is none."""
    at = start - 1
    while at >= low and text[at] in " *_\u3000\t【[（(":
        at -= 1
    return at < low or text[at] in "。；;！!？?）)】]\n”.…，,—-" or at < start - 1


def _stretch_end(text: str, colon: int, end: int) -> int:
    line = _NEXT_LABEL.search(text, colon, end)
    stop = line.start() if line else end
    full = text.find("。", colon, stop)
    return _strip(text, Span(colon, full + 1 if full >= 0 else stop))[1]


def _block(span: Span, labels: list[PlacedLabel]) -> AnswerBlock:
    kinds = {placed.label.kind for placed in labels if placed.label.kind != "other"}
    first: Label = labels[0].label
    column = first.kind if len(kinds) == 1 else "mixed"
    role = first.role if len(labels) == 1 else None
    return AnswerBlock(span, role, column=column)


def _opens_line(folded: str, label: PlacedLabel) -> bool:
    if label.label.kind == "other":
        return False
    before = re.sub(r"[\s*_#▲●◆■★☆(\-]|[0-9]{1,2}[.、)]", "", folded[: label.start])
    return not before


def _bare_list(text: str, span: Span) -> tuple[AnswerBlock, ...]:
    """A closing bracket of names without label or verb: `…落地。（区商务委、区科委）`."""
    start, end = _strip(text, span)
    if end - start < 5 or text[end - 1] not in ")）〕】]］":
        return ()
    pairs, _ = bracket_pairs(text, max(start, end - LONGEST_BRACKET), end)
    opener = next((left for left, right in pairs if right == end - 1), -1)
    before = _strip(text, Span(start, opener))[1] if opener > start else start
    if before <= start or text[before - 1] not in _SENTENCE_ENDS:
        return ()
    folded = fold(text[opener + 1 : end - 1])
    pieces = [compact(folded[piece.start : piece.end]) for piece in split_list(folded, 0, len(folded))]
    names = [piece for piece in pieces if not is_deadline(piece)]
    if names and all(is_named(piece) for piece in names) and len(names[0]) > 2:
        return (AnswerBlock(Span(opener, end)),)
    return ()


def _closing_sentence(text: str, span: Span) -> list[AnswerBlock]:
    """A last sentence of names and verbs, in no bracket: `…落地。由区商务委牵头，区科委配合。`."""
    start, end = _strip(text, span)
    body = end - 1 if end > start and text[end - 1] in _SENTENCE_ENDS else end
    low = max(start, body - _LONGEST_SENTENCE)
    by = _LAST_BY.search(text, low, body)
    firsts = [by.start("by")] if by else []
    for first in [*firsts, _after_last_stop(text, low, body)]:
        if first <= start or body - first < 4:
            continue
        folded = fold(text[first:body])
        if not _VAGUE.match(folded) and opens_verb_list(folded[:HEAD]) and is_verb_list(folded):
            return [AnswerBlock(Span(first, end))]
    return []


def _after_last_stop(text: str, low: int, end: int) -> int:
    at = max(text.rfind(stop, low, end) for stop in "。；;！!\n") + 1
    while 0 < at < end and text[at].isspace():
        at += 1
    return at


def _strip(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
