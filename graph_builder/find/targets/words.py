"""The vocabulary of targets, read from `lexicon/targets.yaml` and verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...errors import LexiconError, faults
from ...lexicon.yaml_file import parse, shipped

PLACE = "lexicon/targets.yaml"

_LISTS = (
    "time_units",
    "chinese_measures",
    "chinese_measures_after_verb",
    "strength",
    "periods",
    "rank_scopes",
    "rank_words",
    "drop_before_metric",
    "event_verbs",
    "tail_of_object",
    "drop_after_metric",
    "reached",
    "done",
    "falls",
    "measured",
    "size_units",
    "kept_units",
    "bare_verbs",
    "assets",
)
_MAPS = ("units", "before", "after", "zeros", "not_before")


@dataclass(frozen=True, slots=True, eq=False)
class TargetWords:
    """Word lists, longest first. `before`, `after`: a comparator's wording → its sign; `zeros`: a noun → its unit.

    `not_before`: a unit → the characters it does not count before (片 in 片区); `bounds`: comparators other than =.
    """

    units: tuple[str, ...]
    time_units: frozenset[str]
    chinese_measures: frozenset[str]
    chinese_measures_after_verb: frozenset[str]
    before: dict[str, str]
    after: dict[str, str]
    zeros: dict[str, str]
    strength: tuple[str, ...]
    periods: tuple[str, ...]
    rank_scopes: tuple[str, ...]
    rank_words: tuple[str, ...]
    drop_before_metric: tuple[str, ...]
    event_verbs: tuple[str, ...]
    tail_of_object: tuple[str, ...]
    drop_after_metric: tuple[str, ...]
    reached: tuple[str, ...]
    done: tuple[str, ...]
    falls: tuple[str, ...]
    measured: tuple[str, ...]
    size_units: tuple[str, ...]
    kept_units: tuple[str, ...]
    bare_verbs: tuple[str, ...]
    assets: tuple[str, ...]
    not_before: dict[str, str]
    bounds: tuple[str, ...]
    doing_or_bound: tuple[str, ...]


@cache
def load_target_words() -> TargetWords:
    """The words that ship. Raises LexiconError with all faults of the file."""
    text = shipped("targets.yaml")
    return parse_target_words(parse(text, noun="vocabulary", where=PLACE), where=PLACE)


def parse_target_words(data: Mapping[str, Any], *, where: str) -> TargetWords:
    """The words of a parsed vocabulary file. Raises LexiconError naming unknown, missing and misshapen keys."""
    wrong = [f"unknown key '{key}'" for key in data if key not in (*_LISTS, *_MAPS)]
    wrong += [f"key '{key}' is missing" for key in (*_LISTS, *_MAPS) if key not in data]
    wrong += [f"key '{key}' is no list" for key in _LISTS if key in data and not isinstance(data[key], list)]
    wrong += [f"key '{key}' is no mapping" for key in _MAPS if key in data and not isinstance(data[key], dict)]
    if wrong:
        raise LexiconError(faults("vocabulary", where, wrong))
    before = _signs(data["before"])
    bounds = tuple(word for word, sign in before.items() if sign != "=")
    return TargetWords(
        units=_longest(word for words in data["units"].values() for word in words),
        time_units=frozenset(data["time_units"]),
        chinese_measures=frozenset(data["chinese_measures"]),
        chinese_measures_after_verb=frozenset(data["chinese_measures_after_verb"]),
        before=before,
        after=_signs(data["after"]),
        zeros=dict(data["zeros"]),
        not_before={unit: str(signs) for unit, signs in data["not_before"].items()},
        bounds=bounds,
        doing_or_bound=(*data["event_verbs"], *bounds),
        **{key: _longest(data[key]) for key in _LISTS[3:]},
    )


def _signs(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: sign for sign, words in groups.items() for word in words}


def _longest(words: Any) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
