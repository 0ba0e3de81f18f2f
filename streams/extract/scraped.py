"""Text that a scraper left of a page, without any markup, read into a draft."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote, urlsplit

from htmldate.extractors import custom_parse

from streams.extract.authors import BYLINE, people
from streams.extract.dates import EARLIEST
from streams.extract.draft import Draft, gather
from streams.extract.furniture import is_error_line, of_head
from streams.extract.lines import is_prose, weight, words
from streams.extract.title import without_outlet
from streams.extract.wrapped import unwrap

__all__ = ["read_text"]

_TITLE = range(15, 300)  # letters that a headline has
_MAX_HEAD = 40  # lines: longer lists above an article are a whole site's menu, and hold no title
_SLUG_WORDS = 3  # fewer words in a URL's last part name a section or a number
_SLUG_SHARE = 0.5  # of the slug's words that a headline has
_DATE_LINE = 80  # characters
_DATE_WORDS = 8  # "Published on Saturday, 25 October 2025, 10:30 GMT"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_text(text: str, url: str, outlet: str, fetched_at: datetime) -> Draft:
    """Read scraped text: headline, byline and date are among the lines above the first paragraph."""
    lines = unwrap(text)
    end = next((at for at, line in enumerate(lines) if is_prose(line) and not is_error_line(line)), 0)
    head = lines[:end]
    title = _headline(head[-_MAX_HEAD:], url)
    above, below = _split(head, title)
    bylines = [line for line in head if BYLINE.fullmatch(line)]
    dates = {line: found for line in head if (found := _date(line, fetched_at))}
    dropped = [line for line in below if line in bylines or line in dates]
    return Draft(
        title=without_outlet(title, outlet, []),
        lines=tuple(line for line in below if line not in dropped) + tuple(lines[end:]),
        extractor="scraped-text",
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


def _headline(head: list[str], url: str) -> str:
    """Choose what the URL's words name; else one that stands twice; else the first of no sentence."""
    fits = [line for line in head if _can_be_title(line)]
    slug = _slug(url)
    named = max(fits, key=lambda line: len(slug & set(words(line))), default="")
    if slug and len(slug & set(words(named))) >= _SLUG_SHARE * len(slug):
        return named
    twice = (line for line in fits if head.count(line) > 1)
    unended = (line for line in fits if not line.endswith("."))
    return next(twice, None) or next(unended, None) or next(iter(fits), "")


def _can_be_title(line: str) -> bool:
    return weight(line) in _TITLE and not of_head(line) and not BYLINE.fullmatch(line) and not _dated(line)


def _slug(url: str) -> set[str]:
    part = unquote(urlsplit(url).path).rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    found = {word for word in words(part.replace("_", " ")) if not word.isdigit()}
    return found if len(found) >= _SLUG_WORDS else set()


def _dated(line: str) -> bool:
    return len(line) <= _DATE_LINE and _YEAR.search(line) is not None and len(line.split()) <= _DATE_WORDS


def _date(line: str, fetched_at: datetime) -> datetime | None:
    """Read a line that is a date and little else; month names in any language that htmldate knows."""
    if not _dated(line):
        return None
    # htmldate compares naive times
    earliest, latest = datetime(EARLIEST, 1, 1), fetched_at + timedelta(days=1)
    day = custom_parse(line, "%Y-%m-%d", earliest, latest.replace(tzinfo=None))
    return datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
