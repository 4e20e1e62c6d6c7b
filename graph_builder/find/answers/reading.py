"""What the answer blocks of one task say: its units in order with their roles, its persons, its deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from graph_builder.model import Basis, Deadline, Finding, PersonMention, Role, Severity, Span, UnitMention
from graph_builder.outline import AnswerBlock, PlanRules

from ..punctuation import fold
from ..times.deadlines import read_deadline_cell
from ..units.elide import elided_prefixes, shared_endings
from ..units.groups import is_group
from ..units.mentions import ListReader
from ..units.names import compact
from ..units.pieces import Reading
from ..units.plain import read_plain
from .labels import with_colons

_OPENERS = frozenset("(（〔[［【〖『")
_BLANK = re.compile(r"[\s/\\\-—–无]*")
_LONGEST_UNUSUAL = 5
_REFUSED = {"unit-unusual": "not-a-unit"}
_MESSAGES: dict[str, tuple[Severity, str]] = {
    "not-a-unit": ("warning", "no unit can be read from '{}'"),
    "unit-unusual": ("info", "'{}' has no ending that units have"),
    "unit-spaced": ("info", "white space inside the unit name '{}'"),
    "person-in-unit-list": ("info", "'{}' in a list of units is read as a person"),
    "person-unnamed": ("info", "the post '{}' stands without a name"),
    "person-unread": ("warning", "neither a person nor a unit can be read from '{}'"),
    "bracket-unclosed": ("warning", "the bracket of '{}' is never closed"),
    "answers-empty": ("warning", "'{}' names nobody and no time"),
}


class Answers(NamedTuple):
    """Who answers for one task and until when. `is_open`: a list ended in 等."""

    units: tuple[UnitMention, ...]
    persons: tuple[PersonMention, ...]
    deadlines: tuple[Deadline, ...]
    is_open: bool
    findings: tuple[Finding, ...]


def read_answers(
    text: str,
    answers: Iterable[AnswerBlock],
    *,
    year: int | None,
    rules: PlanRules | None = None,
    positional: bool = True,
    folded: str | None = None,
) -> Answers:
    """The units, persons and deadlines of one task's answer blocks, ranked through all of them in reading order.

    `folded` is the whole text folded, where that is at hand and made nothing simplified.
    Roles: written label or verb first (explicit), then a rule of the plan (rule), then the first-listed convention
    (positional, unless switched off).
    """
    units: list[UnitMention] = []
    persons: list[PersonMention] = []
    deadlines: list[Deadline] = []
    findings: list[Finding] = []
    is_open = False
    for block in answers:
        if block.column in ("deadline", "milestone"):
            deadlines += _deadline_block(text, block, year)
            continue
        start, end = block.span
        stretch = fold(text[start:end]) if folded is None else folded[start:end]
        plain = read_plain(text, stretch, block, len(units) + 1) if block.column == "units" else None
        if plain is not None:
            units += plain
            if text[end - 1] not in ")）":
                findings += _unclosed(text, block.span)
            continue
        stretch = with_colons(stretch)
        reading = _read(stretch, block)
        units += _units(text, stretch, block, reading, len(units) + 1)
        persons += _persons(text, block, reading)
        deadlines += _deadlines(text, block, reading, year)
        findings += _findings(text, block, reading)
        is_open = is_open or reading.is_open
    units += _everywhere(text, units, rules)
    _lead(text, units, rules, positional=positional)
    return Answers(tuple(units), tuple(persons), tuple(deadlines), is_open, tuple(findings))


def _read(folded: str, block: AnswerBlock) -> Reading:
    reading = ListReader(folded, role=block.role, column=block.column).read(0, len(folded))
    if _is_sentence(reading):
        # A cell out of step with its header: no lead is better than a wrong one.
        reading.drafts.clear()
        reading.faults[:] = [(_REFUSED.get(kind, kind), start, end) for kind, start, end in reading.faults]
    return reading


def _is_sentence(reading: Reading) -> bool:
    """Whether not one piece of a list reads as a body, and some piece is too long for a name without a known ending.

    `办好十件民生实事，新增学位8000个` and `会议强调，工作要抓紧抓实` are sentences; `京东方` may be a body.
    """
    drafts = reading.drafts
    if not drafts or not reading.faults or reading.persons:
        return False
    unusual = sum(kind == "unit-unusual" for kind, *_ in reading.faults)
    return unusual == len(drafts) and any(draft.end - draft.start > _LONGEST_UNUSUAL for draft in drafts)


def _units(text: str, folded: str, block: AnswerBlock, reading: Reading, rank: int) -> list[UnitMention]:
    drafts = reading.drafts
    names = [draft.name or compact(folded[draft.start : draft.end]) for draft in drafts]
    prefixes = elided_prefixes([(name, draft.list_id) for name, draft in zip(names, drafts, strict=True)])
    units = []
    for at, (draft, name, prefix) in enumerate(zip(drafts, shared_endings(names), prefixes, strict=True)):
        span = Span(block.span.start + draft.start, block.span.start + draft.end)
        units.append(
            UnitMention(
                raw=text[span.start : span.end],
                span=span,
                role=draft.role or "responsible",
                basis="rule" if draft.from_rule else block.basis,
                rank=rank + at,
                is_group=draft.is_set or is_group(name),
                is_open=draft.is_open,
                elided=prefix,
                alias=draft.alias,
                name=prefix + name,
            )
        )
    return units


def _persons(text: str, block: AnswerBlock, reading: Reading) -> list[PersonMention]:
    base = block.span.start
    return [
        PersonMention(compact(text[base + start : base + end]), post, Span(base + start, base + end))
        for start, end, post in reading.persons
    ]


def _deadlines(text: str, block: AnswerBlock, reading: Reading, year: int | None) -> list[Deadline]:
    base = block.span.start
    return [
        deadline
        for start, end, in_list in reading.deadlines
        for deadline in read_deadline_cell(text, Span(base + start, base + end), year, in_list=in_list)
    ]


def _deadline_block(text: str, block: AnswerBlock, year: int | None) -> list[Deadline]:
    span = block.span
    if block.column == "milestone":
        return list(read_deadline_cell(text, span, year, period=block.period))
    reading = _read(fold(text[span.start : span.end]), block)
    found = _deadlines(text, block, reading, year)
    return found or list(read_deadline_cell(text, span, year))


def _findings(text: str, block: AnswerBlock, reading: Reading) -> list[Finding]:
    base = block.span.start
    found = [_finding(text, kind, Span(base + start, base + end)) for kind, start, end in reading.faults]
    found += _unclosed(text, block.span)
    if reading.drafts or reading.persons or reading.deadlines or reading.faults:
        return found
    if _BLANK.fullmatch(text, *block.span) is None:
        found.append(_finding(text, "answers-empty", block.span))
    return found


def _unclosed(text: str, span: Span) -> list[Finding]:
    """A finding where the stretch opens a bracket that it does not close."""
    start, end = span
    if start == end or text[start] not in _OPENERS:
        return []
    quote = text[start:end]
    if quote.count("(") + quote.count("（") <= quote.count(")") + quote.count("）"):
        return []
    return [_finding(text, "bracket-unclosed", span)]


def _finding(text: str, kind: str, span: Span) -> Finding:
    severity, message = _MESSAGES[kind]
    quote = " ".join(text[span.start : min(span.end, span.start + 40)].split())
    return Finding(severity, kind, message.format(quote), span)


def _everywhere(text: str, units: list[UnitMention], rules: PlanRules | None) -> list[UnitMention]:
    """The units that answer for every task by a rule of the plan and that this task does not list itself."""
    if rules is None or not rules.everywhere:
        return []
    names = {unit.name for unit in units}
    more: list[UnitMention] = []
    for span in rules.everywhere:
        raw = text[span.start : span.end]
        name = compact(fold(raw))
        if name not in names:
            names.add(name)
            rank = len(units) + len(more) + 1
            more.append(UnitMention(raw, span, "responsible", "rule", rank, is_group(name), name=name))
    return more


def _lead(text: str, units: list[UnitMention], rules: PlanRules | None, *, positional: bool) -> None:
    """Gives a task without a lead its lead: by the plan's rule, else by position."""
    roles = [unit.role for unit in units]
    if "lead" in roles or "responsible" not in roles:
        return
    if rules is not None and rules.lead_mark and _marked_lead(text, units, rules):
        return
    by_rule = rules is not None and rules.first_is_lead is not None
    if not (by_rule or positional):
        return
    first = roles.index("responsible")
    leading = units[first]
    basis: Basis = "rule" if by_rule else "positional"
    # Put together, as most tasks need it and _replace() takes twice the time.
    units[first] = UnitMention._make((*leading[:2], "lead", basis, *leading[4:]))
    if by_rule and rules is not None and rules.rest == "support":
        units[:] = _as_rest(units, rules.rest)


def _marked_lead(text: str, units: list[UnitMention], rules: PlanRules) -> bool:
    """Gives the lead to the units that carry the plan's mark (★市文旅局、市文物局); says whether there are any."""
    marked = [
        unit.role == "responsible"
        and rules.lead_mark in (text[unit.span.start - 1], text[unit.span.end : unit.span.end + 1])
        for unit in units
    ]
    if any(marked):
        units[:] = [
            unit._replace(role="lead", basis="rule") if is_lead else unit
            for unit, is_lead in zip(units, marked, strict=True)
        ]
        units[:] = _as_rest(units, rules.rest) if rules.rest else units
    return any(marked)


def _as_rest(units: list[UnitMention], role: Role) -> list[UnitMention]:
    return [unit._replace(role=role, basis="rule") if unit.role == "responsible" else unit for unit in units]
