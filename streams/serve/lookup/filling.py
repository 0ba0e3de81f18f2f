"""Filling the look-up store: records of the topics become rows, with where they end in one transaction."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from streams.errors import BadInput
from streams.records import CleanArticle, PageOutcome
from streams.serve.lookup.batch import Batch
from streams.serve.lookup.entry import Entry
from streams.serve.lookup.events import drop_event, take_event
from streams.serve.lookup.members import drop_member, take_member
from streams.serve.lookup.numbers import micros
from streams.serve.lookup.schema import prepare
from streams.serve.lookup.stories import drop_story, take_story
from streams.serve.lookup.threads import drop_thread, take_thread, take_thread_story
from streams.topics import (
    CANONICAL,
    CLEAN,
    EVENTS,
    MEMBERS,
    OUTCOMES,
    THREAD_STORIES,
    THREADS,
    Topic,
)
from streams.wire import decode

__all__ = ["FILLED_FROM", "Filler"]

FILLED_FROM: tuple[Topic, ...] = (
    CLEAN, CANONICAL, MEMBERS, EVENTS, THREADS, THREAD_STORIES, OUTCOMES,
)  # fmt: skip
#: Of zlib, its fastest. Articles are most of the store, and are read one by one. It leaves .60 of a record (a
#: fifth is its signature, which is noise); level 6 leaves .59, and takes a quarter more time.
_LEVEL = 1


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
        with _transaction(self._connection) as batch:
            for entry in entries:
                try:
                    _TAKES[entry.topic](batch, entry)
                except BadInput as error:
                    doubts.append(f"{entry.place} is no record of newsfold: {error}")
            ends = {(entry.topic, entry.partition): entry.offset + 1 for entry in entries}
            batch.rows.executemany(
                "INSERT OR REPLACE INTO positions VALUES (?, ?, ?)", [(*at, end) for at, end in ends.items()]
            )
        return doubts

    def forget(self, before: datetime) -> int:
        """Forget what was not updated since. Returns how many rows went, beside those that hang on them."""
        limit = (micros(before),)
        with _transaction(self._connection) as batch:
            stories = _ids(batch, "SELECT story_id FROM stories WHERE updated_at < ?", limit)
            events = _ids(batch, "SELECT event_id FROM events WHERE updated_at < ?", limit)
            threads = _ids(batch, "SELECT thread_id FROM threads WHERE updated_at < ?", limit)
            for story_id in stories:
                for article_id in _ids(
                    batch, "SELECT article_id FROM members WHERE story_id = ?", (story_id,)
                ):
                    drop_member(batch, article_id)
                drop_story(batch, story_id)
            for event_id in events:
                drop_event(batch, event_id)
            for thread_id in threads:
                drop_thread(batch, thread_id)
            gone = len(stories) + len(events) + len(threads)
            gone += batch.rows.execute("DELETE FROM texts WHERE updated_at < ?", limit).rowcount
            gone += batch.rows.execute("DELETE FROM outcomes WHERE at < ?", limit).rowcount
        return gone

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[Batch]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        batch = Batch(connection)
        yield batch
        batch.finish()
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _ids(batch: Batch, query: str, values: tuple[str | int]) -> list[str]:
    return [id_ for (id_,) in batch.rows.execute(query, values)]


def _text(batch: Batch, entry: Entry) -> None:
    if entry.value is None:
        batch.rows.execute("DELETE FROM texts WHERE article_id = ?", (entry.name,))
        return
    article = decode(entry.value, CleanArticle)
    batch.rows.execute(
        "INSERT INTO texts (article_id, updated_at, record) VALUES (?, ?, ?) ON CONFLICT (article_id)"
        " DO UPDATE SET updated_at = excluded.updated_at, record = excluded.record",
        (article.article_id, micros(article.updated_at), zlib.compress(entry.value, _LEVEL)),
    )


def _outcome(batch: Batch, entry: Entry) -> None:
    if entry.value is not None:
        page = decode(entry.value, PageOutcome)
        batch.rows.execute(
            "INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?)",
            (page.origin.key, micros(page.origin.timestamp), page.outcome, page.reason, entry.value),
        )


_TAKES: dict[str, Callable[[Batch, Entry], None]] = {
    CLEAN.name: _text, CANONICAL.name: take_story, MEMBERS.name: take_member, EVENTS.name: take_event,
    THREADS.name: take_thread, THREAD_STORIES.name: take_thread_story, OUTCOMES.name: _outcome,
}  # fmt: skip
