"""Times as pages and producers write them. Pure: nothing here asks what time it is now."""

from datetime import UTC, datetime

from streams.errors import BadInput
from streams.records import Reason

__all__ = ["parse_time", "time_of_message"]

_FIRST, _LAST = 1600, 2200  #: the first newspaper is of 1605


def parse_time(value: str, field: str) -> datetime:
    """Read an ISO 8601 date or time; without an offset it is taken as UTC.

    Raises `BadInput` (bad-record) that names `field` where it is neither, or of no year of news: a time a
    day from either end of the calendar is one that nobody can reckon with.
    """
    try:
        parsed = datetime.fromisoformat(value.strip())
    except ValueError as error:
        said = f"`{field}` is not an ISO 8601 time: {value[:40]!r}"
        raise BadInput(Reason.BAD_RECORD, said) from error
    if not _FIRST <= parsed.year <= _LAST:
        said = f"`{field}` is of the year {parsed.year}; newsfold takes {_FIRST} to {_LAST}"
        raise BadInput(Reason.BAD_RECORD, said)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def time_of_message(seconds: float | None) -> datetime:
    """Return a message's timestamp, in seconds since 1970, as a time.

    A producer can write any number there; one that is no time is the epoch.
    """
    try:
        return datetime.fromtimestamp(seconds or 0, tz=UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, tz=UTC)
