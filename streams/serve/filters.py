"""What is asked of stories and events; null where anything will do. Store and stream take the same."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from streams.records import CanonicalArticle, Event

__all__ = ["EventFilter", "StoryFilter", "words_of"]

_WORD = re.compile(r"\w+")
_LATEST = 16  #: stories whose words are at hand: each is offered to all readers of the stream, one by one


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryFilter:
    """Which stories. Times are those of a story's first page."""

    outlet: str | None = None
    language: str | None = None
    since: datetime | None = None
    until: datetime | None = None  #: not with it
    outlets: int | None = None  #: so many at least
    q: str | None = None  #: words that are all in title or text

    def passes(self, story: CanonicalArticle) -> bool:
        """Whether a record is one of these. One that ends a story always is: its reader may have it."""
        if not story.status.live:
            return True
        outlets = {story.outlet, *(member.outlet for member in story.members)}
        return (
            self.outlet in (None, *outlets)
            and self.language in (None, story.language)
            and _within(story.first_seen, self.since, self.until)
            and story.outlet_count >= (self.outlets or 0)
            and (not self.q or set(words_of(self.q)) <= _words_in(story.title, story.text))
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class EventFilter:
    """Which events. Times are those of the first page that told of it."""

    type: str | None = None
    quad: int | None = None
    country: str | None = None  #: of an actor or a recipient: ISO 3166 alpha-3
    place: str | None = None  #: the name of the place, or its country
    since: datetime | None = None
    until: datetime | None = None  #: not with it
    texts: int | None = None  #: so many independent ones at least
    confidence: float | None = None  #: at least

    def passes(self, event: Event) -> bool:
        """Whether a record is one of these."""
        countries = {one.country for one in (*event.actor, *event.recipient)}
        places = {event.event_loc.name.casefold(), event.event_loc.country} if event.event_loc else set()
        return (
            self.type in (None, event.event)
            and self.quad in (None, event.quad_code)
            and (self.country is None or self.country in countries)
            and (self.place is None or not places.isdisjoint({self.place.casefold(), self.place}))
            and _within(event.first_seen, self.since, self.until)
            and event.independent_texts >= (self.texts or 0)
            and event.confidence >= (self.confidence or 0)
        )


def words_of(text: str) -> list[str]:
    """Return the words of a text without case and accents, as the store's full-text index tells them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


@lru_cache(_LATEST)
def _words_in(title: str, text: str) -> frozenset[str]:
    return frozenset(words_of(f"{title}\n{text}"))


def _within(time: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or time >= since) and (until is None or time < until)
