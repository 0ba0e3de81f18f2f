"""When an article was published: what the markup says, with htmldate as second opinion."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from htmldate import find_date
from lxml.html import HtmlElement

from streams.extract.meta.markup import Markup

__all__ = ["EARLIEST", "parse_date", "published_of"]

EARLIEST = 1990  #: no page is older than the web
#: Names of meta tags, the surest first.
_METAS = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "publishdate",
        "publish_date",
    ),
    *("publish-date", "pubdate", "date", "dc.date"),
)
_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")
_LONGEST = 60  # characters of a written date
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def parse_date(text: str) -> datetime | None:
    """Read a date of markup: ISO 8601 or RFC 2822. A date alone is midnight UTC; no offset means UTC."""
    text = _SPACED_OFFSET.sub("", text[:_LONGEST].strip())
    for read in (datetime.fromisoformat, parsedate_to_datetime, _day):
        try:
            found = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


def published_of(markup: Markup, tree: HtmlElement, url: str, fetched_at: datetime) -> datetime | None:
    """Return the time of publication with the page's own offset, never later than a day after the fetch."""
    latest = fetched_at + timedelta(days=1)  # the page's clock may be ahead of ours, and its zone is
    stated = [found for text in _stated(markup, tree) if (found := parse_date(text))]
    plausible = [found for found in stated if found.year >= EARLIEST and found <= latest]
    return plausible[0] if plausible else _guessed(tree, url, latest)


def _stated(markup: Markup, tree: HtmlElement) -> Iterator[str]:
    yield from markup.node_strings("datePublished")
    for name in _METAS:
        yield from markup.metas.get(name, ())[:1]
    for element in tree.xpath('//time[@datetime][@pubdate or @itemprop="datePublished"]'):
        yield element.get("datetime")


def _guessed(tree: HtmlElement, url: str, latest: datetime) -> datetime | None:

    day = find_date(tree, url=url, original_date=True, extensive_search=True, max_date=f"{latest:%Y-%m-%d}")
    return parse_date(day) if day else None


def _day(text: str) -> datetime:
    match = _DAY.match(text)
    return datetime.fromisoformat(match.group() if match else text)
