"""Which phrases name a set of bodies."""

import pytest

from graph_builder.find.units.groups import is_group

GROUPS = [
    ("各街镇", "a mark before a noun"),
    ("相关部门和国企集团", "two nouns"),
    ("各县(市、区)人民政府", "a bracket within"),
    ("各街道(镇)", "a bracket at the end"),
    ("各地", "a mark that is a set by itself"),
    ("区有关单位等", "an open list"),
    ("十镇三街", "numbers instead of a mark"),
    ("各级河长", "persons of a kind who answer as bodies do"),
]
OTHERS = [
    ("区直机关工委", "one body whose name holds a mark"),
    ("区商务委", "one body"),
    ("各地天气以晴好为主", "a sentence that begins with a mark"),
    ("全区各项工作有序推进", "各项 is no mark"),
]


@pytest.mark.parametrize(("name", "why"), GROUPS, ids=[name for name, _ in GROUPS])
def test_a_set_of_bodies_is_a_group(name: str, why: str) -> None:
    assert is_group(name), why


@pytest.mark.parametrize(("name", "why"), OTHERS, ids=[name for name, _ in OTHERS])
def test_anything_else_is_none(name: str, why: str) -> None:
    assert not is_group(name), why
