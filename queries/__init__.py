"""Questions to the graph, and how to ask them."""

from .library import load_library, load_preset
from .matrix import Matrix, matrix
from .preset import PICTURE_COLUMNS, Preset
from .run import Answer, picture, run

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
