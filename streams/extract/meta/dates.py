"""Dates as markup writes them, and the span of time in which a page's dates can lie."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from streams.extract.meta.written import written_dates

__all__ = ["EARLIEST", "is_plausible", "parse_date"]

EARLIEST = 1990  #: no page is older than the web
_SPACED_OFFSET = re.compile(r"\s{1,3}(?=[+-]\d\d:?\d\d$)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6})?")
_ZONE_NAME = re.compile(r"(?<=\d)\s?(?:UTC|GMT|Z)$")
_LONGEST = 60  # characters of a written date
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def parse_date(text: str, *, month_first: bool = True) -> datetime | None:
    """Read a date of markup: ISO 8601, RFC 2822, or as people write it.

    A date alone is midnight UTC; no offset means UTC.
    """
    text = _SPACED_OFFSET.sub("", text[:_LONGEST].strip())
    for read in (_iso, parsedate_to_datetime, _day):
        try:
            date = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return date if date.tzinfo else date.replace(tzinfo=UTC)
    return next((date.day for date in written_dates(text, month_first=month_first)), None)


def is_plausible(date: datetime, fetched_at: datetime) -> bool:
    """Tell whether a page can be of that time: its clock may be a day ahead of ours, as its zone is."""
    return date.year >= EARLIEST and date <= fetched_at + timedelta(days=1)


def _iso(text: str) -> datetime:
    return datetime.fromisoformat(_ZONE_NAME.sub("+00:00", text))


def _day(text: str) -> datetime:
    match = _DAY.match(text) or _COMPACT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return datetime.fromisoformat("".join(match.groups()) or match.group())
