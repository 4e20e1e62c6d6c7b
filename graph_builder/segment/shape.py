"""What a node of the tree looks like: whether it is a heading, where its own text ends, which items lack a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ..find.answers.labels import find_labels
from ..find.punctuation import fold
from ..model import Span
from ..outline import AnswerBlock
from .lines import BLANKS, COMPLETE, trim
from .tree import Node, Paragraph

LONGEST_HEADING = 60
LONGEST_TITLE = 60
_SHORTEST_TITLE = 8
_LONGEST_WRAPPED = 400
_NO_WORDS = BLANKS + "。；;，,、."
_SHORT_LINE = 15
_SLACK = 20
_SHORTEST_TEXT = 12
_SENTENCE_END = re.compile("[。！？!?；;]")
_IN_SENTENCE = re.compile("[^。！？!?；;\n]*")
_CUT_AT = "，,、：:"
_STOP = re.compile("[。！？；!?;]")
# A line of its own under a task: 工作目标：… · 具体措施：… belongs to the task also behind its units.
_FIELD = re.compile(r"[一-龥]{2,8}[:：]")
_UNITS = frozenset({"units", "mixed"})
_WHO = _UNITS | {"persons"}


def names_somebody(blocks: Iterable[AnswerBlock]) -> bool:
    """Whether these answers say who, and not only until when."""
    for block in blocks:  # noqa: SIM110 - a loop, for any() with a generator takes three times as long
        if block.column in _WHO:
            return True
    return False


def names_units(blocks: Iterable[AnswerBlock]) -> bool:
    """Whether these answers name units, and not only a leader or a time."""
    for block in blocks:  # noqa: SIM110 - as above
        if block.column in _UNITS:
            return True
    return False


def names_leader(text: str, block: AnswerBlock) -> bool:
    """Whether an answer names a leader: not `责任单位:县教育局。完成时限:11月底前`."""
    if block.column != "mixed":
        return block.column == "persons"
    words = fold(text[slice(*block.span)])
    labels = find_labels(words, 0, len(words))
    return not labels or any(placed.label.kind in ("persons", "mixed") for placed in labels)


def without_answers(text: str, paragraph: Paragraph) -> list[Span]:
    """The stretches of a paragraph that are no answers, trimmed, in order."""
    if paragraph.pieces is None:
        span, answers = paragraph.span, paragraph.answers
        if paragraph.is_closed:
            paragraph.pieces = [trim(text, span.start, answers[0].span.start)]
        else:
            paragraph.pieces = cut_out(text, span, [block.span for block in answers])
    return paragraph.pieces


def cut_out(text: str, span: Span, holes: list[Span]) -> list[Span]:
    """The stretches of a span between the holes in it, trimmed, in order."""
    start, end = span
    pieces = []
    for hole in sorted(holes) if len(holes) > 1 else holes:
        if hole.start > start:
            pieces.append(trim(text, start, min(hole.start, end)))
        start = max(start, hole.end)
    if start < end:
        pieces.append(trim(text, start, end))
    return [piece for piece in pieces if text[piece.start : piece.end].strip(_NO_WORDS)]


def is_heading_text(words: str) -> bool:
    """Whether words could be a heading: short, and no stop but at the end.

    `全力推进经济高质量发展` and `注重服务大局。` could; `完善机制。加强督查。` could not.
    """
    if not 0 < len(words) <= LONGEST_HEADING:
        return False
    stop = _STOP.search(words)
    return stop is None or stop.end() == len(words)


def heading_line(text: str, node: Node) -> str:
    """The words of the node's first paragraph if it could be a heading, else ''."""
    if node.heading is None:
        node.heading = _heading(text, node.paragraphs[0]) if node.paragraphs else ""
    return node.heading


def _heading(text: str, paragraph: Paragraph) -> str:
    start, end = paragraph.span
    if end - start > LONGEST_HEADING + _SLACK:
        for block in paragraph.answers:
            end -= block.span.end - block.span.start
        if end - start > LONGEST_HEADING + _SLACK:
            return ""
    if paragraph.is_role:
        return ""
    words = _words(text, paragraph)
    return words if is_heading_text(words) else ""


def is_bare_heading(text: str, node: Node) -> bool:
    """Whether the node is a heading and no more: one line without answers, no stop at its end."""
    words = heading_line(text, node)
    return bool(words) and not _STOP.search(words) and not node.paragraphs[0].answers


def ranks_with_text_below(text: str, nodes: Sequence[Node]) -> frozenset[tuple[int, str]]:
    """The ranks whose units stand right below a heading and above the text, in at least half of their tasks."""
    headed: Counter[tuple[int, str]] = Counter()
    texted: Counter[tuple[int, str]] = Counter()
    ranks = {
        (node.depth, node.kind)
        for node in nodes
        if not node.is_item and node.answers() and not _closes_with_units(node)
    }
    for node in nodes if ranks else ():
        rank = (node.depth, node.kind)
        places = _answered(node) if rank in ranks and node.answers() else []
        if places and _is_headed(text, node, places[0]):
            headed[rank] += 1
            texted[rank] += any(_is_text(text, paragraph.span) for paragraph in node.paragraphs[places[-1] + 1 :])
    return frozenset(rank for rank, count in texted.items() if count * 2 >= headed[rank] and count)


def own_end(text: str, node: Node, ranks: frozenset[tuple[int, str]]) -> int:
    """How many of a node's paragraphs are its own: what follows its closing units, and says nothing of them, is not.

    `ranks` are those whose text stands below their units.
    """
    if _closes_with_units(node):
        return len(node.paragraphs)
    answered = _answered(node)
    if not answered or not names_somebody(node.answers()):
        return len(node.paragraphs)
    has_text_below = (node.depth, node.kind) in ranks and _is_headed(text, node, answered[0])
    end = answered[-1] + 1
    while end < len(node.paragraphs) and _goes_on(text, node.paragraphs[end].span, has_text_below):
        end += 1
    return end


def _closes_with_units(node: Node) -> bool:
    return bool(node.paragraphs and node.paragraphs[-1].answers)


def _answered(node: Node) -> list[int]:
    return [place for place, paragraph in enumerate(node.paragraphs) if paragraph.answers]


def _is_headed(text: str, node: Node, first: int) -> bool:
    """Whether a task's first units stand right below or behind a heading, and not at the end of its text."""
    is_line = node.paragraphs[first].is_role
    above = node.paragraphs[: first if is_line else first + 1]
    words = _words(text, above[0]) if len(above) == 1 else ""
    return is_heading_text(words) and (is_line or not _STOP.search(words))


def _goes_on(text: str, span: Span, has_text_below: bool) -> bool:
    return _FIELD.match(text, *span) is not None or (has_text_below and _is_text(text, span))


def _is_text(text: str, span: Span) -> bool:
    return span.end - span.start >= _SHORTEST_TEXT and text[span.end - 1] in COMPLETE


def _words(text: str, paragraph: Paragraph) -> str:
    if not paragraph.answers:
        words = text[slice(*paragraph.span)].strip(BLANKS)
        return words if words.strip(_NO_WORDS) else ""
    pieces = without_answers(text, paragraph)
    return text[pieces[0].start : pieces[-1].end] if pieces else ""


def stretches(text: str, paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs in stretches, each up to and with the units that close it; the last may be open.

    A bracket closes the paragraph it ends, role lines close what stands above them.
    """
    current: list[Paragraph] = []
    is_closed = False
    for paragraph in paragraphs:
        if is_closed and not paragraph.is_role:
            yield current
            current, is_closed = [], False
        current.append(paragraph)
        is_closed = is_closed or names_somebody(paragraph.answers)
    if current:
        yield current


def one_line(words: str) -> str:
    """Words that were wrapped over lines, on one line."""
    return "".join([line.strip() for line in words.split("\n")]) if "\n" in words else words.strip()


def title_of(text: str, body: Sequence[Span]) -> str:
    """The first sentence or line of a body, without its final mark, cut at a comma where it is long."""
    if not body:
        return ""
    start, end = body[0]
    near = min(end, start + LONGEST_TITLE + 1)
    stop = _IN_SENTENCE.match(text, start, near).end()  # type: ignore[union-attr]  # it matches nothing, too
    if stop < near and text[stop] == "\n":
        words = _unbroken(text[start : min(end, start + _LONGEST_WRAPPED)])
        sentence = _SENTENCE_END.split(words, 1)[0]
    else:
        sentence = text[start:stop]
    if len(sentence) > LONGEST_TITLE:
        cut = max([sentence.rfind(sign, _SHORTEST_TITLE, LONGEST_TITLE + 1) for sign in _CUT_AT])
        sentence = sentence[: cut if cut >= 0 else LONGEST_TITLE]
    return sentence.strip().rstrip(_CUT_AT)


def _unbroken(words: str) -> str:
    """The words on one line; but a short first line is a title of its own, while a longer one was wrapped."""
    first, *rest = (line.strip() for line in words.split("\n"))
    return first if len(first) <= _SHORT_LINE else "".join([first, *rest])
