"""Days that a text counts from its own: "two weeks ago", "last month", "over the weekend"."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from streams.code.english.dates.calendars import Precision, When, turn
from streams.code.english.dates.weekdays import day_name
from streams.code.english.parser.syntax import lemma

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["ago", "ahead_by", "counted", "relative"]

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3650}
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "several": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip


def ago(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "two weeks ago", "a couple of days earlier", "years ago"."""
    unit = lemma(token)
    after = token.doc[token.i + 1 : token.i + 2].text
    if unit not in _UNIT_DAYS or after not in {"ago", "earlier"}:
        return None
    return When(_moved(day, -_count(token), unit), None, _precision(unit))


def ahead_by(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "in two weeks" of what is to come."""
    unit = lemma(token)
    if not future or unit not in _UNIT_DAYS or token.dep_ != "pobj" or token.head.lower_ != "in":
        return None
    counted = any(child.dep_ in {"nummod", "det", "amod"} for child in token.children)
    return When(_moved(day, _count(token), unit), None, _precision(unit)) if counted else None


def _moved(day: dt.date, count: int, unit: str) -> dt.date:
    """Return the day so many units away: the same date of another year, where there is one."""
    if unit != "year":
        days = max(1 - day.toordinal(), count * _UNIT_DAYS[unit])
        return day + dt.timedelta(min(days, dt.date.max.toordinal() - day.toordinal()))
    year = min(max(1, day.year + count), dt.MAXYEAR)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _count(token: Token) -> int:
    return counted(token) or 2  # "years ago"


def counted(token: Token) -> int | None:
    """Return how many units the word before one counts: "three days", "a couple of days"."""
    preceding = token.nbor(-1).lower_ if token.i else "a"
    if preceding == "of" and token.i > 1:
        preceding = token.nbor(-2).lower_
    figures = preceding.isdecimal() and len(preceding) <= len("999")
    return int(preceding) if figures else _WORDS.get(preceding)


def _precision(unit: str) -> Precision:
    known: dict[str, Precision] = {"day": "day", "week": "week", "fortnight": "week", "month": "month"}
    return known.get(unit, "year")


def relative(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "last week", "next month", "this year": the first and the last day of it; and "the weekend"."""
    unit = lemma(token)
    preceding = token.nbor(-1).lower_ if token.i else ""
    if unit == "weekend":
        return _weekend(preceding, day)
    if unit not in {"week", "month", "year"} or preceding not in {"last", "next", "this", "past", "coming"}:
        return None
    if token.i > 1 and day_name(token.nbor(-2)) is not None:
        return None  # "on Saturday last week" is a day
    shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[preceding]
    if unit == "week":
        monday = day - dt.timedelta(day.weekday()) + dt.timedelta(7 * shift)
        return When(monday, monday + dt.timedelta(6), "week")
    start = turn(day, shift, unit)
    return When(start, turn(start, 1, unit) - dt.timedelta(1), _precision(unit))


def _weekend(preceding: str, day: dt.date) -> When:
    """Return Saturday and Sunday: those gone by, or, of "this" and "next", those to come."""
    ahead = preceding in {"this", "next", "coming"}
    saturday = day + dt.timedelta(5 - day.weekday())  # of this week
    if not ahead and saturday > day:
        saturday -= dt.timedelta(7)
    if preceding == "next":
        saturday += dt.timedelta(7)
    return When(saturday, saturday + dt.timedelta(1), "day")
