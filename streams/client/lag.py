"""How far a consumer group is behind, topic by topic."""

from collections.abc import Iterable

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from streams.topics import CANONICAL, EXTRACTED, RAW, REPORTS, SIGNATURES

__all__ = ["SOURCES", "lag", "members"]

_MEMBERS = 5  # behind the error, the group, its state, the protocol's type and name
#: The topics that the stages read, in the order of a page's way.
SOURCES = tuple(topic.name for topic in (RAW, EXTRACTED, SIGNATURES, CANONICAL, REPORTS))


async def lag(brokers: str, group: str) -> dict[str, int]:
    """Return for every source topic how many messages `group` has not committed yet."""
    ends = await _ends(brokers)
    committed = await _committed(brokers, group, ends)
    behind = dict.fromkeys(SOURCES, 0)
    for place, end in ends.items():
        behind[place.topic] += max(0, end - committed[place])
    return behind


async def members(brokers: str, group: str) -> int:
    """Return how many workers are in the group."""
    admin = AIOKafkaAdminClient(bootstrap_servers=brokers)
    try:
        await admin.start()
        told = await admin.describe_consumer_groups([group])
    finally:
        await admin.close()
    return sum(len(found[_MEMBERS]) for response in told for found in response.groups)


async def _ends(brokers: str) -> dict[TopicPartition, int]:
    consumer = AIOKafkaConsumer(*SOURCES, bootstrap_servers=brokers)
    try:
        await consumer.start()
        ends: dict[TopicPartition, int] = await consumer.end_offsets(consumer.assignment())
    finally:
        await consumer.stop()
    return ends


async def _committed(brokers: str, group: str, places: Iterable[TopicPartition]) -> dict[TopicPartition, int]:
    """Ask as one of the group who takes no part in it: partitions are assigned by hand, nothing is read."""
    consumer = AIOKafkaConsumer(bootstrap_servers=brokers, group_id=group, enable_auto_commit=False)
    try:
        await consumer.start()
        consumer.assign(list(places))
        return {place: await consumer.committed(place) or 0 for place in places}
    finally:
        await consumer.stop()
