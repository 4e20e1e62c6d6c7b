"""The selectors and names by which a page's document is found, from `html_page.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import LexiconError, faults

FIELDS = ("title", "date", "issuer", "number")


@dataclass(frozen=True, slots=True)
class PageRules:
    """`body`, `title`, `noise` are CSS selectors; `meta` and `labels` map a name as found to a key of the meta."""

    body: tuple[str, ...]
    title: tuple[str, ...]
    noise: str
    meta: Mapping[str, str]
    labels: Mapping[str, str]


@cache
def page_rules() -> PageRules:
    """The shipped rules, verified; raises LexiconError with all faults."""
    import yaml

    text = files("graph_builder.lexicon").joinpath("html_page.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return rules_from(yaml.load(text, Loader=loader))


def rules_from(raw: Any) -> PageRules:
    """The rules a parsed file holds; raises LexiconError naming every faulty key."""
    messages = [*_key_faults(raw), *_list_faults(raw), *_name_faults(raw)]
    if messages:
        raise LexiconError(faults("page rules file", "html_page.yaml", messages))
    return PageRules(
        tuple(raw["body"]), tuple(raw["title"]), ", ".join(raw["noise"]), _by_name(raw["meta"]), _by_name(raw["labels"])
    )


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
