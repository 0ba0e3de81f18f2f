"""What is asked of the look-up store."""

import sqlite3
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import local

from streams.records import (
    CanonicalArticle,
    CleanArticle,
    Event,
    PageOutcome,
    StoryMember,
    Thread,
    ThreadStory,
)
from streams.serve.filters import EventFilter, StoryFilter, ThreadFilter
from streams.serve.lookup.listing import Order, Page, list_events, list_stories, list_threads
from streams.serve.lookup.outcomes import Ledger, count_since
from streams.serve.lookup.outlets import OutletCounts, OutletPage, count_outlets, list_outlets
from streams.serve.lookup.schema import connect
from streams.serve.lookup.stories import Revision
from streams.serve.lookup.threads import list_stories_of
from streams.wire import decode

__all__ = ["Article", "Reader", "Story"]

_MEMBERS = 1_000  #: of a story that are shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """A story with all that is known of it."""

    story: CanonicalArticle
    members: tuple[StoryMember, ...]  #: each with the comparison that put it in; 1,000 at most
    events: tuple[Event, ...]  #: those that it tells of
    thread: Thread | None  #: the thread that it is in; null where nothing else reports the same happening
    thread_story: ThreadStory | None  #: its place in that thread, and what ties it to it
    revisions: tuple[Revision, ...]  #: the newest first: the last 100 that this gateway's store has seen


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """An article with its text, and its place in a story."""

    article: CleanArticle | None  #: its latest revision; null where `clean-articles` had it no more
    member: StoryMember  #: the story that it is in, and why


class Reader:
    """Reads the store. Any thread may ask: each has a connection of its own."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._own = local()
        self._connections: list[sqlite3.Connection] = []

    def stories(
        self, asked: StoryFilter, order: Order = "newest", limit: int = 50, cursor: str | None = None
    ) -> Page[CanonicalArticle]:
        """Return live stories, the newest or the largest first. Raises `Refused` for a bad cursor."""
        return list_stories(self._connection, asked, order, limit, cursor)

    def events(self, asked: EventFilter, limit: int = 50, cursor: str | None = None) -> Page[Event]:
        """Return events, the newest first. Raises as `stories`."""
        return list_events(self._connection, asked, limit, cursor)

    def threads(self, asked: ThreadFilter, limit: int = 50, cursor: str | None = None) -> Page[Thread]:
        """Return threads that stand, the last updated first. Raises as `stories`."""
        return list_threads(self._connection, asked, limit, cursor)

    def outlets(self, limit: int = 50, cursor: str | None = None) -> OutletPage:
        """Return outlets, those of most articles first. Raises as `stories`."""
        return list_outlets(self._connection, limit, cursor)

    def outlet_counts(self, largest: int) -> OutletCounts:
        """Return so many of the largest outlets, and the sums of all."""
        return count_outlets(self._connection, largest)

    def story(self, story_id: str) -> Story | None:
        """Return a story, be it merged or retracted; null where there is none."""
        record = self._one("SELECT record FROM stories WHERE story_id = ?", story_id)
        if not record:
            return None
        members = self._all("SELECT record FROM members WHERE story_id = ? LIMIT ?", story_id, _MEMBERS)
        events = self._all(
            "SELECT record FROM events WHERE number IN (SELECT event FROM tellers WHERE story_id = ?)"
            " ORDER BY first_seen, event_id", story_id,
        )  # fmt: skip
        revisions = self._all(
            "SELECT record FROM revisions WHERE story_id = ? ORDER BY revision DESC", story_id
        )
        thread, place = self._thread_of(story_id)
        return Story(
            story=decode(record, CanonicalArticle),
            members=tuple(sorted((decode(one, StoryMember) for one in members), key=_age)),
            events=tuple(decode(one, Event) for one in events),
            thread=thread,
            thread_story=place,
            revisions=tuple(decode(one, Revision) for one in revisions),
        )

    def event(self, event_id: str) -> Event | None:
        """Return an event; null where there is none."""
        record = self._one("SELECT record FROM events WHERE event_id = ?", event_id)
        return decode(record, Event) if record else None

    def thread(self, thread_id: str) -> Thread | None:
        """Return a thread, be it merged or retracted; null where there is none."""
        record = self._one("SELECT record FROM threads WHERE thread_id = ?", thread_id)
        return decode(record, Thread) if record else None

    def stories_of(self, thread_id: str, limit: int = 50, cursor: str | None = None) -> Page[ThreadStory]:
        """Return the stories of a thread in the order of time. Raises as `stories`."""
        return list_stories_of(self._connection, thread_id, limit, cursor)

    def article(self, article_id: str) -> Article | None:
        """Return an article and the story that it is in; null where it is in none.

        Then it was retracted, of which `clean-articles` does not know: its text is for nobody any more. Or it
        is on its way from there to its story.
        """
        member = self._one("SELECT record FROM members WHERE article_id = ?", article_id)
        if not member:
            return None
        text = self._one("SELECT record FROM texts WHERE article_id = ?", article_id)
        return Article(
            article=decode(zlib.decompress(text), CleanArticle) if text else None,
            member=decode(member, StoryMember),
        )

    def outcome(self, origin: str) -> PageOutcome | None:
        """Return what became of a page; null where that is not known, or not yet."""
        record = self._one("SELECT record FROM outcomes WHERE origin = ?", origin)
        return decode(record, PageOutcome) if record else None

    def ledger(self, now: datetime, minutes: int) -> Ledger:
        """Count the pages of the last minutes by their outcomes."""
        return count_since(self._connection, now, minutes)

    def _thread_of(self, story_id: str) -> tuple[Thread, ThreadStory] | tuple[None, None]:
        """Return the thread that a story is in, and its place there, where the thread stands."""
        record = self._one("SELECT record FROM thread_stories WHERE story_id = ?", story_id)
        place = decode(record, ThreadStory) if record else None
        thread = self.thread(place.thread_id) if place else None
        return (thread, place) if thread and place and thread.status.live else (None, None)

    def close(self) -> None:
        """Close the connections of all threads, none of which asks any more."""
        for connection in self._connections:
            connection.close()

    @property
    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._own, "connection"):
            self._own.connection = connect(self._file)
            self._connections.append(self._own.connection)
        connection: sqlite3.Connection = self._own.connection
        return connection

    def _one(self, query: str, *values: str | int) -> bytes | None:
        row = self._connection.execute(query, values).fetchone()
        return row[0] if row else None

    def _all(self, query: str, *values: str | int) -> list[bytes]:
        return [record for (record,) in self._connection.execute(query, values)]


def _age(member: StoryMember) -> tuple[bool, float, str]:
    """Sort by the time that the page states; those that state none come last."""
    at = member.published_at
    return at is None, at.timestamp() if at else 0.0, member.article_id
