"""However a worker ends, no process of its own stays."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.connection import Connection
from streams.settings import Settings
from tests.integration.newsfold import NewsfoldWorker, ledger, push_all
from tests.pages import pages
from tests.processes import descendants, gone

pytestmark = pytest.mark.embedded


async def at_work(address: str, worker: NewsfoldWorker) -> set[int]:
    """Return the processes of a worker once it has read a page, and so has all of them."""
    await push_all(address, pages(3, seed=7))
    worker.start()
    while not await ledger(address):
        assert worker.running, worker.log[-4_000:]
        await asyncio.sleep(0.2)
    return descendants(worker.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
async def test_no_process_outlives_its_worker(tmp_path: Path, number: signal.Signals) -> None:
    with EmbeddedBroker() as broker:
        await ensure(Settings(connection=Connection(broker.address)))
        worker = NewsfoldWorker(broker.address, tmp_path / "worker", "--embedded")
        below = await at_work(broker.address, worker)
        assert len(below) >= 4  # the fork server, its tracker, a process each to extract and to code
        # To all of them, as a terminal and a supervisor do; a kill is the worker's alone.
        os.kill(worker.pid, number) if number is signal.SIGKILL else os.killpg(worker.pid, number)
        assert await worker.exit_code(40) == (-signal.SIGKILL if number is signal.SIGKILL else 0), worker.log
    assert gone(below)
