"""What can go wrong, one class a noun.

GovplanError            exit 1   anything this project refuses to do
├── UsageError          exit 2   a parameter, name or option that does not exist, with the nearest one
├── DocumentError       exit 3   a file that cannot be read as a plan
├── LexiconError        exit 3   a vocabulary file or decision log with faults
├── SchemaError         exit 3   the graph schema, or a graph that breaks it
├── PresetError         exit 3   a preset file that breaks its own contract
└── EngineError         exit 4   a database that is absent, locked, refused or failing
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class GovplanError(Exception):
    """The root: one line saying what, where, and what was allowed. `exit_code` is the command's answer."""

    exit_code = 1


class UsageError(GovplanError):
    """A name, parameter or option that does not exist or does not fit."""

    exit_code = 2


class DocumentError(GovplanError):
    """A file that cannot be read; the message names the file and the reason."""

    exit_code = 3


class LexiconError(GovplanError):
    """A vocabulary file or decision log with faults; the message lists all of them with line and key."""

    exit_code = 3


class SchemaError(GovplanError):
    """A schema file with faults, or a graph that does not follow the schema."""

    exit_code = 3


class PresetError(GovplanError):
    """A preset file that breaks its contract; the message lists all faults with file and key."""

    exit_code = 3


class EngineError(GovplanError):
    """A database that is absent, locked, refused or failing; the message names it and the query or preset."""

    exit_code = 4


def nearest(name: str, allowed: Iterable[str]) -> str:
    """The tail of a message for an unknown name: `; did you mean 'x'?` or an empty string."""
    found = get_close_matches(name, list(allowed), n=1, cutoff=0.5)
    return f"; did you mean '{found[0]}'?" if found else ""


def faults(noun: str, where: str, messages: Iterable[str]) -> str:
    """All faults of one file as one message, each on a line of its own after the first line's count."""
    lines = list(messages)
    head = f"{where}: {len(lines)} fault{'s' if len(lines) != 1 else ''} in this {noun}"
    return "\n".join([head, *(f"  {line}" for line in lines)])
