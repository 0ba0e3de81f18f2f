"""Faust tables as the stages' mappings: rows of MessagePack under keys of UTF-8."""

from typing import Any, TypeVar

from streams.state import Rows
from streams.topics import TABLES

__all__ = ["rows"]

R = TypeVar("R")


def rows(app: Any, name: str, kind: type[R], partitions: int) -> Rows[R]:
    """Return the rows of the table `name`, whose partitions follow its topic's (`topics.TABLES`)."""
    assert name in TABLES
    table = app.Table(name, key_type=bytes, value_type=bytes, partitions=partitions)
    return Rows(table, kind)
