"""Filling the look-up store: records of the topics become rows, with where they end in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from streams.errors import BadInput
from streams.records import CanonicalArticle, Event, PageOutcome, StoryMember
from streams.serve.lookup.schema import prepare
from streams.topics import CANONICAL, EVENTS, MEMBERS, OUTCOMES, Topic
from streams.wire import decode

__all__ = ["FILLED_FROM", "Entry", "Filler", "micros"]

FILLED_FROM: tuple[Topic, ...] = (CANONICAL, MEMBERS, EVENTS, OUTCOMES)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it lies on a topic."""

    topic: str  #: by its plain name
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None

    @property
    def place(self) -> str:
        """`topic/partition/offset`."""
        return f"{self.topic}/{self.partition}/{self.offset}"

    @property
    def name(self) -> str:
        """The key as text."""
        return (self.key or b"").decode("utf-8", "replace")


class Filler:
    """The one who writes. What it has taken twice is there once: a row is the last record of its key."""

    def __init__(self, file: Path, *, anew: bool = False) -> None:
        self._connection = prepare(file, anew=anew)

    def positions(self) -> dict[tuple[str, int], int]:
        """Return the offset that is next for each partition of each topic."""
        rows = self._connection.execute("SELECT topic, partition, next FROM positions")
        return {(topic, partition): next_ for topic, partition, next_ in rows}

    def take(self, entries: Sequence[Entry]) -> list[str]:
        """Take records, all or none. Returns a sentence for each that is no record of newsfold's."""
        doubts: list[str] = []
        with _transaction(self._connection) as rows:
            for entry in entries:
                try:
                    _TAKES[entry.topic](rows, entry)
                except BadInput as error:
                    doubts.append(f"{entry.place} is no record of newsfold: {error}")
            ends = {(entry.topic, entry.partition): entry.offset + 1 for entry in entries}
            rows.executemany(
                "INSERT OR REPLACE INTO positions VALUES (?, ?, ?)", [(*at, end) for at, end in ends.items()]
            )
        return doubts

    def forget(self, before: datetime) -> int:
        """Forget what was not updated since. Returns how many stories, events and outcomes went."""
        limit = (micros(before),)
        with _transaction(self._connection) as rows:
            old = "SELECT {} FROM {} WHERE updated_at < ?"
            numbers, names = old.format("number", "stories"), old.format("story_id", "stories")
            events = old.format("number", "events")
            rows.execute(f"DELETE FROM articles WHERE story_id IN ({names})", limit)  # noqa: S608 - our own names
            rows.execute(f"DELETE FROM words WHERE rowid IN ({numbers})", limit)  # noqa: S608 - likewise
            for table in ("parties", "tellers"):
                rows.execute(f"DELETE FROM {table} WHERE event IN ({events})", limit)  # noqa: S608 - likewise
            gone = rows.execute("DELETE FROM stories WHERE updated_at < ?", limit).rowcount
            gone += rows.execute("DELETE FROM events WHERE updated_at < ?", limit).rowcount
            gone += rows.execute("DELETE FROM outcomes WHERE at < ?", limit).rowcount
        return gone

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def micros(time: datetime) -> int:
    """Return a time as a whole number that sorts: microseconds since 1970."""
    return int(time.timestamp()) * 1_000_000 + time.microsecond


def _story(rows: sqlite3.Connection, entry: Entry) -> None:
    if entry.value is None:
        rows.execute("DELETE FROM words WHERE rowid IN (SELECT number FROM stories WHERE story_id = ?)",
                     (entry.name,))  # fmt: skip
        rows.execute("DELETE FROM stories WHERE story_id = ?", (entry.name,))
        return
    story = decode(entry.value, CanonicalArticle)
    number = _put(rows, "stories", "story_id", {
        "story_id": story.story_id, "live": story.status.live, "language": story.language,
        "outlet_count": story.outlet_count, "first_seen": micros(story.first_seen),
        "updated_at": micros(story.updated_at), "record": entry.value,
    })  # fmt: skip
    rows.execute("DELETE FROM words WHERE rowid = ?", (number,))
    if story.status.live:
        rows.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
                     (number, _sound(story.title), _sound(story.text)))  # fmt: skip


def _member(rows: sqlite3.Connection, entry: Entry) -> None:
    if entry.value is None:
        rows.execute("DELETE FROM articles WHERE article_id = ?", (entry.name,))
        return
    member = decode(entry.value, StoryMember)
    rows.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)",
                 (member.article_id, member.story_id, member.outlet, entry.value))  # fmt: skip


def _event(rows: sqlite3.Connection, entry: Entry) -> None:
    if entry.value is None:
        _unlink(rows, "(SELECT number FROM events WHERE event_id = ?)", entry.name)
        rows.execute("DELETE FROM events WHERE event_id = ?", (entry.name,))
        return
    event = decode(entry.value, Event)
    place = event.event_loc
    number = _put(rows, "events", "event_id", {
        "event_id": event.event_id, "type": event.event, "quad": event.quad_code,
        "place": place.name.casefold() if place else None, "place_country": place.country if place else None,
        "texts": event.independent_texts, "confidence": event.confidence,
        "first_seen": micros(event.first_seen), "updated_at": micros(event.updated_at), "record": entry.value,
    })  # fmt: skip
    _unlink(rows, "(?)", number)
    countries = {one.country for one in (*event.actor, *event.recipient) if one.country}
    rows.executemany("INSERT INTO parties VALUES (?, ?)", [(number, country) for country in countries])
    rows.executemany("INSERT INTO tellers VALUES (?, ?)", [(one, number) for one in set(event.story_ids)])


def _unlink(rows: sqlite3.Connection, which: str, value: str | int) -> None:
    for table in ("parties", "tellers"):
        rows.execute(f"DELETE FROM {table} WHERE event IN {which}", (value,))  # noqa: S608 - our own names


def _outcome(rows: sqlite3.Connection, entry: Entry) -> None:
    if entry.value is not None:
        page = decode(entry.value, PageOutcome)
        rows.execute("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?)",
                     (page.origin.key, micros(page.origin.timestamp), page.outcome, page.reason,
                      entry.value))  # fmt: skip


def _put(rows: sqlite3.Connection, table: str, key: str, row: dict[str, Any]) -> int:
    """Put a row in the place of the one with its key, and return its number, which stays."""
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    fresh = ", ".join(f"{name} = excluded.{name}" for name in row)
    put = (
        f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own, values are bound
        f" ON CONFLICT ({key}) DO UPDATE SET {fresh} RETURNING number"
    )
    ((number,),) = rows.execute(put, row).fetchall()
    return int(number)


def _sound(text: str) -> str:
    """Return a text that UTF-8 can hold: JSON may have half a character."""
    return text.encode("utf-8", "replace").decode()


_TAKES: dict[str, Callable[[sqlite3.Connection, Entry], None]] = {
    CANONICAL.name: _story, MEMBERS.name: _member, EVENTS.name: _event, OUTCOMES.name: _outcome,
}  # fmt: skip
