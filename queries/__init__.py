"""Questions to the graph, and how to ask them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .ask import Answer, picture, run
    from .crossing import Matrix, matrix
    from .library import load_library, load_preset
    from .preset import PICTURE_COLUMNS, Preset

__all__ = [
    "PICTURE_COLUMNS",
    "Answer",
    "Matrix",
    "Preset",
    "load_library",
    "load_preset",
    "matrix",
    "picture",
    "run",
]

# No module bears the name of what it gives: `queries.run` would be one or the other, after what was imported first.
_HOMES = {
    "ask": ("Answer", "picture", "run"),
    "crossing": ("Matrix", "matrix"),
    "library": ("load_library", "load_preset"),
    "preset": ("PICTURE_COLUMNS", "Preset"),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: `import queries`, and so `govplan --help`, stays light."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(f".{home}", __name__), name)
    raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
