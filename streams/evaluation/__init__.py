"""Evaluation: what was made of pages, against what a person says is right. The measures are the field's."""

from streams.evaluation.figures import Figures, Right, figures
from streams.evaluation.gold import GoldPage, read_gold
from streams.evaluation.score import Found, Score, score

__all__ = ["Figures", "Found", "GoldPage", "Right", "Score", "figures", "read_gold", "score"]
