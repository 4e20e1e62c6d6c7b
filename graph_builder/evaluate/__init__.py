"""How well plans are read: extraction scored against gold."""

from .evaluate import evaluate
from .gold import GoldPlan
from .report import Report

__all__ = ["GoldPlan", "Report", "evaluate"]
