"""Many live readers: of one gateway, which is killed meanwhile, and of Kafka itself, each with a consumer."""

import asyncio
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from time import monotonic, time

import orjson
from aiokafka import AIOKafkaProducer

from benchmarks.gateway.made import Maker
from benchmarks.pipeline.processes import Usage, usage
from streams.broker.embedded import free_port
from streams.broker.topics import ensure
from streams.connection import Connection
from streams.settings import Settings
from streams.topics import CANONICAL
from tests.integration.kafka import Kafka
from tests.serve.process import GatewayProcess

__all__ = ["Lived", "Load", "by_consumers", "by_gateway"]

_STORIES = 200  #: that are updated in turn


@dataclass(frozen=True, slots=True)
class Load:
    """So many readers, records a second, and seconds of them."""

    readers: int
    rate: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Lived:
    """What the readers had, and what it took while nothing was wrong."""

    right: int
    back: int
    cut_off: int
    late: list[tuple[float, float]]  #: when each record of each reader was sent, and how long it took
    calm: tuple[float, float]  #: from when to when nothing was wrong
    server: Usage  #: the gateway's in that time; the memory at its end
    readers: Usage
    kafka: Usage


def by_gateway(folder: Path, load: Load) -> Lived:
    """Read at a gateway. In the middle it is killed, and started again."""
    folder.mkdir()
    with _broker(folder) as kafka:
        options = ("--port", free_port())
        with GatewayProcess(kafka.address, folder / "data", *options) as gateway:
            gateway.ready()
            with _readers("gateway", str(gateway.client.base_url), load) as readers:
                sent = _Sender(kafka.address)
                before = [usage(pid) for pid in (gateway.pid, readers.pid, _pid(kafka))]
                began = time()
                asyncio.run(sent.send(load.rate, load.seconds))
                after = [usage(pid) for pid in (gateway.pid, readers.pid, _pid(kafka))]
                calm = began, time() - 1  # what was sent last may come when it is gone
                asyncio.run(sent.send(load.rate, 2, lambda: gateway.stop(signal.SIGKILL)))
                asyncio.run(sent.send(load.rate, 5))
                with GatewayProcess(kafka.address, folder / "data", *options):
                    asyncio.run(sent.send(load.rate, 5))
                    return _lived(readers, sent, calm, before, after)


def by_consumers(folder: Path, load: Load) -> Lived:
    """Read at Kafka: each reader has a consumer, all in one process."""
    folder.mkdir()
    with _broker(folder) as kafka, _readers("kafka", kafka.address, load) as readers:
        sent = _Sender(kafka.address)
        before = [Usage(0, 0, 0), usage(readers.pid), usage(_pid(kafka))]
        began = time()
        asyncio.run(sent.send(load.rate, load.seconds))
        after = [Usage(0, 0, 0), usage(readers.pid), usage(_pid(kafka))]
        return _lived(readers, sent, (began, time() - 1), before, after)


class _Sender:
    """Updates stories in turn, each record with the time at which it goes to Kafka."""

    def __init__(self, address: str) -> None:
        self._address = address
        entries = Maker().entries(_STORIES)
        stories = [orjson.loads(e.value or b"") for e in entries if e.topic == CANONICAL.name]
        self._turns = cycle(stories)
        self.last: dict[str, int] = {}

    async def send(self, rate: float, seconds: float, first: object = None) -> None:
        """Send so many a second, for so long; do something first."""
        async with AIOKafkaProducer(bootstrap_servers=self._address, acks="all") as producer:
            if callable(first):
                first()
            due = began = monotonic()
            while due < began + seconds:
                await asyncio.sleep(max(0.0, due - monotonic()))
                story = next(self._turns)
                story["revision"] = self.last[story["story_id"]] = self.last.get(story["story_id"], 0) + 1
                now = datetime.now(UTC)
                story["updated_at"] = now.isoformat()
                # Its timestamp in Kafka is the record's own.
                await producer.send_and_wait(
                    CANONICAL.name, orjson.dumps(story), story["story_id"].encode(),
                    timestamp_ms=int(now.timestamp() * 1000),
                )  # fmt: skip
                due += 1 / rate


@contextmanager
def _broker(folder: Path) -> Iterator[Kafka]:
    data = folder / "kafka"
    data.mkdir()
    with Kafka(data) as kafka:
        asyncio.run(ensure(Settings(connection=Connection(kafka.address), partitions=2)))
        yield kafka


def _pid(kafka: Kafka) -> int:
    assert kafka._process
    return kafka._process.pid


@contextmanager
def _readers(kind: str, where: str, load: Load) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "benchmarks.gateway.readers", kind, where.rstrip("/"), CANONICAL.name]
    with subprocess.Popen(  # noqa: S603 - our own module
        [*command, str(load.readers)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def _lived(
    readers: "subprocess.Popen[str]", sent: _Sender, calm: tuple[float, float], before: list[Usage],
    after: list[Usage],
) -> Lived:  # fmt: skip
    assert readers.stdin
    assert readers.stdout
    readers.stdin.write(json.dumps(sent.last) + "\n")
    readers.stdin.flush()
    report = json.loads(readers.stdout.readline())
    spent = [
        Usage(late.seconds - early.seconds, late.bytes, late.processes)
        for early, late in zip(before, after, strict=True)
    ]
    return Lived(report["right"], report["back"], report["cut_off"], report["late"], calm, *spent)
