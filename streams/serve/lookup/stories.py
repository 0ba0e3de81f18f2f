"""Stories as rows: the latest record of each, and its revisions."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from streams.records import CanonicalArticle, StoryStatus
from streams.serve.lookup.batch import Batch
from streams.serve.lookup.entry import Entry
from streams.serve.lookup.numbers import micros, number_for
from streams.wire import decode, encode

__all__ = ["Revision", "drop_story", "take_story"]

_REVISIONS = 100  #: of a story that are kept


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """What one record of a story said of it."""

    revision: int
    status: StoryStatus
    at: datetime  #: when the page came in that made it
    article_id: str  #: the canonical article
    title: str
    canonical_reason: str
    member_count: int
    outlet_count: int


def take_story(batch: Batch, entry: Entry) -> None:
    """Take a record of a story."""
    if entry.value is None:
        drop_story(batch, entry.name)
        return
    story = decode(entry.value, CanonicalArticle)
    has_more = story.member_count > len(story.members)
    at = micros(story.first_seen)
    batch.rows.execute(
        "INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (_number(batch, story.story_id, at), story.story_id, story.status.live, story.outlet_count, has_more,
         at, micros(story.updated_at), entry.value),
    )  # fmt: skip
    batch.stories[story.story_id] = story
    _keep_revision(batch.rows, story)


def drop_story(batch: Batch, story_id: str) -> None:
    """Have no such story any more."""
    for (number,) in batch.rows.execute("SELECT number FROM stories WHERE story_id = ?", (story_id,)):
        batch.words.put(number, "")
    for table in ("stories", "revisions"):
        batch.rows.execute(f"DELETE FROM {table} WHERE story_id = ?", (story_id,))  # noqa: S608 - our own names


def _number(batch: Batch, story_id: str, at: int) -> int:
    """Return the number of a story's row. It is another one where the story has another first page."""
    query = "SELECT number, first_seen FROM stories WHERE story_id = ?"
    kept = batch.rows.execute(query, (story_id,)).fetchone()
    if kept and kept[1] == at:
        return int(kept[0])
    if kept:
        batch.words.put(kept[0], "")
    return number_for(batch.rows, "stories", at, story_id)


def _keep_revision(rows: sqlite3.Connection, story: CanonicalArticle) -> None:
    """Keep what this record says. One that comes again is there already."""
    revision = Revision(
        revision=story.revision, status=story.status, at=story.updated_at, article_id=story.article_id,
        title=story.title, canonical_reason=story.canonical_reason, member_count=story.member_count,
        outlet_count=story.outlet_count,
    )  # fmt: skip
    rows.execute(
        "INSERT INTO revisions (story_id, revision, record) VALUES (?, ?, ?)"
        " ON CONFLICT (story_id, revision) DO UPDATE SET record = excluded.record",
        (story.story_id, story.revision, encode(revision)),
    )
    rows.execute(
        "DELETE FROM revisions WHERE story_id = ? AND revision <= (SELECT revision FROM revisions"
        " WHERE story_id = ? ORDER BY revision DESC LIMIT 1 OFFSET ?)",
        (story.story_id, story.story_id, _REVISIONS),
    )
