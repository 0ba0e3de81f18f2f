"""How far a consumer group is behind, topic by topic."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.broker import clients
from streams.connection import Connection
from streams.topics import CANONICAL, EXTRACTED, FACTS, RAW, REPORTS, SIGNATURES, Topic

__all__ = ["SOURCES", "LagWatch", "committed_by", "lag", "members", "watching"]

_MEMBERS = 5  # behind the error, the group, its state, the protocol's type and name
#: The topics that the stages read, in the order of a page's way.
SOURCES = (RAW, EXTRACTED, SIGNATURES, CANONICAL, REPORTS, FACTS)


class LagWatch:
    """Looks at a group's lag as often as one asks, over one connection."""

    def __init__(self, names: Mapping[str, str], consumer: AIOKafkaConsumer) -> None:
        self._names, self._consumer = names, consumer

    async def look(self) -> dict[str, int]:
        """Return for every topic how many messages the group has not committed yet."""
        ends = await self._consumer.end_offsets(self._consumer.assignment())
        committed = await asyncio.gather(*map(self._consumer.committed, ends))
        behind = dict.fromkeys(self._names.values(), 0)
        for (place, end), at in zip(ends.items(), committed, strict=True):
            behind[self._names[place.topic]] += max(0, end - (at or 0))
        return behind


@asynccontextmanager
async def watching(
    connection: Connection, group: str, topics: Iterable[Topic] = SOURCES
) -> AsyncIterator[LagWatch]:
    """Have a watch over the partitions that there are now. Raises as `clients.admin`."""
    names = {topic.at(connection): topic.name for topic in topics}
    async with clients.consumer(connection, *names) as consumer:
        places = consumer.assignment()
    async with _as_of(connection, group, places) as consumer:
        yield LagWatch(names, consumer)


async def lag(connection: Connection, group: str) -> dict[str, int]:
    """Return for every source topic how many messages `group` has not committed yet."""
    async with watching(connection, group) as watch:
        return await watch.look()


async def members(connection: Connection, group: str) -> int:
    """Return how many workers are in the group."""
    async with clients.admin(connection) as admin:
        responses = await admin.describe_consumer_groups([group])
    return sum(len(described[_MEMBERS]) for response in responses for described in response.groups)


async def committed_by(
    connection: Connection, group: str, places: Iterable[TopicPartition]
) -> dict[TopicPartition, int]:
    """Return what a group has committed, 0 where that is nothing."""
    async with _as_of(connection, group, places) as consumer:
        return {place: await consumer.committed(place) or 0 for place in consumer.assignment()}


@asynccontextmanager
async def _as_of(
    connection: Connection, group: str, places: Iterable[TopicPartition]
) -> AsyncIterator[AIOKafkaConsumer]:
    """Have a consumer that asks as one of the group and takes no part in it.

    Partitions are assigned by hand, and nothing of them is read.
    """
    async with clients.consumer(connection, group_id=group, enable_auto_commit=False) as consumer:
        consumer.assign(list(places))
        consumer.pause(*consumer.assignment())
        yield consumer
