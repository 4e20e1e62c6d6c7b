"""Where a paragraph says who answers for a task, and what those stretches say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from graph_builder.model import Span
from graph_builder.outline import AnswerBlock

from ..punctuation import bracket_pairs, fold
from ..times.deadlines import read_deadline_cell
from ..units.clauses import HEAD, LONGEST_BRACKET, is_verb_list, opens_verb_list
from .bare import LONGEST_SENTENCE, bare_list, closing_sentence, leading_clause, strip
from .closing import HINT, HINT_AS_WRITTEN, closing_answer
from .columns import ColumnMeaning, read_header
from .labels import PlacedLabel, find_labels, opening_label, with_colons
from .reading import Answers, read_answers
from .roles import Label, read_label, role_lexicon
from .rules import find_rules
from .unmarked import unmarked_list

__all__ = [
    "Answers",
    "ColumnMeaning",
    "find_answers",
    "find_rules",
    "is_answer_line",
    "is_aside",
    "read_answers",
    "read_header",
]

_NEXT_LABEL = re.compile(r"\n[^\n:]{1,20}:")
_NUMERALS = frozenset("一二三四五六七八九十")
_CLOSERS = frozenset(")）〕】]］}｝〗』")
_JOINED_TO_LABEL = frozenset("各有关相的由和与及、其本该为是级总主/")
_STOPS = frozenset("。；;，,.")
_BRACKETS = "(（〔[［【〖『"
_SHORTEST = 2


def find_answers(text: str, span: Span) -> tuple[AnswerBlock, ...]:
    """The stretches of one paragraph that say who answers, brackets and labels included, in reading order.

    `…落地。(责任单位:区商务委、各街办(新区))` holds one; `（试点）`, `（以下简称“通道”）` and `（GDP）` are none.
    """
    start, end = strip(text, span)
    is_bracketed = end - start >= _SHORTEST and text[end - 1] in _CLOSERS
    is_stopped = end - start > _SHORTEST and text[end - 1] in _STOPS and text[end - 2] in _CLOSERS
    if end - start < _SHORTEST or not (is_bracketed or is_stopped or HINT_AS_WRITTEN.search(text, start, end)):
        return ()
    folded = fold(text[start:end])
    closing = closing_answer(folded, 0, end - start) if is_bracketed else None
    if closing is not None:
        return _shifted([closing], start)
    folded = with_colons(folded)
    whole = Span(0, end - start)
    if (is_bracketed or is_stopped) and not HINT.search(folded):
        return _shifted(bare_list(folded, whole), start)
    blocks = _bracket_answers(folded, whole)
    blocks += _label_answers(folded, whole, blocks)
    blocks = blocks or closing_sentence(folded, whole) or unmarked_list(folded, whole)
    blocks = sorted(blocks, key=lambda block: block.span) or [*bare_list(folded, whole)]
    return _shifted(blocks or leading_clause(folded, whole), start)


def is_answer_line(text: str, span: Span) -> AnswerBlock | None:
    """The block a paragraph is that holds nothing but a role, leader or deadline line; None for any other.

    `牵头单位：区商务委` and `区发展改革委牵头，区商务委配合。` are such lines; `各责任单位要高度重视：…` is none.
    """
    start, end = strip(text, span)
    if end - start < _SHORTEST:
        return None
    head = with_colons(fold(text[start : min(end, start + HEAD)]))
    if head[0] == "(":
        folded = fold(text[start:end])
        blocks = _bracket_answers(folded, Span(0, len(folded)))
        if len(blocks) == 1 and blocks[0].span == (0, len(folded)):
            return _shifted(blocks, start)[0]
        if len(blocks) == 1 and _has_words_behind(folded, blocks[0].span):
            return None
    labels = find_labels(head, 0, len(head))
    if labels and _opens_line(head, labels[0]):
        folded = with_colons(fold(text[start:end]))
        return _block(Span(start, end), find_labels(folded, 0, len(folded)))
    if end - start > LONGEST_BRACKET or _ends_in_bracket(text, start, end):
        return None
    if not HINT_AS_WRITTEN.search(text, start, end):
        return None
    if not opens_verb_list(head):
        return None
    folded = fold(text[start:end])
    words = _before(find_labels(folded, 0, len(folded)), folded)
    return AnswerBlock(Span(start, end)) if is_verb_list(words) else None


def _has_words_behind(folded: str, span: Span) -> bool:
    """Whether a bracket that answers opens a sentence: `(责任单位:甲局)做好外贸。`, not `(牵头:甲局);配合:乙局`."""
    rest = folded[span.end :].strip(" ;,。.")
    return span.start == 0 and len(rest) > _SHORTEST and not find_labels(rest, 0, len(rest))


def is_aside(text: str, block: AnswerBlock) -> bool:
    """Whether a block is names in a bracket and no more, inside a sentence: `建设数据平台（区大数据中心）`.

    Where a label says elsewhere who answers, such a bracket says it of nobody. `…落地。（区科委）` is no aside.
    """
    start, end = block.span
    before = text[max(0, start - 1) : start]
    if block.role or text[start] not in _BRACKETS or before in "。；;！!？?.\n":
        return False
    return not any(sign in text[start:end] for sign in ":：") and not HINT_AS_WRITTEN.search(text, start, end)


def _ends_in_bracket(text: str, start: int, end: int) -> bool:
    """Whether a paragraph closes with a bracket that names somebody itself: `…落地（责任单位：甲局）`."""
    if text[end - 1] not in _CLOSERS:
        return False
    colon = max(text.rfind(":", start, end), text.rfind("：", start, end))
    return end - start > LONGEST_SENTENCE // 2 or max(text.rfind(sign, start, colon) for sign in _BRACKETS) > start


def _shifted(blocks: Iterable[AnswerBlock], by: int) -> tuple[AnswerBlock, ...]:
    return tuple(block._replace(span=Span(block.span.start + by, block.span.end + by)) for block in blocks)


def _bracket_answers(folded: str, span: Span) -> list[AnswerBlock]:
    if folded.find("(", *span) < 0:
        return []
    pairs, left_open = bracket_pairs(folded, span.start, span.end)
    blocks: list[AnswerBlock] = []
    taken = span.start
    candidates = sorted([*pairs, *((opener, span.end - 1) for opener in left_open[-2:])])
    for opener, closer in candidates:
        if opener < taken or closer - opener > LONGEST_BRACKET:
            continue
        lost = folded[closer] != ")" or opener in left_open
        end = strip(folded, Span(opener, span.end))[1] if lost else closer + 1
        if not HINT.search(folded, opener, end):
            continue
        inside = folded[opener + 1 : end if lost else closer]
        block = _answer_in(inside, Span(opener, end)) or _label_in_bracket(
            folded, Span(opener, span.end), inside, end, span.start
        )
        if block is not None and not (block.column == "units" and _goes_on(folded, opener, block.span.end)):
            blocks.append(block)
            taken = block.span.end
    return blocks


def _goes_on(folded: str, opener: int, end: int) -> bool:
    """Whether a bracket without a label stands inside a clause: `推进医联体（区中心医院牵头、社区参与）建设`."""
    if ":" in folded[opener:end] or end >= len(folded) or opener == 0:
        return False
    return all("\u4e00" <= folded[at] <= "\u9fff" for at in (opener - 1, end)) and folded[end] not in _NUMERALS


def _answer_in(folded: str, span: Span) -> AnswerBlock | None:
    labels = find_labels(folded, 0, len(folded))
    if labels and _opens_line(folded, labels[0]) and (":" in folded or folded[labels[0].end :].strip()):
        return None if _is_duration(folded, labels) else _block(span, labels)
    words = _before(labels, folded)
    if is_verb_list(words, lenient=True):
        return AnswerBlock(span)
    first, stop, rest = words.partition("。")
    if rest and is_verb_list(first, lenient=True):
        # 〔甲局牵头，乙局参与。以下各项工作均需各县落实，不再列出。〕: the second sentence is a rule, or a remark.
        return AnswerBlock(Span(span.start, span.start + 1 + len(first + stop)))
    return None


def _before(labels: list[PlacedLabel], folded: str) -> str:
    """What stands before the first label: 甲局负责，乙局参与 in `甲局负责，乙局参与；责任领导：陈建军`."""
    return folded[: labels[0].start].rstrip(" ;,。") if labels else folded


def _is_duration(folded: str, labels: list[PlacedLabel]) -> bool:
    # （办理时限：由5个工作日压缩至3个）: a label of time with no date behind it says something of a procedure.
    if len(labels) != 1 or labels[0].label.kind != "deadline" or not folded[labels[0].end :].strip():
        return False
    return not read_deadline_cell(folded, Span(labels[0].end, len(folded)), None)


def _label_in_bracket(folded: str, span: Span, inside: str, closer: int, low: int) -> AnswerBlock | None:
    """A label in a bracket of its own, with its list behind the bracket: `…落地。【责任单位】区商务委、区科委`."""
    label = read_label(inside)
    if label is None or label.kind == "other" or not _is_free(folded, low, span.start):
        return None
    end = _stretch_end(folded, closer, span.end)
    # Asked first because a paragraph of nothing but （牵头） would be read to its end once a bracket.
    if folded.find(":", span.start, end) < 0 and opening_label(folded, span.start, end) is None:
        return None
    stretch = folded[span.start : end]
    labels = find_labels(stretch, 0, len(stretch))
    return _block(Span(span.start, end), labels) if labels else None


def _label_answers(folded: str, span: Span, taken: list[AnswerBlock]) -> list[AnswerBlock]:
    """Labels outside brackets: `…以上。责任单位:省农业厅、省水利厅` up to the next full stop or the end."""
    blocks: list[AnswerBlock] = []
    starts = [block.span.start for block in taken]
    at = span.start
    while (colon := folded.find(":", at, span.end)) >= 0:
        at = colon + 1
        place = bisect_left(starts, colon)
        if place and colon < taken[place - 1].span.end:
            at = taken[place - 1].span.end
            continue
        block = _labelled(folded, span, colon, starts[place] if place < len(starts) else span.end)
        if block is not None:
            blocks.append(block)
            at = block.span.end
    return blocks


def _labelled(folded: str, span: Span, colon: int, bound: int) -> AnswerBlock | None:
    low = max(span.start, colon - 24)
    last = folded[colon - 1] if colon > low else ":"
    if last == ":" or ("\u4e00" <= last <= "\u9fff" and last not in role_lexicon().label_ends):
        return None
    labels = find_labels(folded[low : colon + 1], 0, colon + 1 - low)
    placed = labels[-1] if labels else None
    if placed is None:
        placed = _unstopped(folded, low, colon)
    elif placed.end != colon + 1 - low or not _is_free(folded, span.start, low + placed.start):
        return None
    if placed is None or placed.label.kind == "other":
        return None
    start = low + placed.start
    end = _stretch_end(folded, colon, bound)
    stretch = folded[start:end]
    return None if _is_duration(stretch, find_labels(stretch, 0, len(stretch))) else _block(Span(start, end), [placed])


def _unstopped(folded: str, low: int, colon: int) -> PlacedLabel | None:
    """A label whose full stop was lost: `造林10万亩责任单位:区林业局`, not `各责任单位:` nor `责任单位:要重视`."""
    start = colon - len("责任单位")
    label = role_lexicon().labels.get(folded[start:colon]) if start > low else None
    if label is None or label.kind != "units" or folded[start - 1] in _JOINED_TO_LABEL:
        return None
    names = folded[colon + 1 : colon + 1 + HEAD].lstrip()
    return PlacedLabel(start - low, colon + 1 - low, label) if opens_verb_list(names) else None


def _is_free(folded: str, low: int, start: int) -> bool:
    """Whether a label stands where a sentence may begin: `各责任单位：` in mid-sentence is none."""
    at = start - 1
    while at >= low and folded[at] in " *_\t(":
        at -= 1
    return at < low or folded[at] in "。;！!？?)\n”.…,-" or at < start - 1


def _stretch_end(folded: str, colon: int, end: int) -> int:
    line = _NEXT_LABEL.search(folded, colon, end)
    stop = line.start() if line else end
    full = folded.find("。", colon, stop)
    return strip(folded, Span(colon, full + 1 if full >= 0 else stop))[1]


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
