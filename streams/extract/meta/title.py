"""Which of a page's many titles is the article's: the one that most places agree on.

Each place where a page states its title has a vote, and so has its address, whose words were made from the
title when the article was. Alone, each place is now and then the outlet's name, a section's, or a line for
search engines: of 128 news pages JSON-LD is right on .89 of those that have it, og:title on .80, the first
`h1` on .77, the `<title>` on .66; together they are right on .92. The weights stand on a plateau: a fifth
more or less of any of them changes four pages of 407 at most.
"""

import re

from streams.extract.meta.markup import Markup
from streams.extract.meta.masthead import mastheads
from streams.extract.meta.slug import slug_of
from streams.extract.meta.suffix import outlet_names
from streams.extract.meta.titles import Stated, stated_titles

__all__ = ["VOTES", "title_of"]

#: How much the word of each place counts.
VOTES = {
    "h1": 1.1,
    "another h1": 0.6,
    "JSON-LD": 1.75,
    "og:title": 0.4,
    "twitter:title": 0.2,
    "<title>": 0.7,
    "address": 1.2,  # where a title has all of its words
    "part": 1.0,  # share of its vote that a place gives to a title that is a part of what it says
}
_MARK = re.compile(r"\s?[:|–—-] ")


def title_of(markup: Markup, url: str, outlet: str) -> str:
    """Return the article's title without the outlet's name, or an empty string."""
    names = [markup.meta("og:site_name"), markup.meta("application-name"), *markup.names("publisher")]
    handle = (markup.meta("twitter:site") or "").lstrip("@")
    names += mastheads(markup.headings, url, (markup.page_title, markup.meta("og:title") or ""))
    stated = stated_titles(markup, outlet_names([*names, handle, *_domain(outlet)]))
    slug = slug_of(url)
    votes = {
        name: VOTES["address"] * slug.share_in(title.text) + _support(name, stated)
        for name, title in {title.key: title for title in stated}.items()
    }
    best = max(votes, key=lambda name: votes[name], default="")
    spelt = [title.text for title in stated if title.key == best]
    first = next((text for text in spelt if not text.isupper()), next(iter(spelt), ""))
    return next((text for text in spelt if _parts_kicker(text, first)), first)


def _parts_kicker(text: str, joined: str) -> bool:
    """Tell whether a text parts with a mark what another joins: "Rails: Tram halts", "Rails Tram halts"."""
    bare = joined.replace(" ", "")
    cuts = _MARK.finditer(text) if len(text) > len(joined) else ()
    return any((text[: cut.start()] + text[cut.end() :]).replace(" ", "") == bare for cut in cuts)


def _domain(outlet: str) -> tuple[str, str]:
    return outlet, outlet.split(".", 1)[0]


def _support(name: str, stated: list[Stated]) -> float:
    """Return the votes for a title: of each place the strongest."""
    by_place: dict[str, float] = {}
    for title in stated:
        agrees = 1.0 if title.key == name else VOTES["part"] * (name in title.parts)
        vote = agrees * title.share * VOTES[title.place]
        by_place[title.place] = max(by_place.get(title.place, 0.0), vote)
    return sum(by_place.values())
