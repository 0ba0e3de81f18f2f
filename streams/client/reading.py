"""Reading newsfold's topics without a consumer group: from here to the end, or until enough has come."""

from collections.abc import AsyncIterator, Collection, Iterable
from time import monotonic

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

import streams.recordbatch  # noqa: F401 - aiokafka reads whatever producers wrote
from streams.broker.topics import require
from streams.records import PageOutcome
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import OUTCOMES, Topic
from streams.wire import decode

__all__ = ["Mark", "end_of", "latest", "read_all", "wait_for_outcomes"]

Mark = dict[TopicPartition, int]


async def read_all(brokers: str, topic: Topic) -> list[ConsumerRecord]:
    """Return every record of a topic, by partition and offset, up to where it ends."""
    records = [record async for record in _until_end(brokers, topic)]
    return sorted(records, key=lambda record: (record.partition, record.offset))


async def latest(brokers: str, topic: Topic, keys: Collection[bytes]) -> dict[bytes, bytes | None]:
    """Return the last value of each of the keys that is in a topic. None of the others is kept in memory."""
    return {record.key: record.value async for record in _until_end(brokers, topic) if record.key in keys}


async def end_of(brokers: str, topic: Topic) -> Mark:
    """Return where a topic ends now. Raises `UsageError` where the broker or the topic is not there."""
    await require(brokers, topic.name)
    consumer = await _consumer(brokers, topic)
    try:
        mark: Mark = await consumer.end_offsets(consumer.assignment())
    finally:
        await consumer.stop()
    return mark


async def wait_for_outcomes(
    brokers: str, origins: Iterable[str], seconds: float, since: Mark
) -> dict[str, PageOutcome]:
    """Return the outcomes of the pages pushed as `origins`, waiting until all are there or time is up.

    `since` is where the ledger ended before they were pushed: nothing before that is read.
    """
    wanted = set(origins)
    found: dict[str, PageOutcome] = {}
    until = monotonic() + seconds
    consumer = await _consumer(brokers, OUTCOMES)
    try:
        for place, offset in since.items():
            consumer.seek(place, offset)
        while len(found) < len(wanted) and monotonic() < until:
            said = [decode(record.value, PageOutcome) for record in await _poll(consumer) if record.value]
            found.update((o.origin.key, o) for o in said if o.origin.key in wanted)
    finally:
        await consumer.stop()
    return found


async def _until_end(brokers: str, topic: Topic) -> AsyncIterator[ConsumerRecord]:
    """Yield a topic's records, those of a partition in their order, up to where it ends.

    The end is where a poll brings nothing more and the broker's end offsets are reached: the embedded
    broker names an end that is too low where the last batch holds several records.
    """
    consumer = await _consumer(brokers, topic)
    try:
        ends = await consumer.end_offsets(consumer.assignment())
        while (batch := await _poll(consumer)) or await _behind(consumer, ends):
            for record in batch:
                yield record
    finally:
        await consumer.stop()


async def _consumer(brokers: str, topic: Topic) -> AIOKafkaConsumer:
    """Return a consumer of all the topic's partitions: without a group it has them all."""
    consumer = AIOKafkaConsumer(
        topic.name,
        bootstrap_servers=brokers,
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
    )
    try:
        await consumer.start()
    except BaseException:
        await consumer.stop()
        raise
    return consumer


async def _behind(consumer: AIOKafkaConsumer, ends: dict[TopicPartition, int]) -> bool:
    return any([await consumer.position(place) < end for place, end in ends.items()])


async def _poll(consumer: AIOKafkaConsumer) -> list[ConsumerRecord]:
    batches = await consumer.getmany(timeout_ms=500)
    return [record for batch in batches.values() for record in batch]
