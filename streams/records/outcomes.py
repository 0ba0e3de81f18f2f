"""What became of a page: the one list of outcomes and of the reasons behind them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

__all__ = ["HOOKS", "UNDELIVERED", "Origin", "Outcome", "PageOutcome", "Reason", "Stage"]

#: What a dead letter has in the place of stage and reason where it is a record that no webhook took: no page
#: ends so.
HOOKS: Final = "hooks"
UNDELIVERED: Final = "undelivered"


class Stage(StrEnum):
    """The six stages, by the names that topics, counters and dead letters use."""

    EXTRACT = "extract"  #: a page becomes an article
    TIDY = "tidy"  #: revisions are told from resends, and the outlet's boilerplate is learned and taken off
    FOLD = "fold"  #: articles become stories
    CODE = "code"  #: a story's text becomes events
    TALLY = "tally"  #: what several stories say of one event becomes one record
    THREAD = "thread"  #: stories of one happening become a thread


class Outcome(StrEnum):
    """Where a page ends. Every page that was pushed ends in exactly one of these."""

    PUBLISHED = "published"  #: a new article; it founded a story or joined one
    REVISED = "revised"  #: other content at a known URL: a new revision of its article
    UNCHANGED = "unchanged"  #: the article as it is known already; nothing new was published
    RETRACTED = "retracted"  #: the page is gone (null value, 404, 410); its article left its story
    NOT_AN_ARTICLE = "not-an-article"  #: read without trouble, and no article in it
    DEAD_LETTERED = "dead-lettered"  #: could not be used; the bytes are in `dead-letters`


class Reason(StrEnum):
    """Why a page ended as it did, where the outcome alone does not say."""

    # unchanged
    SAME_CONTENT = "same-content"  #: title and text are those that are known
    OLDER_FETCH = "older-fetch"  #: it was fetched before the page that is known
    UNKNOWN_URL = "unknown-url"  #: a retraction of a URL that was never seen
    # not-an-article
    NO_TEXT = "no-text"  #: nothing is left when the page's furniture is taken off
    TOO_SHORT = "too-short"  #: fewer words than an article has
    ERROR_PAGE = "error-page"  #: a status or a text that says that something went wrong
    LIST_PAGE = "list-page"  #: links and teasers: a front page, a section
    CONSENT_WALL = "consent-wall"  #: the page asks for consent before it shows anything
    FEED = "feed"  #: RSS or Atom: a list of articles, not one
    # dead-lettered
    EMPTY = "empty"  #: a value of no bytes, or a record with nothing in body, html and text
    NOT_JSON = "not-json"  #: the value is no JSON
    BAD_RECORD = "bad-record"  #: JSON, and not of the schema
    BAD_URL = "bad-url"  #: `url` is none that a page can have
    TOO_LARGE = "too-large"  #: more characters or elements than are read
    TOO_DEEP = "too-deep"  #: more elements within one another than are read
    BAD_ENCODING = "bad-encoding"  #: a `body` that is no base64, or is not compressed as it says
    BINARY = "binary"  #: a PDF, an image, bytes that are no text
    TIMED_OUT = "timed-out"  #: reading it took longer than a page may
    OUT_OF_MEMORY = "out-of-memory"  #: reading it took more memory than a page may
    CRASHED = "crashed"  #: the page killed the process that read it
    FAILED = "failed"  #: an error that newsfold did not foresee: a bug


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """The raw message a record comes from: what tells a redelivery from a resend."""

    topic: str  #: `raw-articles`
    partition: int  #: its partition of the topic
    offset: int  #: its place in the partition
    timestamp: datetime  #: the message's own time, the arrival clock of everything after it

    @property
    def key(self) -> str:
        """`topic/partition/offset`: the same for every delivery of one message."""
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOutcome:
    """One line of the ledger `page-outcomes`: what became of one raw message."""

    url: str | None  #: null where the message was too broken to name one
    outcome: Outcome  #: where the page ended
    reason: Reason | None  #: null for `published`, `revised` and `retracted`, which need none
    message: str | None  #: the reason as one sentence for a person; null where there is none
    stage: Stage  #: where it ended: `extract`, `tidy` or `fold`
    article_id: str | None  #: the id of the URL; null for a dead letter and for a URL that was never seen
    revision: int | None  #: of the article; null where the page made or found none
    story_id: str | None  #: the story that the article is in now; null where it is in none, or not folded
    origin: Origin  #: the raw message that this is the end of
