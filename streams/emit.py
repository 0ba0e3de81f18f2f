"""What goes into a step and what comes out: messages in, emits out. No broker in here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from streams.cloudevents import headers
from streams.records import Origin, Outcome, PageOutcome, Reason, Stage
from streams.topics import EVENTS, MEMBERS, OUTCOMES, THREAD_STORIES, THREADS, Topic
from streams.wire import encode

__all__ = [
    "ERRORS",
    "LONGEST",
    "UNREAD",
    "Coded",
    "Emit",
    "Ending",
    "Handled",
    "Headers",
    "Message",
    "attempts",
    "cut_letter",
    "dead_letter_headers",
    "ended",
    "headers_of",
    "is_cut",
    "key_to_send",
    "newest",
    "shortened",
    "unread",
]

#: Characters of a text, and bytes of a key or a header, that are passed on of a message in words of our own.
#: Kafka takes a key of 16 MB. A URL that is longer is refused.
LONGEST = 8_192

#: Topics of which a reader loses nothing by a record that the next one of its key follows at once. Of
#: `canonical-articles` the status of each step counts: a story that begins anew says so once.
_REPLACED = frozenset({EVENTS.name, MEMBERS.name, THREADS.name, THREAD_STORIES.name})

Headers = tuple[tuple[str, bytes], ...]
#: Headers kept of a dead letter that is too large: ours, which stand last, and some of its own.
_MOST = 64
ERRORS = "newsfold.errors."  #: how the headers begin that tell of an end
_OMITTED = f"{ERRORS}omitted"
#: What our reader gives a record that unpacks to more than it holds, in place of its value: how large it is.
UNREAD = "newsfold.unread"
_DIGITS = 9  #: of an attempt, at most: whoever sends a longer one means something else by it
#: What a dead letter tells of its end, in this order, behind the headers that it came with.
_END = ("exception", "message", "topic", "partition", "offset", "stage", "attempt")


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
    pushed_at: datetime | None = None  #: when the page came that made or changed a story


def headers_of(pairs: Iterable[tuple[str, bytes | None]]) -> Headers:
    """Return a record's headers as a client of Kafka reads them: Kafka takes null for a value."""
    return tuple((name, value or b"") for name, value in pairs)


def key_to_send(key: bytes | None, value: bytes | None) -> bytes | None:
    """Return the key to send a record with: aiokafka refuses one that has neither key nor value."""
    return b"" if key is None and value is None else key


def newest(emits: Iterable[Emit]) -> list[Emit]:
    """Return what of a batch is worth sending: of records that replace one another the last."""
    left: dict[object, Emit] = {}
    for number, emit in enumerate(emits):
        place = (emit.topic, emit.key) if emit.topic in _REPLACED else number
        left.pop(place, None)  # the last stands where it was sent
        left[place] = emit
    return list(left.values())


def ended(page: PageOutcome) -> tuple[Emit, Ending]:
    """Return the ledger's line for a page, and what the counters need of it."""
    event_headers = headers(OUTCOMES, page.origin.key, page.origin.timestamp)
    return Emit.of(OUTCOMES, page.origin.key, page, event_headers), Ending(page.outcome, page.reason)


def shortened(text: str) -> str:
    """Return a text that came with a message, cut to `LONGEST`, with its length where it is cut."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text):,} characters)"


def unread(headers: Headers) -> str:
    """Return how large a record is that was not read; nothing where it was."""
    return next((text.decode("utf-8", "replace") for name, text in headers if name == UNREAD), "")


def is_cut(letter: Emit) -> bool:
    """Whether something was left out of a dead letter."""
    return any(name == _OMITTED for name, _ in letter.headers)


def cut_letter(letter: Emit) -> Emit:
    """Return a dead letter that no broker takes as one that any takes, saying what it leaves out.

    The value goes, and of key and headers what is longer than `LONGEST` bytes.
    """
    sizes = [("value", letter.value), ("key", letter.key), *letter.headers]
    omitted = [f"{name[:100]} {len(data)} bytes" for name, data in sizes if data and len(data) > LONGEST]
    omitted += [f"value {len(letter.value)} bytes"] if letter.value and len(letter.value) <= LONGEST else []
    headers = tuple((name[:LONGEST], data[:LONGEST]) for name, data in letter.headers)
    note = (_OMITTED, "; ".join(omitted).encode()[:LONGEST])
    key = letter.key[:LONGEST] if letter.key else letter.key
    return Emit(letter.topic, key, None, (*headers[-_MOST:], note))


def attempts(headers: Headers) -> int:
    """Return how often a message has been tried already: it says so where it has been a dead letter."""
    counts = [text for name, text in headers if name == f"{ERRORS}attempt"]
    return int(counts[-1]) if counts and counts[-1].isdigit() and len(counts[-1]) <= _DIGITS else 0


def dead_letter_headers(
    stage: Stage | Literal["hooks"], message: Message, reason: Reason | Literal["undelivered"], why: str
) -> Headers:
    """Return a dead letter's headers: its own, and those that tell of its end. Key and value stay too.

    What it has of an earlier end goes, but for the count of attempts, which grows.
    """
    why = shortened(why)
    where = (message.topic, str(message.partition), str(message.offset))
    attempt = str(attempts(message.headers) + 1)
    end = zip(_END, (str(reason), why, *where, str(stage), attempt), strict=True)
    ours = ((f"{ERRORS}{name}", text.encode("utf-8", "replace")) for name, text in end)
    own = (h for h in message.headers if h[0] != UNREAD and not h[0].startswith(ERRORS))
    left_out = ((_OMITTED, size.encode()),) if (size := unread(message.headers)) else ()
    return (*own, *ours, *left_out)
