"""The look-up store: SQLite, filled from the compacted topics, for what a stream of records cannot answer."""

from streams.serve.lookup.filling import FILLED_FROM, Entry, Filler
from streams.serve.lookup.outcomes import Ended, EndedFor, Ledger
from streams.serve.lookup.reading import Order, Page, Reader, Story

__all__ = [
    "FILLED_FROM", "Ended", "EndedFor", "Entry", "Filler", "Ledger", "Order", "Page", "Reader", "Story",
]  # fmt: skip
