"""Which unit each mention of a plan means: one node a body, none merged on a guess, each choice with its rule.

A plan names some thirty bodies a hundred times. So its distinct names are collected first, each is resolved once (or
remembered from the plan before), and what it means is put into all mentions of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ..errors import LexiconError, faults
from ..find.script import simplified
from ..model import DocumentInfo, Finding, Plan, UnitMention
from .body import NATIONAL
from .decisions import Decisions, load_decisions
from .divisions import CHINA, Divisions, Region, load_divisions
from .groups import group_of, is_group
from .known import former_unit, gone
from .lexicon import UnitLexicon, load_lexicon
from .locate import level_of
from .match import Match, match
from .memory import remember
from .mentions import Key, Resolution, filled, full_form, key_of, mentions_of, placed, simplified_name, zones_by_stem
from .names import clean, is_seated, without_remark
from .places import region_named, region_of
from .propose import is_plausible, names_in, own_scopes, propose
from .remarks import OPEN_RULES, region_findings, unit_findings
from .roster import Roster, load_roster
from .succession import Succession, load_reforms, successions_among
from .unit import Unit, unit_of_body, unit_of_group, unit_of_match, unit_of_region

# So many names are remembered, and lists of the bodies of some scopes, which are long.
_MOST_NAMES = 4096
_MOST_REGIONS = 1024
_MOST_LISTS = 16
# 教育部等十部门 issue together: the first one says whose plan it is.
_JOINT = re.compile(r"等.{0,6}(?:部门|单位)$")
# 金牛区人民政府九里堤街道办事处 issues the plan of its subdistrict.
_BRANCH = re.compile(r"人民政府(?=[^、 ]{2,12}街道(?:办事处|办)?$)")
_OFFICE = re.compile(r"(?:办公厅|办公室|综合司|文件)+$")
_MINISTRY = re.compile(r"^(?P<name>[\u4e00-\u9fff]{2,16}?(?:部|总局|总署)(?:办公厅)?)(?=关于|印发|贯彻|\d{4})")


# The unit mentions of one task.
Mentions = Sequence[UnitMention]


class ResolvedUnits(NamedTuple):
    """The filled mentions of each task, and what a person should look at in them."""

    units: list[tuple[UnitMention, ...]]
    findings: list[Finding]


class Resolver:
    """Names to units. Remembers what it has resolved, so that a second plan of a district costs next to nothing."""

    def __init__(
        self, lexicon: UnitLexicon, divisions: Divisions, decisions: Decisions, roster: Roster | None = None
    ) -> None:
        self.lexicon = lexicon
        self.divisions = divisions
        self.decisions = decisions
        self.roster = roster or Roster({})
        self._regions: dict[str, Region] = {}
        self._known: dict[tuple[str, int | None, str, bool], Resolution] = {}
        self._proposed: dict[str, tuple[str, ...]] = {}
        self._national: dict[str, bool] = {}
        self._bodies: dict[tuple[str, ...], list[str]] = {}

    def region_of(self, issuer: str, title: str, *, context: str = "") -> Region:
        """The region of a plan, from its issuer, else its title; `context` decides between places of one name.

        Its `name` is '' where neither names a place, and a bare name with `candidates` where two places fit.
        """
        issuer, title = _BRANCH.sub("", simplified(issuer)), simplified(title)
        first = clean(_JOINT.sub("", issuer.replace("、", " ")).split()[0] if issuer.split() else "")
        if self._is_national(first) or self._is_national(_OFFICE.sub("", first)) or self._names_ministry(title):
            return CHINA
        return region_of(issuer, title, self.divisions, self._is_body, context=context)

    def _is_national(self, name: str) -> bool:
        known = self._national.get(name)
        if known is None:
            is_so = any(body.scope == NATIONAL for body in self.lexicon.written(self.lexicon.key(name)))
            known = remember(self._national, name, is_so, _MOST_NAMES)
        return known

    def _names_ministry(self, title: str) -> bool:
        """Whether a title begins with a ministry and a year, or with one that sends something out: 交通运输部2023年…"""
        found = _MINISTRY.match(clean(title))
        return found is not None and self._is_national(_OFFICE.sub("", found["name"]))

    def _is_body(self, name: str) -> bool:
        return bool(self.lexicon.written(self.lexicon.key(name)))

    def region_named(self, name: str) -> Region:
        """The region with that full name, as a plan's `document.region` gives it."""
        known = self._regions.get(name)
        return known or remember(self._regions, name, region_named(name, self.divisions), _MOST_REGIONS)

    def resolve(self, plan: Plan) -> Plan:
        """The plan with every unit mention filled (id, name, members, candidates, rule), project ids, and findings."""
        units, findings = self.resolve_units(plan.document, [task.units for task in plan.tasks])
        region = plan.document.region
        tasks = tuple(
            [
                task._replace(units=filled_units, projects=placed(task.projects, region))
                for task, filled_units in zip(plan.tasks, units, strict=True)
            ]
        )
        return replace(plan, tasks=tasks, findings=(*plan.findings, *findings))

    def resolve_units(self, document: DocumentInfo, units: Sequence[Mentions]) -> ResolvedUnits:
        """The mentions of each task of a document filled, and what a person should look at."""
        meant = self._meant(document, units)
        return ResolvedUnits(
            [
                tuple([filled(mention, found) for mention, found in zip(mentions, means, strict=True)])
                for mentions, means in zip(units, meant, strict=True)
            ],
            self._findings(document, units, meant),
        )

    def resolve_name(self, name: str, region: Region, year: int | None, *, grouped: bool = False) -> Resolution:
        """What one written name means in a plan of that region and year."""
        key = (region.name, year, name, grouped)
        known = self._known.get(key)
        if known is None:
            known = remember(self._known, key, self._resolve_name(name, region, year, grouped), _MOST_NAMES)
        return known

    def units_of(self, plan: Plan) -> tuple[Unit, ...]:
        """The units a plan names and the members of its groups, by id, each with all forms the plan writes."""
        meant = chain.from_iterable(self._meant(plan.document, [task.units for task in plan.tasks]))
        units: dict[str, Unit] = {}
        written: dict[str, set[str]] = {}
        for mention, found in zip(mentions_of(plan), meant, strict=True):
            for unit in (found.unit, *found.members):
                units.setdefault(unit.id, unit)
            alias = "" if is_seated(mention.raw, mention.alias) else mention.alias
            forms = {mention.raw, full_form(mention), alias} - {""}
            written.setdefault(found.unit.id, set()).update(forms)
        return tuple(
            replace(unit, aliases=tuple(sorted({*unit.aliases, *written.get(known, ())})))
            for known, unit in sorted(units.items())
        )

    def successions(self, units: Iterable[Unit]) -> tuple[Succession, ...]:
        """Which of these units follow which by a reform, with date and kind, for SUCCEEDED_BY edges."""
        return successions_among(units, self.lexicon)

    def _meant(self, document: DocumentInfo, units: Sequence[Mentions]) -> list[list[Resolution]]:
        """What each mention of each task means, brackets that give a second name of a unit counted in."""
        keys = [[key_of(mention) for mention in mentions] for mentions in units]
        names = self._names_within(document, dict.fromkeys(chain.from_iterable(keys)))
        meant = [[names[key] for key in row] for row in keys]
        if any([found.rule == "region-unknown" for found in names.values()]):
            for mentions, found in zip(units, meant, strict=True):
                self._read_beside(mentions, found, document.year)
        return meant

    def _read_beside(self, mentions: Mentions, meant: list[Resolution], year: int | None) -> None:
        """Read 市政府 behind 康定市委 as 康定市's in a prefecture's plan, which has no level 市 of its own."""
        # Of each level the region of the last unit before.
        nearest: dict[str, Region] = {}
        for place, (mention, found) in enumerate(zip(mentions, meant, strict=True)):
            if found.rule == "region-unknown":
                beside = nearest.get(level_of(full_form(mention)))
                if beside is not None:
                    meant[place] = replace(self.resolve_name(full_form(mention), beside, year), rule="beside")
            region = self.region_named(meant[place].unit.region)
            nearest[region.prefix] = region

    def _names_within(self, document: DocumentInfo, keys: Iterable[Key]) -> dict[Key, Resolution]:
        """What each written form of the plan means by itself, or by a bracket that gives it as another's name."""
        region, year = self.region_of_document(document), document.year
        found = {key: self.resolve_name(key[0], region, year, grouped=key[2]) for key in keys}
        aliases: dict[str, list[Resolution]] = {}
        for (written, alias, grouped), meaning in found.items():
            if alias and not grouped and not is_seated(written, alias):
                second = self.resolve_name(alias, region, year).unit.id
                if second != meaning.unit.id:
                    aliases.setdefault(second, []).append(meaning)
        zones_by_stem(found)
        # A second name that two units claim is neither's.
        single = {second: held[0] for second, held in aliases.items() if len({one.unit.id for one in held}) == 1}
        if not single:
            return found
        return {
            key: replace(single[value.unit.id], rule="bracket-alias") if value.unit.id in single else value
            for key, value in found.items()
        }

    def region_of_document(self, document: DocumentInfo) -> Region:
        """A plan's region; a plan of no known region is a region of its own, so that its 区教育局 is no other's."""
        if document.region:
            return self.region_named(document.region)
        return Region(f"?{document.id.rpartition('/')[2]}", level="district")

    def _resolve_name(self, written: str, region: Region, year: int | None, grouped: bool) -> Resolution:
        name = clean(simplified_name(written))
        decided = self.decisions.unit_for(name, region.name)
        if decided:
            return Resolution(self._unit_with_id(decided, name), "decision", (decided,))
        return self._by_rule(name, region, year, grouped)

    def _by_rule(self, name: str, region: Region, year: int | None, grouped: bool) -> Resolution:
        """What a cleaned name means where nobody decided."""
        asked = name
        if grouped or is_group(name):
            return self._resolve_group(name, region)
        name = without_remark(name)[0]
        found = match(name, region, year, self.lexicon, self.divisions)
        unit = unit_of_match(found, name, self.lexicon)
        rejected = self.decisions.rejected(asked, region.name)
        if unit.id in rejected:
            found = Match(region, name, "rejected", prefix="")
            unit = unit_of_match(found, name, self.lexicon)
            # Rejected as the body of that very name: its node must be another one all the same.
            unit = replace(unit, id=f"{unit.id}?") if unit.id in rejected else unit
        rivals = tuple(sorted(unit_of_body(place, body).id for place, body in found.rivals))
        if unit.id in rivals:
            # Its own node must be none of those it may be.
            unit = replace(unit, id=f"{unit.id}?")
        return Resolution(unit, found.rule, rivals or (unit.id,))

    def _resolve_group(self, name: str, region: Region) -> Resolution:
        group = group_of(name, region, self.divisions)
        listed = self.roster.members(group.region.name, group.name)
        if listed:
            members = tuple(self.resolve_name(member, group.region, None).unit for member in listed)
        else:
            members = tuple(self._member(member, place) for member, place in group.members)
        unit = unit_of_group(group)
        unit = replace(unit, members=tuple(member.id for member in members), is_open=not members)
        return Resolution(unit, "group", (unit.id,), members)

    def _member(self, name: str, place: Region) -> Unit:
        if name == place.short:
            return unit_of_region(place)
        return self.resolve_name(name, place, None).unit

    def _unit_with_id(self, known: str, name: str) -> Unit:
        region_name, _, short = known.removeprefix("unit:").partition("/")
        region = self.region_named(region_name)
        found = self._by_rule(short.partition("@")[0], region, None, grouped=False).unit
        if found.id == known:
            return found
        former = former_unit(known, region, self.lexicon)
        if former is not None:
            return former
        return Unit(known, short, short, (short,), region.level, "government", region_name, is_known=False)

    def _findings(
        self, document: DocumentInfo, units: Sequence[Mentions], meant: Sequence[Sequence[Resolution]]
    ) -> list[Finding]:
        """One finding for each form of the plan that a person should look at, where it first stands."""
        found = region_findings(self.region_named(document.region))
        told: set[Key] = set()
        for mentions, means in zip(units, meant, strict=True):
            for mention, meaning in zip(mentions, means, strict=True):
                if (mention.alias or meaning.rule in OPEN_RULES) and key_of(mention) not in told:
                    told.add(key_of(mention))
                    found.extend(unit_findings(mention, meaning, self.near))
        return found

    def _names_of(self, region: Region) -> list[str]:
        scopes = own_scopes(region, self.lexicon)
        known = self._bodies.get(scopes)
        return known or remember(self._bodies, scopes, names_in(scopes, self.lexicon), _MOST_LISTS)

    def near(self, unit: Unit) -> tuple[str, ...]:
        """The names of the known bodies of its region that are written most like this unit, to propose."""
        known = self._proposed.get(unit.id)
        if known is None:
            region = self.region_named(unit.region)
            plausible = [name for name in self._names_of(region) if is_plausible(name, region)]
            close = propose(unit.name.removeprefix(region.prefix), plausible)
            known = remember(self._proposed, unit.id, tuple(region.prefix + name for name in close), _MOST_NAMES)
        return known


def load_resolver(decisions: Path | None = None, *, roster: Path | None = None) -> Resolver:
    """A resolver with the vocabulary that ships, a log of decisions, and a roster of group members, if given.

    Raises LexiconError where the vocabulary, the log or the roster has faults, all of them at once.
    """
    lexicon, divisions = load_lexicon(), load_divisions()
    load_reforms()
    log = load_decisions(decisions) if decisions is not None else Decisions(())
    wrong = gone(log, Resolver(lexicon, divisions, Decisions(()))) if log.active else []
    if wrong:
        raise LexiconError(faults("decision log", str(decisions), wrong))
    return Resolver(lexicon, divisions, log, load_roster(roster) if roster is not None else None)
