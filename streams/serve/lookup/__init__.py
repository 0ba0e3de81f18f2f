"""The look-up store: SQLite, filled from the topics, for what a stream of records cannot answer."""

from streams.serve.lookup.entry import Entry
from streams.serve.lookup.filling import FILLED_FROM, Filler
from streams.serve.lookup.listing import Order, Page
from streams.serve.lookup.outcomes import Ended, EndedFor, Ledger
from streams.serve.lookup.outlets import OutletCounts, OutletPage
from streams.serve.lookup.reading import Article, Reader, Story

__all__ = [
    "FILLED_FROM", "Article", "Ended", "EndedFor", "Entry", "Filler", "Ledger", "Order", "OutletCounts",
    "OutletPage", "Page", "Reader", "Story",
]  # fmt: skip
