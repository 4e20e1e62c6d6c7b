"""What all formats share: the properties there are, in one order, and values as plain text or numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..graph import Value
from ..schema import EdgeKind, NodeKind, Property

Cell = str | int | float | bool

# What XML 1.0 cannot hold, in any spelling.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def columns(kinds: Iterable[NodeKind | EdgeKind]) -> dict[str, str]:
    """Every property of these kinds but id, in the order of the schema, with one type that holds all its values."""
    found: dict[str, str] = {}
    for kind in kinds:
        for item in kind.properties.values():
            if item.name != "id":
                found[item.name] = _wider(found.get(item.name), item)
    return found


def cell(value: Value) -> Cell:
    """A value as one cell: lists joined by `; `, the rest as it is."""
    return "; ".join(value) if isinstance(value, list) else value


def xml_text(value: object) -> str:
    """A value as text that XML can hold, still to be escaped; what it cannot hold becomes U+FFFD."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NO_XML.sub("\ufffd", str(value))


def cells(names: Iterable[str], properties: Mapping[str, Value]) -> list[Cell]:
    """One row of a table; empty where the property is absent."""
    return [cell(properties[name]) if name in properties else "" for name in names]


def _wider(held: str | None, item: Property) -> str:
    own = {"integer": "integer", "number": "number", "flag": "flag"}.get(item.type, "text")
    if held is None or held == own:
        return own
    return "number" if {held, own} == {"integer", "number"} else "text"
