"""Workers killed, stopped, paused and started while messages come in: none may be lost."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.integration.churning import Verdict, create, environment, message, numbers, settle, verdict
from tests.integration.kafka import Kafka
from tests.integration.support import Worker, produce, supervise

_ROUNDS = 8
_AHEAD = 10_000  # messages before the first worker starts, so that queues are full
_BURST = 100  # messages every 0.2 s: less than 500 a second, which two workers keep up with

pytestmark = pytest.mark.kafka


async def feed(address: str, group: str, stop: asyncio.Event) -> None:
    await produce(address, numbers(group), map(message, range(_AHEAD)))
    number = _AHEAD
    while not stop.is_set():
        await produce(address, numbers(group), map(message, range(number, number + _BURST)))
        number += _BURST
        await asyncio.sleep(0.2)


async def mistreat(worker: Worker, rng: random.Random) -> None:
    """Do one of three things to a worker, and have it running again afterwards."""
    fault = rng.choice(["kill", "stop", "pause"])
    if fault == "pause":
        worker.pause()
        await asyncio.sleep(4.0)  # the session is 3 s
        worker.carry_on()
        return
    await asyncio.to_thread(worker.kill if fault == "kill" else worker.stop)
    await asyncio.sleep(rng.uniform(0.0, 3.0))
    worker.start()


async def churn(workers: list[Worker], rng: random.Random) -> None:
    for worker in workers:
        worker.start()
        await asyncio.sleep(rng.uniform(1.0, 3.0))
    for _ in range(_ROUNDS):
        await mistreat(rng.choice(workers), rng)
        await asyncio.sleep(rng.uniform(1.0, 4.0))


async def run(address: str, group: str, workers: list[Worker], seed: int) -> int:
    """Feed and churn; return the lag that is left."""
    await create(address, group)
    stop = asyncio.Event()
    feeding = asyncio.create_task(feed(address, group, stop))
    supervising = asyncio.create_task(supervise(workers))
    try:
        await churn(workers, random.Random(seed))
        stop.set()
        await feeding
        return await settle(address, group)
    finally:
        supervising.cancel()
        for worker in workers:
            worker.carry_on()
            worker.kill()


async def test_every_message_reaches_an_agent_whatever_happens_to_the_workers(
    kafka: Kafka, tmp_path: Path
) -> None:
    surroundings = environment(kafka.url, "churn", tmp_path)
    workers = [Worker("tests.integration.churn_app", tmp_path / f"{n}.log", surroundings) for n in range(2)]
    behind = await run(kafka.address, "churn", workers, seed=2026)
    assert behind == 0, "\n".join(worker.log[-4_000:] for worker in workers)
    assert await verdict(kafka.address, "churn", tmp_path) == Verdict(frozenset(), frozenset())
