"""The tally: reports of several stories on one event become one record of it."""

from streams.tally.stage import Tallied, TallyRow, TallyStage, Withdrawn

__all__ = ["Tallied", "TallyRow", "TallyStage", "Withdrawn"]
