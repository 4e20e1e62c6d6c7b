"""From plans to a knowledge graph: read, segment, find, resolve, assemble, store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checking import check
    from .exporting import export
    from .extraction import extract
    from .pipeline import build

__all__ = ["build", "check", "export", "extract"]

_HOMES = {"build": "pipeline", "check": "checking", "export": "exporting", "extract": "extraction"}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: `import graph_builder` alone stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
