"""`newsfold demo`."""

import asyncio
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from types import FrameType

import click

from streams import samples
from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.cli import show
from streams.client import push, wait_for_outcomes
from streams.client.pushing import RawMessage
from streams.client.results import read_results, settled
from streams.client.spawn import end_of_log, worker_process
from streams.connection import Connection
from streams.errors import NewsfoldError
from streams.records import PageOutcome
from streams.settings import Settings

__all__ = ["demo"]

_PATIENCE = 90.0  #: seconds; the samples take ten on two slow cores, and the first run compiles the libraries


@click.command()
def demo() -> None:
    """Run the whole of newsfold on sample pages, and tell what became of them.

    Starts a broker of its own on the loopback address, creates the topics, runs one worker, pushes the sample
    pages, and prints what became of each, the stories and why their members are in, and the events.
    Nothing is left behind: no process, no port, no file.

    \b
      newsfold demo
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    with _folder() as folder, EmbeddedBroker() as broker:
        settings = Settings(
            connection=Connection(broker.address),
            data_dir=folder,
            store="memory",
            embedded=True,
            partitions=2,
        )
        show.console.print(f"broker   [dim]{broker.address}, embedded, in memory[/]")
        made = asyncio.run(ensure(settings))
        show.console.print(f"topics   [dim]{len(made)} created, {settings.partitions} partitions each[/]")
        with worker_process(settings, folder / "worker.log") as worker:
            show.console.print(f"worker   [dim]process {worker.pid}[/]")
            _run(settings, worker, folder / "worker.log")


def _end(number: int, _: FrameType | None) -> None:
    """End as at Ctrl-C: with everything taken down."""
    raise SystemExit(128 + number)


def _run(settings: Settings, worker: "Popen[bytes]", log: Path) -> None:
    names = asyncio.run(_push(settings.connection))
    show.console.print(f"pages    [dim]{len(names)} pushed[/]\n")
    found = asyncio.run(_wait(settings, names, worker, log))
    _report(names, found)
    results = asyncio.run(read_results(settings.connection))
    show.console.rule("Stories", align="left")
    show.stories(results.stories)
    show.console.rule("Events", align="left")
    show.events(results.events)
    count = len(results.dead_letters)
    show.console.print(f"\n[dim]dead letters, each with the bytes of what could not be used: {count}[/]")


async def _push(connection: Connection) -> dict[str, str]:
    """Push the samples; returns the name of each by the origin that the broker gave it."""
    pages = [RawMessage(_name(s), s.key, s.value) for s in samples.load()]
    return {p.origin_key: p.name async for p in push(connection, pages) if p.origin_key}


def _name(sample: samples.Sample) -> str:
    what = "retracted" if sample.value is None else sample.push.kind
    return f"{what:<9} {sample.push.url.removeprefix('https://').removeprefix('www.')}"


async def _wait(
    settings: Settings, names: dict[str, str], worker: "Popen[bytes]", log: Path
) -> dict[str, PageOutcome]:
    waiting = asyncio.create_task(_outcomes(settings, names))
    while not waiting.done():
        await asyncio.wait([waiting], timeout=0.5)
        if worker.poll() is not None:
            waiting.cancel()
            raise NewsfoldError(f"the worker ended with code {worker.returncode}: {end_of_log(log)}")
    return waiting.result()


async def _outcomes(settings: Settings, names: dict[str, str]) -> dict[str, PageOutcome]:
    found = await wait_for_outcomes(settings.connection, names, _PATIENCE, since={})
    await settled(settings.connection, settings.group, _PATIENCE)
    return found


def _report(names: dict[str, str], found: dict[str, PageOutcome]) -> None:
    show.console.rule("What became of each page", align="left")
    show.ledger(names, found)
    if len(found) < len(names):
        raise NewsfoldError(f"{len(names) - len(found)} pages had no outcome after {_PATIENCE:g} s")


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="newsfold-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
