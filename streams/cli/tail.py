"""`newsfold tail`."""

import asyncio
import signal
from collections.abc import AsyncGenerator, Coroutine
from contextlib import aclosing, suppress
from typing import Any

import click
import orjson
from aiokafka.structs import ConsumerRecord

from streams.cli import lines, options, show
from streams.cli.tailed import KINDS, Filters, Kind
from streams.client.reading import follow
from streams.connection import Connection
from streams.errors import BadInput
from streams.records import Outcome, Reason
from streams.wire import decode

__all__ = ["tail"]


@click.command()
@click.argument("what", type=click.Choice(list(KINDS)))
@options.connection
@click.option("--from-beginning", is_flag=True, help="All that is on the topic first, not only what comes.")
@click.option(
    "--outlet", metavar="DOMAIN", help="Of this outlet: in the story, the thread, a source, the page's."
)
@click.option("--language", metavar="CODE", help="Stories and threads in this language: en.")
@click.option("--type", "event", metavar="TYPE", help="Events of this type: AGREE, ASSAULT/aerial.")
@click.option(
    "--outcome", type=click.Choice([outcome.value for outcome in Outcome]), help="Pages that ended so."
)
@click.option(
    "--reason",
    type=click.Choice([reason.value for reason in Reason]),
    metavar="REASON",
    help="Pages that ended for this reason, such as too-short.",
)
@click.option("--text", metavar="WORDS", help="With these words: in title, text, names, URL.")
@click.option("--count", type=options.Whole(1), metavar="N", help="End after so many.")
@click.option("--jsonl", is_flag=True, help="JSON lines out: the records as they are on the topic.")
def tail(what: str, connection: Connection, count: int | None, jsonl: bool, **asked: Any) -> None:
    """Show stories, events, threads or outcomes as they come, until Ctrl-C.

    Several filters take what passes all of them. No consumer group is used, and nothing is changed.

    \b
      newsfold tail stories --brokers kafka:9092 --language en --text sanctions
      newsfold tail events --type AGREE --from-beginning --jsonl
      newsfold tail outcomes --outcome dead-lettered
    """
    from_beginning = asked.pop("from_beginning")
    wanted, kind = Filters(**asked), KINDS[what]
    kind.require(wanted)
    records = follow(connection, kind.topic, from_beginning=from_beginning)
    asyncio.run(_until_stopped(_tail(records, kind, wanted, count, jsonl)))


async def _until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Work until it ends, or until Ctrl-C or SIGTERM, which end it in order: that is how a tail ends."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


async def _tail(
    records: AsyncGenerator[ConsumerRecord | None],
    kind: Kind[Any],
    wanted: Filters,
    count: int | None,
    jsonl: bool,
) -> None:
    shown = 0
    async with aclosing(records):
        async for record in records:
            shown += record is not None and _show(record, kind, wanted, jsonl)
            if shown == count:
                return


def _show(record: ConsumerRecord, kind: Kind[Any], wanted: Filters, jsonl: bool) -> bool:
    """Show a record that passes; returns whether it did. One that is not newsfold's is named, and skipped."""
    try:
        known = decode(record.value, kind.record) if record.value is not None else None
    except BadInput as error:
        place = f"{record.topic}/{record.partition}/{record.offset}"
        click.echo(f"{place} is no record of newsfold: {error}", err=True)
        return False
    passes = kind.passes(known, wanted) if known is not None else not wanted.given
    if not passes:
        return False
    if jsonl:
        lines.write({kind.key: _key(record), "gone": True} if known is None else orjson.loads(record.value))
    else:
        show.console.print(
            kind.shown(known) if known is not None else f"gone  {show.line(_key(record), 100)}"
        )
    return True


def _key(record: ConsumerRecord) -> str:
    return (record.key or b"").decode("utf-8", "backslashreplace")
