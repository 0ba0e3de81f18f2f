"""`newsfold replay`."""

import asyncio
import os
import re
import signal
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen
from time import monotonic
from typing import Any, TypeVar

import click

from streams.cli import options
from streams.cli.connection import as_environment, legal_prefix
from streams.cli.replayed import Names, Section, as_json, names_of, print_sections, sections_of
from streams.cli.worker import worker
from streams.client.copying import copy, stretch
from streams.client.lag import lag
from streams.client.spawn import end_of_log, running
from streams.client.trial import begin, compare, drop, partitions_of
from streams.connection import Connection
from streams.errors import NewsfoldError, UsageError
from streams.settings import Settings

__all__ = ["replay"]

_OFFSET = re.compile(r"(?:(\d{1,9})/)?(\d{1,18})")
_TIMES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]
_LOOK = 1.0  #: seconds between two looks how far the worker is
_REPORT = 10.0  #: seconds between two reports of it

F = TypeVar("F", bound=Callable[..., Any])
Offsets = Mapping[int | None, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Asked:
    """What is to be replayed, and how."""

    offsets: Offsets
    since: datetime | None
    until: datetime | None
    resume: bool
    worker: tuple[str, ...]  #: further options of its own


def _offsets(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> Offsets:
    """Read offsets by their partitions; one that names none is of each."""
    offsets: dict[int | None, int] = {}
    for text in given:
        if not (match := _OFFSET.fullmatch(text)):
            raise click.BadParameter(
                f"{text!r} is neither OFFSET nor PARTITION/OFFSET; say for example 0/1200"
            )
        offsets[None if match[1] is None else int(match[1])] = int(match[2])
    return offsets


def _time(_: click.Context, __: click.Parameter, value: datetime | None) -> datetime | None:
    return value and value.replace(tzinfo=UTC)


def _checked(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse what no worker takes, before anything is copied."""
    worker.make_context("newsfold worker", list(given))
    return given


_STRETCH = (
    click.option("--from-offset", "offsets", multiple=True, metavar="[PARTITION/]OFFSET", callback=_offsets,
                 help="Replay from this offset of raw-articles on, in that partition or in each;"
                 " without it, from the beginning."),
    click.option("--since", type=click.DateTime(_TIMES), metavar="TIME", callback=_time,
                 help="Or from the first page of that time on: 2025-10-24, or 2025-10-24T06:30:00; in UTC."),
    click.option("--until", type=click.DateTime(_TIMES), metavar="TIME", callback=_time,
                 help="Up to the first page of that time; without it, to where raw-articles ends now."),
)  # fmt: skip


def _of_a_stretch(command: F) -> F:
    """Add the options that say which pages are meant."""
    for option in reversed(_STRETCH):
        command = option(command)
    return command


@click.command()
@click.option("--into", required=True, metavar="PREFIX", callback=legal_prefix,
              help="The prefix of the replay's own topics, changelogs and group: try-.")  # fmt: skip
@_of_a_stretch
@click.option("--resume", is_flag=True, help="Go on with a replay that was broken off.")
@click.option("--drop", "dropping", is_flag=True,
              help="Delete the topics, changelogs and group of a replay; do nothing else.")  # fmt: skip
@click.option("--examples", "most", default=3, show_default=True, type=options.Whole(0), metavar="N",
              help="So many are named of each kind of difference.")  # fmt: skip
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object, for programs.")
@options.connection
@options.replication
@options.app_id
@click.option("--embedded", is_flag=True, help="The broker is the embedded one.")
@click.argument("worker_options", nargs=-1, type=click.UNPROCESSED, metavar="[-- WORKER OPTIONS]",
                callback=_checked)  # fmt: skip
def replay(  # noqa: PLR0913, PLR0917 - they are its options
    connection: Connection,
    into: str,
    offsets: Offsets,
    since: datetime | None,
    until: datetime | None,
    resume: bool,
    dropping: bool,
    most: int,
    as_object: bool,
    replication: int,
    app_id: str,
    embedded: bool,
    worker_options: tuple[str, ...],
) -> None:
    """Try this version, or a setting, on pages that were pushed, beside the version at work.

    Pages of raw-articles are copied, each as it was and to the same partition, to topics with a prefix; a
    worker of the version that is installed here reads them until each page has its outcome; and what differs
    is printed: pages by how they ended, stories by the articles in them, their canonical articles, events by
    their ids, and threads by the articles of their stories. Nothing that the others read or write is touched.

    The worker has the options that any worker has here, of newsfold.toml and of the environment, and those
    behind `--`. More workers help with many pages: newsfold worker --topic-prefix try-.

    A replay that does not begin at the beginning lacks the older articles. Stories are compared by the
    articles whose pages were replayed, and the texts and events of a story that has others too are not
    compared. What outlets put under their articles is learned anew: the first pages may keep lines of it.

    What was made stays until --drop takes it away. Exits with 0 also where something differs.

    \b
      newsfold replay --into try- --brokers kafka:9092 --since 2025-10-24
      newsfold replay --into try- --from-offset 0/1200 --from-offset 1/1180 -- --coder llm --coder-url URL
      newsfold replay --into try- --drop
    """
    _require_apart(connection, into)
    settings = Settings(
        connection=replace(connection, topic_prefix=into),
        app_id=app_id, replication=replication, embedded=embedded,
    )  # fmt: skip
    if dropping:
        for name in asyncio.run(drop(settings)):
            click.echo(f"deleted {name}")
        return
    if offsets and since:
        raise UsageError("--from-offset and --since both say where to begin; leave one of them out")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a supervisor's end is a Ctrl-C
    asked = _Asked(offsets=offsets, since=since, until=until, resume=resume, worker=worker_options)
    try:
        sections, names = asyncio.run(_replay(connection, settings, asked, most))
    except KeyboardInterrupt:
        click.echo("newsfold: interrupted; --resume goes on, and --drop takes away what is there", err=True)
        raise SystemExit(1) from None
    if as_object:
        click.echo(as_json(sections, names))
    else:
        print_sections(sections, names)


def _require_apart(connection: Connection, into: str) -> None:
    """Refuse a prefix that is none, or that of the topics that are replayed."""
    if into in ("", connection.topic_prefix):
        reason = "none" if not into else "that of the topics to be replayed"
        raise UsageError(f"--into {into!r} is {reason}; give one that no newsfold has here, such as try-")


async def _replay(
    connection: Connection, settings: Settings, asked: _Asked, most: int
) -> tuple[tuple[Section, ...], Names]:
    settings = replace(settings, partitions=await partitions_of(connection))
    what = await stretch(connection, asked.offsets, asked.since, asked.until, embedded=settings.embedded)
    if not what.offsets:
        raise UsageError("raw-articles holds no page of that stretch; name another")
    copies = await begin(settings, resume=asked.resume)
    pace = _Pace()
    async for count in copy(connection, settings.connection, what, copies, embedded=settings.embedded):
        pace.tell(f"{count:,} of {what.offsets:,} pages copied")
    with tempfile.TemporaryDirectory(prefix="newsfold-replay-") as folder:
        log = Path(folder) / "worker.log"
        with running(_worker(settings, Path(folder), asked.worker), log, _environment()) as process:
            await _worked_off(settings, process, log, pace)
    sections = sections_of(await compare(connection, settings.connection, copies, most), copies, most)
    return sections, await names_of(connection, settings.connection, sections)


def _worker(settings: Settings, folder: Path, more: tuple[str, ...]) -> list[str]:
    """Return the arguments of the worker. What is given for it goes behind what is ours, and so before it."""
    config: Path | None = click.get_current_context().find_root().params.get("config")
    ours = {
        "--data-dir": folder / "rows",
        "--metrics-port": 0,  # another worker of this machine may have the one of the file
    }
    fixed = {
        "--topic-prefix": settings.connection.topic_prefix,
        "--partitions": settings.partitions,
        "--replication": settings.replication,
        "--app-id": settings.app_id,
    }
    return [
        *(("--config", str(config.absolute())) if config else ()), "worker",
        *(str(part) for pair in ours.items() for part in pair), *more,
        *(str(part) for pair in fixed.items() for part in pair),
        *(("--embedded",) if settings.embedded else ()),
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    return {**os.environ, **as_environment("worker")}


async def _worked_off(settings: Settings, process: "Popen[bytes]", log: Path, pace: "_Pace") -> None:
    """Wait until all is worked off, twice in a row: what one stage has just done may be another's to do."""
    quiet = 0
    while quiet < 2:  # noqa: PLR2004 - see above
        await asyncio.sleep(_LOOK)
        if process.poll() is not None:
            raise NewsfoldError(
                f"the worker ended with code {process.returncode}; --resume goes on: {end_of_log(log)}"
            )
        behind = await lag(settings.connection, settings.group)
        quiet = 0 if any(behind.values()) else quiet + 1
        waiting = ", ".join(f"{topic} {count:,}" for topic, count in behind.items() if count)
        pace.tell(f"waiting: {waiting or 'nothing'}")


class _Pace:
    """Says on standard error how far it is, from time to time."""

    def __init__(self) -> None:
        self._reported = monotonic()

    def tell(self, how_far: str) -> None:
        """Say it, if nothing was said for a while."""
        if monotonic() - self._reported >= _REPORT:
            click.echo(f"newsfold: {how_far}", err=True)
            self._reported = monotonic()
