"""`newsfold doctor`."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
from aiokafka.errors import KafkaError

from streams.cli import options
from streams.cli.show import console
from streams.connection import Connection
from streams.errors import NewsfoldError

__all__ = ["doctor"]

Check = tuple[str, Callable[[], str]]


class _Doubt(NewsfoldError):
    """What is no failure, and yet not as it should be."""


@click.command()
@options.connection
@options.partitions
@options.app_id
@options.data_dir
@click.option("--lexicons", type=click.Path(path_type=Path), metavar="DIR",
              help="The folder of further languages that a worker is given.")  # fmt: skip
@click.option("--offline", is_flag=True, help="Leave the broker out.")
def doctor(data_dir: Path, lexicons: Path | None, offline: bool, **remote: Any) -> None:
    """Look whether all that newsfold needs is there, and say what to do where it is not.

    Exits with 1 where something is missing. Messages that wait where no worker runs are a warning.

    \b
      newsfold doctor --brokers kafka:9092
      newsfold doctor --offline
    """
    checks = [*_local(data_dir, lexicons), *([] if offline else _remote(**remote))]
    bad = sum(not _passes(name, check) for name, check in checks)
    console.print(f"\n{len(checks) - bad} of {len(checks)} checks passed")
    if bad:
        raise SystemExit(1)


def _passes(name: str, check: Callable[[], str]) -> bool:
    """Run a check and print its line: what it found, or what is wrong and what to do."""
    try:
        console.print(f"[green]ok[/]    {name:<16} {check()}")
    except _Doubt as doubt:
        console.print(f"[yellow]warns[/] {name:<16} {doubt}")
    except (NewsfoldError, KafkaError, ImportError, OSError) as error:
        console.print(f"[red]fails[/] {name:<16} {error}")
        return False
    return True


def _local(data_dir: Path, lexicons: Path | None) -> Iterator[Check]:
    yield "python", lambda: sys.version.split()[0]
    yield "faust", _faust
    yield "event coder", _coder
    yield "languages", lambda: _languages(lexicons)
    yield "embedded broker", _embedded
    yield "data folder", lambda: _writable(data_dir)


def _remote(connection: Connection, partitions: int, app_id: str) -> Iterator[Check]:
    yield "topics", lambda: _topics(connection, partitions, app_id)
    yield "lag", lambda: _lag(connection, partitions, app_id)


def _faust() -> str:
    import faust

    from streams.engine import check

    check()
    return f"{faust.__version__}, as streams.engine knows it"


def _coder() -> str:
    from streams.code import RulesCoder

    events = RulesCoder().code("Police arrested three journalists in Minsk", "", None, None, "en")
    return f"codes a sentence as {events[0].event}" if events else "loads"


def _languages(lexicons: Path | None) -> str:
    """Return those that events are coded in, and what to type for each that has a folder and no model."""
    from streams.code.languages import missing, readable

    lacking = [f"{language} needs: {command}" for language, command in missing(lexicons).items()]
    return "; ".join([", ".join(sorted(readable(lexicons))), *lacking])


def _embedded() -> str:
    from streams.broker.embedded import EmbeddedBroker

    with EmbeddedBroker() as broker:
        return f"starts, at {broker.address}"


def _writable(folder: Path) -> str:
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not there.is_dir() or not os.access(there, os.W_OK):
        raise NewsfoldError(f"{there} cannot be written; name another folder with --data-dir")
    return f"{folder} can be written"


def _topics(connection: Connection, partitions: int, app_id: str) -> str:
    from streams.broker.topics import missing
    from streams.settings import Settings

    absent = asyncio.run(missing(Settings(connection=connection, partitions=partitions, app_id=app_id)))
    if absent:
        options = f"--brokers {connection.brokers} --partitions {partitions} --app-id {app_id}"
        raise NewsfoldError(f"{len(absent)} are missing; run newsfold topics {options}")
    return f"all there at {connection.brokers}, {partitions} partitions each"


def _lag(connection: Connection, partitions: int, app_id: str) -> str:
    from streams.client.lag import lag, members

    _topics(connection, partitions, app_id)  # to ask for the end of a topic can make a broker create it
    behind = asyncio.run(lag(connection, app_id))
    said = ", ".join(f"{topic} {count}" for topic, count in behind.items())
    if any(behind.values()) and not asyncio.run(members(connection, app_id)):
        raise _Doubt(f"{said}; and no worker is in the group {app_id}: start one")
    return said
