"""Which of a page's many titles is the article's.

An `h1` that JSON-LD, `og:title` or the `<title>` confirms is the article's on nearly all news pages;
alone, each of them is now and then the outlet's name, a section's, or a line written for search.
"""

import re
from collections.abc import Iterator
from html import unescape

from streams.extract.lines import clean, key, words
from streams.extract.meta.markup import Markup

__all__ = ["title_of", "without_outlet"]

_SEPARATOR = re.compile(r"\s+[-|–—·•»:/]+\s+|\s*[|»]\s*")
_OPENING = re.compile(r"(?P<name>[^:|–—]{2,40}?)\s?(?:[:|–—]|\s-)\s+")
_MAX_TITLE = 400  # letters: more is a text in the place of a title
_MAX_SUFFIXES = 3  # "Title | Section | Outlet"
_SAME = 0.8  # share of words that two titles have in common when one confirms the other
_MIN_WORDS = 2  # a heading of one word is a section or a live ticker


def title_of(markup: Markup, outlet: str) -> str:
    """Return the article's title without the outlet's name, or an empty string."""
    names = [name for name in (markup.meta("og:site_name"), *markup.node_names("publisher")) if name]
    others = [without_outlet(other, outlet, names) for other in _declared(markup)]
    headings = [heading for heading in markup.headings if len(heading) <= _MAX_TITLE]
    confirmed = [heading for heading in headings if _is_confirmed(heading, others)]
    plain = [heading for heading in headings if len(words(heading)) >= _MIN_WORDS]
    return without_outlet(next(iter([*confirmed, *others, *plain]), ""), outlet, names)


def without_outlet(title: str, outlet: str, names: list[str]) -> str:
    """Return the title without "| Outlet" at its end or "Outlet:" before it."""
    title = clean(unescape(title))
    known = {_squeeze(name) for name in (*names, outlet, outlet.split(".", 1)[0]) if name}
    opening = _OPENING.match(title)
    if opening and _squeeze(opening["name"]) in known:
        title = title[opening.end() :]
    for _ in range(_MAX_SUFFIXES):
        cuts = list(_SEPARATOR.finditer(title))
        if cuts and _squeeze(title[cuts[-1].end() :]) in known:
            title = title[: cuts[-1].start()]
    return title


def _declared(markup: Markup) -> Iterator[str]:
    stated = [*markup.node_strings("headline"), markup.meta("og:title"), markup.meta("twitter:title")]
    yield from (clean(title) for title in stated if title and len(title) <= _MAX_TITLE)
    if markup.page_title and len(markup.page_title) <= _MAX_TITLE:
        yield from _shortenings(markup.page_title)


def _shortenings(title: str) -> Iterator[str]:
    """Yield the title as it is, then without its last parts; no part is known to be the outlet's."""
    yield title
    for cut in list(reversed(list(_SEPARATOR.finditer(title))))[:_MAX_SUFFIXES]:
        yield title[: cut.start()]


def _is_confirmed(heading: str, others: list[str]) -> bool:
    mine = set(words(heading))
    if len(mine) < _MIN_WORDS and key(heading) not in {key(other) for other in others}:
        return False
    return any(_is_same(mine, set(words(other))) for other in others)


def _is_same(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and len(one & other) >= _SAME * max(len(one), len(other))


def _squeeze(name: str) -> str:
    """Return what a name and a domain have in common: "The Daily Post", thedailypost, dailypost."""
    return "".join(words(name)).removeprefix("www").removeprefix("the")
