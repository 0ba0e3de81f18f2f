"""`newsfold deadletters`."""

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import wraps
from itertools import chain
from typing import Any, TypeVar

import click
from rich.table import Table

from streams.cli import lines, options, show
from streams.client.letters import Choice, Letter, Whole, letters, newest, redrive, wholes
from streams.connection import Connection
from streams.errors import UsageError
from streams.records import HOOKS, UNDELIVERED, Reason, Stage
from streams.topics import DEAD

__all__ = ["deadletters"]

F = TypeVar("F", bound=Callable[..., Any])

_ID = re.compile(rf"(?:{re.escape(DEAD.name)}/)?(\d{{1,9}})/(\d{{1,18}})")
_LONG = 2_000  #: characters of a value that a terminal is shown
_HEADER = 200  #: and of a header or the key
_NONE = "–"

_Place = tuple[int, int]


def _time(_: click.Context, __: click.Parameter, value: datetime | None) -> datetime | None:
    return value and value.replace(tzinfo=UTC)


_CHOICE = (
    click.option("--reason", type=click.Choice([*map(str, Reason), UNDELIVERED]), metavar="REASON",
                 help="Those of this reason only, such as crashed."),
    click.option("--stage", type=click.Choice([*map(str, Stage), HOOKS]),
                 help="Those that this stage gave up only."),
    click.option("--since", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
                 metavar="TIME", callback=_time,
                 help="Those given up since then only: 2025-10-24, or 2025-10-24T06:30:00; in UTC."),
)  # fmt: skip


def _choosing(command: F) -> Callable[..., Any]:
    """Add the options that choose letters to a verb, which is called with the `choice` that they make."""

    @wraps(command)
    def called(
        *args: Any, reason: str | None, stage: str | None, since: datetime | None, **given: Any
    ) -> Any:
        return command(*args, choice=Choice(reason, stage, since), **given)

    decorated: Callable[..., Any] = called
    for option in reversed(_CHOICE):
        decorated = option(decorated)
    return decorated


def _place(_: click.Context, __: click.Parameter, given: tuple[str, ...] | str) -> list[_Place]:
    """Read ids, as `list` prints them. Raises where one is none."""
    places: list[_Place] = []
    for name in (given,) if isinstance(given, str) else given:
        if not (match := _ID.fullmatch(name)):
            raise click.BadParameter(f"{name!r} is no dead letter's id; say for example {DEAD.name}/0/17")
        places.append((int(match[1]), int(match[2])))
    return list(dict.fromkeys(places))


@click.group()
def deadletters() -> None:
    """Look at what could not be used, and send it back to where it came from.

    An id is the letter's place on the topic: dead-letters/PARTITION/OFFSET, or PARTITION/OFFSET.

    \b
      newsfold deadletters list --brokers kafka:9092
      newsfold deadletters show 0/17
      newsfold deadletters redrive --reason crashed --dry-run
    """


@deadletters.command("list")
@options.connection
@_choosing
@click.option("--last", default=20, show_default=True, type=options.Whole(0), metavar="N",
              help="So many of the newest; 0 is all.")  # fmt: skip
@click.option("--jsonl", is_flag=True, help="JSON lines out, a letter a line, without the counts.")
def listed(connection: Connection, choice: Choice, last: int, jsonl: bool) -> None:
    """Count the dead letters by reason and stage, and list the newest first.

    \b
      newsfold deadletters list --brokers kafka:9092
      newsfold deadletters list --stage extract --since 2025-10-24 --last 0 --jsonl
    """
    counts, those = asyncio.run(newest(connection, choice, last))
    if jsonl:
        lines.write_all(map(_record, those))
        return
    show.console.print(f"{show.count(counts.total(), 'dead letter', 'dead letters')}")
    if those:
        _print_counts(counts)
        _print_letters(those)
    if rest := counts.total() - len(those):
        show.console.print(f"[dim]and {rest:,} older; --last 0 lists all[/]")


@deadletters.command("show")
@options.connection
@click.argument("place", metavar="ID", callback=_place)
@click.option("--raw", is_flag=True, help="Its value alone, byte for byte: for a file or a pipe.")
def shown(connection: Connection, place: list[_Place], raw: bool) -> None:
    """Show a dead letter: what it says of its end, its headers, its key and its bytes.

    Bytes that are no text, and characters that a terminal would obey, are written out, as \\xff. On a
    terminal long values are cut.

    \b
      newsfold deadletters show dead-letters/0/17
      newsfold deadletters show 0/17 --raw > page.json
    """
    (whole,) = asyncio.run(_wholes(connection, place))
    if raw and sys.stdout.isatty():
        raise UsageError("--raw gives bytes that a terminal may obey; send them to a file or a pipe")
    if raw:
        sys.stdout.buffer.write(whole.value or b"")
        sys.stdout.buffer.flush()
    else:
        _print_whole(whole)


@deadletters.command("redrive")
@options.connection
@click.argument("ids", nargs=-1, metavar="[ID]...", callback=_place)
@_choosing
@click.option("--all", "everything", is_flag=True, help="All there are.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent; send nothing.")
def redriven(
    connection: Connection, ids: list[_Place], choice: Choice, everything: bool, dry_run: bool
) -> None:
    """Send dead letters back to the topics that they came from, each as it was.

    The header newsfold.errors.attempt says how often a message was tried; one that fails again comes back as
    a new letter with one more. The old letter stays, as all that is on a topic, and nothing remembers that it
    was sent: the output names each that was, and --since or ids leave out those of an earlier run.

    A letter whose value was too large to be kept cannot be sent, nor the record of a story that has a newer
    one. Exits with 1 where one of those that were asked for was not sent.

    \b
      newsfold deadletters redrive --reason out-of-memory --since 2025-10-24T06:30:00 --dry-run
      newsfold deadletters redrive dead-letters/0/17 dead-letters/2/4
      newsfold deadletters redrive --all
    """
    _require_choice(ids, choice, everything)
    chosen = asyncio.run(_chosen(connection, ids, choice))
    if not chosen:
        click.echo("no dead letter is of this kind; nothing to send")
    elif dry_run:
        _print_letters(chosen)
        click.echo(f"{show.count(len(chosen), 'dead letter', 'dead letters')} would be sent back")
    elif failed := asyncio.run(_redrive(connection, chosen)):
        click.echo(f"{len(chosen) - failed:,} sent back, {failed:,} not")
        raise SystemExit(1)
    else:
        click.echo(f"{len(chosen):,} sent back")


def _require_choice(ids: list[_Place], choice: Choice, everything: bool) -> None:
    filters = any((choice.reason, choice.stage, choice.since))
    if ids and (filters or everything):
        raise UsageError(
            "ids say by themselves which letters are meant; leave out what else would choose them"
        )
    if everything and filters:
        raise UsageError("--all is all, and --reason, --stage and --since are fewer; leave one of them out")
    if not (ids or filters or everything):
        raise UsageError("say which: ids, --reason, --stage, --since, or --all")


async def _chosen(connection: Connection, ids: list[_Place], choice: Choice) -> list[Letter]:
    """Return the letters that are there now: those that come of sending them are another run's."""
    if ids:
        return [whole.letter for whole in await _wholes(connection, ids)]
    return [letter async for letter in letters(connection) if choice.takes(letter)]


async def _wholes(connection: Connection, places: list[_Place]) -> list[Whole]:
    """Return the letters at these places. Raises `UsageError` where one is not there."""
    there = {(w.letter.partition, w.letter.offset): w async for w in wholes(connection, places)}
    if missing := [
        f"{DEAD.name}/{partition}/{offset}"
        for partition, offset in places
        if (partition, offset) not in there
    ]:
        cure = "newsfold deadletters list names those that are"
        raise UsageError(f"there is no {', no '.join(missing)} at {connection.brokers}; {cure}")
    return [there[place] for place in places]


async def _redrive(connection: Connection, chosen: Iterable[Letter]) -> int:
    """Send the letters, and print a line for each; returns how many were not sent."""
    failed = 0
    async for one in redrive(connection, chosen):
        if one.place:
            last = f"attempt {one.letter.attempt + 1}, {one.letter.reason} at the last"
            click.echo(f"{one.letter.id} → {one.place}  {last}")
        else:
            failed += 1
            click.echo(f"{one.letter.id} was not sent: {one.error}", err=True)
    return failed


def _record(letter: Letter) -> dict[str, Any]:
    return {
        "id": letter.id, "at": letter.at, "reason": letter.reason or None, "stage": letter.stage or None,
        "message": letter.message, "origin": letter.origin if letter.topic else None,
        "attempt": letter.attempt, "omitted": letter.omitted or None,
        "key": None if letter.key is None else letter.key.decode("utf-8", "backslashreplace"),
        "bytes": letter.size,
    }  # fmt: skip


def _print_counts(counts: Counter[tuple[str, str]]) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("letters", justify="right")
    table.add_column("reason")
    table.add_column("stage")
    for (reason, stage), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(f"{count:,}", show.line(reason, _HEADER) or _NONE, show.line(stage, _HEADER) or _NONE)
    show.tables.print(table)
    show.console.print()


def _print_letters(some: Iterable[Letter]) -> None:
    table = Table(box=None, pad_edge=False)
    for name in ("id", "when (UTC)", "reason", "stage", "origin"):
        table.add_column(name, no_wrap=True)
    table.add_column("message", ratio=1, no_wrap=True, overflow="ellipsis")
    for one in some:
        cells = (show.line(text, _HEADER) or _NONE for text in (one.reason, one.stage, one.origin.strip("/")))
        table.add_row(one.id, f"{one.at:%Y-%m-%d %H:%M:%S}", *cells, show.line(one.message, _HEADER))
    show.tables.print(table)


def _print_whole(whole: Whole) -> None:
    one, short = whole.letter, show.console.is_terminal
    rows = {
        "id": one.id, "when": f"{one.at:%Y-%m-%d %H:%M:%S} UTC", "reason": one.reason, "stage": one.stage,
        "message": one.message, "origin": one.origin.strip("/"), "attempt": str(one.attempt),
        "omitted": one.omitted,
    }  # fmt: skip
    own = ((f"header {name}", value.decode("utf-8", "backslashreplace")) for name, value in whole.headers)
    for name, text in chain(rows.items(), own):
        if text:
            show.console.print(
                f"[dim]{show.escape(name)}[/]  {show.escape(_shortened(text, _HEADER, short))}"
            )
    for name, data, most in (("key", one.key, _HEADER), ("value", whole.value, _LONG)):
        _print_bytes(name, data, most if short else None)


def _print_bytes(name: str, data: bytes | None, most: int | None) -> None:
    if data is None:
        show.console.print(f"[dim]{name}[/]  null")
        return
    text = data.decode("utf-8", "backslashreplace")
    cut = _shortened(text, most or 0, bool(most))
    show.console.print(f"[dim]{name}[/]  {len(data):,} bytes")
    show.console.print(show.escape(cut), end="\n" if not cut.endswith("\n") else "")
    if cut != text:
        show.console.print(
            f"[dim]{len(text) - len(cut) + 1:,} characters more; --raw gives all of its value[/]"
        )


def _shortened(text: str, most: int, short: bool) -> str:
    return show.cut(text, most) if short else text
