"""Which nodes of the tree are tasks, which are headings, and which are neither.

Most nodes are items (`Node.is_item`): one paragraph, closed by the units that answer for it. These are tasks wherever
they stand, but for the details whose units were lifted. What is asked below is asked of the other nodes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..outline import AnswerBlock
from .chapters import ChapterWords, chapter_words, demands_of_all
from .labels import DETAIL_KINDS
from .lifting import items_of, lift
from .shape import heading_line, is_bare_heading, names_leader, names_somebody, names_units, stretches
from .tree import Node, Paragraph, walk

Group = tuple[int, int, str]
_LIST = re.compile("[(（〔\\[【]|[^，,。；;：:]{2,14}[:：]")


def classify(text: str, root: Node, *, title: str, is_cut: bool) -> list[Node]:
    """The nodes in reading order, each with its verdict. `is_cut`: the text ends in mid-sentence."""
    nodes = walk(root)
    _mark(nodes)
    has_grown = _unfold(text, nodes)
    nodes = walk(root) if has_grown else nodes
    if lift(root, nodes) or has_grown:
        _mark(nodes)
    _Judge(text, root, nodes, title, is_cut).judge()
    return nodes


def _mark(nodes: Sequence[Node]) -> None:
    """Note, from below, who is answered and who has answered nodes below."""
    for node in nodes:
        node.is_answered_below = False
    for node in reversed(nodes):
        paragraphs = node.paragraphs
        if not node.children and len(paragraphs) == 1 and paragraphs[0].is_closed:
            node.is_item = node.is_answered = True
        else:
            node.is_item = False
            answers = node.answers()
            # A heading that names only a leader, above tasks that name units, is no task: 一、提升行动（牵头领导：…）.
            node.is_answered = names_units(answers) if node.is_answered_below else names_somebody(answers)
        if node.parent is not None and (node.is_answered or node.is_answered_below):
            node.parent.is_answered_below = True


def _unfold(text: str, nodes: Sequence[Node]) -> bool:
    """Make tasks without a number nodes of their own: paragraphs below a heading, each closed by its units."""
    several_paragraphs = [node for node in nodes if len(node.paragraphs) > 1 or node.parent is None]
    found = [(node, parts) for node in several_paragraphs if (parts := _stretches(text, node))]
    # One closed paragraph below 1. is its body; where others of its rank have several, it is a task too.
    several = {(node.depth, node.kind) for node, parts in found if _closed(parts) > 1}
    has_grown = False
    for node, parts in found:
        least = 1 if node.label is None or (node.depth, node.kind) in several else 2
        if _closed(parts) < least:
            continue
        has_grown = True
        node.paragraphs = node.paragraphs[: _head(node)]
        for part in parts:
            _add_stretch(node, part)
        node.written = None
    return has_grown


def _head(node: Node) -> int:
    return 0 if node.parent is None else 1


def _stretches(text: str, node: Node) -> list[list[Paragraph]]:
    """The stretches below a node's heading, none where the node is no heading or is answered itself."""
    below = node.paragraphs[_head(node) :]
    if not below or (node.parent is not None and (below[0].is_role or not is_bare_heading(text, node))):
        return []
    return list(stretches(text, below))


def _closed(parts: list[list[Paragraph]]) -> int:
    return sum(1 for part in parts if _is_closed(part))


def _is_closed(part: list[Paragraph]) -> bool:
    return any(names_somebody(paragraph.answers) for paragraph in part)


def _add_stretch(node: Node, stretch: list[Paragraph]) -> None:
    if not _is_closed(stretch):
        node.paragraphs += stretch
        return
    place = sum(1 for child in node.children if child.kind == "stretch")
    node.children.insert(place, Node("stretch", node.depth + 1, None, node, stretch))


class _Judge:
    def __init__(self, text: str, root: Node, nodes: Sequence[Node], title: str, is_cut: bool) -> None:
        self._text = text
        self._root = root
        self._words: ChapterWords = chapter_words()
        self._last = nodes[-1] if is_cut else None
        self._tasks: defaultdict[Group, int] = defaultdict(int)
        self._heads: defaultdict[Group, int] = defaultdict(int)
        # Which kinds of item name units below which node.
        self._answered: set[tuple[int, str]] = set()
        # Ranks whose items run on over the plan: these are tasks below headings, while details begin at 1 again.
        self._running: set[tuple[int, str]] = set()
        self._count(root, -1)
        has_units = root.is_answered_below or any(node.kind == "table" for node in nodes)
        self._is_plan = not has_units and bool(self._words.plan.search(title))

    def judge(self) -> None:
        self._root.verdict = "root"
        self._judge_children(self._root, is_requirement=False, holds_tasks=self._is_plan)

    def _count(self, node: Node, chapter: int) -> None:
        """Count, per chapter, depth and kind, the nodes that name units and those that only hold such nodes."""
        depth = node.depth + 1
        for place, child in enumerate(node.children):
            number = place if node is self._root else chapter
            if child.is_answered or child.is_answered_below:
                counts = self._tasks if child.is_answered else self._heads
                # Depth-0 nodes are chapters themselves: they compare over the whole plan.
                counts[-1, depth, child.kind] += 1
                counts[number if depth else -2, depth, child.kind] += 1
            if child.is_answered:
                self._answered.add((id(node), child.kind))
            if not child.children:
                continue
            if child.is_answered and (items := items_of(child)) and items[0].number > 1:
                self._running.add((depth, child.kind))
            if not child.lifted:
                self._count(child, number)

    def _judge_children(self, node: Node, *, is_requirement: bool, holds_tasks: bool, chapter: int = -2) -> None:
        item = "detail" if node.lifted else "task"
        above = self._above(node)
        for place, child in enumerate(node.children):
            if child.is_item:
                child.verdict = item
                if above and item == "task":
                    self._hand_down(node, child, above)
                continue
            number = place if node is self._root else chapter
            words = heading_line(self._text, child)
            requires = is_requirement or bool(words and self._words.requirement.search(words))
            holds = not requires and (holds_tasks or bool(words and self._words.task.search(words)))
            child.verdict = self._verdict(child, number, is_requirement=requires, holds_tasks=holds)
            if above and child.verdict != "detail":
                self._hand_down(node, child, above)
            below = holds and child.verdict == "section"
            self._judge_children(child, is_requirement=requires, holds_tasks=below, chapter=number)

    def _verdict(self, node: Node, chapter: int, *, is_requirement: bool, holds_tasks: bool) -> str:
        if node.kind == "table":
            return "table"
        if node.parent is not None and node.parent.lifted:
            return "detail"
        if node.is_answered and not (is_requirement and not self._is_assigned(node)):
            return "section" if self._passes_on(node) else "task"
        if node.is_answered_below:
            return "task" if self._is_parent_task(node, chapter) else "section"
        parent = node.parent
        assert parent is not None
        if parent.verdict in ("task", "detail"):
            is_task = self._is_subtask(node, chapter)
            return "task" if is_task else "detail"
        return self._without_units(node, chapter, is_requirement=is_requirement, holds_tasks=holds_tasks)

    def _without_units(self, node: Node, chapter: int, *, is_requirement: bool, holds_tasks: bool) -> str:
        is_head = is_bare_heading(self._text, node)
        parent = node.parent
        if is_requirement:
            return "section" if is_head else "preamble"
        if any(child.kind == "table" for child in walk(node)):
            return "section"
        if (
            parent is not None
            and parent.verdict == "section"
            and self._hands_down(parent)
            and not node.kind.startswith("h")
        ):
            return "task"
        group = (chapter if node.depth else -2, node.depth, node.kind)
        if self._heads[group] > self._tasks[group] and is_head:
            return "section"
        if self._demands(node):
            return "section" if is_head else "preamble"
        if self._tasks[group] and not (is_head and node.children and self._heads[group]):
            return "task"
        if node is self._last and _is_of(node.kind, self._tasks) and not (is_head and _is_of(node.kind, self._heads)):
            return "task"
        if holds_tasks and node.label is not None and not (is_head and self._has_items(node)):
            return "task"
        return "section" if is_head else "preamble"

    def _is_assigned(self, node: Node) -> bool:
        """Whether a list in brackets or behind a label says who answers, as it must among requirements.

        `…。（责任单位：区财政局）` does; `强化考核。由区考评办牵头，每月通报。` only says how it is done.
        """
        return any(_LIST.match(self._text, *block.span) for block in node.answers())

    def _demands(self, node: Node) -> bool:
        """Whether a paragraph demands something of all: 强化督查。… · 各责任单位要制定方案。…"""
        if node is self._last or not node.paragraphs:
            return False
        start, end = node.paragraphs[0].span
        return bool(self._words.demand.match(self._text, start, end) or demands_of_all(self._text, start, end))

    def _has_items(self, node: Node) -> bool:
        return any(child.kind not in DETAIL_KINDS for child in node.children)

    def _is_subtask(self, node: Node, chapter: int) -> bool:
        """Whether an item below a task is a task itself though it names no units: one beside it does."""
        parent = node.parent
        assert parent is not None
        if parent.verdict == "detail" or parent.lifted:
            return False
        return (id(parent), node.kind) in self._answered

    def _is_parent_task(self, node: Node, chapter: int) -> bool:
        """Whether a node without units above tasks is itself a task: a sentence, among others that name units."""
        group = (chapter if node.depth else -2, node.depth, node.kind)
        return self._tasks[group] > self._heads[group] and not heading_line(self._text, node)

    def _passes_on(self, node: Node) -> bool:
        """Whether a node that names units is a heading whose units hold for the tasks below it."""
        items = [child for child in node.children if child.kind not in DETAIL_KINDS and child.kind != "table"]
        if node.lifted or not items or not heading_line(self._text, node):
            return False
        if all(item.is_answered or item.is_answered_below for item in items):
            return False
        in_line = names_somebody(node.paragraphs[0].answers)
        bodies = [paragraph for paragraph in node.paragraphs[1:] if not paragraph.is_role]
        return not bodies and (in_line or node.is_answered_below or (node.depth, node.kind) in self._running)

    def _hands_down(self, node: Node) -> bool:
        return names_units(node.inherited) or (node.verdict == "section" and node.is_answered)

    def _above(self, node: Node) -> tuple[AnswerBlock, ...]:
        """The answers written at a heading or task, or above it, which its children may inherit."""
        own = node.answers() if node.verdict in ("section", "task") else ()
        return own if names_units(own) else (*node.inherited, *own)

    def _hand_down(self, node: Node, child: Node, above: tuple[AnswerBlock, ...]) -> None:
        """Give a task or heading without units those of the heading or task above it, and the leaders of a heading."""
        if child.is_answered:
            leaders = [block for block in above if block.column == "persons" and node.verdict == "section"]
            above = (
                () if leaders and any(names_leader(self._text, block) for block in child.answers()) else tuple(leaders)
            )
        child.inherited = tuple(block if block.inherited else block._replace(inherited=True) for block in above)


def _is_of(kind: str, counts: Mapping[Group, int]) -> bool:
    """Whether any node of a kind was counted, at whatever depth."""
    return any(count and other == kind for (_, _, other), count in counts.items())
