"""What stands published of threads and of their stories, and under which revisions."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass, field, replace

from streams.expiry import Expiry
from streams.ids import fingerprint
from streams.records import StoryFacts, Thread, ThreadStory
from streams.threads.memory import Held, Language
from streams.threads.render import ended, stamped, story_of, thread_of
from streams.threads.rows import StoryRow, ThreadRow
from streams.wire import encode

__all__ = ["Changes", "Publisher"]


@dataclass(slots=True)
class Changes:
    """Records that a story changes, by their keys. Null is a tombstone."""

    threads: dict[str, Thread] = field(default_factory=dict)
    stories: dict[str, ThreadStory | None] = field(default_factory=dict)


class Publisher:
    """Writes what is published to the rows, and gives it."""

    def __init__(
        self,
        stories: MutableMapping[str, StoryRow],
        threads: MutableMapping[str, ThreadRow],
        expiry: Expiry[ThreadRow],
    ) -> None:
        self._stories = stories
        self._threads = threads
        self._expiry = expiry

    def publish(
        self, language: Language, cause: tuple[StoryFacts, int], threads: Iterable[str], stories: set[str]
    ) -> Changes:
        """Return the records of these threads and stories that a reader sees a difference in.

        `cause` are the facts that changed them, and their partition.
        """
        changes = Changes()
        for thread_id in sorted(threads):
            stood = self._stands(thread_id)
            thread = self._publish(language.held(thread_id), thread_id, *cause)
            if thread:
                changes.threads[thread_id] = thread
            if stood != self._stands(thread_id):
                stories |= {order.story_id for order in language.threads.members(thread_id)}
        for story_id in sorted(stories):
            self._publish_story(story_id, changes)
        return changes

    def _stands(self, thread_id: str) -> bool:
        row = self._threads.get(thread_id)
        return bool(row and row.content)

    def _publish(self, held: Held | None, thread_id: str, facts: StoryFacts, shard: int) -> Thread | None:
        known = self._threads.get(thread_id)
        stories = (held.stories if held else 0) + (known.past_stories if known else 0)
        if known is None and (held is None or stories < 2):  # noqa: PLR2004 - two make a thread
            return None
        row = known or _begun(held, facts, shard)
        row = replace(row, updated_at=max(row.updated_at, facts.updated_at))
        thread = None
        if held and stories > 1:
            row, thread = stamped(row, thread_of(thread_id, row, held))
        elif row.content:
            row = replace(
                row, revision=row.revision + 1, content="", past=(), past_stories=0, past_articles=0
            )
            thread = ended(thread_id, row, facts.language, self._merged_into(thread_id, row))
        self._threads[thread_id] = row
        if known is None:
            self._expiry.note(thread_id, row)
        return thread

    def _merged_into(self, thread_id: str, row: ThreadRow) -> str | None:
        """Return the thread that the first story of an ended one is in now, if that is another one."""
        founder = self._stories.get(row.founder)
        return founder.thread_id if founder and founder.thread_id != thread_id else None

    def _publish_story(self, story_id: str, changes: Changes) -> None:
        row = self._stories.get(story_id)
        if row is None:
            return
        record = story_of(row) if self._stands(row.thread_id) else None
        published = fingerprint(encode(record).decode()) if record else ""
        if published != row.published:
            changes.stories[story_id] = record
            self._stories[story_id] = replace(row, published=published)


def _begun(held: Held | None, facts: StoryFacts, shard: int) -> ThreadRow:
    assert held is not None
    return ThreadRow(updated_at=facts.updated_at, shard=shard, founder=held.rows[0].facts.story_id)
