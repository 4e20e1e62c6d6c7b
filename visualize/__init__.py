"""Pictures of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .compose import view

__all__ = ["view"]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: `import visualize` alone stays light."""
    if name != "view":
        raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
    from .compose import view

    return view
