"""Mentions to nodes and edges, with evidence."""

from __future__ import annotations

from .units import UnitRecord
from .whole import assemble

__all__ = ["UnitRecord", "assemble"]
