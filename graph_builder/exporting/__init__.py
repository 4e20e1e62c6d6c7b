"""Write a graph as files that other programs read."""

from __future__ import annotations

from .writing import FORMATS, export, export_to_stream

__all__ = ["FORMATS", "export", "export_to_stream"]
