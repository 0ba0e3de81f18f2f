"""A worker that is told to stop while its broker is away ends in time for its supervisor."""

import asyncio
from pathlib import Path

import pytest

from streams.broker.topics import ensure
from streams.connection import Connection
from streams.settings import Settings
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, ledger, push_all
from tests.pages import pages

pytestmark = pytest.mark.kafka

_STORIES = 150  # 540 pages, some seconds of work, so that there are records to send when the broker goes


async def _has_begun(address: str) -> bool:
    for _ in range(120):
        if await ledger(address):
            return True
        await asyncio.sleep(0.5)
    return False


@pytest.mark.usefixtures("jars")
async def test_a_worker_with_records_to_send_does_not_wait_for_its_broker(tmp_path: Path) -> None:
    with Kafka(tmp_path) as broker:
        await ensure(Settings(connection=Connection(broker.address)))
        await push_all(broker.address, pages(_STORIES, seed=7))
        worker = NewsfoldWorker(broker.address, tmp_path / "worker")
        worker.start()
        assert await _has_begun(broker.address), worker.log[-4_000:]
    worker.interrupt()
    assert await worker.exit_code(40) == 1, worker.log[-4_000:]
    assert "ended without handing over" in worker.log
