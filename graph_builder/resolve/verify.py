"""What a vocabulary of bodies must not hold: unknown kinds, one name for two bodies, time that runs backwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..errors import nearest
from .body import KINDS, Body
from .table import Row


def verify_bodies(found: Iterable[tuple[Row, Body]], types: Mapping[str, str]) -> list[str]:
    """All faults of the lines that declare bodies, in file order, each with file, line and key."""
    entries = list(found)
    faults = [fault for row, body in entries for fault in _own_faults(row, body, types)]
    return [*faults, *_double_aliases(entries)]


def _own_faults(row: Row, body: Body, types: Mapping[str, str]) -> Iterator[str]:
    if body.kind not in KINDS:
        yield f"{row.where}: {body.name}: unknown kind '{body.kind}'{nearest(body.kind, KINDS)}"
    if body.type and body.type not in types:
        yield f"{row.where}: {body.name}: unknown type '{body.type}' (types.tsv)"
    if body.since and body.until and body.until < body.since:
        yield f"{row.where}: {body.name}: until {body.until} is before since {body.since}"


def _double_aliases(entries: list[tuple[Row, Body]]) -> Iterator[str]:
    holders: dict[tuple[str, str], list[tuple[Row, Body]]] = {}
    for row, body in entries:
        for key in body.keys:
            holders.setdefault((body.scope, key), []).append((row, body))
    for (scope, key), held in holders.items():
        for place, (row, body) in enumerate(held[1:], 1):
            rival = next((other for other in held[:place] if _overlap(other[1], body)), None)
            if rival is not None:
                where = f" in {scope}" if scope else ""
                yield f"{row.where}: {body.name}: alias '{key}' is also {rival[1].name} ({rival[0].where}){where}"


def _overlap(one: Body, other: Body) -> bool:
    """Whether both may exist in one year. The year of a reform belongs to both sides."""
    return one.since < (other.until or 9999) and other.since < (one.until or 9999)
