"""Pages of a PDF that are drawn sideways and shown upright, as printers write them for broad tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .pdf_glyphs import Glyph
from .ruled_grid import Point

NEAR = 1.0
SAMPLE = 200


class Turn:
    """Where a point of a page stands when the page is shown; `rotation` is 90, 180 or 270 degrees, `size` as shown."""

    def __init__(self, rotation: int, size: tuple[float, float]) -> None:
        self.rotation = rotation
        self._width, self._height = size

    def point(self, x: float, y: float) -> Point:
        """The place of a point as shown."""
        if self.rotation == 90:
            return y, self._height - x
        return (self._width - y, x) if self.rotation == 270 else (self._width - x, self._height - y)

    def glyphs(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """The characters at their places as shown."""
        return [Glyph(glyph.character, *self.point(glyph.x, glyph.y)) for glyph in glyphs]

    def fits(self, glyphs: Sequence[Glyph]) -> bool:
        """Does the text run from left to right when the page is shown? Some pages are shown sideways by mistake."""
        steps = [(b.x - a.x, a.y - b.y) for a, b in pairwise(self.glyphs(glyphs[:SAMPLE]))]
        return 2 * sum(across > 0 and abs(down) < NEAR for across, down in steps) > len(steps)
