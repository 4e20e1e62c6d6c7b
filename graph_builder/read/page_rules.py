"""The selectors and names by which a page's document is found, from `html_page.yaml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..errors import LexiconError, faults
from .compose import AROUND

# Shorter fragments of names fit too many other names.
_SHORTEST_FRAGMENT = 4
# What may stand around a label.
BRACKETS = "[]【】•· "
FIELDS = ("title", "date", "issuer", "number")


@dataclass(frozen=True, slots=True)
class PageRules:
    """`body`, `title`, `noise` are CSS selectors; `meta` and `labels` map a name as found to a key of the meta.

    `body_probe` and `title_probe` find all that `body` and `title` do, and little more.
    """

    body: tuple[str, ...]
    body_probe: str
    title: tuple[str, ...]
    title_probe: str
    noise: str
    meta: Mapping[str, str]
    labels: Mapping[str, str]
    label_start: re.Pattern[str]


@cache
def page_rules() -> PageRules:
    """The shipped rules, verified; raises LexiconError with all faults."""
    from ..lexicon.yaml_file import parse, shipped

    text = shipped("html_page.yaml")
    return rules_from(parse(text, noun="list of page rules", where="html_page.yaml"))


def rules_from(raw: Any) -> PageRules:
    """The rules a parsed file holds; raises LexiconError naming every faulty key."""
    messages = [*_key_faults(raw), *_list_faults(raw), *_name_faults(raw)]
    if messages:
        raise LexiconError(faults("page rules file", "html_page.yaml", messages))
    body, title, labels = tuple(raw["body"]), tuple(raw["title"]), _by_name(raw["labels"])
    return PageRules(
        body,
        probe(body),
        title,
        probe(title),
        ", ".join(raw["noise"]),
        _by_name(raw["meta"]),
        labels,
        _start_of(labels),
    )


def _start_of(labels: Iterable[str]) -> re.Pattern[str]:
    """Finds the lines that begin with the first character of a label; blanks and brackets may stand before it."""
    firsts = "".join(sorted({label[0] for label in labels} | set(BRACKETS) - {" "}))
    blanks = AROUND.replace("\n", "")
    return re.compile(f"^[{re.escape(blanks)}]*(?=[{re.escape(firsts)}])", re.MULTILINE)


def probe(selectors: Sequence[str]) -> str:
    """One selector that fits whatever these ids, classes and tags fit, made of the few fragments their names share.

    The parser compares every element of a page with every selector: forty of them take twice as long as a dozen.
    """
    names = [selector[1:].lower() for selector in selectors if selector[0] in "#."]
    parts = [selector for selector in selectors if selector[0] not in "#."]
    while names:
        counts = Counter(fragment for name in names for fragment in _fragments(name))
        best = max(counts, key=lambda fragment: (counts[fragment], len(fragment), fragment))
        parts += [f'[{attribute}*="{best}" i]' for attribute in ("class", "id")]
        names = [name for name in names if best not in name]
    return ", ".join(parts)


def _fragments(name: str) -> set[str]:
    shortest = min(_SHORTEST_FRAGMENT, len(name))
    return {name[start:end] for start in range(len(name)) for end in range(start + shortest, len(name) + 1)}


def _by_name(names: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: key for key, listed in names.items() for name in listed}


def _key_faults(raw: Any) -> list[str]:
    allowed = {"body", "title", "noise", "meta", "labels"}
    if not isinstance(raw, dict):
        return ["not a mapping"]
    unknown = [f"{key}: unknown key; allowed: {', '.join(sorted(allowed))}" for key in sorted(set(raw) - allowed)]
    return unknown + [f"{key}: missing" for key in sorted(allowed - set(raw))]


def _list_faults(raw: Any) -> list[str]:
    return [
        f"{key}: not a list of selectors"
        for key in ("body", "title", "noise")
        if isinstance(raw, dict) and key in raw and not _is_list_of_words(raw[key])
    ]


def _name_faults(raw: Any) -> list[str]:
    messages: list[str] = []
    for part in ("meta", "labels"):
        names = raw.get(part) if isinstance(raw, dict) else None
        for key, listed in (names or {}).items():
            if key not in FIELDS:
                messages.append(f"{part}.{key}: unknown key; allowed: {', '.join(FIELDS)}")
            if not _is_list_of_words(listed):
                messages.append(f"{part}.{key}: not a list of names")
    return messages


def _is_list_of_words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)
