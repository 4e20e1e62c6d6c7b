"""Which documents a user's paths mean: files, folders, globs and archives, in a stable order."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..errors import DocumentError
from .archive import Step, is_archive, list_members, load_member
from .content import Unreadable
from .file_name import meant, shown_name
from .registry import load_file

# Files that lie beside plans in a folder and are none; a file named outright is read whatever its name.
NO_PLANS = frozenset(
    {".md", ".tsv", ".csv", ".json", ".jsonl", ".yaml", ".yml", ".toml", ".log", ".py", ".lock", ".tmp"}
)
HIDDEN = (".", "~$", "__MACOSX")
ALLOWED = "a file, a folder, a pattern or an archive (zip, tar, tar.gz)"

Skipped = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read. `name` is its path, with the members of archives behind it: `2021.zip/方案.docx`.

    `fault` says why it cannot be loaded, where that is known already.
    """

    name: str
    path: Path
    steps: tuple[Step, ...] = ()
    fault: str = ""

    def load(self) -> bytes:
        """Its bytes; raises DocumentError if they cannot be had."""
        if self.fault:
            raise DocumentError(f"{self.name}: {self.fault}")
        if not self.steps:
            return load_file(self.path)
        try:
            return load_member(self.path, self.steps)
        except (Unreadable, OSError) as error:
            raise DocumentError(f"{self.name}: {error}") from error


def find_inputs(paths: Iterable[str | Path], *, skipped: Skipped | None = None) -> Iterator[Input]:
    """The documents under these paths, each once.

    `skipped(name, reason)` is told of each file of a folder or archive that is passed over. Raises DocumentError,
    before anything is given, for a path that does not exist and for a folder without any file to read.
    """
    files = [file for given in paths for file in _files(Path(given), skipped)]
    seen: set[Path] = set()
    for file in files:
        key = file.resolve()
        if key in seen:
            continue
        seen.add(key)
        if file.is_dir():
            yield Input(shown_name(file), file, fault="a folder that cannot be read")
        elif is_archive(file):
            yield from _members(file, skipped)
        else:
            yield Input(shown_name(file), file)


def _files(path: Path, skipped: Skipped | None) -> list[Path]:
    if path.is_dir():
        return _in_folder(path, skipped)
    if path.exists():
        return [path]
    if glob.has_magic(str(path)):
        # Path.glob wants the pattern apart from its root, which a user's one string does not tell.
        found = [Path(name) for name in sorted(glob.glob(str(path), recursive=True))]  # noqa: PTH207
        if not found:
            raise DocumentError(f"{path}: no file matches this pattern")
        return [file for each in found for file in (_in_folder(each, skipped) if each.is_dir() else [each])]
    raise DocumentError(f"{shown_name(path)}: no such file or folder; give {ALLOWED}{meant(path)}")


def _in_folder(folder: Path, skipped: Skipped | None) -> list[Path]:
    files = sorted(_walked(folder))
    kept = [file for file in files if not _is_skipped(file.relative_to(folder).parts, shown_name(file), skipped)]
    if not kept:
        passed = f" ({len(files)} files of other kinds)" if files else ""
        raise DocumentError(f"{shown_name(folder)}: no documents in this folder{passed}; give {ALLOWED}")
    return kept


def _walked(folder: Path) -> Iterator[Path]:
    """All files below a folder, and folders that cannot be read: loading these says why."""
    closed: list[OSError] = []
    for place, _, names in os.walk(folder, onerror=closed.append):
        yield from (file for name in names if (file := Path(place, name)).is_file())
    for error in closed:
        if Path(error.filename) == folder:
            raise DocumentError(f"{shown_name(folder)}: {error.strerror}")
        yield Path(error.filename)


def _members(path: Path, skipped: Skipped | None) -> Iterator[Input]:
    """The documents of an archive; one that cannot be listed is given as a document that cannot be loaded."""
    try:
        members = list(list_members(path))
    except (Unreadable, OSError) as error:
        yield Input(shown_name(path), path, fault=str(error))
        return
    named = [(_name(path, steps), steps) for steps in members]
    kept = [
        (name, steps)
        for name, steps in sorted(named, key=lambda pair: pair[0])
        if not _is_skipped(PurePosixPath(name[len(shown_name(path)) :]).parts, name, skipped)
    ]
    if not kept:
        yield Input(shown_name(path), path, fault="an archive without any document")
    for name, steps in kept:
        yield Input(name, path, steps)


def _name(path: Path, steps: tuple[Step, ...]) -> str:
    """The archive's path and the members' below it; a member's own way out of the archive (../) is cut off."""
    inner = "/".join(step.name for step in steps if step.packing in ("zip", "tar")) or steps[-1].name
    parts = [part for part in inner.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join([shown_name(path), *("".join(c for c in part if c.isprintable()) for part in parts)])


def _is_skipped(parts: Iterable[str], name: str, skipped: Skipped | None) -> bool:
    *folders, last = [part for part in parts if part != "/"]
    suffix = PurePosixPath(last).suffix.lower()
    reason = ""
    if any(part.startswith(HIDDEN) for part in [*folders, last]):
        reason = "hidden file"
    elif suffix in NO_PLANS:
        reason = f"{suffix} files of a folder are not read"
    if reason and skipped:
        skipped(name, reason)
    return bool(reason)
