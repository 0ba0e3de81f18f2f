"""A consumer's position, where aiokafka would wait for it without an end."""

import asyncio

import pytest
from aiokafka import TopicPartition
from aiokafka.errors import TopicAuthorizationFailedError

from streams.broker import clients
from streams.connection import Connection
from streams.errors import UsageError

_PLACE = TopicPartition("events", 0)


class _Hidden:
    """A consumer that does not come to know where it begins."""

    async def position(self, place: TopicPartition) -> int:
        await asyncio.Event().wait()
        raise AssertionError

    async def beginning_offsets(self, places: list[TopicPartition]) -> dict[TopicPartition, int]:
        raise TopicAuthorizationFailedError(places[0])


class _Slow:
    """A consumer that comes to know it the second time."""

    asked = 0

    async def position(self, place: TopicPartition) -> int:
        self.asked += 1
        await asyncio.sleep(0 if self.asked > 1 else 60)
        return 7

    async def beginning_offsets(self, places: list[TopicPartition]) -> dict[TopicPartition, int]:
        return dict.fromkeys(places, 0)


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "_POSITION_SECONDS", 0.01)


async def test_the_right_that_is_missing_is_named_instead_of_waiting_without_an_end() -> None:
    user = Connection("127.0.0.1:9092")
    with pytest.raises(UsageError, match="READ, WRITE or DESCRIBE the topic events;"):
        async with asyncio.timeout(5), clients.explained(user):
            await clients.position(_Hidden(), _PLACE)


async def test_a_broker_that_is_slow_is_waited_for() -> None:
    assert await clients.position(_Slow(), _PLACE) == 7
