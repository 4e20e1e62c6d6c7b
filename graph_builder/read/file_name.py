"""Names of files as people can read them: unpacked Chinese archives hold names in GBK, which are no valid text."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..errors import nearest

# Names in a folder among which a misspelt one is looked for.
MOST_NAMES = 2_000


def shown_name(path: str | Path) -> str:
    """The path as text that can be printed and stored, whatever bytes the file system holds."""
    name = str(path)
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(name)
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "replace")
    return name


def meant(path: Path) -> str:
    """The tail of a message for a file that does not exist: `; did you mean 'plan.txt'?` or an empty string."""
    try:
        names = sorted(each.name for each in _some(path.parent.iterdir()))
    except OSError:
        return ""
    return nearest(path.name, map(shown_name, names))


def _some(paths: Iterable[Path]) -> Iterable[Path]:
    return (path for _, path in zip(range(MOST_NAMES), paths, strict=False))
