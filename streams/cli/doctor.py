"""`newsfold doctor`."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click
from aiokafka.errors import KafkaError

from streams.cli import lines, options
from streams.cli.show import console, escape
from streams.connection import Connection
from streams.errors import NewsfoldError

__all__ = ["doctor"]

Check = tuple[str, Callable[[], str]]
_COLOURS = {"ok": "green", "warns": "yellow", "fails": "red"}


class _Finding(NamedTuple):
    check: str
    status: str  #: `ok`, `warns` or `fails`
    says: str  #: what was found, or what is wrong and what to do


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
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for programs.")
def doctor(data_dir: Path, lexicons: Path | None, offline: bool, as_json: bool, **remote: Any) -> None:
    """Look whether all that newsfold needs is there, and say what to do where it is not.

    Exits with 1 where something is missing. Messages that wait where no worker runs, and more of them than
    the workers have in hand, are a warning.

    \b
      newsfold doctor --brokers kafka:9092
      newsfold doctor --offline
    """
    findings: list[_Finding] = []
    for name, check in (*_local(data_dir, lexicons), *([] if offline else _remote(**remote))):
        findings.append(_run(name, check))
        if not as_json:
            _print(findings[-1])
    counts = Counter(finding.status for finding in findings)
    if as_json:
        checks = [finding._asdict() for finding in findings]
        lines.write({status: counts[status] for status in _COLOURS} | {"checks": checks})
    else:
        console.print(f"\n{_summary(counts)}")
    if counts["fails"]:
        raise SystemExit(1)


def _run(name: str, check: Callable[[], str]) -> _Finding:
    """Run a check."""
    try:
        return _Finding(name, "ok", check())
    except _Doubt as doubt:
        return _Finding(name, "warns", str(doubt))
    except (NewsfoldError, KafkaError, ImportError, OSError) as error:
        return _Finding(name, "fails", str(error))


def _print(finding: _Finding) -> None:
    colour = _COLOURS[finding.status]
    console.print(f"[{colour}]{finding.status:<5}[/] {finding.check:<16} {escape(finding.says)}")


def _summary(counts: Counter[str]) -> str:
    """Return how many passed; those that warn, and those that fail, are counted apart."""
    parts = [f"{counts['ok']} of {counts.total()} checks passed"]
    for status, noun in (("warns", "warning"), ("fails", "failure")):
        if count := counts[status]:
            parts.append(f"{count} {noun}{'s' if count > 1 else ''}")
    return ", ".join(parts)


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
    from streams.broker.topics import missing, named
    from streams.settings import Settings

    absent = asyncio.run(missing(Settings(connection=connection, partitions=partitions, app_id=app_id)))
    if absent:
        options = f"{named(connection)} --partitions {partitions} --app-id {app_id}"
        raise NewsfoldError(f"{len(absent)} are missing; run newsfold topics {options}")
    return f"all there at {connection.brokers}, {partitions} partitions each"


def _lag(connection: Connection, partitions: int, app_id: str) -> str:
    from streams.client.lag import lag, members
    from streams.settings import Settings

    _topics(connection, partitions, app_id)  # to ask for the end of a topic can make a broker create it
    group = Settings(connection=connection, app_id=app_id).group
    behind = asyncio.run(lag(connection, group))
    return _judged(behind, asyncio.run(members(connection, group)) if any(behind.values()) else 0, group)


def _judged(behind: Mapping[str, int], workers: int, group: str) -> str:
    """Say how far each topic is behind. Raises `_Doubt` where that is more than the workers have in hand."""
    from streams.engine.shares import STAGE_RECORDS

    counts = ", ".join(f"{topic} {count}" for topic, count in behind.items())
    if any(behind.values()) and not workers:
        raise _Doubt(f"{counts}; and no worker is in the group {group}: start one")
    late = [topic for topic, count in behind.items() if count > STAGE_RECORDS * workers]
    if late:
        who = "the worker has" if workers == 1 else f"{workers} workers have"
        more = f"{who} more to do in {', '.join(late)} than can be in hand"
        raise _Doubt(f"{counts}; {more}: look again, and add workers if it grows")
    return counts
