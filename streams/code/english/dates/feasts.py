"""Days that have a name of their own, the same day each year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from streams.code.english.data import load
from streams.code.english.dates.calendars import When

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["feast"]


def feast(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "New Year's Eve", "Christmas Day": the last that was, or of what is to come the next."""
    names = load("feasts")
    words = next((name for name in names if _ends_with(token, name.split())), None)
    if words is None:
        return None
    month, date = map(int, names[words].split("-"))
    feast_day = day.replace(month=month, day=date)
    turn = feast_day < day if future else -(feast_day > day)
    return When(feast_day.replace(year=day.year + turn), None, "day")


def _ends_with(token: Token, words: list[str]) -> bool:
    start = token.i + 1 - len(words)
    return (
        token.lower_ == words[-1]
        and start >= 0
        and [t.lower_ for t in token.doc[start : token.i + 1]] == words
    )
