"""Evaluation: what was made, against what a person says is right. The measures are the field's."""

from streams.evaluation.fields import (
    NONE,
    Expected,
    FieldFigures,
    FieldLine,
    coded_fields,
    field_figures,
    judge_fields,
)
from streams.evaluation.figures import Figures, Right, figures
from streams.evaluation.gold import GoldPage, read_gold
from streams.evaluation.kinds import false_pairs, recall_by_kind
from streams.evaluation.labels import Grey, Labelled, read_grey, read_labelled
from streams.evaluation.roots import CodedText, RootFigures, RootScore, root_figures
from streams.evaluation.score import Extraction, Score, score
from streams.evaluation.sentences import LabelledText, read_texts
from streams.evaluation.stories import StoryFigures, story_figures

__all__ = [
    "NONE", "CodedText", "Expected", "Extraction", "FieldFigures", "FieldLine", "Figures", "GoldPage", "Grey",
    "Labelled", "LabelledText", "Right", "RootFigures", "RootScore", "Score", "StoryFigures", "coded_fields",
    "false_pairs", "field_figures", "figures", "judge_fields", "read_gold", "read_grey", "read_labelled",
    "read_texts", "recall_by_kind", "root_figures", "score", "story_figures",
]  # fmt: skip
