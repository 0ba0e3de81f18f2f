"""Issues of a series, as the horoscopes and the puzzles of two days: their titles give each its own date."""

import re
from datetime import UTC, datetime, timedelta

from streams.text.words import normalise

__all__ = ["are_two_issues", "dates"]

_NUMBER = re.compile(r"\d+")
_DAY = timedelta(days=1)

#: Share of the words of the shorter title that must be in the other, numbers left out: of `Horoscope for
#: Friday, January 31` and the next day's, weekday and month differ.
_ALIKE = 0.5


def dates(title: str, published: float) -> frozenset[int]:
    """Return the numbers of a title that are the day of the month of its time, or of the day before or after.

    So in `Horoscope for March 14`, `Погода на 14 марта`, `3月14日`. `published` is in seconds.
    """
    told = {int(found) for found in _NUMBER.findall(title)}
    if not told:  # as in most
        return frozenset()
    at = datetime.fromtimestamp(published, UTC)
    return frozenset(told & {(at - _DAY).day, at.day, (at + _DAY).day})


def are_two_issues(one: tuple[str, float], other: tuple[str, float]) -> bool:
    """Tell whether two titles, each with the time of its report, are alike and each has a date of its own."""
    dated, dated_other = dates(*one), dates(*other)
    if not (dated - dated_other and dated_other - dated):
        return False
    words, others = _words(one[0]), _words(other[0])
    return len(words & others) >= _ALIKE * min(len(words), len(others))


def _words(title: str) -> set[str]:
    return set(_NUMBER.sub(" ", normalise(title)).split())
