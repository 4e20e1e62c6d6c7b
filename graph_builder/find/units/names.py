"""Whether a stretch of text is the name of a body, and which level prefix it carries or lacks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from graph_builder.lexicon.word_lists import word_list_faults
from graph_builder.lexicon.yaml_file import checked, shipped

_KEYS = (
    "suffixes",
    "generic",
    "firm",
    "not_suffixes",
    "levels",
    "not_levels",
    "regions",
    "rooted",
    "central",
    "national",
    "places",
    "not_places",
    "party",
    "departments",
    "functions",
    "not_names",
    "clauses",
    "clause_ends",
    "nothing",
)
LONGEST_NAME = 40
_SIGNS = re.compile(r"[0-9]{3}|[“”!?%]")
# 县“五水共治”办, 市12345热线中心, 市110指挥中心; not 新增12345个站.
_WITH_SIGNS = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:“[^“”]{1,12}”|12345|12315|12333|110|119|120|122)[\u4e00-\u9fff]{1,12}"
)
_SPACE = re.compile(r"\s+")
_OWN_PLACE = re.compile("[镇旗州乡县市区][\u4e00-\u9fff][区市县]")
# 省市场监管局, 县市政局, 市外经贸局: a level before 市场, 市政 or 外事; 市外企业 has none.
_MUNICIPAL = re.compile("[省市区县州旗盟]市[场容政民]|[省市区县州旗盟]外(?:经|事|侨|办|专|宣)")


@dataclass(frozen=True, slots=True)
class UnitWords:
    """The vocabulary of unit_words.yaml, ready for lookup."""

    suffixes: tuple[str, ...]
    generic: frozenset[str]
    firm: tuple[str, ...]
    not_suffixes: tuple[str, ...]
    levels: frozenset[str]
    not_levels: tuple[str, ...]
    regions: tuple[str, ...]
    rooted: tuple[str, ...]
    central: frozenset[str]
    national: tuple[str, ...]
    places: tuple[str, ...]
    not_places: re.Pattern[str]
    not_names: re.Pattern[str]
    clauses: tuple[str, ...]
    clause_ends: tuple[str, ...]
    nothing: frozenset[str]
    party: frozenset[str]
    departments: tuple[str, ...]
    functions: tuple[str, ...]


@cache
def unit_words() -> UnitWords:
    """The shipped vocabulary. Raises LexiconError with every fault of the file at once."""
    text = shipped("unit_words.yaml")
    return load_unit_words(text, where="unit_words.yaml")


def load_unit_words(text: str, *, where: str) -> UnitWords:
    """The vocabulary a YAML text describes. Raises LexiconError with every fault at once."""
    data = checked(text, partial(word_list_faults, keys=_KEYS), noun="word list", where=where)
    return UnitWords(
        suffixes=tuple(data["suffixes"]),
        generic=frozenset(data["generic"]),
        firm=tuple(data["firm"]),
        not_suffixes=tuple(data["not_suffixes"]),
        levels=frozenset(data["levels"]),
        not_levels=tuple(data["not_levels"]),
        regions=tuple(data["regions"]),
        rooted=tuple(data["rooted"]),
        central=frozenset(data["central"]),
        national=tuple(data["national"]),
        places=tuple(data["places"]),
        not_places=re.compile("|".join(map(re.escape, data["not_places"]))),
        not_names=re.compile("|".join(data["not_names"])),
        clauses=tuple(data["clauses"]),
        clause_ends=tuple(data["clause_ends"]),
        nothing=frozenset(data["nothing"]),
        party=frozenset(data["party"]),
        departments=tuple(data["departments"]),
        functions=tuple(data["functions"]),
    )


def level_prefix(name: str) -> str:
    """The level a name begins with: `市` for 市发展改革委, '' for 市场监管局 and 科技局."""
    words = unit_words()
    region = next((region for region in words.regions if name.startswith(region)), "")
    if region:
        return region
    if len(name) < 2 or name[0] not in words.levels or _is_own_place(name, words):
        return ""
    return name[0] if _MUNICIPAL.match(name) or not name.startswith(words.not_levels) else ""


def _is_own_place(name: str, words: UnitWords) -> bool:
    # 镇海区政府, 市中区政府 are places; 镇社区办, 市新区办 are not.
    if not _OWN_PLACE.match(name) or name[1:3] in words.places:
        return False
    return words.not_places.match(name, 1) is None


def is_unit_name(name: str) -> bool:
    """Whether compact text reads as the whole name of one body: 区商务委 does, 区发展 and 办公室 do not."""
    return 2 <= len(name) <= LONGEST_NAME and _is_unit_name(name)


@lru_cache(maxsize=2048)
def _is_unit_name(name: str) -> bool:
    words = unit_words()
    if name in words.generic:
        return False
    if name in words.central:
        return True
    head = name[: name.index("(")] if name.endswith(")") and name.find("(") > 1 else name
    if words.not_names.search(head) or (_SIGNS.search(head) and not _WITH_SIGNS.fullmatch(head)):
        return False
    return head.endswith(words.suffixes) and not head.endswith(words.not_suffixes) and head not in words.generic


def is_clause(words: str) -> bool:
    """Whether a piece of a list says something else than who: `每季度报送进展`, `组成4个督查组`, `欧庙镇除外`."""
    return words.startswith(unit_words().clauses) or words.endswith(unit_words().clause_ends)


def compact(text: str) -> str:
    """The text without any white space."""
    return _SPACE.sub("", text)
