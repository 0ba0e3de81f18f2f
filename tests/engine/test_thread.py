"""Positions of a real consumer on the embedded broker."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import faust
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import ConsumerStoppedError
from faust.types import TP

from streams.broker.embedded import EmbeddedBroker
from streams.engine import App
from tests.engine.support import TOPIC, both, build
from tests.integration.support import create_topics, produce

pytestmark = pytest.mark.embedded
FIRST = TopicPartition(TOPIC, 0)


@pytest.fixture(scope="session")
def filled(embedded: EmbeddedBroker) -> EmbeddedBroker:
    """A broker with ten messages in partition 0."""

    async def fill() -> None:
        await create_topics(embedded.address, {TOPIC: 2})
        await produce(embedded.address, TOPIC, [(0, b"key", b"%d" % n) for n in range(10)])

    asyncio.run(fill())
    return embedded


@asynccontextmanager
async def reading(app_class: type[faust.App], broker: EmbeddedBroker, group: str) -> AsyncIterator[Any]:
    """Give the app's consumer thread a Kafka consumer that has read all ten."""
    consumer: Any = build(app_class, broker.url).consumer
    thread = consumer._thread
    thread.thread_loop.close()
    thread.call_thread = at_once
    thread._consumer = AIOKafkaConsumer(
        bootstrap_servers=broker.address,
        group_id=group,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )
    await thread._consumer.start()
    try:
        thread._consumer.assign([FIRST])
        read = 0
        while read < 10:
            read += sum(map(len, (await thread._consumer.getmany(timeout_ms=1000)).values()))
        yield consumer
    finally:
        await thread._consumer.stop()


async def at_once(fun: Callable[..., Awaitable[Any]], *args: Any) -> Any:
    return await fun(*args)


@both
async def test_a_partition_without_a_committed_offset_is_read_from_its_beginning(
    app_class: type[faust.App], filled: EmbeddedBroker
) -> None:
    async with reading(app_class, filled, f"nothing-{app_class.__module__}") as consumer:
        await consumer.perform_seek()
        assert await consumer._thread._consumer.position(FIRST) == 0


async def test_a_committed_offset_is_where_work_begins(filled: EmbeddedBroker) -> None:
    async with reading(App, filled, "committed") as consumer:
        await consumer._thread._consumer.commit({FIRST: 4})
        await consumer.perform_seek()
        assert await consumer._thread._consumer.position(FIRST) == 4
        assert consumer._read_offset[FIRST] == 4


@pytest.mark.parametrize(("offset", "position"), [(3, 3), (12, 10)])
async def test_giving_back_moves_a_position_backwards_only(
    filled: EmbeddedBroker, offset: int, position: int
) -> None:
    async with reading(App, filled, "give-back") as consumer:
        await consumer._thread.give_back({FIRST: offset})
        assert await consumer._thread._consumer.position(FIRST) == position


async def test_what_is_not_assigned_is_not_given_back(filled: EmbeddedBroker) -> None:
    async with reading(App, filled, "give-back") as consumer:
        await consumer._thread.give_back({TopicPartition(TOPIC, 1): 0})
        assert await consumer._thread._consumer.position(FIRST) == 10


async def test_a_member_of_the_group_is_confirmed_and_nobody_else(filled: EmbeddedBroker) -> None:
    thread: Any = build(App, filled.url).consumer._thread  # type: ignore[attr-defined]
    thread.thread_loop.close()
    thread._consumer = AIOKafkaConsumer(
        bootstrap_servers=filled.address,
        group_id="lease",
        auto_offset_reset="earliest",
        session_timeout_ms=1000,
        heartbeat_interval_ms=200,
    )
    await thread._consumer.start()
    before = await thread._confirm()
    thread._consumer.subscribe([TOPIC])
    await thread._consumer.getone()  # which waits for the group
    member = await thread._confirm()
    await thread._consumer.stop()
    assert (before, member, await thread._confirm()) == (False, True, False)


async def test_what_is_behind_is_what_is_not_fetched_and_what_is_in_hand(filled: EmbeddedBroker) -> None:
    async with reading(App, filled, "behind") as consumer:
        read = consumer.behind()
        consumer._thread._consumer.seek(FIRST, 3)
        for offset in (1, 2):
            consumer.shares.take(TP(*FIRST), offset, 5)
        assert (read, consumer.behind()) == ({FIRST: 0}, {FIRST: 9})


async def test_before_the_group_has_given_partitions_nothing_is_behind() -> None:
    consumer: Any = build(App).consumer
    consumer._thread.thread_loop.close()
    assert consumer.behind() == {}


async def test_what_is_asked_of_a_thread_that_has_ended_stops_the_consumer() -> None:
    thread: Any = build(App).consumer._thread  # type: ignore[attr-defined]
    thread.thread_loop.close()
    with pytest.raises(ConsumerStoppedError):
        await thread.give_back({})


async def test_a_thread_that_has_ended_commits_nothing_and_fails_nobody() -> None:
    thread: Any = build(App).consumer._thread  # type: ignore[attr-defined]
    thread.thread_loop.close()
    assert await thread.commit({TP(*FIRST): 3}) is False
