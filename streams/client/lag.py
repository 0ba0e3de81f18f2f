"""How far a consumer group is behind, topic by topic."""

from collections.abc import Iterable

from aiokafka import TopicPartition

from streams.broker import clients
from streams.connection import Connection
from streams.topics import CANONICAL, EXTRACTED, RAW, REPORTS, SIGNATURES

__all__ = ["SOURCES", "committed_by", "lag", "members"]

_MEMBERS = 5  # behind the error, the group, its state, the protocol's type and name
#: The topics that the stages read, in the order of a page's way.
SOURCES = (RAW, EXTRACTED, SIGNATURES, CANONICAL, REPORTS)


async def lag(connection: Connection, group: str) -> dict[str, int]:
    """Return for every source topic how many messages `group` has not committed yet."""
    ends = await _ends(connection)
    committed = await committed_by(connection, group, ends)
    behind = {topic.at(connection): 0 for topic in SOURCES}
    for place, end in ends.items():
        behind[place.topic] += max(0, end - committed[place])
    return {topic.name: behind[topic.at(connection)] for topic in SOURCES}


async def members(connection: Connection, group: str) -> int:
    """Return how many workers are in the group."""
    async with clients.admin(connection) as admin:
        told = await admin.describe_consumer_groups([group])
    return sum(len(found[_MEMBERS]) for response in told for found in response.groups)


async def _ends(connection: Connection) -> dict[TopicPartition, int]:
    async with clients.consumer(connection, *(topic.at(connection) for topic in SOURCES)) as consumer:
        ends: dict[TopicPartition, int] = await consumer.end_offsets(consumer.assignment())
    return ends


async def committed_by(
    connection: Connection, group: str, places: Iterable[TopicPartition]
) -> dict[TopicPartition, int]:
    """Return what a group has committed, 0 where that is nothing.

    It is asked as one of the group who takes no part in it: partitions are assigned by hand, nothing is read.
    """
    async with clients.consumer(connection, group_id=group, enable_auto_commit=False) as consumer:
        consumer.assign(list(places))
        return {place: await consumer.committed(place) or 0 for place in places}
