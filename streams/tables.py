"""Faust tables as the stages' mappings: rows of MessagePack under keys of UTF-8."""

from typing import Any

from streams.engine import Table
from streams.topics import TABLES

__all__ = ["table"]


def table(app: Any, name: str, partitions: int, *, batched: bool) -> Table:
    """Return the table `name`, whose partitions follow its topic's (`topics.TABLES`).

    A stage has one table for rows of all kinds (`streams.state.Rows`), so that they change together.
    """
    assert name in TABLES
    made: Table = app.Table(name, key_type=bytes, value_type=bytes, partitions=partitions, batched=batched)
    return made
