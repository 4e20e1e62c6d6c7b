"""From judged nodes to sections, task drafts and preamble, with clause paths and what was amiss."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from ..find.answers.blocks import is_aside
from ..model import Finding, Section, Span
from ..outline import TaskDraft
from .shape import one_line, own_end, ranks_with_text_below, title_of, without_answers
from .tables import TableReader
from .tree import Node, Paragraph


@dataclass(slots=True)
class Drafts:
    """The outline under construction."""

    sections: list[Section] = field(default_factory=list)
    tasks: list[TaskDraft] = field(default_factory=list)
    preamble: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Drafter:
    """Walks the judged tree in reading order. `header` is a running title to be cut out of the bodies of tasks."""

    def __init__(self, text: str, tables: TableReader) -> None:
        self._text = text
        self._tables = tables
        self._taken: dict[str, dict[str, int]] = {"section": {}, "task": {}}
        self._ranks: frozenset[tuple[int, str]] = frozenset()
        # How many tasks there were behind the last table: its last one may go on in the next.
        self._of_table = 0
        self.out = Drafts()

    def draft(self, nodes: Sequence[Node]) -> Drafts:
        """All sections, tasks and preamble of these nodes, the root first, in reading order."""
        root = nodes[0]
        self.out.preamble += [paragraph.span for paragraph in root.paragraphs]
        self._ranks = ranks_with_text_below(self._text, nodes)
        self._children(root, section="", clause="", task="")
        return self.out

    def _children(self, node: Node, *, section: str, clause: str, task: str) -> None:
        for rank, child in enumerate(node.children, start=1):
            if child.verdict == "section":
                self._section(child, rank, section, clause)
            elif child.verdict == "task":
                if child.is_item:
                    self._item(child, rank, section, clause, task)
                else:
                    self._task(child, rank, section, clause, task)
            elif child.verdict == "table":
                assert child.table is not None
                self._table(child, section, clause)
            else:
                # A detail's words belong to its task; those of anything else count for the document.
                self.out.preamble += _spans(child) if child.verdict == "preamble" else []
                self._loose_tables(child, section, clause)

    def _section(self, node: Node, rank: int, parent: str, clause: str) -> None:
        own = self._clause("section", clause, node, rank)
        level = own.count(".") + 1
        head = node.paragraphs[0].span if node.paragraphs else (node.label.span if node.label else Span(0, 0))
        title = one_line(self._text[slice(*head)]).rstrip("。；;：:") if node.paragraphs else ""
        start = node.label.span.start if node.label else head.start
        label = node.label.text if node.label else ""
        self.out.sections.append(Section(own, label, title, level, parent, Span(start, head.end), own))
        for paragraph in node.paragraphs[1:]:
            self.out.preamble += without_answers(self._text, paragraph)
        self._children(node, section=own, clause=own, task="")

    def _item(self, node: Node, rank: int, section: str, clause: str, parent: str) -> None:
        """A task of one paragraph: its words stand before the one bracket at its end."""
        paragraph = node.paragraphs[0]
        body = without_answers(self._text, paragraph)
        self.out.tasks.append(
            TaskDraft(
                node.label.text if node.label else "",
                self._clause("task", clause, node, rank),
                section,
                title_of(self._text, body),
                paragraph.span,
                tuple(body),
                paragraph.answers + node.inherited,
                parent,
            )
        )

    def _task(self, node: Node, rank: int, section: str, clause: str, parent: str) -> None:
        own = self._clause("task", clause, node, rank)
        paragraphs = node.paragraphs[: own_end(self._text, node, self._ranks)]
        self._strays(node.paragraphs[len(paragraphs) :])
        if node.children:
            details = [child for child in node.children if child.verdict == "detail"]
            paragraphs = [*paragraphs, *(p for detail in details for p in _paragraphs(detail))]
            paragraphs.sort(key=attrgetter("span"))
        paragraphs = _without_asides(self._text, paragraphs)
        start = paragraphs[0].span.start if paragraphs else (node.label.span.end if node.label else 0)
        end = max([paragraph.span.end for paragraph in paragraphs], default=start)
        body = [piece for paragraph in paragraphs for piece in without_answers(self._text, paragraph)]
        answers = [block for paragraph in paragraphs for block in paragraph.answers]
        self.out.tasks.append(
            TaskDraft(
                label=node.label.text if node.label else "",
                clause=own,
                section=section,
                title=title_of(self._text, body),
                span=Span(start, end),
                body=tuple(body),
                answers=(*answers, *node.inherited),
                parent=parent,
            )
        )
        if node.children:
            self._children(node, section=section, clause=own, task=own)

    def _strays(self, paragraphs: Iterable[Paragraph]) -> None:
        """Paragraphs behind a task's closing units: text of nobody, which counts for the document."""
        for paragraph in paragraphs:
            quote = self._text[slice(*paragraph.span)][:20]
            self.out.preamble.append(paragraph.span)
            self.out.findings.append(
                Finding(
                    "info",
                    "text-outside-tasks",
                    f"text behind a task's units belongs to no task: {quote}",
                    paragraph.span,
                )
            )

    def _loose_tables(self, node: Node, section: str, clause: str) -> None:
        for child in node.children:
            if child.verdict == "table":
                self._table(child, section, clause)
            else:
                self._loose_tables(child, section, clause)

    def _table(self, node: Node, section: str, clause: str) -> None:
        assert node.table is not None
        is_last = self._of_table > 0 and len(self.out.tasks) == self._of_table
        read = self._tables.read(node.table, self.out.tasks[-1] if is_last else None)
        if read.carried is not None:
            self.out.tasks[-1] = read.carried
        self.out.findings += read.findings
        self.out.preamble += read.preamble
        ids: dict[str, str] = {"": section}
        for rank, heading in enumerate(read.sections, start=1):
            path = _join(clause, heading.clause or str(rank))
            own = self._free("section", path)
            ids[heading.id] = own
            level = own.count(".") + 1
            self.out.sections.append(replace(heading, id=own, clause=own, level=level, parent=section))
        for task in read.tasks:
            above = ids[task.section]
            own = self._free("task", _join(above or clause, task.clause))
            self.out.tasks.append(task._replace(clause=own, section=above))
        if read.tasks:
            self._of_table = len(self.out.tasks)

    def _clause(self, noun: str, above: str, node: Node, rank: int) -> str:
        number = node.label.number if node.label is not None else 0
        return self._free(noun, f"{above}.{number or rank}" if above else str(number or rank))

    def _free(self, noun: str, clause: str) -> str:
        """The clause, with -2, -3 … behind it where it is taken already."""
        taken = self._taken[noun]
        if clause not in taken:
            taken[clause] = 1
            return clause
        free = clause
        while free in taken:
            taken[clause] += 1
            free = f"{clause}-{taken[clause]}"
        taken[free] = 1
        return free


def _paragraphs(node: Node) -> list[Paragraph]:
    return [*node.paragraphs, *(p for child in node.children if child.kind != "table" for p in _paragraphs(child))]


def _without_asides(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """A task's paragraphs without the brackets that name somebody by the way, where others say who answers."""
    blocks = [block for paragraph in paragraphs for block in paragraph.answers if block.column in ("units", "mixed")]
    asides = {block for block in blocks if is_aside(text, block)} if len(blocks) > 1 else set()
    if not asides or len(asides) == len(blocks):
        return paragraphs
    kept = ((one, tuple(block for block in one.answers if block not in asides)) for one in paragraphs)
    return [one if answers == one.answers else Paragraph(one.span, answers) for one, answers in kept]


def _spans(node: Node) -> list[Span]:
    return [paragraph.span for paragraph in _paragraphs(node)]


def _join(above: str, own: str) -> str:
    return f"{above}.{own}" if above else own
