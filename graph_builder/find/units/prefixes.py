"""Whether a name that begins with no level takes that of its list, or carries a place of its own."""

from __future__ import annotations

import re
from functools import cache

from graph_builder.lexicon.yaml_file import shipped

from .names import UnitWords, unit_words

# 杭州市 in 杭州市生态环境局; 公安局交警支队 has none.
_PLACE = re.compile("[^镇乡]{2,6}?(?:省|市|区|县|州|旗|盟)|[^省市区县州旗镇乡]{2,7}(?:镇|乡|街道)")
# 巢湖管理局 manages a place, 机关事务管理局 does not.
_MANAGED = "管理局"
# 消防未央大队, 交警城北支队 carry their place; 消防救援大队 and 交警直属大队 do not.
_STATIONED = re.compile(
    "(?:消防|交警|交管)(?!救援|监督|特勤|指挥|安全|管理|防火|高速|直属|机动|巡逻|交通)..(?:大|支|中)队"
)
# 区直机关工委 says itself whose it is; the 区 of 区级机关工作党委 belongs to its name in Shanghai.
_OF_A_LEVEL = re.compile("[省市区县州旗镇]直")
# Of these every city and county has one.
_CARRIERS = frozenset({"电信", "移动", "联通", "铁塔"})
_MARKS = "省市区县州旗盟"
_LONGEST_STEM = 4


def takes_prefix(name: str) -> bool:
    """Whether a name that begins with no level inherits that of its list: 科技局 does, 高新区管委会 does not."""
    words = unit_words()
    if name.removesuffix("公司") in _CARRIERS:
        return True
    if name in words.central or name.startswith((*words.national, *words.places)) or _OF_A_LEVEL.match(name):
        return False
    if name.endswith(words.rooted) or _STATIONED.fullmatch(name):
        return False
    if not name.startswith(words.functions) and not name.endswith(words.departments):
        return False
    if _begins_with_place(name, words):
        return False
    if name.endswith(_MANAGED) and not any(word in name for word in words.functions):
        return False
    return not _carries_place(words.not_places.sub("", name), words)


def _carries_place(name: str, words: UnitWords) -> bool:
    # `某某区政府` carries a place: a level with a name of its own before it. `公安局交警支队` does not.
    if any(place in name for place in words.places):
        return True
    return _PLACE.match(name) is not None


def is_plain_branch(name: str) -> bool:
    """Whether a branch is named by its function alone: 公安分局, 自然资源分局; 税务长安分局 carries its place."""
    stem = name.removesuffix("分局")
    words = unit_words()
    while stem != name and (head := next((word for word in words.functions if stem.startswith(word)), "")):
        stem = stem[len(head) :]
    return not stem


def _begins_with_place(name: str, words: UnitWords) -> bool:
    """Whether the name of a known place stands before a function: 同安|生态环境局, 吐鲁番|公路局."""
    if name.startswith(words.functions):
        return False
    sizes = range(2, min(_LONGEST_STEM, len(name) - 2) + 1)
    return any(name.startswith(words.functions, size) and name[:size] in _stems() for size in sizes)


@cache
def _stems() -> frozenset[str]:
    """The names of all divisions without their level, of two characters and more: 同安, 吐鲁番."""
    table = shipped("divisions", "regions.tsv")
    names = (line.split("\t")[1] for line in table.splitlines() if line and not line.startswith("#"))
    return frozenset(name[:-1] for name in names if len(name) > 2 and name[-1] in _MARKS)
