"""`newsfold push`."""

import asyncio
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import click
from rich.progress import Progress, SpinnerColumn, TextColumn

from streams.cli import options, show
from streams.cli.alive import now_and_then
from streams.cli.lines import arriving
from streams.cli.pages import Page, inputs_of, page_in_line
from streams.cli.resumed import State
from streams.client import Pushed, end_of, wait_for_outcomes
from streams.client import push as push_pages
from streams.client.pushing import RawMessage
from streams.client.reading import Mark
from streams.connection import Connection
from streams.errors import NewsfoldError, UsageError
from streams.records import Outcome, PageOutcome
from streams.topics import OUTCOMES

__all__ = ["paced", "push"]

_NAMELESS = "the page does not say its URL; give it with --url, or push {url, html} lines of a .jsonl"
_STDIN = Path("-")
_SHOWN = 0.1  #: seconds between two looks at the progress
_BEHIND = 0.1  #: seconds of a pause that are made up for: longer ones would end in a burst

Inputs = list[tuple[str, Iterator[Page | None]]]


@dataclass(slots=True)
class _Tally:
    """What has become of the pages so far."""

    keep: bool  #: the names of those that were taken, for their outcomes
    taken: int = 0
    size: int = 0
    before: int = 0  #: pages of an earlier run
    refused: list[tuple[str, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    interrupted: bool = False
    began: float = field(default_factory=monotonic)

    def take(self, pushed: Pushed) -> None:
        if pushed.error or not pushed.origin_key:
            self.refused.append((pushed.name, pushed.error or ""))
            return
        self.taken += 1
        self.size += pushed.page.size
        if self.keep:
            self.names[pushed.origin_key] = pushed.name

    def progress(self) -> str:
        rate = self.taken / max(monotonic() - self.began, _SHOWN)
        refused = f", {len(self.refused):,} refused" if self.refused else ""
        return (
            f"{show.count(self.taken, 'page', 'pages')}{refused}, {show.size(self.size)}, {rate:,.0f} pages/s"
        )

    def total(self) -> str:
        before = f", {self.before:,} in an earlier run" if self.before else ""
        return f"{show.count(self.taken, 'page', 'pages')} pushed, {len(self.refused):,} refused{before}"


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, allow_dash=True)
)
@options.connection
@click.option("--url", help="The URL of the page in FILE, whatever the page says of itself.")
@click.option(
    "--rate", type=options.Number(0, min_open=True), metavar="PAGES/S", help="So many pages a second at most."
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Keep in FILE what was acknowledged, and go on from there if it is there.",
)
@click.option("--wait", type=options.Number(0), metavar="SECONDS", default=0.0,
              help="Wait so long for what becomes of the pages, and tell.")  # fmt: skip
def push(files: tuple[Path, ...], connection: Connection, url: str | None, wait: float, **asked: Any) -> None:
    """Push pages into raw-articles.

    FILES are files and folders of .html, .txt, .jsonl or .warc (also .gz); - is lines of .jsonl on standard
    input, each pushed as it comes.

    Lines of .jsonl are {url, body | html | text, fetched_at?, status?, headers?}, and go out as they are; a
    line {"url": ..., "status": 404} retracts the URL.
    Ctrl-C ends it when what is on its way has arrived. With --state, the same command goes on where it ended.
    Exits with 1 where a page or a file was refused, or it was interrupted, or, with --wait, where a page was
    dead-lettered or not heard of.

    \b
      newsfold push page.html --url https://example.com/a
      newsfold push crawl/ --brokers kafka:9092 --wait 60
      newsfold push crawl.warc.gz --rate 200 --state crawl.state
      crawler | newsfold push -
    """
    inputs, state, tally = _inputs(files, url), State(asked["state"]), _Tally(keep=bool(wait))
    since = asyncio.run(end_of(connection, OUTCOMES)) if wait else {}
    try:
        asyncio.run(_push(connection, inputs, state, tally, asked["rate"]))
    except KeyboardInterrupt:  # the second one: it does not wait for what is on its way
        tally.interrupted = True
    except NewsfoldError:
        if tally.taken or tally.refused:
            _tell(tally)
        raise
    _tell(tally)
    if tally.interrupted:
        raise SystemExit(1)
    ended_well = _tell_outcomes(connection, tally.names, wait, since) if wait else True
    if tally.refused or not ended_well:
        raise SystemExit(1)


def _inputs(files: tuple[Path, ...], url: str | None) -> Inputs:
    """Return the inputs by name with their pages; standard input comes last. Raises as `inputs_of`."""
    named = tuple(path for path in files if path != _STDIN)
    inputs: Inputs = [(str(path.resolve()), pages) for path, pages in inputs_of(named, url, lambda _: None)]
    if len(named) == len(files):
        return inputs
    if url:
        raise UsageError("lines of standard input say which URL they have; leave out --url")
    return [*inputs, (str(_STDIN), _standard_input())]


def _standard_input() -> Iterator[Page | None]:
    number = 0
    for line in arriving():
        number += line is not None
        yield None if line is None else page_in_line(f"standard input:{number}", line)


async def _push(
    connection: Connection, inputs: Inputs, state: State, tally: _Tally, rate: float | None
) -> None:
    pages = (
        paced(_messages(inputs, state, tally), rate, monotonic) if rate else _messages(inputs, state, tally)
    )
    _end_in_order(tally)
    state.write()  # where it cannot be written, that comes out before anything is pushed
    try:
        with _progress(tally.progress) as look:
            async for pushed in push_pages(connection, _until(pages, tally)):
                tally.take(pushed)
                if pushed.page.place:
                    state.take(pushed.page.place, again=not pushed.is_final)
                look()
    finally:
        state.write()


def _end_in_order(tally: _Tally) -> None:
    """Begin no more pages after Ctrl-C or SIGTERM. A second Ctrl-C is Python's own."""
    loop = asyncio.get_running_loop()

    def end() -> None:
        tally.interrupted = True
        loop.remove_signal_handler(signal.SIGINT)

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, end)


def _until(pages: Iterable[RawMessage | None], tally: _Tally) -> Iterator[RawMessage | None]:
    """Yield the pages until it is interrupted."""
    for page in pages:
        if tally.interrupted:
            return
        yield page


def _messages(inputs: Inputs, state: State, tally: _Tally) -> Iterator[RawMessage | None]:
    """Yield the pages to push. What has no URL, and a file that is broken, is refused; the others go on."""
    begin = {name: state.done(name) for name, _ in inputs}
    for name, pages in inputs:
        number = 0
        for page in pages:
            number += page is not None
            if page is None:
                yield None
            elif number <= begin[name]:
                tally.before += 1
            elif page.nameless or page.error:
                tally.refused.append((page.source, page.error or _NAMELESS))
            else:
                yield RawMessage(page.source, page.key, page.value, (name, number))


def paced(
    pages: Iterable[RawMessage | None], rate: float, clock: Callable[[], float]
) -> Iterator[RawMessage | None]:
    """Yield so many pages a second at most, and null in between."""
    due = clock()
    for page in pages:
        while page and clock() < due:
            yield None
        if page:
            due = max(due, clock() - _BEHIND) + 1 / rate
        yield page


@contextmanager
def _progress(text: Callable[[], str]) -> Iterator[Callable[[], None]]:
    """Show a line that changes, on a terminal: as often as an eye can follow. Elsewhere write one seldom."""
    if not show.errors.is_terminal:
        with now_and_then(text):
            yield lambda: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=show.errors, transient=True) as progress:
        task, due = progress.add_task(text()), 0.0

        def look() -> None:
            nonlocal due
            if monotonic() >= due:
                progress.update(task, description=text())
                due = monotonic() + _SHOWN

        yield look


def _tell(tally: _Tally) -> None:
    """Say what was refused, and how many pages went out."""
    for name, error in tally.refused:
        click.echo(f"{name}: {error}", err=True)
    click.echo(f"{'interrupted: ' if tally.interrupted else ''}{tally.total()}")


def _tell_outcomes(connection: Connection, names: Mapping[str, str], seconds: float, since: Mark) -> bool:
    """Show what became of the pages; returns whether all ended, and none as a dead letter."""
    ended: Mapping[str, PageOutcome] = {}

    def progress() -> str:
        counts = Counter(outcome.outcome.value for outcome in ended.values())
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in counts.most_common())
        return f"{len(ended):,} of {len(names):,} ended{': ' if kinds else ''}{kinds}"

    with _progress(progress) as look:

        def seen(so_far: Mapping[str, PageOutcome]) -> None:
            nonlocal ended
            ended = so_far
            look()

        outcomes = asyncio.run(wait_for_outcomes(connection, names, seconds, since, seen))
    show.ledger(names, outcomes)
    missing = len(names) - len(outcomes)
    if missing:
        what = f"{show.count(missing, 'page was', 'pages were')} not heard of in {seconds:g} s"
        click.echo(f"{what}; is a worker running?", err=True)
    return not missing and all(o.outcome is not Outcome.DEAD_LETTERED for o in outcomes.values())
