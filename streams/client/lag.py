"""How far a consumer group is behind, topic by topic."""

from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient

from streams.topics import CANONICAL, EXTRACTED, RAW, REPORTS, SIGNATURES

__all__ = ["SOURCES", "lag"]

#: The topics that the stages read, in the order of a page's way.
SOURCES = tuple(topic.name for topic in (RAW, EXTRACTED, SIGNATURES, CANONICAL, REPORTS))


async def lag(brokers: str, group: str) -> dict[str, int]:
    """Return for every source topic how many messages `group` has not committed yet."""
    committed = await _committed(brokers, group)
    ends = await _ends(brokers)
    behind = dict.fromkeys(SOURCES, 0)
    for place, end in ends.items():
        behind[place[0]] += max(0, end - committed.get(place, 0))
    return behind


async def _committed(brokers: str, group: str) -> dict[tuple[str, int], int]:
    admin = AIOKafkaAdminClient(bootstrap_servers=brokers)
    await admin.start()
    try:
        offsets = await admin.list_consumer_group_offsets(group)
    finally:
        await admin.close()
    return {(place.topic, place.partition): found.offset for place, found in offsets.items()}


async def _ends(brokers: str) -> dict[tuple[str, int], int]:
    consumer = AIOKafkaConsumer(*SOURCES, bootstrap_servers=brokers)
    await consumer.start()
    try:
        ends = await consumer.end_offsets(consumer.assignment())
    finally:
        await consumer.stop()
    return {(place.topic, place.partition): end for place, end in ends.items()}
