"""What a Cypher text says of itself: its parameters, its columns, its order. No parser, only what presets need."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HIDDEN = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*|/\*(?s:.*?)\*/")
_PARAMETER = re.compile(r"\$(\w+)")
_WORD = re.compile(r"[A-Za-z_]\w*|[(\[{]|[)\]}]|,")
_ALIAS = re.compile(r"(?s)^(?P<value>.*?)\s+AS\s+`?(?P<name>\w+)`?\s*$", re.IGNORECASE)


def mask(query: str) -> str:
    """The query with strings and comments blanked, so that words in them count for nothing; offsets stay."""
    return _HIDDEN.sub(lambda found: " " * len(found.group()), query)


def parameters_used(query: str) -> frozenset[str]:
    """The names behind `$` in a query."""
    return frozenset(_PARAMETER.findall(mask(query)))


def returned(query: str) -> list[tuple[str, str]]:
    """The items of the last top-level RETURN as (expression, alias); the alias is '' where AS is missing."""
    masked = mask(query)
    start = _last_clause(masked, "RETURN")
    if start < 0:
        return []
    stop = min((end for end in (_clause_after(masked, word, start) for word in _AFTER_RETURN) if end >= 0), default=-1)
    body = slice(start + len("RETURN"), None if stop < 0 else stop)
    return [_aliased(item) for item in _split(masked[body], query[body])]


def order_keys(query: str) -> list[str]:
    """The keys of the ORDER BY behind the last RETURN, without their direction; empty where there is none."""
    masked = mask(query)
    start = _clause_after(masked, "ORDER BY", _last_clause(masked, "RETURN"))
    if start < 0:
        return []
    ends = [end for end in (_clause_after(masked, word, start) for word in ("SKIP", "LIMIT")) if end >= 0]
    body = slice(start + len("ORDER BY"), min(ends) if ends else None)
    keys = _split(masked[body], query[body])
    return [re.sub(r"\s+(ASC|DESC)(ENDING)?$", "", key, flags=re.IGNORECASE) for key in keys]


def limit_of(query: str) -> str:
    """What stands behind the last LIMIT, or an empty string."""
    masked = mask(query)
    start = _clause_after(masked, "LIMIT", _last_clause(masked, "RETURN"))
    return "" if start < 0 else masked[start + len("LIMIT") :].strip().rstrip(";").strip()


_AFTER_RETURN = ("ORDER BY", "SKIP", "LIMIT")


def _last_clause(masked: str, word: str) -> int:
    return max(_top_level(masked, word), default=-1)


def _clause_after(masked: str, word: str, start: int) -> int:
    return min((place for place in _top_level(masked, word) if place > start), default=-1) if start >= 0 else -1


def _top_level(masked: str, word: str) -> Iterator[int]:
    """Where a keyword stands outside all brackets."""
    wanted = re.compile(rf"\b{word.replace(' ', chr(92) + 's+')}\b|[(\[{{]|[)\]}}]", re.IGNORECASE)
    depth = 0
    for found in wanted.finditer(masked):
        if found.group() in "([{":
            depth += 1
        elif found.group() in ")]}":
            depth -= 1
        elif depth == 0:
            yield found.start()


def _split(masked: str, text: str) -> list[str]:
    """The text cut at its top-level commas."""
    items, depth, start = [], 0, 0
    for found in _WORD.finditer(masked):
        token = found.group()
        if token in "([{":
            depth += 1
        elif token in ")]}":
            depth -= 1
        elif token == "," and depth == 0:
            items.append(text[start : found.start()])
            start = found.end()
    items.append(text[start:])
    return [item.strip().rstrip(";").strip() for item in items]


def _aliased(item: str) -> tuple[str, str]:
    found = _ALIAS.match(item)
    return (found["value"].strip(), found["name"]) if found else (item, "")
