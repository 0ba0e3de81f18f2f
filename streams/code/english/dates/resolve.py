"""The day of an event: what the text says, resolved at the day of publication."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from streams.code.english.data import load
from streams.code.english.dates.calendars import FIRST_YEAR, LAST_YEAR, When
from streams.code.english.dates.counted_days import ago, ahead_by, relative
from streams.code.english.dates.shifted_days import shifted
from streams.code.english.dates.timing import ahead, clauses, near, scheduled, tellers
from streams.code.english.dates.weekdays import day_name, in_zone, weekday
from streams.code.english.dates.written_days import month, month_day, numeric, ordinal, year
from streams.code.english.parser.syntax import clause, kids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streams.code.parse import Token

__all__ = ["When", "dated", "is_time", "when"]

_NAMED = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
_WEEKS = frozenset({"week", "weekend", "month", "year", "morning", "night", "evening", "summer", "spring"})
_PARTS = frozenset({"morning", "afternoon", "evening", "night", "day"})


def when(trigger: Token, future: bool, published: dt.datetime | None) -> When:
    """Return the date nearest to the trigger in its own clause, else the day of publication, assumed.

    What somebody reports had happened by the day on which he does. No dates without a day of publication, or
    with one that cannot be true.
    """
    if published is None or not FIRST_YEAR <= published.year <= LAST_YEAR:
        return When(None, None, None)
    to_come = future or ahead(clause(trigger)) or scheduled(trigger)
    for verbs in clauses(trigger):
        if own_day := _first(near(trigger, verbs), published, to_come):
            return own_day
    teller_days = [
        day for verb in tellers(trigger) if (day := _first(near(verb, [verb]), published, future=False))
    ]
    exact = next((day for day in teller_days if day.precision == "day"), None)
    return When(exact.date if exact else published.date(), None, "assumed")


def _first(words: Iterable[Token], published: dt.datetime, future: bool) -> When | None:
    """Return the first reading; that of "overnight" only where no day is named."""
    vague = None
    for token in words:
        reading = _read(token, published.date(), future)
        if reading and token.lower_ != "overnight":
            return reading if future else in_zone(reading, token, published)
        vague = vague or reading
    return vague


def _read(token: Token, day: dt.date, future: bool) -> When | None:
    readings = (_feast, month_day, numeric, ordinal, weekday, _named, shifted, ago, ahead_by, relative, year)
    return next((reading for read in readings if (reading := read(token, day, future))), None)


def _named(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "yesterday", "this morning", "last night"; not the "today" of "a year ago today"."""
    shift = _NAMED.get(token.lower_)
    preceding = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if preceding in {"ago", "from"}:
        return None
    if shift is None and token.lower_ in _PARTS and preceding in {"this", "last"}:
        shift = 0 if preceding == "this" else -1
    twice = preceding in {"before", "after"} and token.i > 1 and token.nbor(-2).lower_ == "day"
    return None if shift is None else When(day + dt.timedelta(shift * (1 + twice)), None, "day")


def _feast(token: Token, day: dt.date, future: bool) -> When | None:
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


def is_time(token: Token) -> bool:
    """Whether a token is a word of time that `when` can read: it anchors an event noun."""
    return day_name(token) is not None or token.lower_ in _NAMED or month(token) is not None


def dated(noun: Token) -> bool:
    """Whether it has a day or a week for its own: "Monday's", "last week's"."""
    return any(is_time(own) or own.lower_ in _WEEKS for own in kids(noun, "poss"))
