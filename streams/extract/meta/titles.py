"""The titles that a page states: where, in which words, and how far each place is to be believed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from streams.extract.lines import clean, key, words
from streams.extract.meta.elements import ancestors, parts_of, text_of
from streams.extract.meta.markup import Markup
from streams.extract.meta.suffix import OutletNames, shortenings

__all__ = ["Stated", "stated_titles"]

_HEADINGS = frozenset({"h1", "another h1"})
_FURNITURE = frozenset({"nav", "footer", "aside", "dialog", "form"})
_IN_FURNITURE = 0.3  # share of its vote that a heading there keeps
_ONE_WORD = 0.2  # share of its vote that a heading of one word keeps: a section, or a live ticker
_UNSURE = 0.5  # share of its vote that JSON-LD keeps that has neither the page's address nor its title
_MAX_TITLE = 400  # letters: more is a text in the place of a title
_MAX_HEADINGS = 8
_MAX_PARTS = 3  # elements in a heading before the title: "Live", "Sport"
_MIN_PART = 8  # letters: a shorter part of a title is its kicker, or the section
_AGREED = 3  # places
_TAG = re.compile(r"</?(?:i|em|b|strong|br|span|sup|sub)\b[^<>]{0,200}>", re.IGNORECASE)
_CUT_OFF = ("...", "…")


class Stated(NamedTuple):
    """A title where the page states it."""

    place: str  #: a key of `title.VOTES`
    share: float  #: of the place's vote
    text: str
    key: str  #: `lines.key` of the text, never empty
    parts: frozenset[str]  #: keys of what is left of it without a first or a last part


def stated_titles(markup: Markup, names: OutletNames) -> list[Stated]:
    """Return the page's titles without the outlet's name: first those that a reader sees."""
    stated = _confirmed([*_headings(markup, names), *_machine_titles(markup, names)])
    whole = [title.key for title in stated if not title.text.endswith(_CUT_OFF)]
    cut = [title for title in stated if any(_begins(title, other) for other in whole)]
    return _whole(_without_search_title([title for title in stated if title not in cut]))


def _headings(markup: Markup, names: OutletNames) -> Iterator[Stated]:
    place = "h1"
    for heading in markup.headings[:_MAX_HEADINGS]:
        text, pieces = text_of(heading), parts_of(heading)
        if names.are(text):
            continue
        parts = [" ".join(pieces[cut:]) for cut in range(1, min(len(pieces), _MAX_PARTS + 1))]
        parts += [" ".join(pieces[:-1]), pieces[0]] if parts else []
        yield from _titled(place, text, names, parts, _share(heading, text))
        place = "another h1"


def _confirmed(stated: list[Stated]) -> list[Stated]:
    """Give the first heading's place to the first whose title another place states, where it is another."""
    headings = [title for title in stated if title.place in _HEADINGS]
    if len(headings) == 1:
        return stated
    others = [title for title in stated if title.place not in _HEADINGS]
    keys = {name for title in others for name in (title.key, *title.parts)}
    sure = next((title for title in headings if title.key in keys), None)
    if sure is None or sure.place == "h1":
        return stated
    places = {sure: "h1", headings[0]: "another h1"}
    return [title._replace(place=places.get(title, title.place)) for title in stated]


def _machine_titles(markup: Markup, names: OutletNames) -> Iterator[Stated]:
    headline = next(markup.strings("headline"), None) or next(markup.strings("name"), None)
    places = {
        "JSON-LD": headline,
        "og:title": markup.meta("og:title"),
        "twitter:title": markup.meta("twitter:title"),
        "<title>": markup.page_title,
    }
    for place, text in places.items():
        share = _UNSURE if place == "JSON-LD" and not markup.sure else 1.0
        yield from _titled(place, clean(_TAG.sub("", unescape(text or ""))), names, share=share)


def _titled(
    place: str, text: str, names: OutletNames, parts: Iterable[str] = (), share: float = 1.0
) -> Iterator[Stated]:
    title, name, keys = _forms(text, names)
    if name and len(title) <= _MAX_TITLE:
        keys |= {key(part) for part in parts}
        yield Stated(place, share, title, name, frozenset(part for part in keys if len(part) > _MIN_PART))


@lru_cache(maxsize=64)  # a page says its title in several places, most often in the same words
def _forms(text: str, names: OutletNames) -> tuple[str, str, frozenset[str]]:
    """Return the title without the outlet's name, its key, and those of its parts."""
    title = names.taken_off(text)
    parts = frozenset(map(key, {*shortenings(text), *shortenings(title)}))
    return title, key(title), parts


def _share(heading: LexborNode, text: str) -> float:
    """Return how much of its vote a heading keeps."""
    place = _IN_FURNITURE if any(parent.tag in _FURNITURE for parent in ancestors(heading)) else 1.0
    return place * (_ONE_WORD if len(words(text)) == 1 else 1.0)


def _begins(title: Stated, longer: str) -> bool:
    """Tell whether the title ends in dots and is the beginning of another; its last word may be cut too."""
    begins = longer.startswith(title.key.rsplit(" ", 1)[0]) and len(longer) > len(title.key)
    return begins and title.text.endswith(_CUT_OFF)


def _whole(stated: list[Stated]) -> list[Stated]:
    """Take no part for the title where JSON-LD and two other places agree on the whole of it."""
    agreed = Counter(title.key for title in stated)
    sure = {title.key for title in stated if title.place == "JSON-LD" and agreed[title.key] >= _AGREED}
    return [title._replace(parts=frozenset()) if title.key in sure else title for title in stated]


def _without_search_title(stated: list[Stated]) -> list[Stated]:
    """Drop JSON-LD's headline where only the `<title>` has it, and readers see what og:title says."""
    keys = {title.place: title.key for title in stated}
    search, seen = keys.get("JSON-LD"), keys.get("h1")
    if search == keys.get("<title>") != seen == keys.get("og:title"):
        return [title for title in stated if title.place != "JSON-LD"]
    return stated
