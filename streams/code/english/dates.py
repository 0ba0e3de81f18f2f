"""The day of an event: what the text says, resolved at the day of publication."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from streams.code.english.calendars import FIRST_YEAR, LAST_YEAR, When
from streams.code.english.counted_days import ago, ahead_by, relative
from streams.code.english.syntax import clause
from streams.code.english.timing import ahead, clauses, near, scheduled
from streams.code.english.written_days import month, month_day, numeric, ordinal, year

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["When", "is_time", "when"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"mon": 0, "tue": 1, "wed": 2, "thur": 3, "thu": 3, "fri": 4, "sat": 5}  # "Sun" shines in names
_TO_COME = frozenset({"next", "coming"})
_NAMED = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
_PREVIOUS = frozenset({"previous", "preceding", "prior"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "day"})


def when(trigger: Token, future: bool, published: dt.datetime | None) -> When:
    """Return the date nearest to the trigger in its own clause, else the day of publication, assumed.

    No dates without a day of publication, or with one that cannot be true.
    """
    if published is None or not FIRST_YEAR <= published.year <= LAST_YEAR:
        return When(None, None, None)
    day = published.date()
    to_come = future or ahead(clause(trigger)) or scheduled(trigger)
    for verbs in clauses(trigger):
        for token in near(trigger, verbs):
            found = _read(token, day, to_come)
            if found:
                return found
    return When(day, None, "assumed")


def _read(token: Token, day: dt.date, future: bool) -> When | None:
    readings = (month_day, numeric, ordinal, _weekday, _named, _day_before, ago, ahead_by, relative, year)
    return next((found for read in readings if (found := read(token, day, future))), None)


def _weekday(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "Saturday", "last Saturday", "Saturday next week"."""
    word = _day_name(token)
    if word is None or _spelt_out(token, day):
        return None
    said = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    to_come = (future or said in _TO_COME) and said != "last"
    if to_come:
        shift = (word - day.weekday()) % 7
        return When(day + dt.timedelta(shift or 7 * (said == "next")), None, "day")
    back = (day.weekday() - word) % 7
    return When(day - dt.timedelta(back or 7 * (said == "last")), None, "day")


def _day_name(token: Token) -> int | None:
    """Return 0 for Monday to 6, also of "Mondays", "Mon." and "Tues"."""
    word = token.lower_.rstrip(".").removesuffix("s")
    if word in _DAYS:
        return _DAYS.index(word)
    short = token.is_title and word in _SHORT and token.pos_ == "PROPN"
    return _SHORT[word] if short else None


def _spelt_out(token: Token, day: dt.date) -> bool:
    """Whether a day of a month stands beside the weekday and says more: "Friday, October 3"."""
    around = token.doc[max(token.sent.start, token.i - 4) : token.i + 4]
    dates = (month_day(other, day, future=False) for other in around)
    return any(date is not None and date.precision == "day" for date in dates)


def _named(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "yesterday", "this morning", "last night"; not the "today" of "a year ago today"."""
    shift = _NAMED.get(token.lower_)
    said = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if said in {"ago", "from"} or (token.lower_ == "overnight" and _day_name(after) is not None):
        return None
    if shift is None and token.lower_ in _PARTS and said in {"this", "last"}:
        shift = 0 if said == "this" else -1
    twice = said in {"before", "after"} and token.i > 1 and token.nbor(-2).lower_ == "day"
    return None if shift is None else When(day + dt.timedelta(shift * (1 + twice)), None, "day")


def _day_before(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "the previous day", "the day before", "a day earlier": before the day that the sentence names."""
    if token.lower_ != "day":
        return None
    said = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    after = token.doc[token.i + 1 : token.i + 2].text
    alone = after == "before" and not list(token.nbor(1).children)
    if not (said in _PREVIOUS or alone or (after == "earlier" and said in {"a", "one"})):
        return None
    named = (_weekday(other, day, future) for other in token.sent)
    anchor = next((found.date for found in named if found and found.date), day)
    return When(anchor - dt.timedelta(1), None, "day")


def is_time(token: Token) -> bool:
    """Whether a token is a word of time that `when` can read: it anchors an event noun."""
    return _day_name(token) is not None or token.lower_ in _NAMED or month(token) is not None
