"""Which concrete projects a stretch of text names."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import ProjectMention, Span


def find_projects(text: str, spans: Sequence[Span]) -> tuple[ProjectMention, ...]:
    """The projects named in some stretches of a text, sorted by place."""
    del text, spans
    return ()
