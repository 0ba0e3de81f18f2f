"""What a test of running workers needs: topics, messages, offsets and processes with faults."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import for_code

from streams.lifetime import child, end

__all__ = ["Worker", "committed", "consume", "create_topics", "lag", "produce", "supervise"]

_ROOT = Path(__file__).parents[2]


async def create_topics(
    address: str, topics: Mapping[str, int], config: Mapping[str, str] | None = None
) -> None:
    """Create topics with so many partitions each. Raises where one cannot be created."""
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    try:
        wanted = [NewTopic(name, n, 1, topic_configs=dict(config or {})) for name, n in topics.items()]
        response = await admin.create_topics(wanted)
        for name, code, *_ in response.topic_errors:
            if code:
                raise for_code(code)(name)
    finally:
        await admin.close()


async def produce(
    address: str,
    topic: str,
    messages: Iterable[tuple[int | None, bytes | None, bytes | None]],
    batch_bytes: int = 16_384,
) -> int:
    """Send messages (partition or None, key, value) and wait for them all. Return how many.

    The embedded broker takes the first offset of the last batch for the last offset: batches of one
    record, `batch_bytes=1`, keep its end offsets right.
    """
    producer = AIOKafkaProducer(
        bootstrap_servers=address, acks="all", linger_ms=20, max_batch_size=batch_bytes
    )
    await producer.start()
    try:
        sent = [await producer.send(topic, value, key, partition) for partition, key, value in messages]
        await asyncio.gather(*sent)
    finally:
        await producer.stop()
    return len(sent)


async def consume(address: str, topic: str) -> list[ConsumerRecord]:
    """Return what a topic holds now, partition by partition."""
    consumer = AIOKafkaConsumer(bootstrap_servers=address, auto_offset_reset="earliest")
    await consumer.start()
    try:
        tps = await _partitions(consumer, topic)
        consumer.assign(tps)
        ends = await consumer.end_offsets(tps)
        records: list[ConsumerRecord] = []
        for tp in tps:
            await consumer.seek_to_beginning(tp)
            while await consumer.position(tp) < ends[tp]:
                records += (await consumer.getmany(tp, timeout_ms=500)).get(tp, [])
    finally:
        await consumer.stop()
    return sorted(records, key=lambda record: (record.partition, record.offset))


async def committed(address: str, group: str, topic: str) -> dict[int, int]:
    """Return the committed offset of each partition, 0 where there is none."""
    # By a consumer that does not join: the embedded broker answers the admin client's question otherwise.
    consumer = AIOKafkaConsumer(bootstrap_servers=address, group_id=group, enable_auto_commit=False)
    await consumer.start()
    try:
        tps = await _partitions(consumer, topic)
        consumer.assign(tps)
        return {tp.partition: await consumer.committed(tp) or 0 for tp in tps}
    finally:
        await consumer.stop()


async def lag(address: str, group: str, topic: str) -> int:
    """Return how many offsets of a topic the group has not committed yet."""
    consumer = AIOKafkaConsumer(bootstrap_servers=address)
    await consumer.start()
    try:
        ends = await consumer.end_offsets(await _partitions(consumer, topic))
    finally:
        await consumer.stop()
    done: int = sum((await committed(address, group, topic)).values())
    return int(sum(ends.values())) - done


async def _partitions(consumer: AIOKafkaConsumer, topic: str) -> list[TopicPartition]:
    await consumer._client._maybe_wait_metadata()
    consumer._client.add_topic(topic)
    await consumer._client.force_metadata_update()
    return [TopicPartition(topic, p) for p in sorted(consumer.partitions_for_topic(topic) or ())]


class Worker:
    """A Faust worker in a process of its own: `python -m MODULE worker`.

    Start it in the main thread: it ends with the thread that started it.
    """

    def __init__(self, module: str, log: Path, environment: Mapping[str, str]) -> None:
        self._command = [sys.executable, "-m", module, "worker", "--without-web", "--loglevel", "info"]
        self.environment = {**os.environ, **environment}
        self.folder = _ROOT  #: where it is started, and newsfold with it
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._wanted = False

    @property
    def ended_by_itself(self) -> bool:
        return self._wanted and not self.running

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """What the worker has printed so far."""
        return self._log.read_text("utf-8", "replace")

    def start(self) -> None:
        assert not self.running
        self._wanted = True
        with self._log.open("ab") as log:
            self._process = child(self._command, log, cwd=self.folder, env=self.environment)

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        self._end(signal.SIGKILL, 10)

    def stop(self) -> None:
        """Ask it to end, as Ctrl-C does; after 15 s it is killed."""
        self._end(signal.SIGINT, 15)

    def interrupt(self) -> None:
        """Ask it to end, and leave it to it when."""
        self._wanted = False
        self._signal(signal.SIGINT)

    async def exit_code(self, seconds: float) -> int | None:
        """Return how it ended; None where it did not within so many seconds, and was killed."""
        assert self._process is not None
        for _ in range(int(seconds * 10)):
            if not self.running:
                return self._process.returncode
            await asyncio.sleep(0.1)
        self.kill()
        return None

    def pause(self) -> None:
        self._signal(signal.SIGSTOP)

    async def has_paused(self) -> None:
        """Return once it has paused itself."""
        assert self._process is not None
        while _state(self._process.pid) != "T":
            assert self.running, self.log[-4_000:]
            await asyncio.sleep(0.1)

    def carry_on(self) -> None:
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        if self._process is not None and self.running:
            self._process.send_signal(number)

    def _end(self, number: signal.Signals, seconds: float) -> None:
        self._wanted = False
        if self._process is not None:
            end(self._process, seconds, number)


def _state(pid: int) -> str:
    """Return the letter that Linux has for what a process does."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


async def supervise(workers: Iterable[Worker]) -> None:
    """Start workers again that have ended by themselves, as one may that was paused past its session."""
    while True:
        for worker in workers:
            if worker.ended_by_itself:
                worker.start()
        await asyncio.sleep(0.5)
