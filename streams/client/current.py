"""What stands now, kept from the feed's records. Pure: it reads nothing itself."""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from typing import TypeVar

from streams.records import (
    CanonicalArticle,
    Event,
    StoryMember,
    StoryStatus,
    Thread,
    ThreadStatus,
    ThreadStory,
)
from streams.topics import EVENTS, MEMBERS, THREAD_STORIES

__all__ = ["Gone", "Seen", "State", "supersedes"]

R = TypeVar("R", CanonicalArticle, Event, Thread)
P = TypeVar("P", StoryMember, ThreadStory)
_BEGINS = (StoryStatus.NEW, ThreadStatus.NEW)


@dataclass(frozen=True, slots=True)
class Gone:
    """A tombstone: the record of `topic` with this key holds no more."""

    topic: str  #: `events`, `story-members` or `thread-stories`
    key: str  #: the event_id, the article_id or the story_id


def supersedes(new: CanonicalArticle | Event | Thread, revision: int, updated: float) -> bool:
    """Whether a record is newer than the one that is known, of which revision and time of update are given.

    By its revision; one that was forgotten and begins anew has a low revision, but a later update.
    """
    if new.revision > revision:
        return True
    begins = new.revision == 1 if isinstance(new, Event) else new.status in _BEGINS
    return begins and new.updated_at.timestamp() > updated


class Seen:
    """The revisions of the stories, events and threads that a reader has been given."""

    def __init__(self) -> None:
        self._revisions: dict[str, tuple[int, float]] = {}

    def is_new(self, record: object) -> bool:
        """Whether no such revision was given before. A tombstone is new, and so is what comes behind it.

        So is a record of any other kind.
        """
        if isinstance(record, Gone):
            self._revisions.pop(record.key, None)
        elif isinstance(record, CanonicalArticle | Event | Thread):
            key = _key(record)
            if key in self._revisions and not supersedes(record, *self._revisions[key]):
                return False
            self._revisions[key] = record.revision, record.updated_at.timestamp()
        return True


class State:
    """What the feed says now. Give it every record, in the order of its topic or not, once or often.

    Stories that were merged or retracted are kept, as a merged id must lead to where it went; `live` has the
    others. The mappings may be of any kind that holds records, such as a `shelve`.
    """

    def __init__(
        self,
        stories: MutableMapping[str, CanonicalArticle] | None = None,
        members: MutableMapping[str, StoryMember] | None = None,
        events: MutableMapping[str, Event] | None = None,
        threads: MutableMapping[str, Thread] | None = None,
        thread_stories: MutableMapping[str, ThreadStory] | None = None,
    ) -> None:
        self.stories = {} if stories is None else stories  #: by story_id, those that have ended too
        self.members = {} if members is None else members  #: by article_id
        self.events = {} if events is None else events  #: by event_id
        self.threads = {} if threads is None else threads  #: by thread_id, those that have ended too
        self.thread_stories = {} if thread_stories is None else thread_stories  #: by story_id

    def apply(self, record: CanonicalArticle | StoryMember | Event | Thread | ThreadStory | Gone) -> bool:
        """Take a record in; returns whether it changed anything.

        Members and tombstones have no revision: of these the last one that is given holds.
        """
        if isinstance(record, Gone):
            return self._drop(record)
        if isinstance(record, StoryMember):
            return _put(self.members, record.article_id, record)
        if isinstance(record, ThreadStory):
            return _put(self.thread_stories, record.story_id, record)
        if isinstance(record, CanonicalArticle):
            return _keep(self.stories, record.story_id, record)
        if isinstance(record, Thread):
            return _keep(self.threads, record.thread_id, record)
        return _keep(self.events, record.event_id, record)

    def live(self) -> Iterator[CanonicalArticle]:
        """Yield the stories that stand."""
        return (story for story in self.stories.values() if story.status.live)

    def story(self, story_id: str) -> CanonicalArticle | None:
        """Return the story that an id stands for now, through all its mergers; null where there is none.

        There is none, either, while the record of the story that it went into has not come yet.
        """
        passed: set[str] = set()
        story = self.stories.get(story_id)
        while story is not None and story.merged_into is not None:
            if story.story_id in passed:
                return None
            passed.add(story.story_id)
            story = self.stories.get(story.merged_into)
        return story if story is not None and story.status.live else None

    def _drop(self, gone: Gone) -> bool:
        if gone.topic == EVENTS.name:
            return self.events.pop(gone.key, None) is not None
        if gone.topic == MEMBERS.name:
            return self.members.pop(gone.key, None) is not None
        if gone.topic == THREAD_STORIES.name:
            return self.thread_stories.pop(gone.key, None) is not None
        return False


def _key(record: CanonicalArticle | Event | Thread) -> str:
    if isinstance(record, CanonicalArticle):
        return record.story_id
    return record.event_id if isinstance(record, Event) else record.thread_id


def _put(kept: MutableMapping[str, P], key: str, record: P) -> bool:
    changed = kept.get(key) != record
    kept[key] = record
    return changed


def _keep(kept: MutableMapping[str, R], key: str, record: R) -> bool:
    known = kept.get(key)
    if known is not None and not supersedes(record, known.revision, known.updated_at.timestamp()):
        return False
    kept[key] = record
    return True
