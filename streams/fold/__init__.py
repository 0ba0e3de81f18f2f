"""The fold: near-duplicate articles become stories, whatever the order in which they arrive."""

from streams.fold.ahead import Text, read_ahead, read_texts
from streams.fold.archive import ArchiveRow
from streams.fold.features import Features
from streams.fold.index import AT_ONCE
from streams.fold.rows import ArticleRow, StoryRow
from streams.fold.settings import DEFAULTS, FoldSettings
from streams.fold.stage import FoldRecords, FoldResult, FoldStage, Place, Standing

__all__ = [
    "AT_ONCE", "DEFAULTS", "ArchiveRow", "ArticleRow", "Features", "FoldRecords", "FoldResult",
    "FoldSettings", "FoldStage", "Place", "Standing", "StoryRow", "Text", "read_ahead", "read_texts",
]  # fmt: skip
