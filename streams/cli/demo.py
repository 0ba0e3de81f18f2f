"""`newsfold demo`."""

import asyncio
import shutil
import signal
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen
from time import monotonic, sleep
from types import FrameType

import click

from streams import samples
from streams.broker.embedded import EmbeddedBroker, free_port
from streams.broker.topics import ensure
from streams.cli import options, show
from streams.client import push, wait_for_outcomes
from streams.client.pushing import RawMessage
from streams.client.results import read_results, settled
from streams.client.spawn import address_of, end_of_log, gateway_process, worker_process
from streams.connection import Connection
from streams.errors import NewsfoldError
from streams.records import PageOutcome
from streams.samples.made import MadePage, made_pages
from streams.settings import Settings

__all__ = ["demo"]

_PATIENCE = 90.0  #: seconds; the samples take ten on two slow cores, and the first run compiles the libraries
_PORT = 8080  #: of the page, where it is free
_LOOK = 0.5  #: seconds between two looks at the processes
_REPORT = 30.0  #: seconds between two lines on how far the made stream is


@click.command()
@click.option("--live", is_flag=True,
              help="Then feed a made stream of some hundred pages: one sees stories fold.")  # fmt: skip
@click.option("--minutes", default=5.0, show_default=True, type=click.FloatRange(0.1, 60),
              help="How long that stream lasts.")  # fmt: skip
@click.option("--serve/--no-serve", "is_served", default=True,
              help="Keep the page up on a terminal until Ctrl-C, or end after the tables.")  # fmt: skip
@click.option("--port", type=options.Whole(0, 65_535), default=None, metavar="PORT",
              help=f"The page's port.  [default: {_PORT}, or a free one where that is taken]")  # fmt: skip
def demo(*, live: bool, minutes: float, is_served: bool, port: int | None) -> None:
    """Run the whole of newsfold on sample pages, tell what became of them, and show it in a browser.

    Starts a broker of its own on the loopback address, creates the topics, runs one worker, pushes the sample
    pages, and prints what became of each, the stories and why their members are in, and the events. On a
    terminal it then keeps a page up that shows all of it, until Ctrl-C.
    Nothing is left behind: no process, no port, no file.

    \b
      newsfold demo
      newsfold demo --live --minutes 2
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)
    # of the terminal itself: `FORCE_COLOR` makes Rich take a pipe for one
    is_served = is_served and show.console.file.isatty()
    with _folder() as folder, EmbeddedBroker() as broker, ExitStack() as stack:
        settings = Settings(
            connection=Connection(broker.address),
            data_dir=folder,
            store="memory",
            embedded=True,
            partitions=2,
            metrics_port=free_port() if is_served else 0,  # for the page's operations
        )
        show.console.print(f"broker   [dim]{broker.address}, embedded, in memory[/]")
        made = asyncio.run(ensure(settings))
        show.console.print(f"topics   [dim]{len(made)} created, {settings.partitions} partitions each[/]")
        worker_log, page_log = folder / "worker.log", folder / "page.log"
        worker = stack.enter_context(worker_process(settings, worker_log))
        show.console.print(f"worker   [dim]process {worker.pid}[/]")
        processes = [_Started("worker", worker, worker_log)]
        address = ""
        if is_served:
            page = stack.enter_context(gateway_process(settings, _port(port), page_log))
            processes.append(_Started("gateway", page, page_log))
            address = address_of(page, page_log, _PATIENCE)
            show.console.print(f"page     {address}")
        _run(settings, processes)
        if live:
            _feed(settings, processes, 60 * minutes)
        if address:
            _keep(processes, address)


@dataclass(frozen=True, slots=True)
class _Started:
    """A process that the demo needs."""

    name: str
    process: "Popen[bytes]"
    log: Path

    def require(self) -> None:
        """Raise `NewsfoldError` where it has ended."""
        if self.process.poll() is not None:
            code = self.process.returncode
            raise NewsfoldError(f"the {self.name} ended with code {code}: {end_of_log(self.log)}")


def _end(number: int, _: FrameType | None) -> None:
    """End as at Ctrl-C: with everything taken down."""
    raise SystemExit(128 + number)


def _port(asked: int | None) -> int:
    """Return the port that was asked for; else the usual one, or 0 for a free one where that is taken."""
    for port in (_PORT,) if asked is None else ():
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    return asked or 0


def _run(settings: Settings, processes: Sequence[_Started]) -> None:
    """Push the samples, and show what they lead to."""
    names = asyncio.run(_push(settings.connection))
    show.console.print(f"pages    [dim]{len(names)} pushed[/]\n")
    outcomes = asyncio.run(_wait(settings, names, processes))
    _report(names, outcomes)
    results = asyncio.run(read_results(settings.connection))
    show.console.rule("Stories", align="left")
    show.stories(results.stories)
    show.console.rule("Events", align="left")
    show.events(results.events)
    threads, count = len(results.threads), len(results.dead_letters)
    show.console.print(f"\n[dim]threads, each of stories that may report one happening: {threads}[/]")
    show.console.print(f"[dim]dead letters, each with the bytes of what could not be used: {count}[/]")


async def _push(connection: Connection) -> dict[str, str]:
    """Push the samples; returns the name of each by the origin that the broker gave it."""
    pages = [RawMessage(_name(s), s.key, s.value) for s in samples.load()]
    return {p.origin_key: p.name async for p in push(connection, pages) if p.origin_key}


def _name(sample: samples.Sample) -> str:
    what = "retracted" if sample.value is None else sample.push.kind
    return f"{what:<9} {sample.push.url.removeprefix('https://').removeprefix('www.')}"


async def _wait(
    settings: Settings, names: dict[str, str], processes: Sequence[_Started]
) -> dict[str, PageOutcome]:
    waiting = asyncio.create_task(_outcomes(settings, names))
    try:
        while not waiting.done():
            await asyncio.wait([waiting], timeout=_LOOK)
            for one in processes:
                one.require()
    finally:
        waiting.cancel()
    return waiting.result()


async def _outcomes(settings: Settings, names: dict[str, str]) -> dict[str, PageOutcome]:
    outcomes = await wait_for_outcomes(settings.connection, names, _PATIENCE, since={})
    await settled(settings.connection, settings.group, _PATIENCE)
    return outcomes


def _report(names: dict[str, str], outcomes: dict[str, PageOutcome]) -> None:
    show.console.rule("What became of each page", align="left")
    show.ledger(names, outcomes)
    if len(outcomes) < len(names):
        raise NewsfoldError(f"{len(names) - len(outcomes)} pages had no outcome after {_PATIENCE:g} s")


def _feed(settings: Settings, processes: Sequence[_Started], seconds: float) -> None:
    """Push the made stream at its own pace, and say what came of it."""
    pages = made_pages(seconds)
    show.console.print(f"\nstream   [dim]{len(pages)} made pages, {seconds / 60:g} minutes[/]")
    names = asyncio.run(_stream(settings.connection, pages, processes))
    asyncio.run(_wait(settings, names, processes))
    results = asyncio.run(read_results(settings.connection))
    articles = sum(story.member_count for story, _ in results.stories)
    show.console.print(
        f"stream   [dim]at its end: {articles} articles in {len(results.stories)} stories,"
        f" {show.count(len(results.threads), 'thread', 'threads')}, {len(results.events)} events[/]"
    )


async def _stream(
    connection: Connection, pages: Sequence[MadePage], processes: Sequence[_Started]
) -> dict[str, str]:
    return {p.origin_key: p.name async for p in push(connection, _paced(pages, processes)) if p.origin_key}


def _paced(pages: Sequence[MadePage], processes: Sequence[_Started]) -> Iterator[RawMessage | None]:
    """Yield each page when it is due, and null while none is."""
    begin, start = datetime.now(UTC), monotonic()
    looked = reported = start
    for number, page in enumerate(pages):
        while (now := monotonic()) < start + page.at:
            if now > looked + _LOOK:
                looked = now
                for one in processes:
                    one.require()
            if now > reported + _REPORT:
                reported = now
                show.console.print(f"         [dim]{number} of {len(pages)} pushed[/]")
            yield None
        yield RawMessage(page.url, *page.message(begin))


def _keep(processes: Sequence[_Started], address: str) -> None:
    """Keep the page up until Ctrl-C."""
    if alive := click.get_current_context().obj:
        alive.end()  # it is at work no more, it waits
    show.console.print(f"\nSee it at {address} (Ctrl-C ends it).")
    with suppress(KeyboardInterrupt):
        while True:
            sleep(_LOOK)
            for one in processes:
                one.require()
    show.console.print("")


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="newsfold-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
