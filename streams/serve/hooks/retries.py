"""What an answer to a post means, and when to post again."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum, auto
from http import HTTPStatus

__all__ = ["FEW", "Answer", "Verdict", "pause", "seconds_asked_for", "verdict"]

FEW = 3  #: posts of a record that its receiver says is wrong: it may be in the middle of an upgrade
_FIRST, _LONGEST = 1.0, 60.0  #: seconds of the first pause at most, and of any
_DOUBLINGS = 6  #: after which the longest is reached: 64 s
_ASKED_FOR = 3_600.0  #: seconds that a receiver may ask for with Retry-After
#: Statuses of a receiver that is not well or too busy: the record is not to blame.
_PASSING = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_EARLY, HTTPStatus.TOO_MANY_REQUESTS})


class Verdict(Enum):
    """What becomes of a record that was posted."""

    TAKEN = auto()
    AGAIN = auto()  #: for as long as the hook allows
    REFUSED = auto()  #: tried a few times, then given up
    UNWANTED = auto()  #: the hook itself is not wanted any more


@dataclass(frozen=True, slots=True)
class Answer:
    """What a receiver answered; status 0 where there was none."""

    status: int
    why: str  #: in words
    wait: float = 0.0  #: seconds for which it wants to be left alone


def verdict(status: int) -> Verdict:
    """Return what a status means; 0 is that of no answer. Redirects are not followed, and so are refusals."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Verdict.TAKEN
    if status == HTTPStatus.GONE:
        return Verdict.UNWANTED
    if not status or status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _PASSING:
        return Verdict.AGAIN
    return Verdict.REFUSED


def pause(attempt: int) -> float:
    """Return the seconds before the next post, when there were so many: up to twice as long each time.

    By lot, between half and all of it: hooks that failed at once do not come back at once.
    """
    longest = min(_LONGEST, _FIRST * (1 << min(attempt - 1, _DOUBLINGS)))
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - no secret hangs on it


def seconds_asked_for(text: str | None, now: datetime) -> float:
    """Return for how long Retry-After asks, in seconds or as a date; 0 where it does not, an hour at most."""
    if not text:
        return 0.0
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _ASKED_FOR)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(0.0, (until - now).total_seconds()), _ASKED_FOR)
