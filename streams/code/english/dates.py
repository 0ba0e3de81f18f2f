"""The day of an event: what the text says, resolved at the day of publication."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from streams.code.english.syntax import clause, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["When", "is_time", "when"]

Precision = Literal["day", "week", "month", "year", "assumed"]

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_NAMED = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": -1, "tomorrow": 1}
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_WORDS = {"a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_LAST_DAY = 31  # of the longest months
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # a number outside is no year


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, and how far the text pins them down."""

    date: dt.date | None
    end: dt.date | None
    precision: Precision | None


def when(trigger: Token, future: bool, published: dt.datetime | None) -> When:
    """Return the date in the trigger's own clause, else the day of publication, assumed."""
    if published is None:
        return When(None, None, None)
    day = published.date()
    verb = clause(trigger)
    near = [t for t in trigger.sent if _dated(t, verb, trigger)]
    for read in (_month_day, _weekday, _named, _ago, _relative, _year):
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


def _month_day(token: Token, day: dt.date, future: bool) -> When | None:
    month = _month(token)
    if month is None:
        return None
    around = [t.text for t in token.doc[max(0, token.i - 1) : token.i + 4]]
    numbers = [int(text) for text in around if text.isdecimal() and len(text) <= len("2025")]
    year = next((n for n in numbers if _FIRST_YEAR <= n <= _LAST_YEAR), None)
    date = next((n for n in numbers if 1 <= n <= _LAST_DAY), None)
    return _build(year, month, date, day, future)


def _month(token: Token) -> int | None:
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
    if year is None and future and (found.year, found.month) < (day.year, day.month):
        found = found.replace(year=day.year + 1)
    elif year is None and not future and found > day:
        found = found.replace(year=day.year - 1, day=min(found.day, 28))  # 28: 29 February of no leap year
    return When(found, None, "day" if date else "month")


def _ago(token: Token, day: dt.date, _: bool) -> When | None:
    unit = lemma(token)
    if (
        unit not in _UNIT_DAYS
        or token.i + 1 >= len(token.doc)
        or token.nbor(1).lower_ not in {"ago", "earlier"}
    ):
        return None
    said = token.nbor(-1).lower_ if token.i else "a"
    many = (
        int(said) if said.isdecimal() and len(said) <= len("999") else _WORDS.get(said, 2)
    )  # 2: "years ago"
    past = day - dt.timedelta(min(many * _UNIT_DAYS[unit], day.toordinal() - 1))
    return When(past, None, _precision(unit))


def _precision(unit: str) -> Precision:
    known: dict[str, Precision] = {"day": "day", "week": "week", "month": "month"}
    return known.get(unit, "year")


def _relative(token: Token, day: dt.date, _: bool) -> When | None:
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


def _year(token: Token, _: dt.date, __: bool) -> When | None:
    year = int(token.text) if token.text.isdecimal() and len(token.text) == len("2025") else 0
    if not (_FIRST_YEAR <= year <= _LAST_YEAR) or token.dep_ != "pobj":
        return None
    return When(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")


def is_time(token: Token) -> bool:
    """Whether a token is a word of time that `when` can read: it anchors an event noun."""
    weekday = token.lower_.removesuffix("s") in _DAYS
    return weekday or token.lower_ in _NAMED or _month(token) is not None
