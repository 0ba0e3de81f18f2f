"""The day of an event: what the text says, resolved at the day of publication."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from streams.code.english.calendars import FIRST_YEAR, LAST_YEAR, When, ago, month, month_day, relative, year
from streams.code.english.syntax import clause

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["When", "is_time", "when"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}


def when(trigger: Token, future: bool, published: dt.datetime | None) -> When:
    """Return the date in the trigger's own clause, else the day of publication, assumed.

    No dates without a day of publication, or with one that cannot be true.
    """
    if published is None or not FIRST_YEAR <= published.year <= LAST_YEAR:
        return When(None, None, None)
    day = published.date()
    verb = clause(trigger)
    near = [t for t in trigger.sent if _dated(t, verb, trigger)]
    for read in (month_day, _weekday, _named, ago, relative, year):
        for token in near:
            found = read(token, day, future)
            if found:
                return found
    return When(day, None, "assumed")


def _dated(token: Token, verb: Token, trigger: Token) -> bool:
    """Whether a word of time stands in the trigger's clause and not in that of who reports it."""
    return token != trigger and (clause(token) == verb or trigger.is_ancestor(token))


def _weekday(token: Token, day: dt.date, future: bool) -> When | None:
    word = token.lower_.removesuffix("s")
    if word not in _DAYS:
        return None
    if future:
        ahead = (_DAYS.index(word) - day.weekday()) % 7
        return When(day + dt.timedelta(ahead), None, "day")
    back = (day.weekday() - _DAYS.index(word)) % 7
    last = token.i > 0 and token.nbor(-1).lower_ == "last" and back == 0
    return When(day - dt.timedelta(7 if last else back), None, "day")


def _named(token: Token, day: dt.date, _: bool) -> When | None:
    shift = _NAMED.get(token.lower_)
    return None if shift is None else When(day + dt.timedelta(shift), None, "day")


def is_time(token: Token) -> bool:
    """Whether a token is a word of time that `when` can read: it anchors an event noun."""
    weekday = token.lower_.removesuffix("s") in _DAYS
    return weekday or token.lower_ in _NAMED or month(token) is not None
