"""What segmenting hands on: headings, task drafts, and where their units and words stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .model import Basis, Finding, Role, Section, Span


class AnswerBlock(NamedTuple):
    """A stretch of text that says who answers for a task, or until when.

    `role` is the role of the column or line label where the stretch stands under one (牵头单位 → lead), else None and
    the stretch carries its labels or verbs inside. `column` says what the place holds: units, persons, deadline (a
    cell or line of 完成时限), milestone (a quarterly cell: `period` is e.g. Q2), or mixed. `basis` is what the role
    rests on where `role` is given. `inherited` marks a block written at a parent and applied to this task.
    """

    span: Span
    role: Role | None = None
    basis: Basis = "explicit"
    column: str = "units"
    period: str = ""
    inherited: bool = False


class TaskDraft(NamedTuple):
    """A task before its words are read. `body` are the spans in which themes, projects and targets are looked for.

    A named tuple, as a span is: it is made quickly and read once.
    """

    label: str
    clause: str
    section: str
    title: str
    span: Span
    body: tuple[Span, ...]
    answers: tuple[AnswerBlock, ...]
    parent: str = ""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class PlanRules:
    """Rules a plan states once for all its tasks, each with the span that states it (None: not stated).

    `first_is_lead`: 排在第一位的为牵头部门，下同. `everywhere`: units that answer for every task without being listed
    (以下各项均需各县区落实，不再列出). `rest`: what the others are then (其余为配合部门), None if unsaid.
    `lead_mark`: the sign that leads carry in the lists (加★的为牵头单位), '' for none.
    """

    first_is_lead: Span | None = None
    everywhere: tuple[Span, ...] = ()
    rest: Role | None = None
    lead_mark: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the text and its container say of the document, as found; empty where not found."""

    title: str = ""
    issuer: str = ""
    date: str = ""
    signed: str = ""
    number: str = ""
    year: int | None = None
    region: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The skeleton of a plan. `preamble` are the spans outside tasks whose themes count for the document.

    `wraps` are the offsets of line breaks that only wrap a sentence: what they part is one word. `reading` is the
    text in simplified characters with blanks for these breaks, `folded` the same with half-width signs, of one length.
    """

    metadata: Metadata
    sections: tuple[Section, ...]
    tasks: tuple[TaskDraft, ...]
    preamble: tuple[Span, ...]
    rules: PlanRules
    findings: tuple[Finding, ...]
    wraps: tuple[int, ...] = ()
    reading: str = ""
    folded: str = ""
