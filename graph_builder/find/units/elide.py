"""Which level prefix a listed name leaves out: 科技局 in 市经贸委、科技局 is 市科技局."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from .groups import is_group
from .names import level_prefix, unit_words
from .prefixes import is_plain_branch, takes_prefix

# Levels whose branches are named by them: 区公安分局; a city's 公安分局 is that of one of its districts.
_DISTRICTS = frozenset("区县旗")


def elided_prefixes(names: Iterable[tuple[str, int]]) -> list[str]:
    """For each (name, list number), the prefix it inherits from the nearest name before it in the same list, or ''.

    `市经贸委、科技局` gives ['', '市']; `市经贸委、高新区管委会、市场监管局` gives ['', '', '市'].
    """
    prefixes: list[str] = []
    held, held_list = "", -1
    for name, list_id in names:
        if list_id != held_list:
            held, held_list = "", list_id
        own = own_level(name)
        held = own or held
        prefixes.append(inherited_prefix(held, name) if held and not own else "")
    return prefixes


@lru_cache(maxsize=2048)
def own_level(name: str) -> str:
    """The level a name of one body begins with and hands on: 市 for 市经贸委; '' for 科技局, a set and a branch.

    Behind 市自然资源局城北分局 bare names are the district's, not the city's; 区公安分局 is the district's itself.
    """
    if is_group(name):
        return ""
    level = level_prefix(name)
    is_branch = name.endswith("分局") and not (level in _DISTRICTS and is_plain_branch(name[1:]))
    return "" if is_branch else level


@lru_cache(maxsize=2048)
def inherited_prefix(held: str, name: str) -> str:
    """What a name without a level takes from a list of this level; '' for a set and for a name with a place."""
    if is_group(name) or level_prefix(name) or not takes_prefix(name):
        return ""
    # 县宣传部 is no name anybody writes: a department of the party takes its committee along.
    if name in unit_words().party:
        return f"{held}党委" if held in unit_words().regions else f"{held}委"
    return held


def shared_endings(names: list[str]) -> list[str]:
    """The names with an ending that two share written out: 市委、市政府办公室 is 市委办公室 and 市政府办公室."""
    if "政府办" not in "、".join(names):
        return names
    written = list(names)
    for at, (name, following) in enumerate(pairwise(names)):
        if len(name) == 2 and name[1] == "委" and following.startswith(f"{name[0]}政府办"):
            written[at] = name + following[3:]
    return written
