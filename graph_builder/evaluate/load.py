"""Gold files: which there are, what they say, and what is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import DocumentError, UsageError
from .founding import founding_plan
from .gold import GoldPlan
from .shape import contract_plan

ENDING = ".gold.json"


def gold_files(paths: Iterable[str | Path]) -> list[Path]:
    """The gold files that are given, or lie in the folders that are given, sorted by name.

    Raises UsageError where a path is neither, or a folder holds none.
    """
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        files = sorted(path.rglob(f"*{ENDING}")) if path.is_dir() else [path]
        if not files:
            raise UsageError(f"{path}: no gold in this folder (gold files end in {ENDING}, each beside its plan)")
        if not path.is_dir() and not path.is_file():
            raise UsageError(f"{path}: no such file or folder")
        found.update(dict.fromkeys(files))
    return sorted(found, key=lambda path: path.name)


def load_gold(path: str | Path) -> GoldPlan:
    """The gold of one file, in the contract's shape or the founding one. Raises DocumentError with the faulty key."""
    path = Path(path)
    try:
        data: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise DocumentError(f"{path}: cannot be read as gold: {error}") from error
    if not isinstance(data, dict) or not isinstance(data.get("tasks"), list):
        raise DocumentError(f"{path}: no gold: an object with a list 'tasks' was expected")
    name = path.name.removesuffix(ENDING)
    try:
        return contract_plan(data, name) if "document" in data else founding_plan(data, name)
    except KeyError as error:
        raise DocumentError(f"{path}: gold with a fault: the key {error.args[0]} is missing") from error
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        raise DocumentError(f"{path}: gold with a fault: {type(error).__name__} at {error}") from error


def plan_file(gold: Path, plan: GoldPlan) -> Path:
    """The file a gold is of: beside it, or in the folder `plans` next to its own. Raises DocumentError without one."""
    folders = (gold.parent, gold.parent.parent / "plans")
    for folder in folders:
        if plan.source and (folder / plan.source).is_file():
            return folder / plan.source
        beside = sorted(p for p in folder.glob(f"{plan.name}.*") if not p.name.endswith(ENDING))
        if not plan.source and beside:
            return beside[0]
    raise DocumentError(f"{gold}: its plan '{plan.source or plan.name + '.*'}' is not beside it nor in {folders[1]}")


def gold_digest(paths: Iterable[str | Path]) -> str:
    """The sha256 over the gold files' names and bytes: it changes when one of them does."""
    digest = sha256()
    for path in gold_files(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
