"""Days that are told by another one of the text: "the previous day", "two days later", "on the eve of"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from streams.code.english.dates.calendars import When
from streams.code.english.dates.counted_days import counted
from streams.code.english.dates.weekdays import weekday
from streams.code.english.dates.written_days import month_day

if TYPE_CHECKING:
    from streams.code.parse import Token

__all__ = ["shifted"]

_PREVIOUS = frozenset({"previous", "preceding", "prior"})
_NEXT = frozenset({"following", "next"})
_LATER = frozenset({"later", "afterwards", "afterward"})
_AFTER = frozenset({"after", "following"})


@dataclass(frozen=True, slots=True)
class _Shift:
    """How many days off, and the words that may name the day from which they are counted."""

    days: int
    words: list[Token]
    own: bool = False  #: counted from the text's own day where nothing names another


def shifted(token: Token, day: dt.date, future: bool) -> When | None:
    """Read a day that is counted from another that the text names."""
    shift = _shift(token)
    if shift is None:
        return None
    base = next((date for word in shift.words if (date := _named(word, day, future))), None)
    if base is None and not shift.own:
        return None
    return When((base or day) + dt.timedelta(shift.days), None, "day")


def _shift(token: Token) -> _Shift | None:
    if token.lower_ == "eve":
        return _Shift(-1, _behind(token)) if token.dep_ == "pobj" else None
    if token.lower_ not in {"day", "days"}:
        return None
    preceding = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    if token.lower_ == "day" and preceding in _PREVIOUS | _NEXT:
        return _Shift(-1 if preceding in _PREVIOUS else 1, _around(token), preceding in _PREVIOUS)
    if after.lower_ == "before" and not list(after.children):
        return _Shift(-(counted(token) or 1), _around(token), own=True)
    return _counted(token, after)


def _counted(token: Token, after: Token) -> _Shift | None:
    """Read "two days earlier", "a day later", "three days after the vote on Monday"."""
    days = counted(token)
    if days is None:
        return None
    if after.lower_ == "earlier":
        return _Shift(-days, _around(token), own=True)
    if after.lower_ in _LATER:
        return _Shift(days, _around(token))
    if after.lower_ in _AFTER | {"before"}:
        return _Shift(-days if after.lower_ == "before" else days, _behind(after))
    return None


def _around(token: Token) -> list[Token]:
    """Return the other words: those before it first, the nearest first; then the sentence before."""
    sentence = token.sent
    last = token.doc[sentence.start - 1].sent if sentence.start else token.doc[0:0]
    return [*reversed(token.doc[sentence.start : token.i]), *token.doc[token.i + 1 : sentence.end], *last]


def _behind(token: Token) -> list[Token]:
    """Return the words up to the next comma: "two days after the raid on Monday"."""
    words = list(token.doc[token.i + 1 : token.sent.end])
    stop = next((i for i, word in enumerate(words) if word.lower_ in {",", ";"}), len(words))
    return words[:stop]


def _named(token: Token, day: dt.date, future: bool) -> dt.date | None:
    reading = weekday(token, day, future) or month_day(token, day, future)
    return reading.date if reading and reading.precision == "day" else None
