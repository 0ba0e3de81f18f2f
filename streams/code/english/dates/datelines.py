"""The day in a dateline, from which its text counts: copy is often published again days later."""

from __future__ import annotations

import datetime as dt
import re

from streams.code.english.dates.written_days import month_of

__all__ = ["reference_time"]

_DAY = re.compile(r"\b(?:([A-Za-z]{3,9})\.? (\d{1,2})|(\d{1,2}) ([A-Za-z]{3,9}))\b(?:,? (\d{4}))?", re.ASCII)
_AGE = dt.timedelta(30)  #: copy older than that is not news, but a date of something else
_ZONE = dt.timedelta(1)


def reference_time(published: dt.datetime | None, head: str) -> dt.datetime | None:
    """Return the time from which a text counts its days: the day in its dateline, where that is near."""
    match = _DAY.search(head)
    if published is None or match is None:
        return published
    month = month_of(match[1] or match[4])
    years = [int(match[5])] if match[5] else [published.year, published.year - 1]
    days = (_at(published, year, month, int(match[2] or match[3])) for year in years if month)
    return next((day for day in days if day and -_ZONE <= published - day <= _AGE), published)


def _at(published: dt.datetime, year: int, month: int, day: int) -> dt.datetime | None:
    try:
        return published.replace(year=year, month=month, day=day)
    except ValueError:
        return None
