"""How the lines of a plan hang together: a tree of numbered lines, each with the paragraphs that follow it.

A paragraph is first looked at (`_at_a_look`): one that ends in its only answer, or can hold none, is settled there;
the others are read. A numbered paragraph closed by its answer, with nothing below, is judged and drafted as an item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from ..find.answers.blocks import find_answers, is_answer_line
from ..find.answers.closing import begins_plainly, closing_answer, holds_no_answer
from ..model import Span
from ..outline import AnswerBlock
from ..source import Table
from .chapters import chapter_words, demands_of_all, heads_tasks
from .labels import DETAIL_KINDS, KINDS, Label, nesting
from .lines import COMPLETE, Line

_WIDEST = frozenset({"part", "chapter", "division"})
_NARROW = frozenset(KINDS[KINDS.index("digit") :])
_LONGEST_PLAIN_HEADING = 32
# （社会民生类） · 【民生篇】 is a heading. Must not match （试行） or （市大数据局）.
_BRACKETED_HEADING = re.compile("[（(【〔][^（）()【】〔〕]{2,16}(?:类|篇|方面|部分|领域|板块|工作)[）)】〕]")
_COLON = re.compile("[:：]")
# 表1　基础设施项目 · 专栏2 heads the table below. Must not match 表彰先进.
_CAPTION = re.compile("(?:附?表|专栏|清单)\\s{0,2}[0-9一二三四五六七八九十]")
# （2）责任单位：区商务委 · 3.（牵头单位：区科委）. Must not match 二是整治占道经营，打造最美街道；综合执法队负责。
_ROLE_LINE = re.compile(r"\s*(?:[(（〔\[【]|[^，,。；;：:]{2,14}[:：])")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a node: its span without a label, and the answers in it. `is_role`: it holds nothing else.

    `is_closed`: its one answer stands in a bracket at its end, behind words. `pieces` are the stretches between the
    answers, once they were asked for.
    """

    span: Span
    answers: tuple[AnswerBlock, ...] = ()
    is_role: bool = False
    is_closed: bool = False
    pieces: list[Span] | None = None


@dataclass(slots=True)
class Node:
    """A numbered line or a heading, with all that stands below it until the next one of its rank.

    `kind` is a label's kind, `h1` to `h9` or `plain` for headings without a number, `table`, `root`, or `stretch`
    for an item without a number. `inherited` are answers written at a heading above. `is_item`: it is one closed
    paragraph with nothing below.
    """

    kind: str
    depth: int
    label: Label | None = None
    parent: Node | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    lifted: tuple[AnswerBlock, ...] = ()
    inherited: tuple[AnswerBlock, ...] = ()
    table: Table | None = None
    is_item: bool = False
    is_answered: bool = False
    is_answered_below: bool = False
    verdict: str = ""

    # What was asked of the paragraphs before: their answers, and the heading they begin with.
    written: tuple[AnswerBlock, ...] | None = None
    heading: str | None = None

    @property
    def number(self) -> int:
        """The number of its label, 0 where it has none."""
        return self.label.number if self.label else 0

    def answers(self) -> tuple[AnswerBlock, ...]:
        """The answers written in its own paragraphs, or lifted from its last detail."""
        if self.written is None:
            blocks = self.lifted
            for paragraph in self.paragraphs:
                blocks += paragraph.answers
            self.written = tuple(sorted(blocks, key=attrgetter("span"))) if self.lifted else blocks
        return self.written


class Grower:
    """Grows the tree of one plan, part by part. `folded` is its text as `fold` gives it: answers are sought there."""

    def __init__(self, text: str, folded: str, lines: Sequence[Line]) -> None:
        self._text = text
        self._folded = folded
        self._above = nesting([line.label for line in lines if line.label is not None])
        self.root = Node("root", -1)
        self._top = self.root
        # The heading right above the next line, where that is a table: 专栏1　重点项目表.
        self._caption: Node | None = None

    def grow(self, lines: Sequence[Line]) -> None:
        """Hang the lines of one part below the root; numbering starts afresh."""
        self._top = self.root
        for place, line in enumerate(lines):
            if line.table is not None:
                self._hang_table(line.table)
            elif line.label is not None:
                plain = self._at_a_look(line.span)
                if plain is None:
                    self._hang_label(line, line.label)
                else:
                    self._hang_item(line.label, [plain])
            elif self._is_heading(lines, place):
                self._hang_heading(lines, place)
            else:
                self._add_paragraph(line)

    def _hang_table(self, table: Table) -> None:
        holder = self._caption or self._top
        self._caption = None
        self._new(Node("table", holder.depth + 1, parent=holder, table=table), keep_top=True)

    def _hang_label(self, line: Line, label: Label) -> None:
        block = self._answer_line(line.span)
        if block is not None and self._top is not self.root and self._is_role_line(line.span, label):
            self._top.paragraphs.append(Paragraph(line.span, (block,), True))
            return
        paragraphs = []
        if line.span.start < line.span.end:
            found = self._paragraph(line.span, None)
            paragraphs = [found if block is None or found.answers else self._paragraph(line.span, block)]
        self._hang_item(label, paragraphs)

    def _hang_item(self, label: Label, paragraphs: list[Paragraph]) -> None:
        top = self._top
        above = top.parent if top.kind == label.kind and top.parent is not None else self._climb(label.kind)
        self._top = Node(label.kind, above.depth + 1, label, above, paragraphs)
        above.children.append(self._top)

    def _is_role_line(self, span: Span, label: Label) -> bool:
        """Whether a numbered line that could be one says who answers for the item above, and is no item itself."""
        above = self._top.paragraphs
        if label.number == 1 and len(above) == 1 and not self._top.children and heads_tasks(self._text, *above[0].span):
            return label.kind in DETAIL_KINDS
        if _ROLE_LINE.match(self._text, *span):
            return True
        return label.kind in DETAIL_KINDS and not self._paragraph(span, None).answers

    def _hang_heading(self, lines: Sequence[Line], place: int) -> None:
        line = lines[place]
        kind = f"h{line.heading}" if line.heading else "plain"
        task = self._open_task() if place + 1 < len(lines) and lines[place + 1].table is not None else None
        if task is not None and self._rank_of_heading(kind, "") not in self._open_kinds():
            above = task.parent or self.root
            self._caption = self._new(Node(kind, above.depth + 1, None, above), keep_top=True)
            self._caption.paragraphs.append(self._paragraph(line.span, None))
            return
        following = lines[place + 1].label if place + 1 < len(lines) else None
        self._climb(self._rank_of_heading(kind, following.kind if following else ""))
        node = self._new(Node(kind, self._top.depth + 1, None, self._top))
        node.paragraphs.append(self._paragraph(line.span, None))

    def _open_task(self) -> Node | None:
        """The widest open node that is a task with its units, so that a table below it is none of its details.

        `2.举办年货节。（县商务局牵头）` is, `二、项目建设（牵头单位：县教育局）` heads the table.
        """
        found = None
        node: Node | None = self._top
        while node is not None and node.parent is not None:
            if any(paragraph.answers for paragraph in node.paragraphs) and self._is_task(node, node.parent):
                found = node
            node = node.parent
        return found

    def _is_task(self, node: Node, above: Node) -> bool:
        if any(self._text.find("。", *paragraph.span) >= 0 for paragraph in node.paragraphs):
            return True
        before = next((other for other in above.children[::-1] if other is not node), None)
        is_alike = before is not None and before.kind == node.kind and not before.children
        return is_alike and before is not None and any(paragraph.answers for paragraph in before.paragraphs)

    def _rank_of_heading(self, kind: str, following: str) -> str:
        """The open kind beside which a heading stands: its own, a lower heading's, or that of the number below it."""
        kinds = self._open_kinds()
        if kind[0] == "h":
            return next((open_kind for open_kind in kinds if open_kind[0] == "h" and open_kind >= kind), kind)
        return next((open_kind for open_kind in kinds if open_kind in (kind, following)), kind)

    def _add_paragraph(self, line: Line) -> None:
        paragraphs = self._top.paragraphs
        if line.joined and paragraphs:
            # A wrapped list of units goes on here: read the paragraph again as a whole.
            span = Span(paragraphs[-1].span.start, line.span.end)
            paragraphs[-1] = self._paragraph(span, self._answer_line(span))
            return
        paragraphs.append(self._at_a_look(line.span) or self._paragraph(line.span, self._answer_line(line.span)))

    def _at_a_look(self, span: Span) -> Paragraph | None:
        """The paragraph at a span whose answer, or lack of one, is plain to see; None where it has to be read."""
        folded, (start, end) = self._folded, span
        if start == end:
            return None
        if folded[end - 1] != ")":
            return Paragraph(span) if holds_no_answer(folded, start, end) else None
        closing = closing_answer(folded, start, end)
        if closing is None or closing.span.start == start or not begins_plainly(folded, start):
            return None
        return Paragraph(span, (closing,), is_closed=True)

    def _answer_line(self, span: Span) -> AnswerBlock | None:
        # A look that costs little: a full stop inside and no label at its start make a sentence, no role line.
        text, (start, end) = self._text, span
        if start == end:
            return None
        is_long = end - start > 60 and text[start] not in "(（〔[【"
        if is_long and 0 <= text.find("。", start, end) < end - 1 and not _COLON.search(text, start, start + 24):
            return None
        return None if demands_of_all(text, start, end) else is_answer_line(self._folded, span)

    def _paragraph(self, span: Span, block: AnswerBlock | None) -> Paragraph:
        if block is not None:
            return Paragraph(span, (block,), True)
        found = find_answers(self._folded, span)
        return Paragraph(span, tuple([block for block in found if not demands_of_all(self._text, *block.span)]))

    def _new(self, node: Node, *, keep_top: bool = False) -> Node:
        assert node.parent is not None
        node.parent.children.append(node)
        if not keep_top:
            self._top = node
        return node

    def _climb(self, kind: str) -> Node:
        """Make the node below which a label of this kind hangs the top: its last sibling's parent, or the top."""
        node = self._top
        while node.kind != kind and node.parent is not None:
            node = node.parent
        if node.parent is not None:
            self._top = node.parent
            return node.parent
        while self._top is not self.root and self._stands_above(kind, self._top.kind):
            self._up()
        return self._top

    def _up(self) -> None:
        assert self._top.parent is not None
        self._top = self._top.parent

    def _stands_above(self, kind: str, other: str) -> bool:
        """Whether this plan, or else custom, puts the first kind above the second: （一） above 1."""
        down, up = self._above.get((kind, other), 0), self._above.get((other, kind), 0)
        if down != up:
            return down > up
        if kind in _WIDEST:
            return other not in KINDS[: KINDS.index(kind)]
        return kind == "cn" and other in _NARROW

    def _open_kinds(self) -> list[str]:
        kinds = []
        node: Node | None = self._top
        while node is not None and node is not self.root:
            kinds.append(node.kind)
            node = node.parent
        return kinds[::-1]

    def _is_heading(self, lines: Sequence[Line], place: int) -> bool:
        """Whether a line without a number is a heading: marked so by the file, or short, bare and above a number."""
        line = lines[place]
        if line.heading:
            return True
        words = self._text[slice(*line.span)]
        if line.joined or len(words) > _LONGEST_PLAIN_HEADING or place + 1 >= len(lines):
            return False
        following = lines[place + 1]
        if following.label is None and following.table is None:
            return False
        if any(sign in words for sign in "。；;，,：:！？!?"):
            return False
        if words[-1] in COMPLETE:
            return _BRACKETED_HEADING.fullmatch(words) is not None
        before = lines[place - 1] if place else None
        is_apart = before is None or before.table is not None or self._text[before.span.end - 1] in COMPLETE
        is_apart = is_apart or (following.table is not None and _CAPTION.match(words) is not None)
        # Neither 以上内容由记者综合整理 heads anything nor 【牵头单位】县水利局 behind …（副县长）.
        return is_apart and not chapter_words().aside.search(words) and self._answer_line(line.span) is None


def walk(node: Node) -> list[Node]:
    """The node and all below it, in reading order."""
    found: list[Node] = []
    waiting = [node]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += node.children[::-1]
    return found
