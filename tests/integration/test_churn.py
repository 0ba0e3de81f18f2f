"""Workers killed, stopped, paused and started while messages come in: none may be lost."""

import asyncio
import random
from collections import Counter
from pathlib import Path

import pytest

from tests.integration.kafka import Kafka
from tests.integration.support import Worker, consume, create_topics, lag, produce

_PARTITIONS = 4
_KEYS = 8  # a partition; few, so that each row is written anew every moment
_ROUNDS = 8
_AHEAD = 10_000  # messages before the first worker starts, so that queues are full
_BURST = 100  # messages every 0.2 s: less than 500 a second, which two workers keep up with
_SETTLE = 40  # seconds

pytestmark = pytest.mark.kafka


def environment(kafka: Kafka, folder: Path, group: str) -> dict[str, str]:
    return {
        "CHURN_BROKER": kafka.url,
        "CHURN_GROUP": group,
        "CHURN_SEEN": str(folder),
        "CHURN_DATA": str(folder / "data"),
    }


async def feed(address: str, stop: asyncio.Event) -> None:
    await produce(address, "numbers", map(message, range(_AHEAD)))
    number = _AHEAD
    while not stop.is_set():
        await produce(address, "numbers", map(message, range(number, number + _BURST)))
        number += _BURST
        await asyncio.sleep(0.2)


def message(number: int) -> tuple[int, bytes, bytes]:
    partition = number % _PARTITIONS
    return partition, b"%d-%d" % (partition, number // _PARTITIONS % _KEYS), b"%d" % number


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


async def churn(workers: list[Worker], rng: random.Random, rounds: int) -> None:
    for worker in workers:
        worker.start()
        await asyncio.sleep(rng.uniform(1.0, 3.0))
    for _ in range(rounds):
        await mistreat(rng.choice(workers), rng)
        await asyncio.sleep(rng.uniform(1.0, 4.0))
    for worker in workers:
        if not worker.running:
            worker.start()


async def settle(address: str, group: str) -> int:
    """Wait until the lag is 0 or no longer will be; return it."""
    behind = await lag(address, group, "numbers")
    for _ in range(_SETTLE):
        if not behind:
            break
        await asyncio.sleep(1.0)
        behind = await lag(address, group, "numbers")
    return behind


def shown(folder: Path) -> Counter[tuple[int, int]]:
    lines = (line.split() for path in folder.glob("*.txt") for line in path.read_text().splitlines())
    return Counter((int(partition), int(offset)) for partition, offset in lines)


async def run(kafka: Kafka, folder: Path, group: str, workers: list[Worker], seed: int) -> int:
    """Feed and churn; return the lag that is left."""
    await create_topics(kafka.address, {"numbers": _PARTITIONS})
    compact = {"cleanup.policy": "compact"}
    await create_topics(kafka.address, {f"{group}-counts-changelog": _PARTITIONS}, compact)
    stop = asyncio.Event()
    feeding = asyncio.create_task(feed(kafka.address, stop))
    try:
        await churn(workers, random.Random(seed), _ROUNDS)
        stop.set()
        await feeding
        return await settle(kafka.address, group)
    finally:
        for worker in workers:
            worker.carry_on()
            worker.kill()


async def test_every_message_reaches_an_agent_whatever_happens_to_the_workers(
    kafka: Kafka, tmp_path: Path
) -> None:
    group = "churn"
    workers = [
        Worker("tests.integration.churn_app", tmp_path / f"{n}.log", environment(kafka, tmp_path, group))
        for n in range(2)
    ]
    behind = await run(kafka, tmp_path, group, workers, seed=2026)

    sent = await consume(kafka.address, "numbers")
    offsets = {(record.partition, record.offset) for record in sent}
    assert offsets - set(shown(tmp_path)) == set()
    assert behind == 0
    rows = {record.key: record.value for record in await consume(kafka.address, f"{group}-counts-changelog")}
    counted = {key: int(row.split()[1]) for key, row in rows.items() if row and key}
    assert counted == Counter(record.key for record in sent)
