"""The user's own files beside the vocabulary: where the environment says they are, and what they hold as bytes.

The environment and not an option carries them, because the processes that read plans inherit it.
"""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import LexiconError

DECISIONS_VARIABLE = "GOVPLAN_DECISIONS"
ROSTER_VARIABLE = "GOVPLAN_ROSTER"


def named_file(variable: str) -> Path | None:
    """The file that an environment variable names; None where it is not set."""
    value = os.environ.get(variable, "").strip()
    return Path(value) if value else None


def required_file(name: str) -> Path:
    """The file of that name. Raises LexiconError where there is none."""
    path = Path(name)
    if not path.is_file():
        raise LexiconError(f"{path}: no file of decisions or members is there")
    return path


def own_bytes() -> bytes:
    """What the user's files hold: another content is another reading of every plan."""
    named = (named_file(variable) for variable in (DECISIONS_VARIABLE, ROSTER_VARIABLE))
    return b"\0".join(path.read_bytes() for path in named if path is not None and path.is_file())
