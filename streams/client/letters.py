"""Dead letters: what the topic holds, one of them, and back to where they came from."""

from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from heapq import nlargest
from itertools import groupby

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import KafkaError
from aiokafka.structs import ConsumerRecord

from streams.broker import clients
from streams.broker.rights import Right
from streams.broker.topics import require
from streams.client.lag import SOURCES
from streams.client.reading import consumer_of, latest, until_end
from streams.clock import time_of_message
from streams.connection import Connection
from streams.emit import ERRORS, Headers, attempts, headers_of, key_to_send
from streams.records import HOOKS
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import CANONICAL, DEAD

__all__ = ["Choice", "Letter", "Redriven", "Whole", "letters", "newest", "redrive", "wholes"]

_NOTHING_MS = 5_000  #: of silence, after which a place holds no letter: a broker answers sooner
_KEPT = 1_000  #: of the newest letters, before the list of them is cut to those that are asked for


@dataclass(frozen=True, slots=True)
class Letter:
    """What a dead letter says of itself. Without its value: there may be gigabytes of them."""

    partition: int
    offset: int
    at: datetime  #: when it was given up
    reason: str
    stage: str
    message: str
    topic: str  #: where it was read
    origin: str  #: the same, as `topic/partition/offset`
    attempt: int
    omitted: str  #: what was too large to be kept; empty where all of it is there
    key: bytes | None
    size: int  #: bytes of its value

    @property
    def id(self) -> str:
        """Its own place: `dead-letters/partition/offset`."""
        return f"{DEAD.name}/{self.partition}/{self.offset}"


@dataclass(frozen=True, slots=True)
class Whole:
    """A dead letter with its bytes. `headers` are those that the message came with."""

    letter: Letter
    value: bytes | None
    headers: Headers
    timestamp: int  #: milliseconds since 1970


@dataclass(frozen=True, slots=True)
class Redriven:
    """A letter that is on its topic again, at `place`; or why it is not."""

    letter: Letter
    place: str | None
    error: str | None


async def letters(connection: Connection) -> AsyncIterator[Letter]:
    """Yield every dead letter, those of a partition in their order, up to where the topic ends now.

    Raises `UsageError` where the broker or the topic is not there, or may not be read.
    """
    await require(connection, DEAD.name, Right.READ)
    async for record in until_end(connection, DEAD):
        yield _letter(record)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which letters are meant: those that have all of what is asked for."""

    reason: str | None = None
    stage: str | None = None
    since: datetime | None = None

    def takes(self, letter: Letter) -> bool:
        """Whether a letter has the reason, the stage and the time that are asked for, where any is."""
        return (
            self.reason in (None, letter.reason)
            and self.stage in (None, letter.stage)
            and (self.since is None or letter.at >= self.since)
        )


async def newest(
    connection: Connection, choice: Choice, last: int
) -> tuple[Counter[tuple[str, str]], list[Letter]]:
    """Return how many there are by reason and stage, and so many of the newest; 0 is all.

    Raises as `letters`.
    """
    counts: Counter[tuple[str, str]] = Counter()
    kept: list[Letter] = []
    async for letter in letters(connection):
        if choice.takes(letter):
            counts[letter.reason, letter.stage] += 1
            kept.append(letter)
        if last and len(kept) > last + _KEPT:
            kept = nlargest(last, kept, key=_age)
    return counts, nlargest(last or len(kept), kept, key=_age)


def _age(letter: Letter) -> tuple[datetime, int, int]:
    return letter.at, letter.offset, letter.partition


async def wholes(connection: Connection, places: Iterable[tuple[int, int]]) -> AsyncIterator[Whole]:
    """Yield the letters at these partitions and offsets, in this order; of places that hold none, nothing.

    Raises as `letters`.
    """
    await require(connection, DEAD.name, Right.READ)
    async with consumer_of(connection, DEAD) as consumer:
        known = {place.partition for place in consumer.assignment()}
        for partition, group in groupby(sorted(places), lambda place: place[0]):
            if partition in known:
                async for record in _at(consumer, partition, [offset for _, offset in group]):
                    yield _whole(record)


async def redrive(connection: Connection, chosen: Iterable[Letter]) -> AsyncIterator[Redriven]:
    """Send letters back to where they came from, and yield each as the broker has it.

    A message goes with the count of its attempts, and without the other headers about its end. Its timestamp
    is its letter's, so that a page that does not say when it was fetched seems hardly newer than it is.

    Raises as `letters`, and `UsageError` where one of their topics may not be written.
    """
    known = {letter.id: letter for letter in chosen}
    barred = {name: why for name, letter in known.items() if (why := _bar(letter))}
    for name, why in barred.items():
        yield Redriven(known[name], None, why)
    ready = [letter for name, letter in known.items() if name not in barred]
    for topic in sorted({letter.topic for letter in ready}):
        await require(connection, topic, Right.WRITE)
    stories = await _stories(connection, ready)
    options = {"acks": "all", "max_request_size": MAX_MESSAGE_BYTES}
    async with clients.producer(connection, **options) as producer:
        async for whole in wholes(connection, [(letter.partition, letter.offset) for letter in ready]):
            yield await _send(producer, f"{connection.topic_prefix}{whole.letter.topic}", whole, stories)


def _bar(letter: Letter) -> str | None:
    """Say why a letter cannot be sent back, where that is so."""
    if letter.omitted:
        return f"it was too large to be kept whole ({letter.omitted}); push the page again"
    if letter.stage == HOOKS:
        return (
            f"no stage gave it up but a webhook, and {letter.topic} has it already; its receiver can ask the"
            f" gateway for /{'stories' if letter.topic == CANONICAL.name else 'events'}"
        )
    if letter.topic not in {topic.name for topic in SOURCES}:
        return f"it says that it came from {letter.topic or 'nowhere'}, where no stage reads"
    return None


async def _stories(connection: Connection, ready: Iterable[Letter]) -> Mapping[bytes, bytes | None]:
    """Return the last records of the stories among the letters: consumers hold to the last of a key."""
    keys = {letter.key for letter in ready if letter.topic == CANONICAL.name and letter.key}
    if not keys:
        return {}
    await require(connection, CANONICAL.name, Right.READ)
    return await latest(connection, CANONICAL, keys)


async def _send(
    producer: AIOKafkaProducer, topic: str, whole: Whole, stories: Mapping[bytes, bytes | None]
) -> Redriven:
    """Send a letter to the partition that it came from: there its key has its order."""
    letter = whole.letter
    if letter.topic == CANONICAL.name and stories.get(letter.key or b"") != whole.value:
        return Redriven(letter, None, "its story has a newer record, which has taken its place")
    partition = int(letter.origin.split("/")[1])
    there = await producer.partitions_for(topic)
    headers = [*whole.headers, (f"{ERRORS}attempt", str(letter.attempt).encode())]
    try:
        sent = await producer.send_and_wait(
            topic, whole.value, key_to_send(letter.key, whole.value),
            partition if partition in there else None, max(whole.timestamp, 0), headers,
        )  # fmt: skip
    except KafkaError as error:
        return Redriven(letter, None, f"the broker did not take it: {error}")
    return Redriven(letter, f"{sent.topic}/{sent.partition}/{sent.offset}", None)


async def _at(
    consumer: AIOKafkaConsumer, partition: int, offsets: list[int]
) -> AsyncIterator[ConsumerRecord]:
    """Yield the records at offsets of a partition; what lies between is read along with them."""
    places = consumer.assignment()
    place, wanted = next(one for one in places if one.partition == partition), set(offsets)
    consumer.pause(*places)
    consumer.resume(place)
    consumer.seek(place, offsets[0])
    at = offsets[0] - 1
    while at < offsets[-1]:
        batch = (await consumer.getmany(place, timeout_ms=_NOTHING_MS)).get(place, [])
        if not batch or batch[0].offset <= at:  # its end; or, where there is no such offset, its beginning
            return
        at = batch[-1].offset
        for record in batch:
            if record.offset in wanted:
                yield record


def _whole(record: ConsumerRecord) -> Whole:
    own = tuple(header for header in headers_of(record.headers) if not header[0].startswith(ERRORS))
    return Whole(_letter(record), record.value, own, record.timestamp)


def _letter(record: ConsumerRecord) -> Letter:
    headers = headers_of(record.headers)
    end = dict(_end_in(headers))
    origin = [end.get(part, "") for part in ("topic", "partition", "offset")]
    return Letter(
        partition=record.partition, offset=record.offset, at=time_of_message(record.timestamp / 1000),
        reason=end.get("exception", ""), stage=end.get("stage", ""), message=end.get("message", ""),
        topic=origin[0] if origin[1].isdecimal() else "", origin="/".join(origin),
        attempt=max(1, attempts(headers)), omitted=end.get("omitted", ""), key=record.key,
        size=len(record.value or b""),
    )  # fmt: skip


def _end_in(headers: Headers) -> Iterator[tuple[str, str]]:
    """Yield what the headers say of a message's end, each by its name without `ERRORS`."""
    for name, value in headers:
        if name.startswith(ERRORS):
            yield name.removeprefix(ERRORS), value.decode("utf-8", "replace")
