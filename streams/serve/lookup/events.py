"""Events as rows: the latest record of each, and the stories that tell of it."""

from streams.records import Event
from streams.serve.filters import countries_of
from streams.serve.lookup.batch import Batch
from streams.serve.lookup.entry import Entry
from streams.serve.lookup.marks import event_text
from streams.serve.lookup.numbers import micros, number_for
from streams.wire import decode

__all__ = ["drop_event", "take_event"]


def take_event(batch: Batch, entry: Entry) -> None:
    """Take a record of an event, or its end."""
    if entry.value is None:
        drop_event(batch, entry.name)
        return
    event = decode(entry.value, Event)
    drop_event(batch, event.event_id)
    place, at = event.event_loc, micros(event.first_seen)
    number = number_for(batch.rows, "events", at, event.event_id)  # the same as before, but for another time
    batch.rows.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, event.event_id, " ".join(sorted(countries_of(event))), event.independent_texts,
         event.confidence, place and place.latitude, place and place.longitude, at, micros(event.updated_at),
         entry.value),
    )  # fmt: skip
    batch.rows.executemany(
        "INSERT INTO tellers VALUES (?, ?)", [(story_id, number) for story_id in set(event.story_ids)]
    )
    batch.marks.put(number, event_text(event))
    for story_id in event.story_ids:
        batch.touch(story_id)


def drop_event(batch: Batch, event_id: str) -> None:
    """Have no such event any more."""
    row = batch.rows.execute("SELECT number FROM events WHERE event_id = ?", (event_id,)).fetchone()
    if row is None:
        return
    for (story_id,) in batch.rows.execute("SELECT story_id FROM tellers WHERE event = ?", row):
        batch.touch(story_id)
    batch.rows.execute("DELETE FROM tellers WHERE event = ?", row)
    batch.rows.execute("DELETE FROM events WHERE number = ?", row)
    batch.marks.put(row[0], "")
