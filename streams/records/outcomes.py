"""What became of a page: the one list of outcomes and of the reasons behind them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Origin", "Outcome", "PageOutcome", "Reason", "Stage"]


class Stage(StrEnum):
    """The five stages, by the names that topics, counters and dead letters use."""

    EXTRACT = "extract"
    TIDY = "tidy"
    FOLD = "fold"
    CODE = "code"
    TALLY = "tally"


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
    SAME_CONTENT = "same-content"
    OLDER_FETCH = "older-fetch"
    UNKNOWN_URL = "unknown-url"  #: a retraction of a URL that was never seen
    # not-an-article
    NO_TEXT = "no-text"  #: nothing is left when the page's furniture is taken off
    TOO_SHORT = "too-short"
    ERROR_PAGE = "error-page"
    LIST_PAGE = "list-page"
    CONSENT_WALL = "consent-wall"  #: the page asks for consent before it shows anything
    FEED = "feed"  #: RSS or Atom: a list of articles, not one
    # dead-lettered
    EMPTY = "empty"  #: a value of no bytes, or a record with nothing in body, html and text
    NOT_JSON = "not-json"
    BAD_RECORD = "bad-record"  #: JSON, and not of the schema
    BAD_URL = "bad-url"
    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    BAD_ENCODING = "bad-encoding"  #: a `body` that is no base64, or is not compressed as it says
    BINARY = "binary"  #: a PDF, an image, bytes that are no text
    TIMED_OUT = "timed-out"
    OUT_OF_MEMORY = "out-of-memory"
    CRASHED = "crashed"  #: the page killed the process that read it
    FAILED = "failed"  #: an error that newsfold did not foresee: a bug


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """The raw message a record comes from: what tells a redelivery from a resend."""

    topic: str
    partition: int
    offset: int
    timestamp: datetime  #: the message's own time, the arrival clock of everything after it

    @property
    def key(self) -> str:
        """`topic/partition/offset`: the same for every delivery of one message."""
        return f"{self.topic}/{self.partition}/{self.offset}"


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOutcome:
    """One line of the ledger `page-outcomes`: what became of one raw message."""

    url: str | None  #: null where the message was too broken to name one
    outcome: Outcome
    reason: Reason | None
    message: str | None  #: one sentence for a person
    stage: Stage
    article_id: str | None
    revision: int | None
    story_id: str | None
    origin: Origin
