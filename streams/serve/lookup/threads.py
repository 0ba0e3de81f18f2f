"""Threads as rows: the latest record of each, and the places of stories in them."""

import sqlite3

from streams.clock import credible
from streams.records import Thread, ThreadStory
from streams.serve.cursors import Cursor
from streams.serve.lookup.batch import Batch
from streams.serve.lookup.entry import Entry
from streams.serve.lookup.listing import Page
from streams.serve.lookup.marks import thread_text
from streams.serve.lookup.numbers import micros, number_for
from streams.wire import decode

__all__ = ["drop_thread", "list_stories_of", "take_thread", "take_thread_story"]

_ORDER = "time"
_LEAST = -(1 << 63)


def take_thread(batch: Batch, entry: Entry) -> None:
    """Take a record of a thread. One that has ended is looked up, and in no list."""
    if entry.value is None:
        _drop(batch, entry.name)
        return
    thread = decode(entry.value, Thread)
    _drop(batch, thread.thread_id)
    at = micros(thread.updated_at)
    number = number_for(batch.rows, "threads", at, thread.thread_id)
    batch.rows.execute(
        "INSERT INTO threads VALUES (?, ?, ?, ?, ?)",
        (number, thread.thread_id, thread.story_count, at, entry.value),
    )
    batch.headings.put(number, thread_text(thread) if thread.status.live else "")


def take_thread_story(batch: Batch, entry: Entry) -> None:
    """Take a record of a story's place, or its end."""
    if entry.value is None:
        batch.rows.execute("DELETE FROM thread_stories WHERE story_id = ?", (entry.name,))
        return
    story = decode(entry.value, ThreadStory)
    batch.rows.execute(
        "INSERT INTO thread_stories (story_id, thread_id, at, record) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (story_id) DO UPDATE SET thread_id = excluded.thread_id, at = excluded.at,"
        " record = excluded.record",
        (story.story_id, story.thread_id, _time(story), entry.value),
    )


def drop_thread(batch: Batch, thread_id: str) -> None:
    """Have no such thread any more, and none of its stories in it."""
    _drop(batch, thread_id)
    batch.rows.execute("DELETE FROM thread_stories WHERE thread_id = ?", (thread_id,))


def list_stories_of(
    rows: sqlite3.Connection, thread_id: str, limit: int, cursor: str | None
) -> Page[ThreadStory]:
    """Return the stories of a thread in the order of time. Raises `Refused` for a bad cursor."""
    last = Cursor.read(cursor, _ORDER, str) if cursor else Cursor(_ORDER, _LEAST, "")
    listed = rows.execute(
        "SELECT at, story_id, record FROM thread_stories WHERE thread_id = ? AND (at, story_id) > (?, ?)"
        " ORDER BY at, story_id LIMIT ?",
        (thread_id, last.rank, last.id, limit + 1),
    ).fetchall()
    shown = listed[:limit]
    more = str(Cursor(_ORDER, *shown[-1][:2])) if len(listed) > limit else None
    return Page(tuple(decode(record, ThreadStory) for *_, record in shown), more)


def _drop(batch: Batch, thread_id: str) -> None:
    for row in batch.rows.execute("SELECT number FROM threads WHERE thread_id = ?", (thread_id,)).fetchall():
        batch.rows.execute("DELETE FROM threads WHERE number = ?", row)
        batch.headings.put(row[0], "")


def _time(story: ThreadStory) -> int:
    """Return the time by which a story stands in its thread: what its page states, where that can be."""
    return micros(credible(story.published_at or story.first_seen, story.first_seen))
