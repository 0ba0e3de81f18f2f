"""Days that a text writes out: with a month, in figures, with a year."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from streams.code.english.dates.calendars import FIRST_YEAR, LAST_YEAR, When, turn
from streams.code.english.parser.syntax import kids

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["month", "month_day", "month_of", "numeric", "ordinal", "year"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_LAST_DAY = 31  # of the longest months
_DAY = dt.timedelta(1)
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE | re.ASCII)
_JOINS = frozenset({"-", "–", "to", "and", "/", "through", "until", "till"})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", re.ASCII)


def month_day(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "October 3", "the 3rd of October", "3 November 2024", "October 3-5", "in December"."""
    named = month(token)
    if named is None:
        return None
    dates = _dates_behind(token) or _dates_before(token)
    first = _build(_year(token), named, dates[0] if dates else None, day, future)
    if first is None or len(dates) == 1 or not dates or first.date is None:
        return first
    last = _build(first.date.year, named, dates[1], day, future)
    return When(first.date, last.date if last else None, "day")


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
    match = _ORDINAL.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= _LAST_DAY else None


def _year(token: Token) -> int | None:
    """Return the year behind a month, or behind its day."""
    around = [t.text for t in token.doc[token.i + 1 : token.i + 6]]
    numbers = [int(text) for text in around if text.isdecimal() and len(text) == len("2025")]
    return next((n for n in numbers if FIRST_YEAR <= n <= LAST_YEAR), None)


def month(token: Token) -> int | None:
    """Return 1..12 for the name of a month."""
    return month_of(token.text) if token.is_title and token.pos_ == "PROPN" else None


def month_of(name: str) -> int | None:
    """Return 1..12 for "March", "Mar." or "mid-March"."""
    word = name.lower().rstrip(".").removeprefix("mid-")
    word = "sep" if word == "sept" else word
    full = [
        i
        for i, name in enumerate(_MONTHS)
        if name == word or (len(word) == len("Jan") and name.startswith(word))
    ]
    return full[0] + 1 if full else None


def _build(year: int | None, month: int, date: int | None, day: dt.date, future: bool) -> When | None:
    try:
        start = dt.date(year or day.year, month, date or 1)
    except ValueError:
        return None
    if year is None:
        # It may be tomorrow already where the text was written.
        turn = (start.year, start.month) < (day.year, day.month) if future else -(start > day + _DAY)
        leap = (start.month, start.day) == (2, 29)
        start = start.replace(year=day.year + turn, day=28 if leap else start.day) if turn else start
    return When(start, None, "day" if date else "month")


def numeric(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "2025-10-24", "24.10.2025", "10/24/2025"; not "3/4/2025", of which nobody knows the month."""
    if match := _ISO.match(token.doc[token.i : token.i + 5].text):  # the tokeniser takes it apart
        return _exact(int(match[1]), int(match[2]), int(match[3]))
    if not (match := _DOTTED.fullmatch(token.text)):
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > len(_MONTHS):
        return _exact(year, second, first)
    return _exact(year, first, second) if second > len(_MONTHS) or first == second else None


def _exact(year: int, month: int, date: int) -> When | None:
    try:
        return When(dt.date(year, month, date), None, "day")
    except ValueError:
        return None


def ordinal(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "on the 20th", of this month or else of the next or the last."""
    match = _ORDINAL.fullmatch(token.text)
    alone = (
        token.dep_ == "pobj"
        and token.head.lower_ == "on"
        and not any(c.lower_ == "of" for c in token.children)
    )
    if not match or token.text.isdecimal() or not alone:
        return None
    later, earlier = int(match[1]) > day.day, int(match[1]) < day.day
    month = turn(day, (earlier if future else 0) - (0 if future else later), "month")
    return _exact(month.year, month.month, int(match[1]))


def year(token: Token, _: dt.date, __: bool) -> When | None:
    """Read "in 1990", and the year of "the 1990 flood"."""
    year = int(token.text) if token.text.isdecimal() and len(token.text) == len("2025") else 0
    if not (FIRST_YEAR <= year <= LAST_YEAR) or not (token.dep_ == "pobj" or _names(token)):
        return None
    return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def _names(number: Token) -> bool:
    """Whether a number before a noun says which it is, not how many: "the 1998 bombings", "2024 wildfire"."""
    one = number.head.tag_ == "NN" or bool(kids(number.head, "det"))
    return number.dep_ == "nummod" and one
