"""Partitions that move while workers are well: what was done is not done again."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from streams.broker.topics import ensure
from streams.client.results import settled
from streams.connection import Connection
from streams.records import PageRead
from streams.settings import Settings
from streams.topics import EXTRACTED, OUTCOMES
from streams.wire import decode
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, push_all
from tests.integration.support import consume
from tests.pages import pages

pytestmark = pytest.mark.kafka


async def until(is_so: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(600):
        if await is_so():
            return
        await asyncio.sleep(0.2)
    pytest.fail("it is not so after two minutes")


async def more_outcomes(address: str, more: int) -> None:
    before = len(await consume(address, OUTCOMES.name))

    async def are_there() -> bool:
        return len(await consume(address, OUTCOMES.name)) >= before + more

    await until(are_there)


async def test_no_page_is_read_twice_where_a_worker_joins_and_leaves(kafka: Kafka, tmp_path: Path) -> None:
    await ensure(Settings(connection=Connection(kafka.address)))
    one, other = (NewsfoldWorker(kafka.address, tmp_path / name) for name in ("one", "other"))
    try:
        one.start()
        await push_all(kafka.address, pages(300, seed=3))
        await more_outcomes(kafka.address, 50)
        other.start()

        async def is_ready() -> bool:
            return '"event": "ready"' in other.log

        await until(is_ready)
        await more_outcomes(kafka.address, 20)
        await asyncio.to_thread(other.stop)
        assert await settled(Connection(kafka.address), "newsfold", 180)
    finally:
        for worker in (one, other):
            worker.kill()
    read = [decode(record.value, PageRead).origin for record in await consume(kafka.address, EXTRACTED.name)]
    assert len(read) == len(set(read))
