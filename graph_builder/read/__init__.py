"""Read files into text with paragraphs and tables."""

from .inputs import Input, find_inputs
from .registry import read, read_bytes

__all__ = ["Input", "find_inputs", "read", "read_bytes"]
