"""The day of an event: what the text says, resolved at the day of publication."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from streams.code.english.calendars import FIRST_YEAR, LAST_YEAR, When, ago, month, month_day, relative, year
from streams.code.english.syntax import clause
from streams.code.english.timing import ahead, clauses, near

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["When", "is_time", "when"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def when(trigger: Token, future: bool, published: dt.datetime | None) -> When:
    """Return the date nearest to the trigger in its own clause, else the day of publication, assumed.

    No dates without a day of publication, or with one that cannot be true.
    """
    if published is None or not FIRST_YEAR <= published.year <= LAST_YEAR:
        return When(None, None, None)
    day = published.date()
    to_come = future or ahead(clause(trigger))
    for verbs in clauses(trigger):
        for token in near(trigger, verbs):
            found = _read(token, day, to_come)
            if found:
                return found
    return When(day, None, "assumed")


def _read(token: Token, day: dt.date, future: bool) -> When | None:
    readings = (read(token, day, future) for read in (month_day, _weekday, _named, ago, relative, year))
    return next((found for found in readings if found), None)


def _weekday(token: Token, day: dt.date, future: bool) -> When | None:
    word = token.lower_.removesuffix("s")
    if word not in _DAYS or _spelt_out(token, day):
        return None
    if future:
        ahead = (_DAYS.index(word) - day.weekday()) % 7
        return When(day + dt.timedelta(ahead), None, "day")
    back = (day.weekday() - _DAYS.index(word)) % 7
    last = token.i > 0 and token.nbor(-1).lower_ == "last" and back == 0
    return When(day - dt.timedelta(7 if last else back), None, "day")


def _spelt_out(token: Token, day: dt.date) -> bool:
    """Whether a day of a month stands beside the weekday and says more: "Friday, October 3"."""
    around = token.doc[max(token.sent.start, token.i - 4) : token.i + 4]
    dates = (month_day(other, day, future=False) for other in around)
    return any(date is not None and date.precision == "day" for date in dates)


def _named(token: Token, day: dt.date, _: bool) -> When | None:
    shift = _NAMED.get(token.lower_)
    return None if shift is None else When(day + dt.timedelta(shift), None, "day")


def is_time(token: Token) -> bool:
    """Whether a token is a word of time that `when` can read: it anchors an event noun."""
    weekday = token.lower_.removesuffix("s") in _DAYS
    return weekday or token.lower_ in _NAMED or month(token) is not None
