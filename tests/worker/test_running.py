"""How a worker ends that cannot do so in time. Here the process does not: it notes that it would."""

import asyncio
import os
from collections.abc import Iterator

import pytest

from streams.connection import Connection
from streams.engine import App
from streams.errors import NewsfoldError, StaleRows
from streams.pool import Pool
from streams.settings import Settings
from streams.worker.running import _Worker
from tests.engine.support import build
from tests.pool.one import run
from tests.pool.work import own_pid
from tests.processes import gone


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(processes=1, seconds=5.0, mib=256) as running:
        yield running


@pytest.mark.parametrize(("failure", "code"), [(StaleRows("of another version"), 2), (NewsfoldError("x"), 1)])
async def test_a_worker_that_gives_up_closes_its_pool_and_exits_with_the_code_of_its_failure(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, failure: NewsfoldError, code: int
) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    pid = await run(pool.lane("one"), own_pid)
    settings = Settings(connection=Connection("127.0.0.1:1"))
    worker = _Worker(build(App), settings=settings, pool=pool, loop=asyncio.get_running_loop())
    worker.fail(failure)
    worker.take_its_time()  # the test gives up for it
    worker._give_up(1.0)
    assert ended == [code]
    assert gone({pid})
