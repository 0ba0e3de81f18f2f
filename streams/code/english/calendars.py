"""Months, years and spans of time, counted from a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streams.code.english.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "When",
    "ago",
    "ahead_by",
    "month",
    "month_day",
    "numeric",
    "ordinal",
    "relative",
    "year",
]

Precision = Literal["day", "week", "month", "year", "assumed"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "couple": 2, "three": 3, "few": 3, "several": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_LAST_DAY = 31  # of the longest months
FIRST_YEAR, LAST_YEAR = 1900, 2100  # a number outside is no year
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE | re.ASCII)
_JOINS = frozenset({"-", "–", "to", "and", "/", "through", "until", "till"})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, and how far the text pins them down."""

    date: dt.date | None
    end: dt.date | None
    precision: Precision | None


def month_day(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "October 3", "the 3rd of October", "3 November 2024", "October 3-5", "in December"."""
    named = month(token)
    if named is None:
        return None
    dates = _dates_behind(token) or _dates_before(token)
    found = _build(_year(token), named, dates[0] if dates else None, day, future)
    if found is None or len(dates) == 1 or not dates or found.date is None:
        return found
    last = _build(found.date.year, named, dates[1], day, future)
    return When(found.date, last.date if last else None, "day")


def _dates_behind(token: Token) -> list[int]:
    """Return the days in "May 3", "May 3rd", "May 3-5"."""
    words = [t.text for t in token.doc[token.i + 1 : token.i + 5] if t.text != "."]
    return _dates(words)


def _dates_before(token: Token) -> list[int]:
    """Return the days in "3 May", "the 3rd of May", "3 to 5 May"."""
    words = [t.text for t in token.doc[max(0, token.i - 4) : token.i] if t.lower_ not in {"of", "the"}]
    back = _dates(list(reversed(words)))
    return sorted(back)


def _dates(words: list[str]) -> list[int]:
    """Return the day that the words begin with, and the one that it is joined to."""
    first = _date(words[0]) if words else None
    if first is None:
        return []
    _, joint, behind = (*words, "", "")[:3]
    second = _date(behind) if joint.lower() in _JOINS else None
    return [first, second] if second is not None else [first]


def _date(word: str) -> int | None:
    """Return 1..31 for "3" or "3rd"."""
    found = _ORDINAL.fullmatch(word)
    return int(found[1]) if found and 1 <= int(found[1]) <= _LAST_DAY else None


def _year(token: Token) -> int | None:
    """Return the year behind a month, or behind its day."""
    around = [t.text for t in token.doc[token.i + 1 : token.i + 6]]
    numbers = [int(text) for text in around if text.isdecimal() and len(text) == len("2025")]
    return next((n for n in numbers if FIRST_YEAR <= n <= LAST_YEAR), None)


def month(token: Token) -> int | None:
    """Return 1..12 for the name of a month."""
    if not token.is_title or token.pos_ != "PROPN":
        return None
    word = token.lower_.rstrip(".").removeprefix("mid-")
    word = "sep" if word == "sept" else word
    full = [
        i
        for i, name in enumerate(_MONTHS)
        if name == word or (len(word) == len("Jan") and name.startswith(word))
    ]
    return full[0] + 1 if full else None


def _build(year: int | None, month: int, date: int | None, day: dt.date, future: bool) -> When | None:
    try:
        found = dt.date(year or day.year, month, date or 1)
    except ValueError:
        return None
    if year is None:
        turn = (found.year, found.month) < (day.year, day.month) if future else -(found > day)
        leap = (found.month, found.day) == (2, 29)
        found = found.replace(year=day.year + turn, day=28 if leap else found.day) if turn else found
    return When(found, None, "day" if date else "month")


def numeric(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "2025-10-24", "24.10.2025", "10/24/2025"; not "3/4/2025", of which nobody knows the month."""
    if found := _ISO.match(token.doc[token.i : token.i + 5].text):  # the tokeniser takes it apart
        return _exact(int(found[1]), int(found[2]), int(found[3]))
    if not (found := _DOTTED.fullmatch(token.text)):
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > len(_MONTHS):
        return _exact(year, second, first)
    return _exact(year, first, second) if second > len(_MONTHS) or first == second else None


def _exact(year: int, month: int, date: int) -> When | None:
    try:
        return When(dt.date(year, month, date), None, "day")
    except ValueError:
        return None


def ordinal(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "on the 20th", of this month or else of the next or the last."""
    found = _ORDINAL.fullmatch(token.text)
    alone = (
        token.dep_ == "pobj"
        and token.head.lower_ == "on"
        and not any(c.lower_ == "of" for c in token.children)
    )
    if not found or token.text.isdecimal() or not alone:
        return None
    later, earlier = int(found[1]) > day.day, int(found[1]) < day.day
    month = _turn(day, (earlier if future else 0) - (0 if future else later), "month")
    return _exact(month.year, month.month, int(found[1]))


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
    said = token.nbor(-1).lower_ if token.i else "a"
    if said == "of" and token.i > 1:  # "a couple of days"
        said = token.nbor(-2).lower_
    counted = said.isdecimal() and len(said) <= len("999")
    return int(said) if counted else _WORDS.get(said, 2)  # 2: "years ago"


def _precision(unit: str) -> Precision:
    known: dict[str, Precision] = {"day": "day", "week": "week", "month": "month"}
    return known.get(unit, "year")


def relative(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "last week", "next month", "this year": the first and the last day of it; and "the weekend"."""
    unit = lemma(token)
    said = token.nbor(-1).lower_ if token.i else ""
    if unit == "weekend":
        return _weekend(said, day)
    if unit not in {"week", "month", "year"} or said not in {"last", "next", "this", "past", "coming"}:
        return None
    shift = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[said]
    if unit == "week":
        monday = day - dt.timedelta(day.weekday()) + dt.timedelta(7 * shift)
        return When(monday, monday + dt.timedelta(6), "week")
    start = _turn(day, shift, unit)
    return When(start, _turn(start, 1, unit) - dt.timedelta(1), _precision(unit))


def _weekend(said: str, day: dt.date) -> When:
    """Return Saturday and Sunday: those gone by, or, of "this" and "next", those to come."""
    ahead = said in {"this", "next", "coming"}
    saturday = day + dt.timedelta(5 - day.weekday())  # of this week
    if not ahead and saturday > day:
        saturday -= dt.timedelta(7)
    if said == "next":
        saturday += dt.timedelta(7)
    return When(saturday, saturday + dt.timedelta(1), "day")


def _turn(day: dt.date, shift: int, unit: str) -> dt.date:
    if unit == "year":
        return dt.date(day.year + shift, 1, 1)
    months = day.year * 12 + day.month - 1 + shift
    return dt.date(months // 12, months % 12 + 1, 1)


def year(token: Token, _: dt.date, __: bool) -> When | None:
    """Read "in 1990"."""
    year = int(token.text) if token.text.isdecimal() and len(token.text) == len("2025") else 0
    if not (FIRST_YEAR <= year <= LAST_YEAR) or token.dep_ != "pobj":
        return None
    return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
