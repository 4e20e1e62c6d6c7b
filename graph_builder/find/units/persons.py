"""Whether words name a person, and with which post; a person is never a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache, partial

from graph_builder.lexicon.word_lists import word_list_faults
from graph_builder.lexicon.yaml_file import checked, shipped

from ..answers.roles import read_label
from .names import is_unit_name

_KEYS = ("surnames", "weak", "given", "not_names", "posts", "syllables")
_HAN = re.compile(r"[\u4e00-\u9fff㐀-䶿𠀀-𪛟]+")
# Names of other peoples keep their dots: 阿不都·热合曼.
_TELEPHONE = re.compile(r"[\s0-9-]{7,20}$")
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•‧][\u4e00-\u9fff]{1,8}){1,3}")


@dataclass(frozen=True, slots=True)
class PersonWords:
    """The vocabulary of persons.yaml, ready for lookup."""

    surnames: frozenset[str]
    weak: frozenset[str]
    given: frozenset[str]
    not_names: frozenset[str]
    posts: tuple[str, ...]
    syllables: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person read from a piece: offsets of the name within the piece, and the post as written or ''."""

    start: int
    end: int
    post: str


@cache
def person_words() -> PersonWords:
    """The shipped vocabulary. Raises LexiconError with every fault of the file at once."""
    text = shipped("persons.yaml")
    return load_person_words(text, where="persons.yaml")


def load_person_words(text: str, *, where: str) -> PersonWords:
    """The vocabulary a YAML text describes. Raises LexiconError with every fault at once."""
    data = checked(text, partial(word_list_faults, keys=_KEYS), noun="person lexicon", where=where)
    return PersonWords(
        surnames=frozenset(data["surnames"]),
        weak=frozenset(data["weak"]),
        given=frozenset(data["given"]),
        not_names=frozenset(data["not_names"]),
        posts=tuple(sorted(data["posts"], key=len, reverse=True)),
        syllables=frozenset(data["syllables"]),
    )


def is_person_name(name: str, *, sure: bool = False) -> bool:
    """Whether compact text is a personal name: 王建国 is, 高新区 and 金融办 are not.

    `sure` says the place holds persons (责任领导), so that no known surname is asked for.
    """
    if _DOTTED.fullmatch(name):
        return True
    if sure:
        return _is_name(name) or _may_be_name(name)
    return _is_name(name) and _stands_alone(name)


@lru_cache(maxsize=2048)
def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= 4 or not _HAN.fullmatch(name):
        return False
    words = person_words()
    if name in words.not_names or name.endswith(words.posts):
        return False
    return (len(name) <= 3 and name[0] in words.surnames) or (len(name) >= 3 and name[:2] in words.surnames)


def _may_be_name(name: str) -> bool:
    # A column of leaders holds surnames that no list has; what ends like a body or a post is none.
    words = person_words()
    if not 2 <= len(name) <= _LONGEST_OF_OTHERS or not _HAN.fullmatch(name) or name in words.not_names:
        return False
    if len(name) > 3 and not set(name) & words.syllables:
        return False
    if name.endswith(words.posts) or "副" in name or name.startswith(_DUTIES) or read_label(name) is not None:
        return False
    return not is_unit_name(name)


_LONGEST_OF_OTHERS = 6  # 乌云其木格, 阿布都热合曼
_DUTIES = ("分管", "主管", "协管", "常务", "党委", "主要", "各", "相关", "有关")


@lru_cache(maxsize=2048)
def _stands_alone(name: str) -> bool:
    words = person_words()
    if is_unit_name(name) or name[:2] in words.not_names:
        return False
    return name[0] not in words.weak or len(name) >= 3


def is_short_name(name: str) -> bool:
    """Whether two characters are a name by their second one, where the first is no sure surname: 高洁, not 高效."""
    return len(name) == 2 and name[1] in person_words().given and _is_name(name)


def has_surname(name: str) -> bool:
    """Whether compact text is made like a name, which says enough only where persons stand: 林森, 项明; not 试点."""
    return _is_name(name)


def ends_in_post(words: str) -> str:
    """The post compact text ends in (区委常委、副区长 → 副区长), or ''."""
    return next((post for post in person_words().posts if words.endswith(post)), "")


def read_person(piece: str, *, sure: bool = False) -> NamedPerson | None:
    """The person a piece of a list names, or None: `副区长李四`, `张三（区委常委）`, `王五 局长`, `赵六同志`."""
    bare = _TELEPHONE.sub("", piece).strip()
    lead = piece.index(bare) if bare else 0
    bracket = bare.find("(")
    if bracket > 0:
        return _before_bracket(bare, bracket, lead, sure=sure)
    if is_person_name(_squeeze(bare), sure=sure):
        return NamedPerson(lead, lead + len(bare), "")
    return _beside_post(bare, lead, sure=sure)


def _before_bracket(bare: str, bracket: int, lead: int, *, sure: bool) -> NamedPerson | None:
    inside = bare[bracket + 1 :].rstrip(") ")
    inner = read_person(bare[:bracket], sure=sure or bool(ends_in_post(_squeeze(inside))))
    if inner is None:
        return None
    post = inner.post or (inside if ends_in_post(_squeeze(inside)) else "")
    return NamedPerson(lead + inner.start, lead + inner.end, post)


def _beside_post(bare: str, lead: int, *, sure: bool) -> NamedPerson | None:
    for post in person_words().posts:
        at = bare.find(post)
        if at < 0:
            continue
        behind = bare[bare.rfind(post) + len(post) :]
        if _is_name(_squeeze(behind)) or _DOTTED.fullmatch(_squeeze(behind)):
            start = lead + len(bare) - len(behind.lstrip())
            return NamedPerson(start, lead + len(bare), bare[: bare.rfind(post) + len(post)].strip())
        name = re.match(r"\S{2,4}?(?=\s|$)|\S{2,4}", bare[:at])
        if bare.endswith(post):
            return _name_before(bare, lead)
        del name
    return None


def _name_before(bare: str, lead: int) -> NamedPerson | None:
    """`张三副区长`, `张三 区委常委、副区长`: the name is the first two to four characters, the rest is all post."""
    space = re.search(r"\s", bare)
    sizes = (space.start(),) if space else (3, 2, 4)
    for size in sizes:
        name, rest = bare[:size], _squeeze(bare[size:])
        if is_person_name(name, sure=True) and not name.endswith("副") and rest.startswith(_post_starts()):
            return NamedPerson(lead, lead + size, bare[size:].strip().removesuffix("同志"))
    return None


@cache
def _post_starts() -> tuple[str, ...]:
    posts = person_words().posts
    return (*posts, "省", "市", "区", "县", "州", "镇", "乡", "副", "党", "常务", "政府", "同志")


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
