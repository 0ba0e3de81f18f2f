"""Issues of a series, as the horoscopes and the puzzles of two days: their titles give each its own date."""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from streams.text.words import normalise

__all__ = ["Issue", "are_two_issues", "issue"]

_NUMBER = re.compile(r"\d+")
_DAY_DIGITS = 2  # of a day of the month
_DAY = timedelta(days=1)

#: Share of the words of the shorter title that must be in the other, numbers left out: of `Horoscope for
#: Friday, January 31` and the next day's, weekday and month differ.
_ALIKE = 0.5


class Issue(NamedTuple):
    """A title, and the numbers in it that are the day of its report, or of the day before or after."""

    title: str
    dates: frozenset[int]


def issue(title: str, published: float) -> Issue:
    """Return a title with its dates: `Horoscope for March 14`, `Погода на 14 марта`, `3月14日`.

    `published` is in seconds.
    """
    numbers = {int(number) for number in _NUMBER.findall(title) if len(number) <= _DAY_DIGITS}
    if not numbers:  # as in most
        return Issue(title, frozenset())
    at = datetime.fromtimestamp(published, UTC)
    return Issue(title, frozenset(numbers & {(at - _DAY).day, at.day, (at + _DAY).day}))


def are_two_issues(one: Issue, other: Issue) -> bool:
    """Tell whether two titles are alike and each has a date of its own."""
    if one.dates <= other.dates or other.dates <= one.dates:
        return False
    words, others = _words(one.title), _words(other.title)
    return len(words & others) >= _ALIKE * min(len(words), len(others))


def _words(title: str) -> set[str]:
    return set(_NUMBER.sub(" ", normalise(title)).split())
