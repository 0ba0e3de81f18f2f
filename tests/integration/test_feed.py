"""The Python client on a real Kafka: a group goes on behind what it has handled."""

import asyncio

import pytest
from aiokafka import AIOKafkaProducer

from newsfold import Connection, Feed
from streams.broker.topics import ensure
from streams.emit import Emit
from streams.settings import Settings
from streams.topics import CANONICAL
from tests.client.test_current import _story
from tests.integration.kafka import Kafka

pytestmark = pytest.mark.kafka


def test_a_group_goes_on_behind_what_it_has_handled(kafka: Kafka) -> None:
    connection = Connection(kafka.address, topic_prefix="feed-")
    asyncio.run(_go_on(connection))


async def _go_on(connection: Connection) -> None:
    await ensure(Settings(connection=connection, partitions=2))
    async with AIOKafkaProducer(bootstrap_servers=connection.brokers) as producer:
        for revision in range(1, 6):
            emit = Emit.of(CANONICAL, "a", _story("a", revision))
            await producer.send_and_wait(CANONICAL.at(connection), emit.value, emit.key)
    async with Feed(connection, group="app") as feed:
        async for story in feed.stories():
            if story.revision == 3:
                break
    async with Feed(connection, group="app") as feed:
        assert [story.revision async for story in feed.stories(until="end")] == [3, 4, 5]
    async with Feed(connection, group="app") as feed:
        assert [story.revision async for story in feed.stories(until="end")] == []
