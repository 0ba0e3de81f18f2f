"""Reading newsfold's topics without a consumer group: from here to the end, or until enough has come."""

from collections.abc import AsyncGenerator, Callable, Collection, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from time import monotonic

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.broker import clients
from streams.broker.rights import Right
from streams.broker.topics import require
from streams.connection import Connection
from streams.records import PageOutcome
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import OUTCOMES, Topic
from streams.wire import decode

__all__ = [
    "Mark", "behind", "consumer_of", "end_of", "follow", "latest", "poll", "read_all", "until_end",
    "wait_for_outcomes",
]  # fmt: skip

Mark = dict[TopicPartition, int]


async def read_all(connection: Connection, topic: Topic) -> list[ConsumerRecord]:
    """Return every record of a topic, by partition and offset, up to where it ends."""
    records = [record async for record in until_end(connection, topic)]
    return sorted(records, key=lambda record: (record.partition, record.offset))


async def latest(connection: Connection, topic: Topic, keys: Collection[bytes]) -> dict[bytes, bytes | None]:
    """Return the last value of each of the keys that is in a topic. None of the others is kept in memory."""
    return {record.key: record.value async for record in until_end(connection, topic) if record.key in keys}


async def end_of(connection: Connection, topic: Topic) -> Mark:
    """Return where a topic ends now. Raises `UsageError` where the broker or the topic is not there."""
    await require(connection, topic.name, Right.READ)
    async with consumer_of(connection, topic) as consumer:
        mark: Mark = await consumer.end_offsets(consumer.assignment())
    return mark


async def wait_for_outcomes(
    connection: Connection,
    origins: Iterable[str],
    seconds: float,
    since: Mark,
    seen: Callable[[Mapping[str, PageOutcome]], None] = lambda _: None,
) -> dict[str, PageOutcome]:
    """Return the outcomes of the pages pushed as `origins`, waiting until all are there or time is up.

    `since` is where the ledger ended before they were pushed: nothing before that is read. `seen` is called
    with those that are there, again and again.
    """
    wanted = set(origins)
    outcomes: dict[str, PageOutcome] = {}
    until = monotonic() + seconds
    async with consumer_of(connection, OUTCOMES) as consumer:
        for place, offset in since.items():
            consumer.seek(place, offset)
        while len(outcomes) < len(wanted) and monotonic() < until:
            batch = [decode(record.value, PageOutcome) for record in await poll(consumer) if record.value]
            outcomes.update((o.origin.key, o) for o in batch if o.origin.key in wanted)
            seen(outcomes)
    return outcomes


async def follow(
    connection: Connection, topic: Topic, *, from_beginning: bool
) -> AsyncGenerator[ConsumerRecord | None]:
    """Yield a topic's records as they come, from its beginning or from now on, for as long as one asks.

    Null where nothing came for a while. Raises `UsageError` where the broker or the topic is not there.
    """
    await require(connection, topic.name, Right.READ)
    async with consumer_of(connection, topic) as consumer:
        # Not by `seek_to_end`: what a consumer asks at its start, so as to begin at the beginning, may be
        # answered after that, and is taken for the answer.
        ends = {} if from_beginning else await consumer.end_offsets(consumer.assignment())
        for place, end in ends.items():
            consumer.seek(place, end)
        for place in consumer.assignment():
            await clients.position(consumer, place)
        while True:
            batch = await poll(consumer)
            for record in batch:
                yield record
            if not batch:
                yield None


async def until_end(
    connection: Connection, topic: Topic, first: Mark | None = None, end: Mark | None = None
) -> AsyncGenerator[ConsumerRecord]:
    """Yield a topic's records, those of a partition in their order, up to where it ended at the start.

    Or from and up to other places, where these are given.

    The embedded broker names an end within the last batch, where that holds several records: but a batch is
    read as a whole. What has come since may be read too, and is not waited for: it may never end.
    """
    async with consumer_of(connection, topic) as consumer:
        ends = end or await consumer.end_offsets(consumer.assignment())
        for place, offset in (first or {}).items():
            consumer.seek(place, offset)
        while await behind(consumer, ends):
            for record in await poll(consumer):
                yield record


async def last_place(connection: Connection, name: str, key: bytes) -> tuple[int, int] | None:
    """Return the partition and the offset of the last record with a key, in a topic of any name."""
    last: tuple[int, int] | None = None
    async with _consumer(connection, name) as consumer:
        ends = await consumer.end_offsets(consumer.assignment())
        while await behind(consumer, ends):
            for record in await poll(consumer):
                if record.key == key:
                    last = record.partition, record.offset
    return last


def consumer_of(connection: Connection, topic: Topic) -> AbstractAsyncContextManager[AIOKafkaConsumer]:
    """Return a consumer of all the topic's partitions: without a group it has them all."""
    return _consumer(connection, topic.at(connection))


def _consumer(connection: Connection, name: str) -> AbstractAsyncContextManager[AIOKafkaConsumer]:
    return clients.consumer(
        connection,
        name,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
    )


async def behind(consumer: AIOKafkaConsumer, ends: Mark) -> bool:
    """Whether a consumer has not come to all of these ends yet."""
    return any([await clients.position(consumer, place) < end for place, end in ends.items()])


async def poll(consumer: AIOKafkaConsumer) -> list[ConsumerRecord]:
    """Return what has come, or nothing after half a second."""
    batches = await consumer.getmany(timeout_ms=500)
    return [record for batch in batches.values() for record in batch]
