"""Processes for work that may hang, eat memory or kill its process: HTML and the parse of sentences."""

from streams.pool.lanes import Lane, Pool

__all__ = ["Lane", "Pool"]
