"""How soon the partitions of a worker that was killed are at work again: `python -m benchmarks.recovery`."""

import asyncio
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep, time

import click
import orjson
from aiokafka import AIOKafkaProducer
from aiokafka.partitioner import DefaultPartitioner
from rich.table import Table

from benchmarks.folding.texts import END, articles
from benchmarks.pipeline.processes import usage
from streams.broker.embedded import free_port
from streams.broker.topics import ensure
from streams.cli.show import tables
from streams.client import end_of, wait_for_outcomes
from streams.connection import Connection
from streams.fold import ArticleRow, FoldStage, StoryRow
from streams.settings import Settings
from streams.state import Rows
from streams.topics import OUTCOMES
from tests.integration.kafka import Kafka
from tests.integration.newsfold import NewsfoldWorker, push_all
from tests.pages import Pushed, Telling

_HELP = """Kill one of two workers that has many articles in its window, and time the other one.

Rows are written to the fold's changelog as a worker writes them, each as often as it changes. Both workers
start with no rows of their own; the one that has the articles is killed once both are at work. A page in
their language is pushed at once, and waits for the other worker to take over.

\b
  python -m benchmarks.recovery
  python -m benchmarks.recovery --articles 20000
"""
_SESSION = 6.0  #: seconds of the tests' workers, of which the group knows after that much silence
_WAIT = 900.0  #: seconds after which a worker is given up
_ROWS = 2_000  #: sent together
_LOOK = 0.2  #: seconds between two looks at a worker
_LANGUAGE = b"en"  # the key by which articles, and so their rows, have their partition
_SENTENCES = (
    "The council of the northern district approved a budget for the new school on Tuesday.",
    "Its members said that the work on the building would begin before the end of the year.",
    "Parents had asked for more classrooms since the old school was closed two years ago.",
    "The mayor thanked the teachers for their patience, and promised to keep to the plan.",
    "A spokesman for the opposition called the decision late, but welcomed it all the same.",
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What is in the changelog."""

    rows: int
    mb: float
    partition: int


@dataclass(frozen=True, slots=True)
class Took:
    """What the worker that took over needed, in seconds since the other one was killed."""

    assigned: float
    recovered: float
    made: float  #: the fold's memory
    at_work: float
    rows: int
    reading: float  #: CPU seconds of its processes from the assignment to the rows
    making: float  #: and from there on
    mb: float  #: of the worker at most


class _Written(dict[bytes, bytes]):
    """A table that gives away each row as it is written."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[bytes, bytes | None]] = []

    def __setitem__(self, key: bytes, value: bytes) -> None:
        super().__setitem__(key, value)
        self.rows.append((key, value))

    def __delitem__(self, key: bytes) -> None:
        super().__delitem__(key)
        self.rows.append((key, None))


class _Worker:
    """A worker, and what can be seen of it from outside."""

    def __init__(self, address: str, folder: Path) -> None:
        self._port = free_port()
        self.process = NewsfoldWorker(address, folder, "--metrics-port", str(self._port))

    def is_made(self) -> bool:
        """Tell whether the fold's memory is."""
        return self.has("newsfold_fold_articles") > 0

    def has(self, metric: str) -> float:
        """Return a figure of its metrics; 0 where it does not answer."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/metrics", timeout=30) as answer:
                lines = answer.read().decode().splitlines()
        except OSError:
            return 0
        return sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith(metric + " "))

    def logged(self, event: str, since: float) -> float | None:
        """Return when it last logged something, if that was not before `since`."""
        lines = (orjson.loads(line) for line in self.process.log.splitlines() if line.startswith("{"))
        times = [
            datetime.fromisoformat(one["timestamp"]).timestamp() for one in lines if one["event"] == event
        ]
        return times[-1] if times and times[-1] >= since else None


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--articles", "count", default=100_000, show_default=True, type=click.IntRange(100),
              metavar="N", help="How many are in the window.")  # fmt: skip
def main(count: int) -> None:
    """See `_HELP`."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        broker = stack.enter_context(_broker(folder))
        filled = asyncio.run(_fill(broker, count))
        tables.print(_table(count, filled, _take_over(broker, folder, stack)))


@contextmanager
def _broker(folder: Path) -> Iterator[str]:
    data = folder / "broker"
    data.mkdir()
    with Kafka(data) as broker:
        asyncio.run(ensure(Settings(connection=Connection(broker.address))))
        yield broker.address


async def _fill(address: str, count: int) -> Filled:
    """Fold articles, and write the rows to the changelog as they come."""
    topic = f"{Settings().app_id}-fold-changelog"
    written = _Written()
    stage = FoldStage(Rows(written, ArticleRow, b"article/"), Rows(written, StoryRow, b"story/"))
    rows = size = 0
    async with AIOKafkaProducer(
        bootstrap_servers=address, compression_type="zstd", max_batch_size=1 << 20, linger_ms=20
    ) as producer:
        partitions = sorted(await producer.partitions_for(topic))
        partition = DefaultPartitioner()(_LANGUAGE, partitions, partitions)
        for article in articles(count):
            stage.records(stage.take(article))
            if len(written.rows) >= _ROWS:
                rows, size = rows + len(written.rows), size + _size(written)
                await _send(producer, topic, partition, written)
        rows, size = rows + len(written.rows), size + _size(written)
        await _send(producer, topic, partition, written)
    return Filled(rows, size / 1e6, partition)


def _size(written: _Written) -> int:
    return sum(len(key) + len(value or b"") for key, value in written.rows)


async def _send(producer: AIOKafkaProducer, topic: str, partition: int, written: _Written) -> None:
    sent = [await producer.send(topic, value, key, partition) for key, value in written.rows]
    await asyncio.gather(*sent)
    written.rows.clear()


def _take_over(address: str, folder: Path, stack: ExitStack) -> Took:
    workers = [_Worker(address, folder / f"worker {number}") for number in range(2)]
    for worker in workers:
        worker.process.start()
        stack.callback(worker.process.stop)
    _until(lambda: all(worker.logged("ready", 0) for worker in workers))
    sleep(2 * _SESSION)  # the second one has moved partitions again
    asyncio.run(_push(address, "first"))
    dead, other = sorted(workers, key=lambda worker: -worker.has("newsfold_fold_articles"))
    rows = other.has("newsfold_recovery_rows_total")
    killed, since = time(), monotonic()
    dead.process.kill()
    return asyncio.run(_watched(address, other, killed, since, rows))


def _until(done: Callable[[], bool]) -> None:
    until = monotonic() + _WAIT
    while not done():
        assert monotonic() < until, "the workers did not get ready"
        sleep(_LOOK)


async def _watched(address: str, worker: _Worker, killed: float, since: float, rows: float) -> Took:
    """Return what the worker took, and when, until the page pushed now has its outcome."""
    outcome = asyncio.create_task(_push(address, "second"))
    used: dict[str, float] = {}  # CPU seconds, when it said something first
    made = 0.0
    while not outcome.done():
        for event in ("partitions assigned", "ready"):
            if event not in used and worker.logged(event, killed):
                used[event] = usage(worker.process.pid).seconds
        if not made and await asyncio.to_thread(worker.is_made):
            made = monotonic() - since
        await asyncio.sleep(_LOOK)
    await outcome
    at_work = monotonic() - since
    recovered = worker.has("newsfold_recovery_rows_total") - rows
    assigned, ready = worker.logged("partitions assigned", killed), worker.logged("ready", killed)
    assert assigned
    assert ready
    cpu = usage(worker.process.pid).seconds
    return Took(
        assigned=assigned - killed,
        recovered=ready - killed,
        made=made or at_work,  # between two looks
        at_work=at_work,
        rows=int(recovered),
        reading=used["ready"] - used["partitions assigned"],
        making=cpu - used["ready"],
        mb=_peak(worker.process.pid),
    )


def _peak(pid: int) -> float:
    """Return the megabytes of memory that a process had at most (resident set)."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1e3


async def _push(address: str, name: str) -> None:
    """Push a page and wait for its outcome."""
    mark = await end_of(Connection(address), OUTCOMES)
    (origin,) = await push_all(address, [_page(name)])
    outcomes = await wait_for_outcomes(Connection(address), [origin], _WAIT, mark)
    assert outcomes, "the page has no outcome"


def _page(name: str) -> Pushed:
    body = tuple(f"{sentence} This is the {name} report." for sentence in _SENTENCES)
    return Telling(f"https://outlet.example/{name}", f"Council approves the {name} budget", body, END).page()


def _table(count: int, filled: Filled, took: Took) -> Table:
    made = Table(title=f"{count:,} articles; a worker is killed", title_justify="left")
    made.add_column("")
    made.add_column("", justify="right")
    for name, value in (
        ("seconds to the assignment", f"{took.assigned:.1f}"),
        ("  of which session time-out", f"{_SESSION:.1f}"),
        ("then, to rows recovered", f"{took.recovered - took.assigned:.1f}"),
        ("then, to memory made", f"{took.made - took.recovered:.1f}"),
        ("then, to the first outcome", f"{took.at_work - took.made:.1f}"),
        ("in all, after the time-out", f"{took.at_work - _SESSION:.1f}"),
        ("rows recovered", f"{took.rows:,}"),
        ("rows in the changelog", f"{filled.rows:,}"),
        ("MB of them", f"{filled.mb:.0f}"),
        ("CPU seconds to rows recovered", f"{took.reading:.1f}"),
        ("CPU seconds after that", f"{took.making:.1f}"),
        ("peak MB of the worker", f"{took.mb:.0f}"),
    ):
        made.add_row(name, value)
    return made


if __name__ == "__main__":
    main()
