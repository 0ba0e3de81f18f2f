"""What is asked of stories, events and threads; null where anything will do. Store and stream take it."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from streams.records import CanonicalArticle, Event, Mood, Thread

__all__ = ["Box", "EventFilter", "StoryFilter", "ThreadFilter", "countries_of", "titles_of", "words_of"]

_WORD = re.compile(r"[^\W_]+")
_OTHER = re.compile(r"[^\x00-\x7f]")
_LATEST = 16  #: stories whose words are at hand: each is offered to all readers of the stream, one by one


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world, in degrees. Where west is greater than east it goes over the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    @property
    def parts(self) -> tuple["Box", ...]:
        """The box in parts of which none goes over the antimeridian."""
        if self.west <= self.east:
            return (self,)
        return Box(self.west, self.south, 180.0, self.north), Box(-180.0, self.south, self.east, self.north)

    def has(self, longitude: float | None, latitude: float | None) -> bool:
        """Whether a point is in it, or on its edge."""
        if longitude is None or latitude is None:
            return False
        return self.south <= latitude <= self.north and any(
            part.west <= longitude <= part.east for part in self.parts
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryFilter:
    """Which stories. Times are those of a story's first page."""

    outlet: str | None = None
    language: str | None = None
    country: str | None = None  #: of a party or of the place of an event that it tells of: ISO 3166 alpha-3
    since: datetime | None = None
    until: datetime | None = None  #: not with it
    outlets: int | None = None  #: so many at least
    q: str | None = None  #: words that are all in title or text

    def passes(self, story: CanonicalArticle, countries: Collection[str] = ()) -> bool:
        """Whether a record is one of these. One that ends a story always is: its reader may have it.

        `countries` are those of its events, which its record does not name.
        """
        if not story.status.live:
            return True
        outlets = {story.outlet, *(member.outlet for member in story.members)}
        return (
            self.outlet in (None, *outlets)
            and self.language in (None, story.language)
            and self.country in (None, *countries)
            and _within(story.first_seen, self.since, self.until)
            and story.outlet_count >= (self.outlets or 0)
            and (not self.q or words_of(self.q) <= _words_in(story.title, story.text))
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class EventFilter:
    """Which events. Times are those of the first page that told of it."""

    type: str | None = None
    quad: int | None = None
    country: str | None = None  #: of an actor or a recipient: ISO 3166 alpha-3
    sector: str | None = None  #: of an actor or a recipient: `GOV`
    place: str | None = None  #: the name of the place, or its country
    box: Box | None = None  #: the place lies in it
    modality: Mood | None = None
    since: datetime | None = None
    until: datetime | None = None  #: not with it
    texts: int | None = None  #: so many independent ones at least
    confidence: float | None = None  #: at least
    stories: tuple[str, ...] = ()  #: one of these tells of it, as far as the record names them

    def passes(self, event: Event) -> bool:
        """Whether an event is all that is asked for."""
        parties, place = (*event.actor, *event.recipient), event.event_loc
        places = {place.name.casefold(), place.country} if place else set()
        return (
            self.type in (None, event.event)
            and self.quad in (None, event.quad_code)
            and (self.country is None or self.country in {party.country for party in parties})
            and (self.sector is None or self.sector in {party.sector for party in parties})
            and (self.place is None or not places.isdisjoint({self.place.casefold(), self.place}))
            and (self.box is None or bool(place and self.box.has(place.longitude, place.latitude)))
            and self.modality in (None, event.modality.mood)
            and _within(event.first_seen, self.since, self.until)
            and event.independent_texts >= (self.texts or 0)
            and event.confidence >= (self.confidence or 0)
            and (not self.stories or not set(self.stories).isdisjoint(event.story_ids))
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadFilter:
    """Which threads. Times are those of the newest page of any of its stories."""

    language: str | None = None
    since: datetime | None = None
    until: datetime | None = None  #: not with it
    story_count: int | None = None  #: so many at least
    q: str | None = None  #: words that are all in its title, its words or titles that it lists
    stories: tuple[str, ...] = ()  #: one of these is in it, as far as the record names them

    def passes(self, thread: Thread) -> bool:
        """Whether a record is one of these. One that ends a thread always is: its reader may have it."""
        if not thread.status.live:
            return True
        return (
            self.language in (None, thread.language)
            and _within(thread.updated_at, self.since, self.until)
            and thread.story_count >= (self.story_count or 0)
            and (not self.q or words_of(self.q) <= _words_in(thread.title, titles_of(thread)))
            and (not self.stories or not {one.story_id for one in thread.stories}.isdisjoint(self.stories))
        )


def titles_of(thread: Thread) -> str:
    """Return the words of a thread, and the titles of the stories that it lists."""
    return "\n".join((*thread.words, *(story.title for story in thread.stories)))


def countries_of(event: Event) -> set[str]:
    """Return the countries of an event's parties and of its place."""
    named = {party.country for party in (*event.actor, *event.recipient)}
    return {country for country in (*named, event.event_loc and event.event_loc.country) if country}


def words_of(text: str) -> frozenset[str]:
    """Return the different words of a text, without case and accents."""
    if text.isascii():
        return frozenset(_WORD.findall(text.lower()))
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return frozenset(_WORD.findall(_OTHER.sub(_without_accent, plain)))


def _without_accent(letter: re.Match[str]) -> str:
    return "" if unicodedata.combining(letter[0]) else letter[0]


@lru_cache(_LATEST)
def _words_in(title: str, text: str) -> frozenset[str]:
    return words_of(f"{title}\n{text}")


def _within(time: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or time >= since) and (until is None or time < until)
