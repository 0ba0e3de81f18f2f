"""A disk that takes no more: no page is blamed for it, and nothing is acknowledged."""

import asyncio
import resource
from pathlib import Path

import pytest

from streams.broker.topics import ensure
from streams.client import read_all
from streams.client.results import settled
from streams.connection import Connection
from streams.settings import Settings
from streams.topics import DEAD
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, final_of, ledger, push_all, undisturbed
from tests.pages import pages

pytestmark = pytest.mark.kafka

_STORIES = 60  # 220 pages: some megabytes of rows
_FULL = 200_000  # bytes of a file: the first log of RocksDB that is longer is refused


class Cramped(NewsfoldWorker):
    """A worker whose system writes no file beyond `_FULL`, which RocksDB meets as it meets a full disk."""

    async def fill(self) -> None:
        """Have the disk full as soon as the worker has begun."""
        assert self._process is not None
        begun = self.log.count('"starting"')
        for _ in range(600):
            if self.log.count('"starting"') > begun:
                break
            await asyncio.sleep(0.05)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (_FULL, resource.RLIM_INFINITY))


@pytest.mark.usefixtures("jars")
async def test_a_full_disk_ends_the_worker_in_one_sentence_and_loses_nothing(tmp_path: Path) -> None:
    pushes = pages(_STORIES, seed=11)
    with Kafka(tmp_path) as kafka:
        await ensure(Settings(connection=Connection(kafka.address)))
        origins = await push_all(kafka.address, pushes)
        cramped = Cramped(kafka.address, tmp_path / "worker")
        for _ in range(2):  # it ends, whatever it finds of the last time
            cramped.start()
            await cramped.fill()
            assert await cramped.exit_code(90) == 1, cramped.log[-4_000:]
        assert "the worker ends, with nothing acknowledged" in cramped.log
        assert "see to the disk" in cramped.log
        assert "Traceback" not in cramped.log, cramped.log[cramped.log.index("Traceback") :][:4_000]
        letters = [dict(letter.headers) for letter in await read_all(Connection(kafka.address), DEAD)]
        assert b"failed" not in {letter["newsfold.errors.exception"] for letter in letters}

        healthy = NewsfoldWorker(kafka.address, tmp_path / "worker")
        healthy.start()
        try:
            assert await settled(Connection(kafka.address), "newsfold", 120), healthy.log[-4_000:]
        finally:
            healthy.kill()
        final, _ = undisturbed(pushes)
        assert set(await ledger(kafka.address)) == set(origins)
        assert await final_of(kafka.address) == final
