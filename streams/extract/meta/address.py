"""The date in a page's address: "/2026/01/05/tram", "/2026-01/05/", "/a-tram-20260105", "/05-01-2026"."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

__all__ = ["dates_in"]

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_DAY = r"(?P<day>0[1-9]|[12]\d|3[01])"
_WORDS = r"(?:\d+[-_])?(?:[^\W\d_]+[-_]){2}(?:[^\W_]*[-_])*"  # two at least: "2-trams-halt-"
_FORMS = (
    re.compile(rf"/{_YEAR}[/-]?{_MONTH}[/-]?{_DAY}(?![^\W_])"),
    re.compile(rf"(?<![^\W_]){_YEAR}(?P<mark>[-_]){_MONTH}(?P=mark){_DAY}(?!\d)"),
    re.compile(rf"/t{_YEAR}{_MONTH}{_DAY}_\d"),  # a day and the article's number of that day
    # Eight digits may be the article's number as well: "/id-20260105", so they stand behind a slug's words.
    re.compile(rf"/{_WORDS}{_YEAR}{_MONTH}{_DAY}(?:\.[a-z]{{1,5}})?(?:/|$)"),
    re.compile(rf"(?<!\d){_DAY}(?P<mark>[-.]){_MONTH}(?P=mark){_YEAR}(?!\d)"),
)
_LONGEST = 1_000  # characters of a path


def dates_in(url: str) -> Iterator[str]:
    """Yield the dates of an address's path as ISO 8601 has them, those in the usual place first."""
    path = unquote(urlsplit(url).path[:_LONGEST])
    for match in filter(None, (form.search(path) for form in _FORMS)):
        yield f"{match['year']}-{match['month']}-{match['day']}"
