"""Names as people write them, as ids of the graph: a unit by alias, a task by its clause, a document by its title."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from graph_builder.errors import UsageError, nearest
from graph_builder.store.port import Engine

from .preset import Parameter, Preset, Value

# How a node may be called, best first; what an earlier line finds, a later one does not compete with.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "Unit": ("n.name = $name", "n.full_name = $name", "$name IN n.aliases"),
    "Document": ("n.title = $name", "n.number = $name", "toString(n.year) = $name"),
    "Task": ("n.clause = $name", "n.title = $name", "n.label = $name"),
    "Section": ("n.title = $name", "n.label = $name"),
}
_ANY = ("Unit", "Theme", "Project", "Task", "Document", "Section", "Target", "Person")
_QUOTES = "“”\"'「」《》"
_DROPPED = str.maketrans("", "", _QUOTES)


def resolve_values(preset: Preset, bound: Mapping[str, Value], engine: Engine) -> dict[str, Value]:
    """The parameters as the query takes them: names of nodes become ids, words are looked up in their list.

    Raises UsageError for a name that is not in the graph, with the nearest one, or that fits several nodes, with
    their ids; where the preset is asked of one document, its own units and tasks go first. An optional value left at
    its default is no name and is not looked up.
    """
    document = ""
    resolved: dict[str, Value] = {}
    for parameter in sorted(preset.parameters, key=lambda parameter: parameter.label != "Document"):
        value = bound[parameter.name]
        is_given = value not in (parameter.default, "")
        resolved[parameter.name] = _resolve(parameter, value, engine, document) if is_given else value
        if parameter.label == "Document":
            document = str(resolved[parameter.name])
    return {parameter.name: resolved[parameter.name] for parameter in preset.parameters}


def _resolve(parameter: Parameter, value: Value, engine: Engine, document: str) -> Value:
    if parameter.label and isinstance(value, tuple):
        return tuple(find_node(parameter.label, name, engine, document=document) for name in value)
    if parameter.label and isinstance(value, str):
        return find_node(parameter.label, value, engine, document=document)
    if parameter.values_query:
        _check_listed(parameter, value, engine)
    return value


def find_node(label: str, name: str, engine: Engine, *, document: str = "") -> str:
    """The id of the one node of that label that is called so. Raises UsageError if there is none, or several.

    The label `Node` stands for all of them: the first kind that has such a node is taken. Where nothing is called so
    to the letter, width, spaces and quotation marks are looked past; a unit is then known by other ways to write it.
    """
    kinds = _ANY if label == "Node" else (label,)
    for kind in kinds:
        if found := _called(kind, name, engine):
            return _the_one(kind, name, found, engine, document)
    known = {kind: _all_names(kind, engine) for kind in kinds}
    for kind, names in known.items():
        if found := sorted({node for other, node in names if _folded(other) == _folded(name)}):
            return _the_one(kind, name, found, engine, document)
    if "Unit" in kinds and (found := _other_spellings(name, engine)):
        return _the_one("Unit", name, found, engine, document)
    noun = "thing" if label == "Node" else label.lower()
    spelt = sorted({other for names in known.values() for other, _ in names})
    raise UsageError(f"no {noun} '{name}' in {engine.address}{nearest(name, _closest(name, spelt))}")


def _the_one(label: str, name: str, found: list[str], engine: Engine, document: str) -> str:
    within = _within(label, found, engine, document) if document and len(found) > 1 else []
    if len(found) == 1 or len(within) == 1:
        return (within or found)[0]
    noun = label.lower()
    listed = ", ".join(found[:5]) + (", …" if len(found) > 5 else "")
    raise UsageError(f"{noun} '{name}' fits {len(found)} {noun}s: {listed}; give one of these ids")


def _within(label: str, ids: list[str], engine: Engine, document: str) -> list[str]:
    """Those of the nodes that belong to a document: units that answer for its tasks, and what it owns."""
    pattern = "(n:Unit)-[:RESPONSIBLE_FOR]->(t:Task)" if label == "Unit" else f"(n:{label})"
    owner = "t" if label == "Unit" else "n"
    query = (
        f"MATCH {pattern} WHERE n.id IN $ids AND {owner}.document = $document RETURN DISTINCT n.id AS id ORDER BY id"
    )
    return _ids(engine, query, {"ids": ids, "document": document})


def _called(label: str, name: str, engine: Engine) -> list[str]:
    """The ids of the nodes that go by a name, by the best way in which any does."""
    prefix = "doc" if label == "Document" else label.lower()
    ids = [name, f"{prefix}:{name}"]
    found = _ids(engine, f"MATCH (n:{label}) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id", {"ids": ids})
    bare = name.strip(_QUOTES)
    for condition in _NAMES.get(label, ("n.name = $name",)):
        if found:
            break
        query = f"MATCH (n:{label}) WHERE {condition} RETURN n.id AS id ORDER BY id"
        found = _ids(engine, query, {"name": name}) or (_ids(engine, query, {"name": bare}) if bare != name else [])
    return found


def _other_spellings(name: str, engine: Engine) -> list[str]:
    """The units in the graph that a name means by the rules by which plans are read, in each plan's region and year.

    So 区发改委 finds 区发展改革委 where no plan writes it so. The rules unite spellings of one body and guess nothing.
    """
    from graph_builder.extraction import default_resolver

    resolver = default_resolver()
    query = "MATCH (d:Document) RETURN DISTINCT d.region AS region, d.year AS year ORDER BY region, year"
    meant = {
        resolver.resolve_name(name, resolver.region_named(region), year).unit.id
        for region, year in engine.read(query, columns=("region", "year")).rows
        if region
    }
    return _ids(engine, "MATCH (n:Unit) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id", {"ids": sorted(meant)})


def _ids(engine: Engine, query: str, parameters: Mapping[str, Any]) -> list[str]:
    return [row[0] for row in engine.read(query, parameters, columns=("id",)).rows]


def _all_names(label: str, engine: Engine) -> list[tuple[str, str]]:
    """Every name, full name and alias of the nodes of a label, with the id of the node; tasks go by clause too."""
    query = f"""
    MATCH (n:{label})
    RETURN n.id AS id, n.name AS name, n.full_name AS full_name, n.clause AS clause, n.aliases AS aliases
    ORDER BY id
    """
    rows = engine.read(query, columns=("id", "name", "full_name", "clause", "aliases")).rows
    return [(name, row[0]) for row in rows for name in (*row[1:4], *(row[4] or ())) if name]


def _closest(name: str, spelt: list[str]) -> list[str]:
    """The one name that comes closest: of equally close ones, that with the longest common beginning.

    区商务局 is as close to 区水务局 as to 区商务委; names of units tell more at their beginning.
    """
    found = get_close_matches(name, spelt, n=8, cutoff=0.5)
    return sorted(found, key=lambda other: (-SequenceMatcher(None, other, name).ratio(), -_shared(other, name)))[:1]


def _shared(one: str, other: str) -> int:
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).translate(_DROPPED).split()).casefold()


def _check_listed(parameter: Parameter, value: Value, engine: Engine) -> None:
    rows = engine.read(parameter.values_query, columns=("value",)).rows
    allowed = [str(row[0]) for row in rows]
    for word in value if isinstance(value, tuple) else (value,):
        if str(word) not in allowed:
            listed = ", ".join(allowed[:12]) or "nothing yet"
            raise UsageError(
                f"parameter '{parameter.name}': no '{word}' in {engine.address} (there: {listed})"
                f"{nearest(str(word), allowed)}"
            )
