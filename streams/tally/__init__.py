"""The tally: reports of several stories on one event become one record of it."""

from streams.tally.rows import TallyRow
from streams.tally.stage import TallyStage

__all__ = ["TallyRow", "TallyStage"]
