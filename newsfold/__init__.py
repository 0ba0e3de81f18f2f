"""newsfold for who consumes its feed: records, their current state, and reading them from Kafka.

This is the stable name. The code is in `streams`, whose modules may move.

    async with newsfold.Feed("kafka:9092", group="my-app") as feed:
        async for story in feed.stories():
            print(story.status, story.title)
"""

from streams import __version__
from streams.client.current import State
from streams.client.feed import Feed, Gone
from streams.client.gateway_feed import GatewayFeed
from streams.connection import Connection, TokenSource
from streams.errors import MalformedRecord, NewsfoldError, UsageError
from streams.records import (
    Actor,
    CanonicalArticle,
    Certainty,
    CleanArticle,
    Event,
    FirstPublished,
    Kind,
    Match,
    MemberRef,
    Modality,
    MoodChange,
    Origin,
    Outcome,
    PageOutcome,
    Place,
    Range,
    Reason,
    Relation,
    Removed,
    SharedEvent,
    Signature,
    Size,
    SizeSource,
    Span,
    Stage,
    StoryMember,
    StoryStatus,
    Telling,
    Thread,
    ThreadStatus,
    ThreadStory,
    Tie,
)
from streams.text.sketch import sketch, sketch_of

__all__ = [
    "Actor",
    "CanonicalArticle",
    "Certainty",
    "CleanArticle",
    "Connection",
    "Event",
    "Feed",
    "FirstPublished",
    "GatewayFeed",
    "Gone",
    "Kind",
    "MalformedRecord",
    "Match",
    "MemberRef",
    "Modality",
    "MoodChange",
    "NewsfoldError",
    "Origin",
    "Outcome",
    "PageOutcome",
    "Place",
    "Range",
    "Reason",
    "Relation",
    "Removed",
    "SharedEvent",
    "Signature",
    "Size",
    "SizeSource",
    "Span",
    "Stage",
    "State",
    "StoryMember",
    "StoryStatus",
    "Telling",
    "Thread",
    "ThreadStatus",
    "ThreadStory",
    "Tie",
    "TokenSource",
    "UsageError",
    "__version__",
    "sketch",
    "sketch_of",
]
