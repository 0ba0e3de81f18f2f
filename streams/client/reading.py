"""Reading newsfold's topics without a consumer group: from here to the end, or until enough has come."""

import asyncio
from collections.abc import Iterable
from time import monotonic

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.structs import ConsumerRecord

from streams.records import PageOutcome
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import OUTCOMES, Topic
from streams.wire import decode

__all__ = ["read_all", "wait_for_outcomes"]


async def read_all(brokers: str, topic: Topic) -> list[ConsumerRecord]:
    """Return every record of a topic up to where it ends now, by partition and offset."""
    consumer = await _consumer(brokers, topic)
    try:
        ends = await consumer.end_offsets(consumer.assignment())
        records: list[ConsumerRecord] = []
        while await _behind(consumer, ends):
            for batch in (await consumer.getmany(timeout_ms=500)).values():
                records.extend(record for record in batch if record.offset < ends[_place(record)])
    finally:
        await consumer.stop()
    return sorted(records, key=lambda record: (record.partition, record.offset))


async def wait_for_outcomes(brokers: str, origins: Iterable[str], seconds: float) -> dict[str, PageOutcome]:
    """Return the outcomes of the pages pushed as `origins`, waiting until all are there or time is up."""
    wanted = set(origins)
    found: dict[str, PageOutcome] = {}
    until = monotonic() + seconds
    consumer = await _consumer(brokers, OUTCOMES)
    try:
        while len(found) < len(wanted) and monotonic() < until:
            for batch in (await consumer.getmany(timeout_ms=500)).values():
                said = (decode(record.value, PageOutcome) for record in batch if record.value)
                found.update((o.origin.key, o) for o in said if o.origin.key in wanted)
    finally:
        await consumer.stop()
    return found


async def _consumer(brokers: str, topic: Topic) -> AIOKafkaConsumer:
    consumer = AIOKafkaConsumer(
        bootstrap_servers=brokers, enable_auto_commit=False, max_partition_fetch_bytes=MAX_MESSAGE_BYTES
    )
    await consumer.start()
    await asyncio.sleep(0)
    partitions = await _partitions(consumer, topic)
    consumer.assign(partitions)
    await consumer.seek_to_beginning(*partitions)
    return consumer


async def _partitions(consumer: AIOKafkaConsumer, topic: Topic) -> list[TopicPartition]:
    consumer._client.add_topic(topic.name)  # type: ignore[attr-defined]  # no public call asks for one topic
    await consumer._client.force_metadata_update()  # type: ignore[attr-defined]
    return [TopicPartition(topic.name, p) for p in consumer.partitions_for_topic(topic.name) or ()]


async def _behind(consumer: AIOKafkaConsumer, ends: dict[TopicPartition, int]) -> bool:
    return any([await consumer.position(place) < end for place, end in ends.items()])


def _place(record: ConsumerRecord) -> TopicPartition:
    return TopicPartition(record.topic, record.partition)
