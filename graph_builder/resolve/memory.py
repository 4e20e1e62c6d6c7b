"""What was found out before, kept in bounds, so that memory stays flat over any number of plans."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def remember(known: dict[Key, Value], key: Key, value: Value, most: int) -> Value:
    """Keep a value and return it; with `most` of them kept, all are forgotten first.

    Names come in runs, a district's plans together: starting anew costs less than noting when each was last used.
    """
    if len(known) >= most:
        known.clear()
    known[key] = value
    return value
