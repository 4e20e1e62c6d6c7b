"""How files of vocabulary are read and checked: all faults of one at once, those of its syntax like any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any

import yaml

from ..errors import LexiconError, faults

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def shipped(*path: str) -> str:
    """The text of a file of vocabulary that ships with the package."""
    return files("graph_builder.lexicon").joinpath(*path).read_text(encoding="utf-8")


def checked(text: str, check: Callable[[Any], Iterable[str]], *, noun: str, where: str) -> Any:
    """The data of a YAML text that `check` finds no fault with. Raises LexiconError with all faults it finds."""
    data = parse(text, noun=noun, where=where)
    wrong = list(check(data))
    if wrong:
        raise LexiconError(faults(noun, where, wrong))
    return data


def parse(text: str, *, noun: str, where: str) -> Any:
    """The data of a YAML text. Raises LexiconError for what is no YAML, with its line."""
    try:
        return yaml.load(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise LexiconError(faults(noun, where, [syntax_fault(error)])) from error


def syntax_fault(error: yaml.YAMLError) -> str:
    """What is wrong with the syntax of a file, in one line."""
    return f"no YAML: {' '.join(str(error).split())}"
