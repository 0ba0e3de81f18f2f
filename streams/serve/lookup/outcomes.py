"""How many pages ended how: the ledger counted over time and by reason."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from streams.serve.lookup.numbers import micros

__all__ = ["Ended", "EndedFor", "Ledger", "count_since"]

_BUCKETS = 120  #: of a period at most: a chart shows no more
_MINUTE = 60
_SECOND = 1_000_000  #: microseconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Ended:
    """Pages of one outcome in one stretch of time."""

    at: datetime  #: where the stretch begins
    outcome: str
    pages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class EndedFor:
    """Pages that ended for one reason."""

    outcome: str
    reason: str
    pages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Ledger:
    """Pages by their outcomes over a period, and by the reasons behind them, the most first."""

    seconds: int  #: of a stretch
    counts: tuple[Ended, ...]  #: by time; a stretch without pages is left out
    reasons: tuple[EndedFor, ...]


def count_since(rows: sqlite3.Connection, now: datetime, minutes: int) -> Ledger:
    """Count the pages that came in the last minutes, by when they came: by the times of their messages."""
    seconds = _MINUTE * -(-minutes // _BUCKETS)
    width = seconds * _SECOND
    since = micros(now - timedelta(minutes=minutes)) // width * width  # a stretch is whole, or not there
    counts = rows.execute(
        "SELECT at / ? * ?, outcome, count(*) FROM outcomes WHERE at >= ? GROUP BY 1, 2 ORDER BY 1, 2",
        (width, width, since),
    )
    reasons = rows.execute(
        "SELECT outcome, reason, count(*) FROM outcomes WHERE at >= ? AND reason IS NOT NULL"
        " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
        (since,),
    )
    return Ledger(
        seconds=seconds,
        counts=tuple(
            Ended(at=datetime.fromtimestamp(at // _SECOND, UTC), outcome=outcome, pages=pages)
            for at, outcome, pages in counts
        ),
        reasons=tuple(EndedFor(outcome=name, reason=why, pages=pages) for name, why, pages in reasons),
    )
