"""From the text of a plan to its outline: chapters, sections, tasks, tables."""

from .plan import segment

__all__ = ["segment"]
