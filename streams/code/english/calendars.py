"""Months, years and spans of time, counted from a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streams.code.english.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["FIRST_YEAR", "LAST_YEAR", "When", "ago", "month", "month_day", "relative", "year"]

Precision = Literal["day", "week", "month", "year", "assumed"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_WORDS = {"a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_LAST_DAY = 31  # of the longest months
FIRST_YEAR, LAST_YEAR = 1900, 2100  # a number outside is no year


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, and how far the text pins them down."""

    date: dt.date | None
    end: dt.date | None
    precision: Precision | None


def month_day(token: Token, day: dt.date, future: bool) -> When | None:
    """Read "October 3", "3 November 2024", "in December"."""
    named = month(token)
    if named is None:
        return None
    around = [t.text for t in token.doc[max(0, token.i - 1) : token.i + 4]]
    numbers = [int(text) for text in around if text.isdecimal() and len(text) <= len("2025")]
    year = next((n for n in numbers if FIRST_YEAR <= n <= LAST_YEAR), None)
    date = next((n for n in numbers if 1 <= n <= _LAST_DAY), None)
    return _build(year, named, date, day, future)


def month(token: Token) -> int | None:
    """Return 1..12 for the name of a month."""
    if not token.is_title or token.pos_ != "PROPN":
        return None
    word = token.lower_.rstrip(".")
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
        found = (
            found.replace(year=day.year + turn, day=min(found.day, 28)) if turn else found
        )  # 28: no leap day
    return When(found, None, "day" if date else "month")


def ago(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "two weeks ago", "years earlier"."""
    unit = lemma(token)
    after = token.doc[token.i + 1 : token.i + 2].text
    if unit not in _UNIT_DAYS or after not in {"ago", "earlier"}:
        return None
    said = token.nbor(-1).lower_ if token.i else "a"
    counted = said.isdecimal() and len(said) <= len("999")
    many = int(said) if counted else _WORDS.get(said, 2)  # 2: "years ago"
    past = day - dt.timedelta(min(many * _UNIT_DAYS[unit], day.toordinal() - 1))
    return When(past, None, _precision(unit))


def _precision(unit: str) -> Precision:
    known: dict[str, Precision] = {"day": "day", "week": "week", "month": "month"}
    return known.get(unit, "year")


def relative(token: Token, day: dt.date, _: bool) -> When | None:
    """Read "last week", "next month", "this year": the first and the last day of it."""
    unit = lemma(token)
    said = token.nbor(-1).lower_ if token.i else ""
    if unit not in {"week", "month", "year"} or said not in {"last", "next", "this"}:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[said]
    if unit == "week":
        monday = day - dt.timedelta(day.weekday()) + dt.timedelta(7 * shift)
        return When(monday, monday + dt.timedelta(6), "week")
    start = _turn(day, shift, unit)
    return When(start, _turn(start, 1, unit) - dt.timedelta(1), _precision(unit))


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
