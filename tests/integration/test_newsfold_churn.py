"""Whole workers mistreated in the middle of real work: the end is that of an undisturbed run."""

import asyncio
import random
from pathlib import Path

import pytest

from streams.broker.topics import ensure
from streams.client.results import settled
from streams.connection import Connection
from streams.settings import Settings
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, final_of, ledger, push_all, undisturbed
from tests.integration.support import Worker, supervise
from tests.pages import pages

pytestmark = pytest.mark.kafka

_STORIES = 250  #: about 900 pages
_FAULTS = 5


async def mistreat(workers: list[Worker], rng: random.Random) -> None:
    """Kill, stop or pause workers at random; all of them run in the end."""
    for _ in range(_FAULTS):
        await asyncio.sleep(rng.uniform(3, 8))
        worker, fault = rng.choice(workers), rng.choice(["kill", "kill", "stop", "pause"])
        if fault == "pause":
            worker.pause()
            await asyncio.sleep(9)  # the session is 6 s
            worker.carry_on()
        else:
            await asyncio.to_thread(worker.kill if fault == "kill" else worker.stop)
            worker.start()


async def test_killed_stopped_and_paused_workers_leave_the_stories_of_an_undisturbed_run(
    kafka: Kafka, tmp_path: Path
) -> None:
    pushes = pages(_STORIES, seed=7)
    await ensure(Settings(connection=Connection(kafka.address)))
    workers: list[Worker] = [NewsfoldWorker(kafka.address, tmp_path / f"w{n}") for n in range(2)]
    try:
        for worker in workers:
            worker.start()
        supervising = asyncio.create_task(supervise(workers))
        origins, _ = await asyncio.gather(
            push_all(kafka.address, pushes), mistreat(workers, random.Random(7))
        )
        assert await settled(Connection(kafka.address), "newsfold", 180)
        supervising.cancel()
    finally:
        for worker in workers:
            worker.carry_on()
            worker.kill()

    final, endings = undisturbed(pushes)
    lines = await ledger(kafka.address)
    assert set(lines) == set(origins)
    assert all(len({(o.outcome, o.reason) for o in outcomes}) == 1 for outcomes in lines.values())
    assert {o: sum(lines[k][-1].outcome == o for k in lines) for o in endings} == endings
    assert await final_of(kafka.address) == final
