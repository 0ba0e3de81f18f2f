"""The topics: the one list that creates them, documents them and routes between the stages.

Stages, records and headers know a topic by its plain name. What it is called on a broker, which may have a
prefix, is made of that where messages come in and go out.
"""

from dataclasses import dataclass
from typing import Literal

from streams.connection import Connection
from streams.records import (
    ArticleChange,
    CanonicalArticle,
    CleanArticle,
    Event,
    EventReport,
    PageOutcome,
    PageRead,
    RawPage,
    StoryFacts,
    StoryMember,
    Thread,
    ThreadStory,
)

__all__ = ["ALL", "TABLES", "Topic", "changelog"]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic. `record` is null for `dead-letters`, whose values are the original bytes."""

    name: str
    key: str
    cleanup: Literal["compact", "delete"]
    record: type | None
    public: bool
    holds: str

    def at(self, connection: Connection) -> str:
        """Return what it is called on that broker."""
        return f"{connection.topic_prefix}{self.name}"


RAW = Topic("raw-articles", "the URL, best", "delete", RawPage, True, "pages as producers send them")
EXTRACTED = Topic("extracted-articles", "outlet", "delete", PageRead, False, "articles read off their pages")
CLEAN = Topic("clean-articles", "article_id", "delete", CleanArticle, True, "every revision of every article")
SIGNATURES = Topic(
    "signatures", "language", "delete", ArticleChange, False, "articles on their way to the fold"
)
CANONICAL = Topic(
    "canonical-articles",
    "story_id",
    "compact",
    CanonicalArticle,
    True,
    "one record a story, its latest revision",
)
MEMBERS = Topic(
    "story-members", "article_id", "compact", StoryMember, True, "the story each article is in, and why"
)
REPORTS = Topic("event-reports", "family", "delete", EventReport, False, "what each story says of an event")
EVENTS = Topic("events", "event_id", "compact", Event, True, "who did what to whom, where and when")
FACTS = Topic("story-facts", "language", "delete", StoryFacts, False, "what threads are made of")
THREADS = Topic(
    "threads", "thread_id", "compact", Thread, True, "stories that report one happening, under one heading"
)
THREAD_STORIES = Topic(
    "thread-stories", "story_id", "compact", ThreadStory, True, "the thread each story is in, and why"
)
OUTCOMES = Topic(
    "page-outcomes",
    "topic/partition/offset of the page",
    "delete",  # a key a page: compacted, it would only grow
    PageOutcome,
    True,
    "what became of each page",
)
DEAD = Topic(
    "dead-letters", "the original key", "delete", None, True, "what could not be used, byte for byte"
)

ALL = (
    RAW, EXTRACTED, CLEAN, SIGNATURES, CANONICAL, MEMBERS, REPORTS, EVENTS, FACTS, THREADS, THREAD_STORIES,
    OUTCOMES, DEAD,
)  # fmt: skip

#: Faust's tables, one a stage, each with the topic whose partitions its rows follow.
TABLES = {
    "tidy": EXTRACTED,
    "fold": SIGNATURES,
    "coded": CANONICAL,
    "tallies": REPORTS,
    "threads": FACTS,
}


def changelog(group: str, table: str) -> str:
    """Return the name of the topic that has a table's rows, as Faust makes it of the group's."""
    return f"{group}-{table}-changelog"
