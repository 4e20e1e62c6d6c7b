"""Which documents a user's paths mean: files, folders, globs and archives, sorted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import DocumentError
from .registry import load_file

# Files that lie beside plans in a folder and are none; a file named outright is read whatever its name.
NO_PLANS = frozenset({".md", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".log", ".py", ".lock", ".tmp"})

Skipped = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read. `name` is its path, with the members of archives behind it: `2021.zip/方案.docx`."""

    name: str
    path: Path

    def load(self) -> bytes:
        """Its bytes; raises DocumentError if they cannot be had."""
        return load_file(self.path)


def find_inputs(paths: Iterable[str | Path], *, skipped: Skipped | None = None) -> Iterator[Input]:
    """The documents under these paths, each once, in a stable order.

    `skipped(name, reason)` is told of each file of a folder that is passed over. Raises DocumentError for a path that
    does not exist and for a folder without any file to read.
    """
    seen: set[Path] = set()
    for given in paths:
        for path in _files(Path(given), skipped):
            key = path.resolve()
            if key not in seen:
                seen.add(key)
                yield Input(str(path), path)


def _files(path: Path, skipped: Skipped | None) -> list[Path]:
    if path.is_dir():
        found = [file for file in sorted(path.rglob("*")) if file.is_file() and not _is_skipped(file, path, skipped)]
        if not found:
            raise DocumentError(f"{path}: no documents in this folder")
        return found
    if not path.exists():
        raise DocumentError(f"{path}: no such file or folder")
    return [path]


def _is_skipped(file: Path, folder: Path, skipped: Skipped | None) -> bool:
    reason = ""
    if any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts):
        reason = "hidden file"
    elif file.suffix.lower() in NO_PLANS:
        reason = f"{file.suffix} files of a folder are not read"
    if reason and skipped:
        skipped(str(file), reason)
    return bool(reason)
