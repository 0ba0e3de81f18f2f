"""A run of one side: a fresh Kafka, its workers, a load all at once, and one of half of what they managed."""

import asyncio
import subprocess
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from benchmarks.pipeline.feed import Ends, Seen, create, ends, push, since
from benchmarks.pipeline.processes import Usage, usage
from benchmarks.pipeline.sides import Side
from streams.client.lag import lag, members
from streams.connection import Connection
from streams.errors import NewsfoldError
from streams.lifetime import child, end
from streams.records import RawPage
from streams.topics import DEAD
from tests.integration.kafka import Kafka

__all__ = ["Load", "Measured", "Spent", "finished", "measure", "started"]

_STARTED = 120.0  #: seconds in which all workers must have joined and done the pages to get warm with
_QUIET = 60.0  #: seconds without a record after which nothing more is waited for
_LOOK = 1.0  #: seconds between two looks, each of some 30 ms of this process
_IDLE = 10.0  #: seconds in which workers are watched with nothing to do
_STOP = 30.0

#: Processor time by kind and function.
Spent = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Load:
    """The pages of a run. The same for both sides."""

    warm: Sequence[RawPage]
    at_once: Sequence[RawPage]
    steady: Sequence[RawPage]


@dataclass(slots=True)
class Measured:
    """What one side did with so many workers. Seconds, but for what is said."""

    side: Side
    workers: int
    pages: int  #: at once
    took: float = 0.0  #: from the first page's push to the last record of any topic
    cpu: float = 0.0  #: of the workers with their processes, over the pages at once
    spent: Spent = field(default_factory=Counter)  #: the same by what it was for, by the sampler
    memory: int = 0  #: bytes of the largest worker with its processes, at the worst of all looks
    rate: float = 0.0  #: pages a second of the steady load
    latencies: list[float] = field(default_factory=list)  #: from push to the article's record
    articles: int = 0  #: of the pages at once, those whose article came out
    dead: int = 0  #: messages of theirs that became dead letters
    idle: float = 0.0  #: seconds of processor time a second, with nothing to do
    left: int = 0  #: pages that it never acknowledged

    @property
    def speed(self) -> float:
        """Pages a second."""
        return self.pages / self.took


class _Workers:
    """Workers of one side, each in a session of its own."""

    def __init__(self, side: Side, connection: Connection, folder: Path) -> None:
        self.side, self.connection, self._folder = side, connection, folder
        self._samples = folder / "samples"
        self._samples.mkdir()
        self._running: list[subprocess.Popen[bytes]] = []

    @contextmanager
    def one(self) -> Iterator[None]:
        """Run one more for as long as the `with` block lasts."""
        name = self._folder / f"worker-{len(self._running)}"
        with name.with_suffix(".log").open("wb") as log:
            process = child(
                self.side.command(self.connection.brokers, name),
                log,
                env=self.side.environment(self.connection.brokers, self._samples),
            )
            self._running.append(process)
            try:
                yield
            finally:
                end(process, _STOP)

    def usage(self) -> list[Usage]:
        """Return what each takes. Raises `NewsfoldError` where one has ended."""
        for number, process in enumerate(self._running):
            if process.poll() is not None:
                log = (self._folder / f"worker-{number}.log").read_text("utf-8", "replace")[-2000:]
                raise NewsfoldError(f"a worker of {self.side.name} ended with {process.returncode}:\n{log}")
        return [usage(process.pid) for process in self._running]

    def spent(self) -> Spent:
        """Return what the samplers of all their processes have counted."""
        spent: Spent = Counter()
        for file in self._samples.glob("*.json"):
            for kind, function, seconds in loads(file.read_text()):
                spent[kind, function] += seconds
        return spent


@asynccontextmanager
async def started(side: Side, workers: int, warm: Sequence[RawPage], folder: Path) -> AsyncIterator[_Workers]:
    """Run so many workers on a fresh Kafka, and get them warm. All that is written is in the folder."""
    with ExitStack() as stack:
        connection = Connection(brokers=stack.enter_context(Kafka(folder)).address)
        await create(connection)
        running = _Workers(side, connection, folder)
        for _ in range(workers):
            stack.enter_context(running.one())
        until = monotonic() + _STARTED
        while await _joined(connection, side.group) < workers:
            running.usage()
            if monotonic() > until:
                raise NewsfoldError(f"{side.name} had not joined its group in {_STARTED:g} s")
            await asyncio.sleep(_LOOK)
        await push(connection, warm)
        await finished(running, {})
        yield running


async def _joined(connection: Connection, group: str) -> int:
    try:
        return await members(connection, group)
    except NewsfoldError:  # the first of all groups is being made; it is not waited for without end
        return 0


async def finished(running: _Workers, marks: Ends) -> tuple[int, int]:
    """Wait until nothing is left to do. Returns the most memory meanwhile, and pages never acknowledged.

    Twice nothing in a row, since what one stage has just done may have given the next one something to do.
    It is given up where nothing has come out for a while: Faust may leave a partition behind for good.
    """
    memory, quiet, came, at = 0, 0, marks, monotonic()
    while True:
        await asyncio.sleep(_LOOK)
        memory = max(memory, *(one.bytes for one in running.usage()))
        left = sum((await lag(running.connection, running.side.group)).values())
        quiet = 0 if left else quiet + 1
        if quiet > 1:
            return memory, 0
        now = await ends(running.connection)
        if now != came:
            came, at = now, monotonic()
        elif monotonic() - at > _QUIET:
            return memory, left


async def measure(side: Side, workers: int, load: Load) -> Measured:
    """Run a side: all pages at once, then the others at half the speed that it had."""
    measured = Measured(side, workers, len(load.at_once))
    with TemporaryDirectory(prefix="newsfold-pipeline-", ignore_cleanup_errors=True) as folder:
        async with started(side, workers, load.warm, Path(folder)) as running:
            await _at_once(running, load.at_once, measured)
            await _steady(running, load.steady, measured)
            await _idle(running, measured)
    return measured


async def _at_once(running: _Workers, pages: Sequence[RawPage], measured: Measured) -> None:
    marks, spent, before = await ends(running.connection), running.spent(), _seconds(running)
    times = await push(running.connection, pages)
    measured.memory, measured.left = await finished(running, marks)
    measured.cpu = _seconds(running) - before
    measured.spent = running.spent()
    measured.spent.subtract(spent)
    seen = await since(running.connection, marks)
    if not seen:
        raise NewsfoldError(f"{running.side.name} made nothing of {len(pages)} pages")
    _require_ended(running.side, seen, len(pages))
    measured.took = seen[-1].at - min(times.values())
    measured.dead = sum(record.topic == DEAD.name for record in seen)
    measured.articles = len(_first(running.side, seen).keys() & times.keys())


def _require_ended(side: Side, seen: Sequence[Seen], pages: int) -> None:
    ended = sum(record.topic == side.ledger for record in seen)
    if side.ledger and ended < pages:
        raise NewsfoldError(f"{side.name} has acknowledged {pages} pages, and ended the end of {ended}")


async def _steady(running: _Workers, pages: Sequence[RawPage], measured: Measured) -> None:
    marks = await ends(running.connection)
    measured.rate = measured.speed / 2
    times = await push(running.connection, pages, measured.rate)
    memory, _ = await finished(running, marks)
    measured.memory = max(measured.memory, memory)
    first = _first(running.side, await since(running.connection, marks))
    measured.latencies = [first[url] - at for url, at in times.items() if url in first]


async def _idle(running: _Workers, measured: Measured) -> None:
    before, at = _seconds(running), monotonic()
    await asyncio.sleep(_IDLE)
    measured.idle = (_seconds(running) - before) / (monotonic() - at) / measured.workers


def _seconds(running: _Workers) -> float:
    return sum(one.seconds for one in running.usage())


def _first(side: Side, seen: Sequence[Seen]) -> dict[str, float]:
    """Return when each URL's article came out first."""
    first: dict[str, float] = {}
    for record in seen:
        if record.topic == side.articles and record.value:
            for url in side.urls(record.value):
                first.setdefault(url, record.at)
    return first
