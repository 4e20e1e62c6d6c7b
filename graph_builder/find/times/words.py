"""The vocabulary of deadlines, and the few words around which a time can stand at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from graph_builder.lexicon.word_lists import word_list_faults
from graph_builder.lexicon.yaml_file import checked, shipped

_KEYS = ("completions", "not_before", "not_behind", "continuous", "undated", "alone", "fillers", "softeners")
_STOPS = r"。;；，,、()（）〔〕\[\]【】 \t\n:：."  # inside a set of a pattern
# A time stands only around one of these. Few characters begin them all, so that the search is quick.
_ANCHOR_OPENS = "月季半年前"
_ANCHOR_GOES_ON = (
    "(?<=月)|(?<=季)(?:度|前)|年(?<=半年)|(?<=年)(?:[底末内中初年]|度?前|以前|之前)"
    "|(?<=[汛期节旦一冬会学暖季假考耕收运冻夕明夏热午临来开终]前)"
)
ANCHOR = re.compile(f"[{_ANCHOR_OPENS}](?:{_ANCHOR_GOES_ON})")


@dataclass(frozen=True, slots=True)
class DeadlineWords:
    """The vocabulary of deadlines.yaml, ready for lookup."""

    completions: re.Pattern[str]
    not_before: tuple[str, ...]
    not_behind: tuple[str, ...]
    continuous: frozenset[str]
    undated: frozenset[str]
    fillers: re.Pattern[str]
    softeners: tuple[str, ...]
    openings: frozenset[str]
    opening: re.Pattern[str]
    standing: re.Pattern[str]
    marks: re.Pattern[str]


@cache
def deadline_words() -> DeadlineWords:
    """The shipped vocabulary. Raises LexiconError with every fault of the file at once."""
    text = shipped("deadlines.yaml")
    return load_deadline_words(text, where="deadlines.yaml")


def load_deadline_words(text: str, *, where: str) -> DeadlineWords:
    """The vocabulary a YAML text describes. Raises LexiconError with every fault at once."""
    data = checked(text, partial(word_list_faults, keys=_KEYS), noun="deadline lexicon", where=where)
    phrases = [word for word in data["continuous"] if len(word) > 2 or word in data["alone"]]
    phrase = f"(?P<phrase>{_any(phrases).pattern})(?=[{_STOPS}]|$)"
    return DeadlineWords(
        completions=_any(data["completions"]),
        not_before=tuple(data["not_before"]),
        not_behind=tuple(data["not_behind"]),
        continuous=frozenset(data["continuous"]),
        undated=frozenset(data["undated"]),
        fillers=re.compile(f"(?:{_any(data['fillers']).pattern})+"),
        softeners=tuple(sorted(data["softeners"], key=len, reverse=True)),
        openings=frozenset(word[0] for word in data["continuous"]),
        opening=re.compile(phrase),
        standing=re.compile(f"[{_STOPS}]{phrase}"),
        marks=_marks(phrases),
    )


def _marks(phrases: Sequence[str]) -> re.Pattern[str]:
    """What a stretch with a time or a phrase holds: a set of first characters, scanned fastest, then what follows."""
    rests = [f"{re.escape(phrase[1:])}(?<={re.escape(phrase)})(?=[{_STOPS}]|$)" for phrase in phrases]
    first = "".join(sorted({phrase[0] for phrase in phrases} - set(_ANCHOR_OPENS)))
    return re.compile(f"[{_ANCHOR_OPENS}{first}](?:{'|'.join([_ANCHOR_GOES_ON, *rests])})")


def _any(words: list[str]) -> re.Pattern[str]:
    """A pattern of any of the words, the longer before the shorter; grouped by first characters it is far quicker."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items()))
