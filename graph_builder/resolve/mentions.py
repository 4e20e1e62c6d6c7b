"""Mentions of a plan and what they mean: the forms that are looked up, and the records that are filled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..find.script import simplified
from ..model import Plan, ProjectMention, Task, UnitMention
from .unit import Unit

# A form as written with the level it left out, the alias in its brackets, and whether it is a group.
Key = tuple[str, str, bool]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means: the unit, the members' units of a group, the rule, and the ids it was chosen from."""

    unit: Unit
    rule: str
    candidates: tuple[str, ...] = ()
    members: tuple[Unit, ...] = ()

    def member_names(self) -> tuple[str, ...]:
        """The members by name; in full where short names are the same: 黄浦区政府 and 徐汇区政府 are each 区政府."""
        if not self.members:
            return ()
        names = tuple(member.name for member in self.members)
        return names if len(set(names)) == len(names) else tuple(member.full_name for member in self.members)


def project_id(region: str, name: str) -> str:
    """`project:<region>/<name>`: the same project of a region in two tasks or two plans is one node."""
    return f"project:{region}/{''.join(name.split())}"


def _placed(one: ProjectMention, region: str) -> ProjectMention:
    known = project_id(region, one.name)
    if one.id == known:
        return one
    return ProjectMention(one.name, one.raw, one.span, one.kind, one.stage, one.place, known)


def resolved_task(task: Task, meant: Sequence[Resolution], region: str) -> Task:
    """The task with its mentions filled; `meant` says what each of them means."""
    if not task.units and not task.projects:
        return task
    # Written out, because replace() costs three times as much: a new field fails the test of this module.
    return Task(
        task.id,
        task.label,
        task.clause,
        task.section,
        task.title,
        task.text,
        task.span,
        task.parent,
        task.truncated,
        task.open_list,
        tuple([filled(mention, found) for mention, found in zip(task.units, meant, strict=True)]),
        task.themes,
        tuple([_placed(project, region) for project in task.projects]),
        task.targets,
        task.deadlines,
        task.persons,
        task.citations,
        task.depends_on,
    )


def simplified_name(name: str) -> str:
    """The name in simplified characters. GB 2312 has no others, so that a name it can write needs no converter."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        # One character makes the text traditional for certain: 市殘聯 alone has none of the common ones.
        return simplified(f"{name}區")[:-1]
    return name


def mentions_of(plan: Plan) -> Iterator[UnitMention]:
    """All unit mentions of a plan, in reading order."""
    return (mention for task in plan.tasks for mention in task.units)


def zones_by_stem(names: dict[Key, Resolution]) -> None:
    """Read 之江管委会 as 之江国家旅游度假区管委会 where the plan names it and no other zone of that stem."""
    offices = "管委会"
    open_names = [key for key, found in names.items() if found.rule == "unknown" and found.unit.name.endswith(offices)]
    if not open_names:
        return
    known = {found.unit.id: found for found in names.values() if found.unit.is_known and found.unit.kind == "park"}
    for key in open_names:
        stem = names[key].unit.name.removesuffix(offices)
        fitting = [zone for zone in known.values() if len(stem) > 1 and zone.unit.name.startswith(stem)]
        if len(fitting) == 1:
            names[key] = replace(fitting[0], rule="zone")


def full_form(mention: UnitMention) -> str:
    """The name with the level it left out: 市科技局 for 科技局 behind 市经贸委."""
    return mention.elided + mention.raw


def key_of(mention: UnitMention) -> Key:
    """What two mentions of a plan must share to mean the same."""
    return (full_form(mention), mention.alias, mention.is_group)


def filled(mention: UnitMention, found: Resolution) -> UnitMention:
    """The mention with the unit it means."""
    unit = found.unit
    # Written out, because replace() costs twice as much, and a plan has a hundred mentions.
    return UnitMention(
        mention.raw,
        mention.span,
        mention.role,
        mention.basis,
        mention.rank,
        unit.is_group or mention.is_group,
        unit.is_open if unit.is_group else mention.is_open,
        mention.elided,
        mention.alias,
        unit.name,
        unit.id,
        found.member_names(),
        found.candidates,
        found.rule,
    )
