"""What a worker has at this moment: read when it is asked for, and not before."""

import asyncio
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from time import time
from typing import Any, NamedTuple

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from streams.engine import App
from streams.fold import FoldStage
from streams.pool import Pool
from streams.steps import CodeStep, ExtractStep, FoldStep, TallyStep, ThreadStep, TidyStep

__all__ = ["Living"]

#: Seconds that a loop has to answer. Prometheus waits for 10; what stands still says so at /healthz.
_PATIENCE = 5.0
#: Stage -> the topic that it reads.
_STEPS = ExtractStep, TidyStep, FoldStep, CodeStep, TallyStep, ThreadStep
_SOURCES = {step.stage.value: step.source.name for step in _STEPS}

Samples = Iterable[tuple[tuple[str, ...], float]]


class _Family(NamedTuple):
    kind: type[GaugeMetricFamily] | type[CounterMetricFamily]
    name: str
    says: str
    labels: tuple[str, ...] = ()

    def of(self, samples: Samples) -> Metric:
        """Return it with samples: the values of its labels, and the value."""
        family = self.kind(self.name, self.says, labels=self.labels)
        for labels, value in samples:
            family.add_metric(labels, value)
        return family

    def at(self, value: float) -> Metric:
        """Return it with its only sample."""
        return self.of([((), value)])


_G, _C = GaugeMetricFamily, CounterMetricFamily
_READY = _Family(_G, "newsfold_ready", "1 where the worker has its partitions and their rows.")
_REBALANCES = _Family(_C, "newsfold_rebalances", "Times that partitions moved.")
_MOVED = _Family(_C, "newsfold_rebalance_seconds", "Seconds without work as partitions moved, recovery too.")
_RECOVERED = _Family(_C, "newsfold_recovery_seconds", "Seconds in which rows were read from changelogs.")
_RECOVERING = _Family(_G, "newsfold_recovering", "1 where rows are being read back.")
_ROWS = _Family(_C, "newsfold_recovery_rows", "Rows read from changelogs.")
_LAG = _Family(
    _G, "newsfold_consumer_lag_records", "Messages not acknowledged, by the end of the partition at its last"
    " fetch.", ("topic", "partition"),
)  # fmt: skip
_AGE = _Family(
    _G, "newsfold_oldest_unprocessed_age_seconds", "Age of the oldest message in hand, by its timestamp; 0"
    " where none is.", ("topic",),
)  # fmt: skip
_RECORDS = _Family(_G, "newsfold_in_flight_records", "Messages in hand, not acknowledged.", ("stage",))
_BYTES = _Family(_G, "newsfold_in_flight_bytes", "Bytes of the messages in hand.", ("stage",))
_ARTICLES = _Family(_G, "newsfold_fold_articles", "Articles in the fold's memory.")
_INDEX = _Family(_G, "newsfold_fold_index_bytes", "Bytes of the arrays of the fold's index.")
_ARCHIVED = _Family(_G, "newsfold_fold_archived", "Stories in the archive, which old articles are known by.")
_EVICTED = _Family(_C, "newsfold_fold_evictions", "Articles that left the fold's window.")
_RESTARTS = _Family(_C, "newsfold_pool_restarts", "Processes of the pool that were replaced.", ("lane",))
_QUEUE = _Family(_G, "newsfold_pool_queue_jobs", "Calls that wait for a process of the pool.", ("lane",))
_AGAIN = _Family(
    _C, "newsfold_changelog_retries", "Batches of rows sent again, as a delivery failed.", ("table",)
)
_MEMORY = _Family(
    _G, "newsfold_pool_memory_bytes", "Memory of the processes of the pool; what is shared, by how many share"
    " it.", ("lane",),
)  # fmt: skip
_FREE = _Family(_G, "newsfold_disk_free_bytes", "Free bytes of the disk that has the local rows.")
_DISK = _Family(_G, "newsfold_disk_bytes", "Bytes of the disk that has the local rows.")
_ALL = (
    _READY, _REBALANCES, _MOVED, _RECOVERED, _RECOVERING, _ROWS, _LAG, _AGE, _RECORDS, _BYTES, _ARTICLES,
    _INDEX, _EVICTED, _ARCHIVED, _RESTARTS, _QUEUE, _AGAIN, _MEMORY, _FREE,
    _DISK,
)  # fmt: skip


class Living(Collector):
    """Reads a worker, in its own loop: nothing changes meanwhile."""

    def __init__(self, app: App, pool: Pool, fold: FoldStage, loop: asyncio.AbstractEventLoop) -> None:
        self._app, self._pool, self._fold, self._loop = app, pool, fold, loop

    @property
    def waits_for(self) -> str:
        """What the worker waits for, in a sentence; empty where it is at work."""
        return "the worker ends" if self._app.should_stop else self._app.standing.waits_for

    @staticmethod
    def describe() -> Iterable[Metric]:
        """Return all that may come, with no samples."""
        return [family.of(()) for family in _ALL]

    def collect(self) -> Iterable[Metric]:
        """Return all as it is now; nothing where the loop stands still."""
        answer: Future[list[Metric]] = Future()
        try:
            self._loop.call_soon_threadsafe(self._answer, answer)
            return [*answer.result(_PATIENCE), *self._machine()]
        except (TimeoutError, RuntimeError):  # RuntimeError: the loop is closed, and the worker at its end
            answer.cancel()
            return []

    def _answer(self, answer: "Future[list[Metric]]") -> None:
        if answer.set_running_or_notify_cancel():
            try:
                answer.set_result([*self._standing(), *self._in_hand(), *self._memory(), *self._helpers()])
            except Exception as error:  # it is the asker's to see, and must not end the worker
                answer.set_exception(error)

    def _standing(self) -> Iterator[Metric]:
        standing = self._app.standing
        yield _READY.at(not self.waits_for)
        yield _REBALANCES.at(standing.rebalances)
        yield _MOVED.at(standing.rebalance_seconds)
        yield _RECOVERED.at(standing.recovery_seconds)
        yield _RECOVERING.at(standing.recovers_now)
        yield _ROWS.at(standing.recovered_rows)

    def _in_hand(self) -> Iterator[Metric]:
        consumer: Any = self._app.consumer
        shares, now = consumer.shares, time()
        at, plain = self._app.on_broker, self._app.plain
        yield _LAG.of(((plain(tp.topic), str(tp.partition)), n) for tp, n in consumer.behind().items())
        oldest = {topic: shares.oldest(at(topic)) for topic in _SOURCES.values()}
        yield _AGE.of(((topic,), max(0.0, now - since) if since else 0.0) for topic, since in oldest.items())
        held = {stage: shares.in_hand(at(topic)) for stage, topic in _SOURCES.items()}
        yield _RECORDS.of(((stage,), records) for stage, (records, _) in held.items())
        yield _BYTES.of(((stage,), size) for stage, (_, size) in held.items())

    def _memory(self) -> Iterator[Metric]:
        articles, size = self._fold.size
        yield _ARTICLES.at(articles)
        yield _INDEX.at(size)
        yield _ARCHIVED.at(self._fold.archived)
        yield _EVICTED.at(self._fold.evicted)

    def _helpers(self) -> Iterator[Metric]:
        lanes, tables = self._pool.lanes, self._app.tables
        yield _RESTARTS.of(((name,), lane.restarts) for name, lane in lanes.items())
        yield _QUEUE.of(((name,), len(lane.queue)) for name, lane in lanes.items())
        yield _AGAIN.of(((name,), table.retried) for name, table in tables.items())

    def _machine(self) -> Iterator[Metric]:
        """Ask the system, in the asker's thread: a disk that hangs must not hold up the loop."""
        sizes = {name: lane.memory for name, lane in self._pool.lanes.items()}
        yield _MEMORY.of(((name,), size) for name, size in sizes.items() if size)
        try:
            disk = shutil.disk_usage(self._app.conf.datadir)
        except OSError:  # it is not there yet, or not any more: the worker itself says so
            yield from (_FREE.of(()), _DISK.of(()))
        else:
            yield from (_FREE.at(disk.free), _DISK.at(disk.total))
