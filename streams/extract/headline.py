"""The headline among the lines above an article, where no markup names it."""

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from streams.extract.furniture import is_error_line, of_head
from streams.extract.lines import is_prose, weight, words
from streams.extract.meta.authors import BYLINE
from streams.extract.meta.written import written_dates

__all__ = ["head_of", "headline", "is_dated"]

_TITLE = range(15, 300)  # letters that a headline has
_MAX_HEAD = 40  # lines: longer lists above an article are a whole site's menu, and hold no title
_SLUG_WORDS = 3  # fewer words in a URL's last part name a section or a number
_SLUG_SHARE = 0.5  # of the slug's words that a headline has
_DATE_LINE = 140  # characters
_DATE_WORDS = 8  # "Published on Saturday, 25 October 2025, 10:30 GMT."
_REST = 60  # characters that are no date: "Published on", an office, a name
_REST_TIMED = 90  # the same where a time of day stands by the date, as it does in no headline
_TIME = re.compile(r"\d[:.h]\d\d(?!\d)|\d ?[ap]\.?m\b", re.IGNORECASE)


def head_of(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines above the first paragraph of prose; none where there is no prose."""
    end = (at for at, line in enumerate(lines) if is_prose(line) and not is_error_line(line))
    return lines[: next(end, 0)]


def headline(head: Sequence[str], url: str) -> str:
    """Choose what the URL's words name; else one that stands twice; else the first of no sentence."""
    head = head[-_MAX_HEAD:]
    fits = [line for line in head if _can_be_title(line)]
    slug = _slug(url)
    named = max(fits, key=lambda line: len(slug & set(words(line))), default="")
    if slug and len(slug & set(words(named))) >= _SLUG_SHARE * len(slug):
        return named
    twice = (line for line in fits if head.count(line) > 1)
    unended = (line for line in fits if not line.endswith("."))
    return next(twice, None) or next(unended, None) or next(iter(fits), "")


def is_dated(line: str) -> bool:
    """Tell whether the line can be a date and little else."""
    if len(line) > _DATE_LINE:
        return False
    dates = written_dates(line)
    if not dates:
        return False
    rest = len(line) - sum(date.end - date.start for date in dates)
    few = len(line.split()) <= _DATE_WORDS or not line.endswith(".")
    return few and rest <= (_REST_TIMED if _TIME.search(line) else _REST)


def _can_be_title(line: str) -> bool:
    return weight(line) in _TITLE and not of_head(line) and not BYLINE.fullmatch(line) and not is_dated(line)


def _slug(url: str) -> set[str]:
    part = unquote(urlsplit(url).path).rstrip("/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    slug = {word for word in words(part.replace("_", " ")) if not word.isdigit()}
    return slug if len(slug) >= _SLUG_WORDS else set()
