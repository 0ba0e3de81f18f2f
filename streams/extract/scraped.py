"""Text that a scraper left of a page, without any markup, read into a draft."""

from datetime import UTC, datetime, timedelta

from htmldate.extractors import custom_parse

from streams.extract.draft import Draft, gather
from streams.extract.furniture import of_head
from streams.extract.headline import head_of, headline, is_dated
from streams.extract.meta.authors import BYLINE, people
from streams.extract.meta.dates import EARLIEST
from streams.extract.meta.title import without_outlet
from streams.extract.wrapped import unwrap

__all__ = ["read_text"]


def read_text(text: str, url: str, outlet: str, fetched_at: datetime) -> Draft:
    """Read scraped text: headline, byline and date are among the lines above the first paragraph."""
    lines = unwrap(text)
    head = list(head_of(lines))
    title = headline(head, url)
    above, below = _split(head, title)
    bylines = [line for line in head if BYLINE.fullmatch(line)]
    dates = {line: found for line in head if (found := _date(line, fetched_at))}
    dropped = [line for line in below if line in bylines or line in dates]
    return Draft(
        title=without_outlet(title, outlet, []),
        lines=tuple(line for line in below if line not in dropped) + tuple(lines[len(head) :]),
        extractor="scraped-text",
        extractor_reason="no-markup",
        authors=people(bylines),
        published_at=next(iter(dates.values()), None),
        removed=gather([*((of_head(line) or "above-title", line) for line in above), *_as_byline(dropped)]),
    )


def _split(head: list[str], title: str) -> tuple[list[str], list[str]]:
    """Return the lines above the title and those between it and the article."""
    if not title:
        return [], head
    at = len(head) - 1 - head[::-1].index(title)  # the last one: a breadcrumb may name it before
    return [line for line in head[:at] if line != title], head[at + 1 :]


def _as_byline(lines: list[str]) -> list[tuple[str, str]]:
    return [("byline", line) for line in lines]


def _date(line: str, fetched_at: datetime) -> datetime | None:
    """Read a line that is a date and little else; month names in any language that htmldate knows."""
    if not is_dated(line):
        return None
    # htmldate compares naive times
    earliest, latest = datetime(EARLIEST, 1, 1), fetched_at + timedelta(days=1)
    day = custom_parse(line, "%Y-%m-%d", earliest, latest.replace(tzinfo=None))
    return datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
