"""The byline that a page shows, where its markup for machines names no author."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from streams.extract.lines import clean
from streams.extract.meta.authors import BYLINE

__all__ = ["shown_bylines"]

_AUTHOR = '//*[not(self::meta)][@itemprop="author"]'
_LONGEST = 80  # letters
#: The first 60 elements after the headline that may be a byline: it stands near it.
_NEAR = "following::*[self::span or self::p or self::div or self::address or self::li][position() <= 60]"


def shown_bylines(tree: HtmlElement) -> Iterator[str]:
    """Yield the texts of elements marked as the author, then those near the headline that read "By ..."."""
    yield from (name for element in tree.xpath(_AUTHOR) if len(name := _text(element)) <= _LONGEST)
    headline = tree.find(".//h1")
    near = () if headline is None else headline.xpath(_NEAR)
    yield from (
        line for element in near if len(line := _text(element)) <= _LONGEST and BYLINE.fullmatch(line)
    )


def _text(element: HtmlElement) -> str:
    """Return the element's text as far as its first line break."""
    return clean(next(iter(element.xpath("string()").strip().splitlines()), ""))
