"""The records of a plan: what `extract` prints, as values.

Offsets count Unicode code points of `Plan.text`; a span is half-open and `text[start:end]` is its quote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Role = Literal["lead", "responsible", "support"]
Basis = Literal["explicit", "positional", "rule"]
Severity = Literal["info", "warning", "error"]


class Span(NamedTuple):
    """A half-open range of code points. A named tuple, not a dataclass: a plan makes thousands of them."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reader wants a person to look at; nothing is dropped without one.

    `kind` is a short kebab-case word (`unit-unresolved`, `task-truncated`); `id` is filled when the plan is closed.
    """

    severity: Severity
    kind: str
    message: str
    span: Span | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file a plan was read from. `encoding` is empty for formats that are not text files."""

    name: str
    sha256: str
    format: str
    encoding: str = ""


class ThemeMention(NamedTuple):
    """A policy theme named in the text. `origin` says which way it came in; the span leaves quotation marks out."""

    name: str
    raw: str
    span: Span
    kind: str = "concept"
    quoted: bool = False
    origin: Literal["lexicon", "quoted", "grammar"] = "grammar"
    id: str = ""


class UnitMention(NamedTuple):
    """A unit that answers for a task. A named tuple: the commonest record, and a fifth of a frozen dataclass's cost.

    `raw` is the text as written; `name` the canonical name; `rank` counts from 1 through the whole task.
    `elided` is the level prefix inherited within the list (`市` for 科技局 in 市经贸委、科技局), empty otherwise.
    `rule` names the rule that chose the unit, `candidates` the ids it chose from (none chosen: `id` is a node of
    its own and a finding says so). `alias` is another name of the same unit written in brackets behind it.
    """

    raw: str
    span: Span
    role: Role
    basis: Basis = "explicit"
    rank: int = 1
    is_group: bool = False
    is_open: bool = False
    elided: str = ""
    alias: str = ""
    name: str = ""
    id: str = ""
    members: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    rule: str = ""


class ProjectMention(NamedTuple):
    """A concrete undertaking named in the text. `name` may be completed from a coordination; `raw` shows the text."""

    name: str
    raw: str
    span: Span
    kind: str = "construction"
    stage: str = ""
    place: str = ""
    id: str = ""


class Target(NamedTuple):
    """A number bound to a metric. `op` is one of = >= <= > <; `value` is a number, or the text 上年 for a comparison.

    `strength` is the wording (确保, 力争, 左右 …), `period` the time the number is for; both empty where not written.
    """

    metric: str
    op: str
    value: float | int | str
    unit: str
    raw: str
    span: Span
    strength: str = ""
    period: str = ""


class Deadline(NamedTuple):
    """A time a task is due. `date` is the ISO end date ('' where none can be told); `milestone` what is due then.

    `kind`: by (…前), during (a month, a half-year, 年内), quarter, continuous (全年推进, 持续推进: no date), milestone.
    """

    raw: str
    date: str
    kind: str
    span: Span
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A named leader (责任领导, 牵头领导, 分管领导); never a unit."""

    name: str
    post: str
    span: Span


class Citation(NamedTuple):
    """A document named in the text by 《…》; `number` is its 文号 where it stands behind the title."""

    title: str
    number: str
    span: Span


class Dependency(NamedTuple):
    """This task rests on another one of the same plan. `task` is that task's id, `span` the words that say so."""

    task: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading. `parent` is a section id or ''; `clause` the path of ranks (`2.3`); the span is the heading line."""

    id: str
    label: str
    title: str
    level: int
    parent: str
    span: Span
    clause: str = ""


class Task(NamedTuple):
    """A numbered item that somebody must do, with everything found in it. A named tuple, as it has many fields.

    `clause` is the path of ranks and unique in the plan (`2.3.5`); `section` a section id or ''; `parent` the id of the
    task it is a part of, or ''. `text` is `Plan.text[span]`. `open_list` says its list of units ends in 等.
    """

    id: str
    label: str
    clause: str
    section: str
    title: str
    text: str
    span: Span
    parent: str = ""
    truncated: bool = False
    open_list: bool = False
    units: tuple[UnitMention, ...] = ()
    themes: tuple[ThemeMention, ...] = ()
    projects: tuple[ProjectMention, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    citations: tuple[Citation, ...] = ()
    depends_on: tuple[Dependency, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the plan says of itself, dates in ISO form; empty where it says nothing.

    `date` is the publish date, `signed` the day below the text, or beside the issuer below the title.
    """

    id: str
    title: str
    issuer: str
    date: str
    number: str
    year: int | None
    region: str
    source: Source
    signed: str = ""
    themes: tuple[ThemeMention, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan, read: the contract of `govplan extract`."""

    document: DocumentInfo
    text: str
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]
