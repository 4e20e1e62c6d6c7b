"""Mentions of a plan and what they mean: the forms that are looked up, and the records that are filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..find.script import simplified
from ..model import Plan, ProjectMention, UnitMention
from .unit import Unit

# A form as written with the level it left out, the alias in its brackets, and whether it is a group.
Key = tuple[str, str, bool]
_IS_GROUP, _NAME = UnitMention._fields.index("is_group"), UnitMention._fields.index("name")


@dataclass(frozen=True)
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

    @cached_property
    def filling(self) -> tuple[object, ...]:
        """The last fields of every mention of the name, from `name` on; made once a name, not once a mention."""
        return (self.unit.name, self.unit.id, self.member_names(), self.candidates, self.rule)


def project_id(region: str, name: str) -> str:
    """`project:<region>/<name>`: the same project of a region in two tasks or two plans is one node."""
    return f"project:{region}/{''.join(name.split())}"


def placed(projects: Iterable[ProjectMention], region: str) -> tuple[ProjectMention, ...]:
    """The projects with the ids they have in a region."""
    return tuple(
        [
            ProjectMention(name, raw, span, kind, stage, place, project_id(region, name))
            for name, raw, span, kind, stage, place, _ in projects
        ]
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
    return (mention.elided + mention.raw, mention.alias, mention.is_group)


def filled(mention: UnitMention, found: Resolution) -> UnitMention:
    """The mention with the unit it means."""
    unit, as_found = found.unit, mention[:_NAME]
    if unit.is_group:
        as_found = (*mention[:_IS_GROUP], True, unit.is_open, *mention[_IS_GROUP + 2 : _NAME])
    # Put together from what was found and what is known of the name: a third of the time that _replace() takes.
    return UnitMention._make(as_found + found.filling)
