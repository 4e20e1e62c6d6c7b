"""Which found item is which gold item: one to one, exact before loose, certain before uncertain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from .extent import Nearness

Gold = TypeVar("Gold")
Found = TypeVar("Found")
Pairs = list[tuple[int, int, Nearness]]


def pair(
    golds: Sequence[Gold],
    founds: Sequence[Found],
    nearness: Callable[[Gold, Found], Nearness | None],
    *,
    is_certain: Callable[[Gold], bool],
) -> Pairs:
    """Indices of gold and found items that are the same thing, each used once."""
    links = [
        (near != "exact", not is_certain(gold), abs(g - f), g, f)
        for g, gold in enumerate(golds)
        for f, found in enumerate(founds)
        if (near := nearness(gold, found)) is not None
    ]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs: Pairs = []
    for is_loose, _, _, g, f in sorted(links):
        if g in taken_gold or f in taken_found:
            continue
        taken_gold.add(g)
        taken_found.add(f)
        pairs.append((g, f, "loose" if is_loose else "exact"))
    return sorted(pairs)
