"""The tally: reports of several stories on one event become one record of it."""

from streams.tally.rows import Aside, TallyRow
from streams.tally.stage import TallyStage

__all__ = ["Aside", "TallyRow", "TallyStage"]
