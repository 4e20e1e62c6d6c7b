"""Says how to install what a format needs, where it is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .content import Unreadable


@contextmanager
def needs(extra: str, what: str) -> Iterator[None]:
    """Turn a failing import of an optional library into a reason that names the install line."""
    try:
        yield
    except ImportError as error:
        raise Unreadable(f'{what}, for which an optional part is missing: pip install "govplan[{extra}]"') from error
