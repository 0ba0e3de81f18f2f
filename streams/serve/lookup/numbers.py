"""The numbers of rows: they rise with the time of a story's or an event's first page, a thread's last.

The full-text index gives its rows in the order of their numbers. So the newest rows of any question are the
first ones that it gives, and none has to be sorted.
"""

import sqlite3
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

__all__ = ["end_of", "first_of", "micros", "number_for"]

#: Numbers of one millisecond. SQLite's have 63 bits, which leaves 47 for milliseconds: 4,459 years.
_SLOT_BITS = 16
_LAST = (1 << 46) - 1  #: a time that no number can have counts as the last one that can
_TRIES = 64
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(time: datetime) -> int:
    """Return a time as a whole number that sorts: microseconds since 1970."""
    return (time.replace(tzinfo=time.tzinfo or UTC) - _EPOCH) // timedelta(microseconds=1)


def first_of(at: int) -> int:
    """Return the first number of the millisecond of a time in microseconds."""
    return max(-_LAST, min(_LAST, at // 1_000)) << _SLOT_BITS


def end_of(at: int) -> int:
    """Return the first number behind that millisecond, and behind the one into which it may run over."""
    return first_of(at) + (2 << _SLOT_BITS)


def number_for(rows: sqlite3.Connection, table: str, at: int, id_: str) -> int:
    """Return a free number in the millisecond of `at`.

    It is made of the id, so that another gateway's row has the same one, but for the few that would meet.
    Where a millisecond has more rows than numbers, it is one of the next millisecond's.
    """
    first = first_of(at)
    for attempt in range(_TRIES):
        digest = blake2b(f"{attempt} {id_}".encode("utf-8", "surrogatepass"), digest_size=_SLOT_BITS // 8)
        number = first | int.from_bytes(digest.digest())
        if not _is_taken(rows, table, number):
            return number
    number = first + (1 << _SLOT_BITS)
    while _is_taken(rows, table, number):
        number += 1
    return number


def _is_taken(rows: sqlite3.Connection, table: str, number: int) -> bool:
    query = f"SELECT 1 FROM {table} WHERE number = ?"  # noqa: S608 - names of our own
    return rows.execute(query, (number,)).fetchone() is not None
