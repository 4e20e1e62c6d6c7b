"""What is found in a task against what its gold has: an outcome for every item and every property."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..model import Deadline, ProjectMention, Span, Target, Task, ThemeMention, UnitMention
from .extent import Nearness, contains, near, near_texts, shares_words, squeezed
from .gold import GoldDeadline, GoldItem, GoldTarget, GoldTask, GoldUnit
from .outcome import Outcome, Verdict
from .pair import pair

AnyGold = GoldItem | GoldUnit | GoldDeadline | GoldTarget
AnyFound = ThemeMention | ProjectMention | UnitMention | Deadline | Target
Gold = TypeVar("Gold", bound=AnyGold)
Found = TypeVar("Found", bound=AnyFound)
Near = Callable[[Gold, Found], Nearness | None]
NO_TASK = GoldTask(label="", text="")


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the tasks of one document. `has_spans`: the gold's spans point into this very text."""

    document: str
    has_spans: bool

    def task(self, gold: GoldTask, found: Task | None) -> Iterator[Outcome]:
        """Everything in a task; without `found` all of it is missed, and a NO_TASK gold makes all found wrong."""
        label = gold.label or (found.label if found else "")
        judged: dict[str, Iterator[Outcome]] = {
            "units": self._units(gold, found.units if found else (), label),
            "persons": self._persons(gold, found, label),
            "deadlines": self._deadlines(gold, found.deadlines if found else (), label),
            "targets": self._targets(gold, found.targets if found else (), label),
            "themes": self._themes(gold, found.themes if found else (), label),
            "projects": self._projects(gold, found.projects if found else (), label),
        }
        for kind, outcomes in judged.items():
            if kind not in gold.unjudged:
                yield from outcomes

    def _say(self, metric: str, verdict: Verdict, task: str, gold: str = "", found: str = "") -> Outcome:
        return Outcome(metric, verdict, self.document, task, gold, found)

    def _span(self, span: Span | None) -> Span | None:
        return span if self.has_spans else None

    def near_item(self, gold: GoldItem, found: ThemeMention | ProjectMention) -> Nearness | None:
        """How near a found theme or project is to one of the gold."""
        nearness = near((gold.raw, *gold.names), self._span(gold.span), (found.raw, found.name), found.span)
        if nearness is None and gold.is_loose and contains(gold.raw, found.raw):
            return "loose"
        return nearness

    def _items(
        self,
        metric: str,
        golds: Sequence[Gold],
        founds: Sequence[Found],
        nearness: Near[Gold, Found],
        excuses: Sequence[Gold],
        task: str,
    ) -> Iterator[Outcome]:
        """Items of one kind. A find that pairs with none is free where it is near one of `excuses`: a second
        mention of what gold marks once, or what careful readers may take for a thing of this kind.
        """
        pairs = pair(golds, founds, nearness, is_certain=_is_certain)
        for g, f, near_by in pairs:
            verdict: Verdict = near_by if golds[g].certain else "free"
            yield self._say(metric, verdict, task, golds[g].raw, founds[f].raw)
        for g in sorted(set(range(len(golds))) - {g for g, _, _ in pairs}):
            if golds[g].certain:
                yield self._say(metric, "missed", task, golds[g].raw)
        for f in sorted(set(range(len(founds))) - {f for _, f, _ in pairs}):
            excused = any(nearness(gold, founds[f]) for gold in excuses)
            yield self._say(metric, "free" if excused else "wrong", task, found=founds[f].raw)

    def _themes(self, gold: GoldTask, found: Sequence[ThemeMention], task: str) -> Iterator[Outcome]:
        quoted = [theme for theme in found if theme.quoted]
        plain = [theme for theme in found if not theme.quoted]
        open_items = _uncertain((*gold.unquoted, *gold.projects))
        excuses = [*gold.quoted, *open_items]
        yield from self._items("quoted_themes", gold.quoted, quoted, self.near_item, excuses, task)
        wide = [theme for theme in gold.quoted if not theme.certain or theme.is_loose]
        excuses = [*gold.unquoted, *open_items, *wide]
        yield from self._items("unquoted_themes", gold.unquoted, plain, self.near_item, excuses, task)
        for words in gold.not_themes:
            if any(squeezed(theme.raw) == squeezed(words) for theme in quoted):
                yield self._say("quoted_non_themes", "wrong", task, found=words)

    def _projects(self, gold: GoldTask, found: Sequence[ProjectMention], task: str) -> Iterator[Outcome]:
        excuses = [*gold.projects, *_uncertain((*gold.quoted, *gold.unquoted))]
        yield from self._items("projects", gold.projects, found, self.near_item, excuses, task)

    def _near_unit(self, gold: GoldUnit, found: UnitMention) -> Nearness | None:
        # Different bodies share most of their name (市经信局, 市经信委): without spans one must stand in the other.
        if not self.has_spans and not contains(gold.raw, found.raw):
            return None
        return near((gold.raw,), self._span(gold.span), (found.raw,), found.span)

    def _units(self, gold: GoldTask, found: Sequence[UnitMention], task: str) -> Iterator[Outcome]:
        yield from self._items("units", gold.units, found, self._near_unit, _uncertain(gold.units), task)
        pairs = pair(gold.units, found, self._near_unit, is_certain=_is_certain)
        matched = {f for _, f, _ in pairs}
        for g, f, _ in pairs:
            if gold.units[g].certain:
                yield from self._unit(gold.units[g], found[f], task)
        for f, unit in enumerate(found):
            if f in matched:
                continue
            if any(squeezed(unit.raw).startswith(squeezed(person)) for person in (*gold.persons, *gold.open_persons)):
                yield self._say("persons_as_units", "wrong", task, found=unit.raw)
            if any(near_texts(name, unit.raw) for name in gold.not_units):
                yield self._say("bystanders_as_units", "wrong", task, found=unit.raw)

    def _unit(self, gold: GoldUnit, found: UnitMention, task: str) -> Iterator[Outcome]:
        judged = (
            ("roles", gold.role, found.role),
            ("bases", gold.basis, found.basis),
            ("ranks", gold.rank, found.rank),
            ("prefixes", gold.elided, found.elided),
            ("aliases", gold.alias, found.alias),
        )
        for metric, wanted, given in judged:
            if wanted is not None and (wanted or given):
                verdict: Verdict = "exact" if wanted == given else "wrong"
                yield self._say(metric, verdict, task, f"{gold.raw}: {wanted}", f"{found.raw}: {given}")
        if gold.is_group is not None and (gold.is_group or found.is_group):
            same = "exact" if gold.is_group and found.is_group else "missed" if gold.is_group else "wrong"
            yield self._say("groups", same, task, gold.raw, found.raw)  # type: ignore[arg-type]

    def _persons(self, gold: GoldTask, found: Task | None, task: str) -> Iterator[Outcome]:
        given = {squeezed(person.name) for person in found.persons} if found else set()
        wanted = {squeezed(name) for name in gold.persons}
        for name in sorted(wanted):
            yield self._say("persons", "exact" if name in given else "missed", task, name)
        free = {squeezed(name) for name in gold.open_persons}
        for name in sorted(given - wanted):
            yield self._say("persons", "free" if name in free else "wrong", task, found=name)

    def _near_deadline(self, gold: GoldDeadline, found: Deadline) -> Nearness | None:
        if gold.date is not None and gold.date != found.date:
            return None
        if squeezed(gold.raw) == squeezed(found.raw):
            return "exact"
        around = contains(gold.raw, found.raw) or contains(gold.raw, found.milestone)
        return "loose" if around or near_texts(gold.raw, found.raw) else None

    def _deadlines(self, gold: GoldTask, found: Sequence[Deadline], task: str) -> Iterator[Outcome]:
        yield from self._items("deadlines", gold.deadlines, found, self._near_deadline, gold.deadlines, task)
        for g, f, _ in pair(gold.deadlines, found, self._near_deadline, is_certain=_is_certain):
            wanted, given = gold.deadlines[g], found[f]
            if wanted.certain and wanted.kind:
                verdict: Verdict = "exact" if wanted.kind == given.kind else "wrong"
                yield self._say("deadline_kinds", verdict, task, f"{wanted.raw}: {wanted.kind}", given.kind)

    def _near_target(self, gold: GoldTarget, found: Target) -> Nearness | None:
        same_value = gold.value == found.value or "value" in gold.open_fields
        if not same_value or (gold.op != found.op and "op" not in gold.open_fields):
            return None
        if squeezed(gold.raw) == squeezed(found.raw):
            return "exact"
        if near((gold.raw,), self._span(gold.span), (found.raw,), found.span):
            return "loose"
        # The same number in overlapping words: how much of the clause is quoted is a matter of taste.
        return "loose" if shares_words(gold.raw, found.raw) else None

    def _targets(self, gold: GoldTask, found: Sequence[Target], task: str) -> Iterator[Outcome]:
        yield from self._items("targets", gold.targets, found, self._near_target, gold.targets, task)
        for g, f, _ in pair(gold.targets, found, self._near_target, is_certain=_is_certain):
            wanted, given = gold.targets[g], found[f]
            if not wanted.certain:
                continue
            if "metric" not in wanted.open_fields:
                same = contains(wanted.metric, given.metric) or near_texts(wanted.metric, given.metric)
                yield self._say("target_metrics", "exact" if same else "wrong", task, wanted.metric, given.metric)
            if "unit" not in wanted.open_fields:
                same_unit: Verdict = "exact" if wanted.unit == given.unit else "wrong"
                yield self._say("target_units", same_unit, task, wanted.unit, given.unit)


def _is_certain(item: AnyGold) -> bool:
    return item.certain


def _uncertain(items: Sequence[Gold]) -> list[Gold]:
    return [item for item in items if not item.certain]
