"""How files of vocabulary are parsed: a fault of their syntax is told as any other fault of theirs."""

from __future__ import annotations

from typing import Any

import yaml

from ..errors import LexiconError, faults

LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(text: str, *, noun: str, where: str) -> Any:
    """The data of a YAML text. Raises LexiconError for what is no YAML, with its line."""
    try:
        return yaml.load(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise LexiconError(faults(noun, where, [syntax_fault(error)])) from error


def syntax_fault(error: yaml.YAMLError) -> str:
    """What is wrong with the syntax of a file, in one line."""
    return f"no YAML: {' '.join(str(error).split())}"
