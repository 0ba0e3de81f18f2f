"""Review: a page beside its article, so that a person can see what was kept, what was removed and why."""

from streams.review.entry import Entry, share
from streams.review.fields import fields
from streams.review.marks import Fate, Mark
from streams.review.totals import Totals

__all__ = ["Entry", "Fate", "Mark", "Totals", "fields", "share"]
