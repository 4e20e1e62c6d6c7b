"""Write a graph as files that other programs read."""

from __future__ import annotations

from .writing import FORMATS, export, write

__all__ = ["FORMATS", "export", "write"]
