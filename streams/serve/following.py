"""Topics from given positions on, without a consumer group: every gateway reads all of them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaConsumer, TopicPartition

from streams.broker import clients
from streams.connection import Connection
from streams.serve.lookup import Entry
from streams.serve.positions import Positions
from streams.settings import MAX_MESSAGE_BYTES
from streams.topics import Topic

__all__ = ["Follower", "following"]

_POLL_MS = 500


class Follower:
    """Reads on, a batch at a time."""

    def __init__(self, consumer: AIOKafkaConsumer, names: dict[str, str], most: int) -> None:
        self._consumer, self._names, self._most = consumer, names, most

    async def poll(self) -> list[Entry]:
        """Return what has come, in the order of each partition; nothing where nothing came for a while."""
        batches = await self._consumer.getmany(timeout_ms=_POLL_MS, max_records=self._most)
        return [
            Entry(self._names[place.topic], place.partition, one.offset, one.key, one.value)
            for place, records in batches.items()
            for one in records
        ]

    async def positions(self) -> Positions:
        """Return what comes next of each partition. What compaction took away is passed over."""
        places = sorted(self._consumer.assignment())
        return {self._place(place): await clients.position(self._consumer, place) for place in places}

    async def ends(self) -> Positions:
        """Return where all partitions end now."""
        return await _ends(self._consumer, self._names)

    async def behind(self) -> int:
        """Return how many offsets there are up to the ends of all partitions."""
        ends = await self._consumer.end_offsets(self._consumer.assignment())
        at = await self.positions()
        return sum(max(0, end - at[self._place(place)]) for place, end in ends.items())

    def _place(self, place: TopicPartition) -> tuple[str, int]:
        return self._names[place.topic], place.partition


@asynccontextmanager
async def following(
    connection: Connection, topics: Iterable[Topic], start: Positions | None, most: int, before: int = 0
) -> AsyncIterator[Follower]:
    """Follow topics from these positions on, or from their ends, in batches of so many records at most.

    Of `before`, it is so many offsets before the end of each partition.

    A partition that is not named begins at its beginning, and so does one whose position is not there any
    more. Raises as `clients.admin`.
    """
    names = {topic.at(connection): topic.name for topic in topics}
    options = {"auto_offset_reset": "earliest", "max_partition_fetch_bytes": MAX_MESSAGE_BYTES}
    async with clients.consumer(connection, *names, **options) as consumer:
        places = consumer.assignment()
        # Not by `seek_to_end`: what the consumer asks at its start, so as to begin at the beginning, may be
        # answered after that, and is taken for the answer. A seek to an offset holds.
        ends = await _ends(consumer, names) if start is None else {}
        offsets = {place: max(0, end - before) for place, end in ends.items()} if start is None else start
        for place in places:
            if offset := offsets.get((names[place.topic], place.partition)):
                consumer.seek(place, offset)
        yield Follower(consumer, names, most)


async def _ends(consumer: AIOKafkaConsumer, names: dict[str, str]) -> Positions:
    ends = await consumer.end_offsets(consumer.assignment())
    return {(names[place.topic], place.partition): end for place, end in ends.items()}
