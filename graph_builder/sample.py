"""The plan that ships: where the founding plan stands, in an installed package and in a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from .errors import DocumentError

PLAN = "changning-2021.txt"


@contextmanager
def founding_plan() -> Iterator[Path]:
    """The path of the founding plan, for the time of the block. Raises DocumentError if it was not installed."""
    # The wheel carries data/plans as a folder of this package (pyproject.toml); a checkout has it where it is.
    shipped = files(__package__).joinpath("plans", PLAN)
    checkout = Path(__file__).parents[1] / "data" / "plans" / PLAN
    if shipped.is_file():
        with as_file(shipped) as path:
            yield path
    elif checkout.is_file():
        yield checkout
    else:
        raise DocumentError(f"{PLAN}: the plan that ships is not in this installation; install govplan again")
