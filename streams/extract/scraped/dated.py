"""When an article was published and changed, by the lines around its headline, the nearest first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from streams.extract.meta.dates import is_plausible
from streams.extract.meta.near import Line
from streams.extract.meta.shown import Shown, shown_dates
from streams.extract.scraped.block import Block
from streams.text.english import is_english

__all__ = ["Dates", "is_month_first", "opening", "read_dates"]

_OPENING = 600  # letters of a page on one line, behind its headline
_PART, _DATE = 70, 25  # letters of a line with a date, and of a date
_SAMPLE = 20  # paragraphs that tell the language
#: Where English puts the day before the month.
_DAY_FIRST = frozenset(
    {"uk", "au", "nz", "ie", "in", "za", "ke", "ng", "gh", "tz", "sg", "my", "pk", "lk", "bd"}
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)([/-]?)(\d\d)\2(\d\d)(?!\d)")


class Dates(NamedTuple):
    """Days as the page shows them, midnight UTC."""

    published_at: datetime | None
    modified_at: datetime | None


def read_dates(
    lines: Iterable[Sequence[Line]], url: str, fetched_at: datetime, *, month_first: bool
) -> Dates:
    """Read the first of the groups of lines that has a date, else the address."""
    shown = (shown_dates(group, month_first=month_first) for group in lines)
    plausible = ([day for day in days if is_plausible(day.at, fetched_at)] for days in shown)
    days = next(filter(None, plausible), [])
    named = (day for day in _in_address(url) if is_plausible(day, fetched_at))
    published = _published(days) or next(named, None)
    return Dates(published, _modified(days, published))


def opening(text: str) -> list[str]:
    """Return the beginning of a page on one line in overlapping parts, each as short as a line."""
    return [text[at : at + _PART] for at in range(0, _OPENING, _PART - _DATE)]


def is_month_first(body: Sequence[Block], outlet: str) -> bool:
    """Tell whether "3/4/2025" is in March: in English, but for most countries that write it."""
    sample = " ".join(block.text for block in body[:_SAMPLE])
    return outlet.rsplit(".", 1)[-1] not in _DAY_FIRST and is_english(sample)


def _published(days: Sequence[Shown]) -> datetime | None:
    """Return the first day that is not said to be one of a change; if all are, the first."""
    return next((day.at for day in days if not day.changed), days[0].at if days else None)


def _modified(days: Sequence[Shown], published: datetime | None) -> datetime | None:
    """Return the last day that is said to be one of a change, unless that is before the publication."""
    changed = max((day.at for day in days if day.changed), default=None)
    return changed if changed and published and changed >= published else None


def _in_address(url: str) -> Iterator[datetime]:
    """Yield the day that the address names: /2025/10/24/, /20251024/, /2025-10-24-title."""
    if match := _IN_ADDRESS.search(url):
        try:
            yield datetime(int(match[1]), int(match[3]), int(match[4]), tzinfo=UTC)
        except ValueError:
            return
