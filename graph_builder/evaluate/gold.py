"""The records of a gold plan: what a careful reader gives, and where careful readers may differ."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Span


@dataclass(frozen=True, slots=True)
class GoldItem:
    """A theme or project. `names` are its other wordings; `is_loose`: its extent is a matter of taste."""

    raw: str
    names: tuple[str, ...] = ()
    span: Span | None = None
    certain: bool = True
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class GoldUnit:
    """A unit that answers for the task. What is None is not judged (the founding gold writes no roles)."""

    raw: str
    span: Span | None = None
    certain: bool = True
    role: str | None = None
    basis: str | None = None
    rank: int | None = None
    elided: str | None = None
    alias: str | None = None
    is_group: bool | None = None


@dataclass(frozen=True, slots=True)
class GoldDeadline:
    """A deadline; `date` is '' where it has none (持续推进), None where it is not judged."""

    raw: str
    date: str | None
    kind: str
    span: Span | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A target; `open_fields` are those on which careful readers may differ."""

    raw: str
    metric: str
    op: str
    value: float | int | str
    unit: str
    span: Span | None = None
    certain: bool = True
    open_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldTask:
    """A task with all that a complete reading finds in it. `texts` may be taken for its text as well.

    `unjudged` are the lists that the gold leaves out (units, targets ...): nobody marked them, so nothing is judged.
    """

    label: str
    text: str
    texts: tuple[str, ...] = ()
    clause: str = ""
    span: Span | None = None
    certain: bool = True
    truncated: bool | None = None
    open_list: bool | None = None
    unjudged: frozenset[str] = frozenset()
    units: tuple[GoldUnit, ...] = ()
    persons: tuple[str, ...] = ()
    open_persons: tuple[str, ...] = ()
    deadlines: tuple[GoldDeadline, ...] = ()
    targets: tuple[GoldTarget, ...] = ()
    quoted: tuple[GoldItem, ...] = ()
    unquoted: tuple[GoldItem, ...] = ()
    projects: tuple[GoldItem, ...] = ()
    not_themes: tuple[str, ...] = ()
    not_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldSection:
    """A heading. `level` is None where it is not judged."""

    title: str
    level: int | None = None
    certain: bool = True


@dataclass(frozen=True, slots=True)
class GoldPlan:
    """One plan's gold. `metadata` maps a field to its right values; a field that is not there is not judged, nor are
    `sections` that are None."""

    name: str
    source: str
    layouts: tuple[int, ...]
    metadata: dict[str, tuple[str, ...]]
    sections: tuple[GoldSection, ...] | None
    tasks: tuple[GoldTask, ...]
    non_tasks: tuple[str, ...] = ()
    themes: tuple[GoldItem, ...] = ()
