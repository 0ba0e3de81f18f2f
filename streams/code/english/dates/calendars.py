"""A day or a span of days, and how far a text pins it down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Precision", "When", "turn", "within"]

Precision = Literal["day", "week", "month", "year", "assumed"]

FIRST_YEAR, LAST_YEAR = 1900, 2100  # a number outside is no year


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, and how far the text pins them down."""

    date: dt.date | None
    end: dt.date | None
    precision: Precision | None


def turn(day: dt.date, shift: int, unit: str) -> dt.date:
    """Return the first day of the month or year that is so many away."""
    if unit == "year":
        return dt.date(day.year + shift, 1, 1)
    months = day.year * 12 + day.month - 1 + shift
    return dt.date(months // 12, months % 12 + 1, 1)


def within(few: When, many: When) -> bool:
    """Whether one says the same as the other, or a day of the week that the other leaves open."""
    if few.date is None or many.date is None:
        return few.date == many.date
    return many.date <= few.date and (few.end or few.date) <= (many.end or many.date)
