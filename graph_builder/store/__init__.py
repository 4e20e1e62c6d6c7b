"""Two graph databases behind one port."""

from __future__ import annotations

from .base import StoredGraph
from .opening import DEFAULT, open_engine
from .port import Engine, Rows

__all__ = ["DEFAULT", "Engine", "Rows", "StoredGraph", "open_engine"]
