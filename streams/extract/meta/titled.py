"""A page whose title is known, and what stands around its headline, looked up only where it is asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from streams.extract.meta.markup import Markup, marked_in
from streams.extract.meta.near import Line, headline_of, lines_above, lines_below
from streams.extract.page import HtmlPage

__all__ = ["Titled"]

#: English where the month stands before the day: of the United States and the Philippines, or of nowhere.
_MONTH_FIRST = ("en", "en-us", "en-ph")
#: Domains of countries where the month comes first or may do, and those that stand for no country.
_ANYWHERE = frozenset(
    {"us", "ph", "ca", "ai", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "tv", "to", "ws"}
)
_COUNTRY = re.compile(r"/en[-_](?P<country>[a-z]{2})(?:/|$)", re.IGNORECASE)  # "/en-gb/news/"


@dataclass(frozen=True)
class Titled:
    """A page, what its markup says, and its title."""

    page: HtmlPage
    markup: Markup
    title: str

    @cached_property
    def headline(self) -> LexborNode | None:
        """The element that shows the title."""
        return headline_of(self.page, self.markup.headings, self.title)

    @cached_property
    def below(self) -> tuple[Line, ...]:
        """The lines below the headline."""
        return () if self.headline is None else tuple(lines_below(self.headline))

    @cached_property
    def above(self) -> tuple[Line, ...]:
        """The lines above the headline, the nearest first."""
        return () if self.headline is None else tuple(lines_above(self.headline))

    @property
    def lines(self) -> Iterator[Line]:
        """The lines below the headline, then those above it, which seldom are wanted."""
        yield from self.below
        yield from self.above

    @cached_property
    def marked(self) -> tuple[LexborNode, ...]:
        """The elements that may hold a time or a byline: looked for where the page tells machines of none."""
        return marked_in(self.page)

    @cached_property
    def month_first(self) -> bool:
        """Whether "3/4/2025" is in March: where the page is in American English, or does not say."""
        stated = self.markup.language or self.markup.meta("og:locale", "content-language", "language")
        language = (stated or "en").lower().replace("_", "-")
        return language in _MONTH_FIRST and (language != "en" or not _is_elsewhere(self.page))


def _is_elsewhere(page: HtmlPage) -> bool:
    """Tell whether an address is of a country other than the United States: ".co.uk", "/en-gb/"."""
    match = _COUNTRY.search(urlsplit(page.url).path)
    country = match["country"].lower() if match else page.outlet.rpartition(".")[2]
    return len(country) == len("uk") and country not in _ANYWHERE
