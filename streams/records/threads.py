"""A thread: stories that report one happening in words of their own, and what says that they do."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "SharedEvent", "StoryContent", "StoryFacts", "Term", "Thread", "ThreadEvent", "ThreadStatus",
    "ThreadStory", "Tie",
]  # fmt: skip


class ThreadStatus(StrEnum):
    """What the latest revision of a thread did."""

    NEW = "new"  #: the thread's first record: a second story came
    UPDATED = "updated"  #: a story came, left or changed
    MERGED = "merged"  #: the thread is now part of `merged_into`
    RETRACTED = "retracted"  #: no two stories are left

    @property
    def live(self) -> bool:
        """Whether the thread stands."""
        return self in (ThreadStatus.NEW, ThreadStatus.UPDATED)


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedEvent:
    """An event that two stories tell of: of one kind, at one place or among the same parties, on one day."""

    event: str  #: the type, as in `events`
    actor: tuple[str, ...]  #: names of who does it; may be empty
    recipient: tuple[str, ...]  #: names of whom it is done to; may be empty
    place: str | None  #: where
    date: dt.date  #: the day


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """What ties a story to its thread: the comparison with the story that it is nearest to."""

    story_id: str  #: the earlier story of the thread
    #: cosine of the two stories' words, rare ones weighing most, and a tenth for a shared event; in 0..1.1
    similarity: float
    words: tuple[str, ...]  #: rare words, names and numbers that both have, the rarest first, 9 at most
    shared_words: int  #: how many rare ones both have
    rare_words: int  #: how many the story with fewer has
    events: tuple[SharedEvent, ...]  #: events that both tell of, 3 at most
    reason: str  #: the same in one sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadStory:
    """A value of `thread-stories` (key: story_id): the thread that a story is in, and why."""

    thread_id: str  #: the thread that it is in
    story_id: str  #: as in `canonical-articles`
    title: str  #: of the story's canonical article, as the next three
    url: str  #: of the canonical article
    outlet: str  #: of the canonical article
    published_at: dt.datetime | None  #: of the canonical article; null where its page does not say
    first_seen: dt.datetime  #: when the first page of the story came in
    member_count: int  #: articles in the story
    tie: Tie | None  #: null for the story that the thread began with


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """A value of `threads` (key: thread_id): one revision of one thread, which has two stories or more."""

    thread_id: str  #: made of the story_id of its first story
    #: what this revision did: `new`, `updated`; `merged` and `retracted` end the thread
    status: ThreadStatus
    revision: int  #: grows with every record of a thread, not always by one
    merged_into: str | None  #: the thread_id of the thread that it is part of now; null but for `merged`
    language: str  #: ISO 639-1, of all its stories
    title: str  #: of the listed story with the most articles, the first of several; empty once it has ended
    story_count: int  #: stories in the thread, all of them; 0 once it has ended
    article_count: int  #: articles in these stories
    words: tuple[str, ...]  #: rare words that most of its stories share, 9 at most
    #: the first story, and behind it the latest, 20 in all, in the order of time; all are in
    #: `thread-stories`
    stories: tuple[ThreadStory, ...]
    first_seen: dt.datetime  #: when the first page of its first story came in
    updated_at: dt.datetime  #: when the newest page of any of its stories came in


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word of a story."""

    word: str  #: normalised
    weight: int  #: how much it says, in 1..255
    is_rare: bool  #: whether so few texts have it that sharing it is evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class ThreadEvent:
    """What threads need of an event that a story tells of."""

    family: str  #: what all tellings share that may be of one event
    event: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    date: dt.date
    is_assumed: bool  #: whether the day is that of publication, for want of another


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryContent:
    """What a story's text says, as far as threads need it."""

    terms: tuple[Term, ...]  #: the rarest first, 64 at most
    events: tuple[ThreadEvent, ...]  #: 12 at most


@dataclass(frozen=True, kw_only=True, slots=True)
class StoryFacts:
    """A value of the internal `story-facts` (key: language): what threads are made of.

    `content` is null where it is as before, or where the story has ended.
    """

    story_id: str
    sequence: int  #: as in `event-reports`
    is_live: bool  #: false where the story has ended
    language: str  #: ISO 639-1, of the story
    title: str
    url: str
    outlet: str
    published_at: dt.datetime | None
    member_count: int
    content: StoryContent | None  #: its words and events; null where as before, or ended
    first_seen: dt.datetime
    updated_at: dt.datetime  #: when its newest page came in
