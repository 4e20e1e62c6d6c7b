"""Which level prefix a listed name leaves out: 科技局 in 市经贸委、科技局 is 市科技局."""

from __future__ import annotations

from collections.abc import Iterable

from .groups import is_group
from .units_names import level_prefix, takes_prefix


def elided_prefixes(names: Iterable[tuple[str, int]]) -> list[str]:
    """For each (name, list number), the prefix it inherits from the nearest name before it in the same list, or ''.

    `市经贸委、科技局` gives ['', '市']; `市经贸委、高新区管委会、市场监管局` gives ['', '', '市'].
    """
    prefixes: list[str] = []
    held, held_list = "", -1
    for name, list_id in names:
        if list_id != held_list:
            held, held_list = "", list_id
        own = level_prefix(name)
        if own and not is_group(name):
            held = own
        prefixes.append(held if not own and held and not is_group(name) and takes_prefix(name) else "")
    return prefixes
