"""Whether a preset keeps its own contract: what it declares is what its queries say."""

from __future__ import annotations

from .cypher import limit_of, order_keys, parameters_used, returned
from .portable import portability_faults
from .preset import PICTURE_COLUMNS, Parameter, Preset


def contract_faults(preset: Preset) -> list[str]:
    """Everything in which a preset breaks its contract, in the order of the file; empty for a sound one."""
    found = _parameter_faults(preset)
    found += [f"rows: {fault}" for fault in _row_faults(preset)]
    if preset.picture:
        found += [f"picture: {fault}" for fault in _picture_faults(preset)]
    if preset.total:
        found += [f"total: {fault}" for fault in _total_faults(preset)]
    for parameter in preset.parameters:
        found += [f"parameter {parameter.name}: {fault}" for fault in _value_faults(parameter)]
    return found


def _parameter_faults(preset: Preset) -> list[str]:
    used: frozenset[str] = frozenset().union(
        *(parameters_used(query) for query in (preset.rows, preset.picture, preset.total))
    )
    declared = {parameter.name for parameter in preset.parameters}
    return [f"parameter {name} is declared and not used" for name in sorted(declared - used)] + [
        f"parameter ${name} is used and not declared" for name in sorted(used - declared)
    ]


def _row_faults(preset: Preset) -> list[str]:
    found = portability_faults(preset.rows) + _column_faults(preset.rows, preset.column_names)
    keys = [column.name for column in preset.columns if column.is_key]
    ordered = order_keys(preset.rows)
    if not keys:
        found.append("no column is marked as key")
    elif set(ordered[-len(keys) :]) != set(keys):
        found.append(f"ORDER BY must end in the key columns {', '.join(keys)}")
    return found + _limit_faults(preset.rows)


def _picture_faults(preset: Preset) -> list[str]:
    found = portability_faults(preset.picture) + _column_faults(preset.picture, PICTURE_COLUMNS)
    ordered = order_keys(preset.picture)
    if set(ordered[-4:]) != {"source_id", "type", "target_id", "start"}:
        found.append("ORDER BY must end in source_id, type, target_id, start")
    return found + _limit_faults(preset.picture)


def _total_faults(preset: Preset) -> list[str]:
    return portability_faults(preset.total) + _column_faults(preset.total, ("total",))


def _value_faults(parameter: Parameter) -> list[str]:
    query = parameter.values_query
    if not query:
        return []
    unbound = [f"values query uses ${name}" for name in sorted(parameters_used(query))]
    return portability_faults(query) + _column_faults(query, ("value",)) + unbound


def _column_faults(query: str, declared: tuple[str, ...]) -> list[str]:
    items = returned(query)
    unnamed = [f"RETURN {value} has no AS" for value, name in items if not name]
    names = tuple(name for _, name in items if name)
    if unnamed or names == declared:
        return unnamed
    return [f"RETURN gives {', '.join(names) or 'nothing'}; declared are {', '.join(declared)}"]


def _limit_faults(query: str) -> list[str]:
    return [] if limit_of(query) == "$limit" else ["LIMIT $limit must close the query"]
