"""`newsfold export`."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from streams.cli import lines, options
from streams.cli.alive import now_and_then
from streams.cli.exported import FORMATS
from streams.cli.tailed import KINDS, Filters
from streams.client.current import State
from streams.client.feed import Feed
from streams.connection import Connection
from streams.errors import UsageError
from streams.records import CanonicalArticle, Event, StoryMember, Thread

__all__ = ["export"]

_RECORDS: dict[str, type] = {
    "stories": CanonicalArticle,
    "members": StoryMember,
    "events": Event,
    "threads": Thread,
}


@click.command()
@click.argument("what", type=click.Choice(list(_RECORDS)))
@options.connection
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="jsonl", show_default=True,
              help="What to write; parquet needs the extra `parquet`.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="The file; without it JSON lines go to standard output.")  # fmt: skip
@click.option("--outlet", metavar="DOMAIN", help="Stories and events of this outlet.")
@click.option("--language", metavar="CODE", help="Stories and threads in this language: en.")
@click.option("--type", "event", metavar="TYPE", help="Events of this type: AGREE, ASSAULT/aerial.")
@click.option("--text", metavar="WORDS", help="With these words: in title, text, names.")
def export(what: str, connection: Connection, form: str, output: Path | None, **asked: Any) -> None:
    """Write the current stories, members, events or threads to a file: as they are at their topic's end.

    Stories and threads that were merged or retracted are left out. FILE is replaced when all is written, and
    not before.

    \b
      newsfold export stories --brokers kafka:9092 --format sqlite --output stories.db
      newsfold export events --type ASSAULT > assaults.jsonl
    """
    wanted = Filters(**asked)
    _require(what, wanted)
    if form != "jsonl" and output is None:
        raise UsageError(f"--format {form} makes a file; name it with --output")
    state, skipped = asyncio.run(_read(what, connection))
    records = [
        record for record in _standing(what, state) if not wanted.given or KINDS[what].passes(record, wanted)
    ]
    if output is None:
        lines.write_all(records)
    else:
        FORMATS[form](records, _RECORDS[what], what, output)
        click.echo(f"{what} written to {output}: {len(records)}", err=True)
    if skipped:
        click.echo(f"newsfold: {skipped} records are none of newsfold's, and are left out", err=True)
        raise SystemExit(1)


def _require(what: str, wanted: Filters) -> None:
    if what in KINDS:
        KINDS[what].require(wanted)
    elif wanted.given:
        raise UsageError("members are exported whole; leave out the filters")


def _standing(what: str, state: State) -> Iterable[Any]:
    if what == "stories":
        return state.live()
    if what == "threads":
        return (thread for thread in state.threads.values() if thread.status.live)
    return state.members.values() if what == "members" else state.events.values()


async def _read(what: str, connection: Connection) -> tuple[State, int]:
    state, count = State(), 0
    with now_and_then(lambda: f"{count} records read"):
        async with Feed(connection, malformed="skip") as feed:
            async for record in getattr(feed, what)(until="end"):
                state.apply(record)
                count += 1
    return state, feed.skipped
