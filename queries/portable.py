"""What no preset may say: constructs that write, or that one of the two engines lacks or answers differently."""

from __future__ import annotations

import re

from .cypher import mask, returned

# Each rule: what is forbidden and what to say instead. The patterns see the query without strings and comments.
FORBIDDEN: tuple[tuple[str, str], ...] = (
    (
        r"(?<![:.])\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH)\b",
        "a preset only reads",
    ),
    (r"\bLOAD\s+CSV\b", "a preset only reads the graph"),
    (r"\b(ANY|ALL)\s+SHORTEST\b|\bSHORTEST\s+\d", "use shortestPath() or allShortestPaths() with an upper bound"),
    (
        r"shortestPaths?\s*\(\s*\([^)]*\)[^(\[]*\[[^\]]*\*\s*(\d+\s*\.\.)?\s*\]",
        "give the shortest path an upper bound",
    ),
    (r"\bOR\s+(NOT\s+)?(EXISTS|COUNT)\s*\{|\}\s*OR\b", "put an OR with EXISTS {} or COUNT {} behind a WITH"),
    (r"\bCALL\s+[A-Za-z]", "procedures differ between engines"),
    (r"\b(SHOW|EXPLAIN|PROFILE|USE)\b", "this is no question to the graph"),
    (r"\b(id|elementId)\s*\(", "ids of the engine differ; the property `id` is the name of a node"),
    (r"\b(apoc|gds|algo)\.", "plugins are not at hand on both engines"),
    (r"(?<!\w)exists\s*\(", "write `IS NOT NULL`"),
    (r"\bIN\s+(\w+\s+)?TRANSACTIONS\b", "a preset only reads"),
    (r"^\s*(LET|FILTER|NEXT|SEARCH)\b", "Cypher 25 clauses are not at hand on both engines"),
    (r"percentile(Cont|Disc)\s*\((?!\s*toFloat)", "wrap the values of a percentile in toFloat()"),
)
_LABELLED = re.compile(r"(?<!\w)\(\s*(\w+)\s*:")
_NODE = re.compile(r"[->]\s*\(\s*(\w*)\s*(?:\{[^}]*\}\s*)?\)|(?<!\w)\(\s*(\w*)\s*(?:\{[^}]*\}\s*)?\)\s*<?-")
_BOUND = re.compile(r"(?<!\w)\(\s*(\w+)\s*:|\[\s*(\w+)\s*:|\b(\w+)\s*=\s*(?:allShortest|shortest|\()", re.IGNORECASE)


def portability_faults(query: str) -> list[str]:
    """Why a query might not run, or answer differently, on one of the engines; empty where it is portable."""
    masked = mask(query)
    found = [
        f"'{' '.join(match.group().split())}': {advice}"
        for pattern, advice in FORBIDDEN
        if (match := re.search(pattern, masked, re.IGNORECASE | re.MULTILINE)) is not None
    ]
    return found + _unlabelled(masked) + _whole_values(query, masked)


def _unlabelled(masked: str) -> list[str]:
    """Node patterns that no label ever narrows: the engines disagree on them."""
    labelled = set(_LABELLED.findall(masked))
    names = {one or other for one, other in _NODE.findall(masked)}
    return [f"node ({name}) has no label" for name in sorted(names - labelled)]


def _whole_values(query: str, masked: str) -> list[str]:
    bound = {name for names in _BOUND.findall(masked) for name in names if name}
    return [
        f"RETURN {value} gives a whole node, edge or path; return its properties"
        for value, _ in returned(query)
        if value in bound
    ]
