"""Times as pages and producers write them. Pure: nothing here asks what time it is now."""

from datetime import UTC, datetime, timedelta

from streams.errors import BadInput
from streams.records import Reason

__all__ = ["SLACK", "credible", "parse_time", "time_of_message"]

#: How far a time that a page or its producer claims may be ahead of its message's timestamp, and still be
#: believed: clocks differ by minutes, and by an hour where summer time is missed. Brokers allow producers as
#: much (Kafka's `message.timestamp.after.max.ms`, from 4.0 on).
SLACK = timedelta(hours=1)

_FIRST, _LAST = 1600, 2200  #: the first newspaper is of 1605


def parse_time(value: str, field: str) -> datetime:
    """Read an ISO 8601 date or time; without an offset it is taken as UTC.

    Raises `BadInput` (bad-record) that names `field` where it is neither, or of no year of news: a time a
    day from either end of the calendar is one that nobody can reckon with.
    """
    try:
        parsed = datetime.fromisoformat(value.strip())
    except ValueError as error:
        message = f"`{field}` is not an ISO 8601 time: {value[:40]!r}"
        raise BadInput(Reason.BAD_RECORD, message) from error
    if not _FIRST <= parsed.year <= _LAST:
        message = f"`{field}` is of the year {parsed.year}; newsfold takes {_FIRST} to {_LAST}"
        raise BadInput(Reason.BAD_RECORD, message)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def time_of_message(seconds: float | None) -> datetime:
    """Return a message's timestamp, in seconds since 1970, as a time.

    A producer can write any number there; one that is no time is the epoch.
    """
    try:
        return datetime.fromtimestamp(seconds or 0, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, tz=UTC)


def credible(claimed: datetime, arrived: datetime) -> datetime:
    """Return a claimed time as far as it may order and expire anything: one further ahead is `arrived`.

    `arrived` is the timestamp of the message that claims it, the one clock that no page sets.
    """
    return claimed if claimed - arrived <= SLACK else arrived
