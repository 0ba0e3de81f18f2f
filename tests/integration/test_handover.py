"""Partitions that move while workers are well: what was done is not done again."""

import asyncio
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


async def in_work(address: str, outcomes: int) -> None:
    while len(await consume(address, OUTCOMES.name)) < outcomes:
        await asyncio.sleep(0.2)


async def test_no_page_is_read_twice_where_a_worker_joins_and_leaves(kafka: Kafka, tmp_path: Path) -> None:
    await ensure(Settings(connection=Connection(kafka.address)))
    one, other = (NewsfoldWorker(kafka.address, tmp_path / name) for name in ("one", "other"))
    try:
        one.start()
        await push_all(kafka.address, pages(300, seed=3))
        await in_work(kafka.address, 50)
        other.start()
        while "ready" not in other.log:
            await asyncio.sleep(0.2)
        await in_work(kafka.address, len(await consume(kafka.address, OUTCOMES.name)) + 20)
        await asyncio.to_thread(other.stop)
        assert await settled(Connection(kafka.address), "newsfold", 180)
    finally:
        for worker in (one, other):
            worker.kill()
    read = [decode(record.value, PageRead).origin for record in await consume(kafka.address, EXTRACTED.name)]
    assert len(read) == len(set(read))
