"""How soon a worker and the event coder are at work: `python -m benchmarks.start`.

Each figure is taken several times in turn: with all that newsfold keeps from an earlier start, without it,
and, beside them, with another checkout of newsfold.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

import click
import orjson
from rich.table import Table

from benchmarks.pipeline.processes import usage
from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.cli.show import tables
from streams.client import end_of, wait_for_outcomes
from streams.client.reading import Mark
from streams.connection import Connection
from streams.settings import Settings
from streams.topics import OUTCOMES
from tests.integration.kafka import Kafka, missing
from tests.integration.newsfold import NewsfoldWorker, push_all
from tests.pages import pages

_HELP = """Time how soon `newsfold events` prints its first line, and a worker's first page has its outcome.

The broker is Apache Kafka where Java and Maven are, else the embedded one. Modules are compiled, as an
installer leaves them; newsfold's own tables are kept from the start before, or made anew.

\b
  python -m benchmarks.start
  python -m benchmarks.start --rounds 5 --beside ../another-checkout
"""
_ROOT = Path(__file__).parents[1]
_BROKER = "embedded" if missing() else "Kafka"
_LINE = orjson.dumps({
    "url": "https://a.example/1", "title": "Switzerland freezes assets of nine companies",
    "text": "Switzerland on Thursday froze the assets of nine companies over arms shipments to Sudan.",
})  # fmt: skip
_WAIT = 120.0  #: seconds after which a worker is given up
_SETTLE = 2.0  #: seconds after the first outcome in which a worker comes to rest, before its memory is read


@dataclass(frozen=True, slots=True)
class Case:
    """A newsfold to start."""

    name: str
    source: Path
    folder: Path  #: for what is kept from one start to the next
    anew: bool = False  #: nothing of newsfold's own is kept


@dataclass(frozen=True, slots=True)
class Took:
    """What one start took."""

    seconds: float
    cpu: float  #: user and system, of all processes
    mb: float = 0.0  #: memory of all processes, what they share counted once
    processes: int = 1


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1), metavar="N",
              help="How often each is started; the median is printed.")  # fmt: skip
@click.option("--beside", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="FOLDER",
              help="Another checkout of newsfold, to be measured in turn with this one.")  # fmt: skip
def main(rounds: int, beside: Path | None) -> None:
    """See `_HELP`."""
    with tempfile.TemporaryDirectory() as folder:
        cases = [*_cases(Path(folder), beside)]
        tables.print(_table("newsfold events, first line", cases, _repeated(rounds, cases, _first_line)))
        click.echo()
        with ExitStack() as brokers:
            workers = {case.name: brokers.enter_context(_workers(case)) for case in cases}
            took = _repeated(rounds, cases, lambda case: workers[case.name].first_outcome())
        tables.print(_table(f"worker, first outcome, {_BROKER}", cases, took))


def _cases(folder: Path, beside: Path | None) -> Iterator[Case]:
    yield Case("again", _ROOT, folder)
    yield Case("for the first time", _ROOT, folder, anew=True)
    if beside:
        yield Case(beside.name, beside.resolve(), folder)


def _repeated(rounds: int, cases: list[Case], take: Callable[[Case], Took]) -> dict[str, list[Took]]:
    """Measure the cases in turn, so that what else the machine does hits all alike; each once for nothing."""
    took: dict[str, list[Took]] = {case.name: [] for case in cases}
    for turn in range(rounds + 1):
        for case in cases:
            one = take(case)
            if turn:  # the first one reads the libraries from the disk
                took[case.name].append(one)
    return took


def _environment(case: Case) -> dict[str, str]:
    """Return the environment of a start: modules are compiled once, as an installer leaves them."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(case.folder / "modules")}
    cache = tempfile.mkdtemp(dir=case.folder) if case.anew else str(case.folder / "cache")
    return {**os.environ, "PYTHONPATH": str(case.source), "XDG_CACHE_HOME": cache, **compiled}


def _first_line(case: Case) -> Took:
    began = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "streams.cli", "events", "--jsonl"],
        cwd=case.source,
        env=_environment(case),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(_LINE + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        return _used(process.pid, perf_counter() - began)


class _Workers:
    """Workers that are started one after the other, each with one new page on its topic."""

    def __init__(self, case: Case, address: str) -> None:
        self._case = case
        self._address = address
        self._options = ("--embedded",) if _BROKER == "embedded" else ()
        self._pages = iter([page for page in pages(400, seed=3) if b"/broken" not in page.key])

    def first_outcome(self) -> Took:
        origin, mark = asyncio.run(self._push())
        worker = NewsfoldWorker(self._address, self._case.folder / self._case.name, *self._options)
        worker.environment = _environment(self._case)
        worker.folder = self._case.source
        began = perf_counter()
        worker.start()
        try:
            outcomes = asyncio.run(wait_for_outcomes(Connection(self._address), [origin], _WAIT, mark))
            first = _used(worker.pid, perf_counter() - began)
            assert outcomes, worker.log[-4_000:]
            sleep(_SETTLE)
            return replace(_used(worker.pid, first.seconds), cpu=first.cpu)
        finally:
            worker.stop()

    async def _push(self) -> tuple[str, Mark]:
        mark = await end_of(Connection(self._address), OUTCOMES)
        (origin,) = await push_all(self._address, [next(self._pages)])
        return origin, mark


@contextmanager
def _workers(case: Case) -> Iterator[_Workers]:
    """Start a broker for the workers of a case: rows of another version are none of theirs."""
    data = case.folder / f"{case.name} broker"
    data.mkdir()
    with EmbeddedBroker() if _BROKER == "embedded" else Kafka(data) as broker:
        asyncio.run(ensure(Settings(connection=Connection(broker.address))))
        yield _Workers(case, broker.address)


def _used(session: int, seconds: float) -> Took:
    """Return what the processes of a session have used of the processors, and hold of the memory."""
    used = usage(session)
    return Took(seconds, used.seconds, used.bytes / 1e6, used.processes)


def _table(title: str, cases: list[Case], took: dict[str, list[Took]]) -> Table:
    made = Table(title=title, title_justify="left")
    for column in ("", "seconds", "x", "CPU s", "x", "MB", "processes"):
        made.add_column(column, justify="right" if column else "left")
    first = _median(took[cases[0].name])
    for case in cases:
        one = _median(took[case.name])
        made.add_row(
            case.name,
            f"{one.seconds:.2f}",
            f"{one.seconds / first.seconds:.2f}",
            f"{one.cpu:.2f}",
            f"{one.cpu / first.cpu:.2f}",
            f"{one.mb:.0f}",
            f"{one.processes}",
        )
    return made


def _median(took: list[Took]) -> Took:
    seconds, cpu, mb = (median(getattr(one, name) for one in took) for name in ("seconds", "cpu", "mb"))
    return Took(seconds, cpu, mb, took[0].processes)


if __name__ == "__main__":
    main()
