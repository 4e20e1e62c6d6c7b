"""One plan against its gold: metadata, headings, tasks, and through the tasks everything in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Plan, Task
from .extent import Nearness, near_long_texts, near_spans, near_texts, squeezed
from .gold import GoldPlan, GoldTask
from .judge import NO_TASK, Judge
from .outcome import Outcome, Verdict
from .pair import pair


def compare(gold: GoldPlan, plan: Plan) -> list[Outcome]:
    """Every judgement on one plan."""
    judge = Judge(gold.name, _spans_hold(gold, plan))
    return [
        *_metadata(gold, plan),
        *_document_themes(gold, plan),
        *_sections(gold, plan),
        *_tasks(gold, plan, judge),
    ]


def _spans_hold(gold: GoldPlan, plan: Plan) -> bool:
    """Do the gold's spans quote this text? A reader that renders a table otherwise moves all of them."""
    spans = [(task.span, task.text) for task in gold.tasks if task.span is not None]
    return bool(spans) and all(plan.text[span.start : span.end].startswith(text) for span, text in spans)


def _metadata(gold: GoldPlan, plan: Plan) -> Iterator[Outcome]:
    for field, wanted in gold.metadata.items():
        value = getattr(plan.document, field)
        given = "" if value is None else str(value)
        if squeezed(given) in {squeezed(text) for text in wanted}:
            if given:
                yield Outcome("metadata", "exact", gold.name, field, given, given)
            continue
        if wanted[0]:
            yield Outcome("metadata", "missed", gold.name, field, wanted[0], given)
        if given:
            yield Outcome("metadata", "wrong", gold.name, field, wanted[0], given)


def _document_themes(gold: GoldPlan, plan: Plan) -> Iterator[Outcome]:
    """Themes outside tasks count for the document. Only what is missed is judged: gold lists the clear ones."""
    # By words alone: gold may mark another place of the same theme.
    judge = Judge(gold.name, has_spans=False)
    for theme in gold.themes:
        if theme.certain:
            found = {judge.near_item(theme, given) for given in plan.document.themes}
            verdict: Verdict = "exact" if "exact" in found else "loose" if "loose" in found else "missed"
            yield Outcome("document_themes", verdict, gold.name, gold=theme.raw)


def _sections(gold: GoldPlan, plan: Plan) -> Iterator[Outcome]:
    if gold.sections is None:
        return
    pairs = pair(
        gold.sections,
        plan.sections,
        lambda wanted, given: _near_titles(wanted.title, given.title),
        is_certain=lambda section: section.certain,
    )
    for g, f, nearness in pairs:
        wanted, given = gold.sections[g], plan.sections[f]
        if not wanted.certain:
            continue
        yield Outcome("sections", nearness, gold.name, gold=wanted.title, found=given.title)
        if wanted.level is not None:
            level: Verdict = "exact" if wanted.level == given.level else "wrong"
            yield Outcome("section_levels", level, gold.name, wanted.title, str(wanted.level), str(given.level))
    for g in sorted(set(range(len(gold.sections))) - {g for g, _, _ in pairs}):
        if gold.sections[g].certain:
            yield Outcome("sections", "missed", gold.name, gold=gold.sections[g].title)
    for f in sorted(set(range(len(plan.sections))) - {f for _, f, _ in pairs}):
        yield Outcome("sections", "wrong", gold.name, found=plan.sections[f].title)


def _near_titles(wanted: str, given: str) -> Nearness | None:
    """Headings that carry a bracket (生态提升行动（牵头领导：某某）) may be given with it or without."""
    bare = wanted.partition("（")[0]
    return near_texts(wanted, given) or ("loose" if squeezed(bare) == squeezed(given) else None)


def _tasks(gold: GoldPlan, plan: Plan, judge: Judge) -> Iterator[Outcome]:
    pairs = _paired_tasks(gold, plan, judge)
    for g, f, nearness in pairs:
        wanted, given = gold.tasks[g], plan.tasks[f]
        verdict: Verdict = nearness if wanted.certain else "free"
        yield Outcome("tasks", verdict, gold.name, wanted.label, wanted.text, given.text)
        yield from _properties(gold.name, wanted, given)
        yield from judge.task(wanted, given)
    for g in sorted(set(range(len(gold.tasks))) - {g for g, _, _ in pairs}):
        if gold.tasks[g].certain:
            yield Outcome("tasks", "missed", gold.name, gold.tasks[g].label, gold.tasks[g].text)
            yield from judge.task(gold.tasks[g], None)
    # What no task of the gold marks is not judged of a surplus task either.
    unjudged = frozenset.intersection(*(task.unjudged for task in gold.tasks)) if gold.tasks else frozenset()
    nothing = replace(NO_TASK, unjudged=unjudged)
    for f in sorted(set(range(len(plan.tasks))) - {f for _, f, _ in pairs}):
        yield from _surplus(gold, plan.tasks[f], judge, nothing)


def _paired_tasks(gold: GoldPlan, plan: Plan, judge: Judge) -> list[tuple[int, int, Nearness]]:
    def nearness(wanted: GoldTask, given: Task) -> Nearness | None:
        if judge.has_spans and wanted.span is not None:
            return near_spans(wanted.span, given.span)
        found = {near_long_texts(text, given.text) for text in (wanted.text, *wanted.texts)}
        return "exact" if "exact" in found else "loose" if "loose" in found else None

    return pair(gold.tasks, plan.tasks, nearness, is_certain=lambda task: task.certain)


def _properties(document: str, wanted: GoldTask, given: Task) -> Iterator[Outcome]:
    judged: list[tuple[str, object, object]] = [
        ("truncated", wanted.truncated, given.truncated),
        ("open_lists", wanted.open_list, given.open_list),
    ]
    if wanted.label:
        judged.append(("labels", _plain(wanted.label), _plain(given.label)))
    if wanted.clause:
        judged.append(("clauses", wanted.clause, given.clause))
    for metric, right, value in judged:
        if right is not None and (right or value):
            verdict: Verdict = "exact" if right == value else "wrong"
            yield Outcome(metric, verdict, document, wanted.label, str(right), str(value))


def _plain(label: str) -> str:
    """A label without its brackets and stops: `（三）` and `三、` are 三."""
    return label.strip("（）()、．.﹒ 　\t〔〕[]")


def _surplus(gold: GoldPlan, task: Task, judge: Judge, nothing: GoldTask) -> Iterator[Outcome]:
    yield Outcome("tasks", "wrong", gold.name, task.label, found=task.text)
    words = squeezed(task.text)
    if any((words[:12] and words[:12] in squeezed(text)) or squeezed(text)[:12] in words for text in gold.non_tasks):
        yield Outcome("requirements_as_tasks", "wrong", gold.name, task.label, found=task.text)
    yield from judge.task(nothing, task)
