"""Days by their name: "Saturday", "last Saturday", "Saturday next week"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from streams.code.english.dates.calendars import When
from streams.code.english.dates.written_days import month_day
from streams.code.english.parser.syntax import kids

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["day_name", "in_zone", "on_a_day", "weekday"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"mon": 0, "tue": 1, "wed": 2, "thur": 3, "thu": 3, "fri": 4, "sat": 5}  # "Sun" shines in names
_TO_COME = frozenset({"next", "coming"})
_WEEKS = {"last": -1, "this": 0, "next": 1}
_LATE = 14  #: o'clock UTC: from here on it is tomorrow morning in Sydney, ten hours ahead
_NEAR = 2  #: days: who says "next Friday" on a Wednesday does not mean that week's
_ALMOST = dt.timedelta(6)


def weekday(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "Saturday", "last Saturday", "Saturday next week"."""
    word = day_name(token)
    if word is None or _spelt_out(token, day):
        return None
    if (weeks := _week_beside(token)) is not None:
        return When(day + dt.timedelta(word - day.weekday() + 7 * weeks), None, "day")
    preceding = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    to_come = (future or preceding in _TO_COME) and preceding != "last"
    if to_come:
        shift = (word - day.weekday()) % 7
        later = preceding == "next" and shift <= _NEAR
        return When(day + dt.timedelta(shift + 7 * later), None, "day")
    back = (day.weekday() - word) % 7
    return When(day - dt.timedelta(back or 7 * (preceding == "last")), None, "day")


def in_zone(day: When, token: Token, published: dt.datetime) -> When:
    """Return tomorrow for a weekday of almost a week ago, where it is tomorrow in the east by now."""
    offset = published.utcoffset() or dt.timedelta(0)
    late = offset >= dt.timedelta(0) and (published - offset).hour >= _LATE
    last = token.i > token.sent.start and token.nbor(-1).lower_ == "last"
    if day.date != published.date() - _ALMOST or last or not late or day_name(token) is None:
        return day
    return When(published.date() + dt.timedelta(1), None, "day")


def _week_beside(token: Token) -> int | None:
    """Return -1 for "Monday last week", "Monday of last week", 0 for this week."""
    words = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
    words = words[1:] if words[:1] == ["of"] else words
    return _WEEKS.get(words[0]) if words[1:2] == ["week"] else None


def day_name(token: Token) -> int | None:
    """Return 0 for Monday to 6, also of "Mondays", "Mon." and "Tues"."""
    word = token.lower_.rstrip(".").removesuffix("s")
    if word in _DAYS:
        return _DAYS.index(word)
    short = token.is_title and word in _SHORT and token.pos_ == "PROPN"
    return _SHORT[word] if short else None


def on_a_day(link: Token) -> bool:
    """Whether an "on" only says when: "called the king on Saturday"."""
    nouns = kids(link, "pobj") if link.lower_ == "on" else []
    return bool(nouns) and all(day_name(noun) is not None or _before_noon(noun) for noun in nouns)


def _before_noon(noun: Token) -> bool:
    """Whether it is a part of a day with a name: "Saturday morning"."""
    return any(day_name(child) is not None for child in kids(noun, "compound"))


def _spelt_out(token: Token, day: dt.date) -> bool:
    """Whether a day of a month stands beside the weekday and says more: "Friday, October 3"."""
    around = token.doc[max(token.sent.start, token.i - 4) : token.i + 4]
    dates = (month_day(other, day, future=False) for other in around)
    return any(date is not None and date.precision == "day" for date in dates)
