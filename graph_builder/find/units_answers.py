"""What the answer blocks of one task say: its units in order with their roles, its persons, its deadlines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph_builder.model import Deadline, Finding, PersonMention, Severity, Span, UnitMention
from graph_builder.outline import AnswerBlock, PlanRules

from .deadlines import read_deadline_cell
from .groups import is_group
from .punctuation import fold
from .units import Draft, ListReader, Reading
from .units_elide import elided_prefixes, shared_endings
from .units_names import compact

_MESSAGES: dict[str, tuple[Severity, str]] = {
    "not-a-unit": ("warning", "no unit can be read from '{}'"),
    "unit-unusual": ("info", "'{}' has no ending that units have"),
    "unit-spaced": ("info", "white space inside the unit name '{}'"),
    "person-in-unit-list": ("info", "'{}' in a list of units is read as a person"),
    "person-unnamed": ("info", "the post '{}' stands without a name"),
    "bracket-unclosed": ("warning", "the bracket of '{}' is never closed"),
    "answers-empty": ("warning", "'{}' names nobody and no time"),
}


@dataclass(frozen=True, slots=True)
class Answers:
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
) -> Answers:
    """The units, persons and deadlines of one task's answer blocks, ranked through all of them in reading order.

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
        reading = _read_block(text, block)
        units += _mentions(text, block, reading)
        persons += _persons(text, block, reading)
        deadlines += _deadlines(text, block, reading, year)
        findings += _findings(text, block, reading)
        is_open = is_open or reading.is_open
    units = _everywhere(text, units, rules)
    units = _led(units, rules, positional=positional)
    ranked = tuple(replace(unit, rank=rank) for rank, unit in enumerate(units, start=1))
    return Answers(ranked, tuple(persons), tuple(deadlines), is_open, tuple(findings))


def _read_block(text: str, block: AnswerBlock) -> Reading:
    folded = fold(text[block.span.start : block.span.end])
    return ListReader(folded, role=block.role, column=block.column).read(0, len(folded))


def _mentions(text: str, block: AnswerBlock, reading: Reading) -> list[UnitMention]:
    folded = fold(text[block.span.start : block.span.end])
    names = [draft.name or compact(folded[draft.start : draft.end]) for draft in reading.drafts]
    prefixes = elided_prefixes(zip(names, (draft.list_id for draft in reading.drafts), strict=True))
    return [
        _mention(text, block, draft, name, prefix)
        for draft, name, prefix in zip(reading.drafts, shared_endings(names), prefixes, strict=True)
    ]


def _mention(text: str, block: AnswerBlock, draft: Draft, name: str, prefix: str) -> UnitMention:
    span = Span(block.span.start + draft.start, block.span.start + draft.end)
    return UnitMention(
        raw=text[span.start : span.end],
        span=span,
        role=draft.role or "responsible",
        basis="rule" if draft.from_rule else block.basis,
        is_group=is_group(name),
        is_open=draft.is_open,
        elided=prefix,
        alias=draft.alias,
        name=prefix + name,
    )


def _persons(text: str, block: AnswerBlock, reading: Reading) -> list[PersonMention]:
    base = block.span.start
    return [
        PersonMention(text[base + start : base + end], post, Span(base + start, base + end))
        for start, end, post in reading.persons
    ]


def _deadlines(text: str, block: AnswerBlock, reading: Reading, year: int | None) -> list[Deadline]:
    base = block.span.start
    return [
        deadline
        for start, end in reading.deadlines
        for deadline in read_deadline_cell(text, Span(base + start, base + end), year)
    ]


def _deadline_block(text: str, block: AnswerBlock, year: int | None) -> list[Deadline]:
    span = block.span
    if block.column == "milestone":
        return list(read_deadline_cell(text, span, year, period=block.period))
    reading = _read_block(text, block)
    found = _deadlines(text, block, reading, year)
    return found or list(read_deadline_cell(text, span, year))


def _findings(text: str, block: AnswerBlock, reading: Reading) -> list[Finding]:
    base = block.span.start
    found = [_finding(text, kind, Span(base + start, base + end)) for kind, start, end in reading.faults]
    quote = text[block.span.start : block.span.end]
    if quote[:1] in "(（〔[［【" and quote.count("(") + quote.count("（") > quote.count(")") + quote.count("）"):
        found.append(_finding(text, "bracket-unclosed", block.span))
    if not (reading.drafts or reading.persons or reading.deadlines or reading.faults):
        found.append(_finding(text, "answers-empty", block.span))
    return found


def _finding(text: str, kind: str, span: Span) -> Finding:
    severity, message = _MESSAGES[kind]
    quote = " ".join(text[span.start : min(span.end, span.start + 40)].split())
    return Finding(severity, kind, message.format(quote), span)


def _everywhere(text: str, units: list[UnitMention], rules: PlanRules | None) -> list[UnitMention]:
    """The units that answer for every task by a rule of the plan, behind those the task lists itself."""
    if rules is None:
        return units
    listed = {unit.name for unit in units}
    more = []
    for span in rules.everywhere:
        raw = text[span.start : span.end]
        name = compact(fold(raw))
        if name not in listed:
            more.append(UnitMention(raw, span, "responsible", "rule", is_group=is_group(name), name=name))
    return units + more


def _led(units: list[UnitMention], rules: PlanRules | None, *, positional: bool) -> list[UnitMention]:
    """Gives a task without a lead its lead: by the plan's rule, else by position."""
    if any(unit.role == "lead" for unit in units):
        return units
    by_rule = rules is not None and rules.first_is_lead is not None
    if not by_rule and not positional:
        return units
    first = next((at for at, unit in enumerate(units) if unit.role == "responsible"), None)
    if first is None:
        return units
    lead = replace(units[first], role="lead", basis="rule" if by_rule else "positional")
    return [*units[:first], lead, *units[first + 1 :]]
