"""A page whose title is known, and what stands around its headline, looked up only where it is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from streams.extract.meta.markup import Markup
from streams.extract.meta.near import Line, headline_of, lines_above, lines_below
from streams.extract.page import HtmlPage

__all__ = ["Titled"]

#: English where the day stands before the month: all but that of the United States and the Philippines.
_MONTH_FIRST = ("en", "en-us", "en-ph")


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

    @property
    def month_first(self) -> bool:
        """Whether "3/4/2025" is in March: where the page is in American English, or does not say."""
        stated = self.markup.language or self.markup.meta("og:locale", "content-language", "language")
        return (stated or "en").lower().replace("_", "-") in _MONTH_FIRST
