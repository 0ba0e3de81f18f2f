"""What goes into a step and what comes out: messages in, emits out. No broker in here."""

from dataclasses import dataclass, field
from datetime import datetime

from streams.cloudevents import headers
from streams.records import Origin, Outcome, PageOutcome, Reason, Stage
from streams.topics import OUTCOMES, Topic
from streams.wire import encode

__all__ = ["TOLD", "Coded", "Emit", "Ending", "Handled", "Headers", "Message", "dead_letter_headers", "ended"]

Headers = tuple[tuple[str, bytes], ...]
#: What a dead letter tells of its end, in this order, behind the headers that it came with.
TOLD = ("exception", "message", "topic", "partition", "offset", "stage", "attempt")


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it lies on a topic: bytes and position."""

    topic: str
    partition: int
    offset: int
    timestamp: datetime
    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    @property
    def origin(self) -> Origin:
        """The message as the origin of what is made of it."""
        return Origin(
            topic=self.topic, partition=self.partition, offset=self.offset, timestamp=self.timestamp
        )


@dataclass(frozen=True, slots=True)
class Emit:
    """A message to send. A null `value` is a tombstone."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()

    @classmethod
    def of(cls, topic: Topic, key: str, record: object, headers: Headers = ()) -> "Emit":
        """Encode `record` for `topic`."""
        return cls(topic.name, key.encode(), encode(record), headers)

    @classmethod
    def tombstone(cls, topic: Topic, key: str) -> "Emit":
        """Take the record at `key` out of a compacted topic."""
        return cls(topic.name, key.encode(), None)


@dataclass(frozen=True, slots=True)
class Ending:
    """How a page ended, for the counters."""

    outcome: Outcome
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Coded:
    """How a story was coded, for the counters."""

    coder: str
    language: str
    note: str
    dropped: int  #: answers of a model that quoted nothing of the text


@dataclass(frozen=True, slots=True)
class Handled:
    """What a step made of one message. A redelivered message emits again and is not counted again."""

    emits: tuple[Emit, ...] = ()
    ending: Ending | None = None
    redelivered: bool = False
    failure: Reason | None = field(default=None)  #: why a dead letter is among the emits
    extractor: tuple[str, str] | None = None  #: what found the article in the page, and why it was taken
    coded: Coded | None = None  #: of a story whose text was new


def ended(page: PageOutcome) -> tuple[Emit, Ending]:
    """Return the ledger's line for a page, and what the counters need of it."""
    told = headers(OUTCOMES, page.origin.key, page.origin.timestamp)
    return Emit.of(OUTCOMES, page.origin.key, page, told), Ending(page.outcome, page.reason)


def dead_letter_headers(stage: Stage, message: Message, reason: Reason, said: str) -> Headers:
    """Return a dead letter's headers: its own, and those that tell of its end. Key and value stay too."""
    where = (message.topic, str(message.partition), str(message.offset))
    told = zip(TOLD, (reason.value, said, *where, stage.value, "1"), strict=True)
    ours = ((f"newsfold.errors.{name}", text.encode("utf-8", "replace")) for name, text in told)
    return (*message.headers, *ours)
