"""Evaluation: what was made, against what a person says is right. The measures are the field's."""

from streams.evaluation.figures import Figures, Right, figures
from streams.evaluation.gold import GoldPage, read_gold
from streams.evaluation.kinds import false_pairs, found_by_kind
from streams.evaluation.labels import Grey, Labelled, read_grey, read_labelled
from streams.evaluation.score import Found, Score, score
from streams.evaluation.stories import StoryFigures, story_figures

__all__ = [
    "Figures", "Found", "GoldPage", "Grey", "Labelled", "Right", "Score", "StoryFigures", "false_pairs",
    "figures", "found_by_kind", "read_gold", "read_grey", "read_labelled", "score", "story_figures",
]  # fmt: skip
