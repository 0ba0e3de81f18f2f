"""`python -m benchmarks.gateway`: its store and its live readers, beside what would be without it."""

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from benchmarks.gateway import postgres
from benchmarks.gateway.live import Lived, Load, by_consumers, by_gateway
from benchmarks.gateway.store import Answered, Filled, Given, answered, fill, questions
from benchmarks.pipeline.figures import quantile, ratio
from streams.broker.embedded import EmbeddedBroker
from streams.broker.topics import ensure
from streams.cli.show import tables
from streams.connection import Connection
from streams.settings import Settings
from tests.integration import kafka
from tests.serve.process import GatewayProcess

_HELP = """Fill a gateway's look-up store with made stories, ask it, and read it live; print what that takes.

Beside the store, PostgreSQL takes the same records and answers the same questions, where it is installed with
pgbench; its times are without HTTP. Beside the live readers, as many consumers read Kafka themselves (Java 17
and Maven). The gateway is killed while they read, and started again.

\b
  python -m benchmarks.gateway
  python -m benchmarks.gateway --stories 100000 --readers 0
  python -m benchmarks.gateway --stories 0 --readers 500 --rate 10
"""


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--stories", default=1_000_000, show_default=True, type=click.IntRange(0), metavar="N",
              help="Stories in the store; 0 leaves this part out.")  # fmt: skip
@click.option("--questions", "count", default=100, show_default=True, type=click.IntRange(1), metavar="N",
              help="Questions of each kind.")  # fmt: skip
@click.option("--readers", default=500, show_default=True, type=click.IntRange(0), metavar="N",
              help="Live readers; 0 leaves this part out.")  # fmt: skip
@click.option("--rate", default=5.0, show_default=True, type=click.FloatRange(0.1), metavar="N",
              help="Records a second, of which each reader gets all.")  # fmt: skip
@click.option("--seconds", default=30.0, show_default=True, type=click.FloatRange(1), metavar="N",
              help="For so long, before the gateway is killed.")  # fmt: skip
@click.option("--alone", is_flag=True, help="Leave out what stands beside it.")
def main(stories: int, count: int, alone: bool, **load: Any) -> None:
    """See `_HELP`."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL has another user
        if stories:
            _store(folder, stories, count, alone)
        if load["readers"]:
            if reason := kafka.missing():
                raise click.ClickException(reason)
            _live(folder, Load(**load), alone)


def _store(folder: Path, stories: int, count: int, alone: bool) -> None:
    filled = {"gateway": fill(folder / "data/gateway.sqlite", stories, _say)}
    asked = questions(stories, count)
    answers = _answers(folder, asked)
    took = {"gateway": {kind: one.seconds for kind, one in answers.items()}}
    reason = "it was left out" if alone else postgres.missing()
    if reason:
        click.echo(f"PostgreSQL is not beside it: {reason}", err=True)
    else:
        with postgres.postgres(folder / "postgres") as server:
            filled["PostgreSQL"] = server.fill(stories, _say)
            took["PostgreSQL"] = {kind: server.ask(some) for kind, some in asked.items()}
    tables.print(_fills(stories, filled))
    tables.print(_times(stories, took, answers))


def _answers(folder: Path, asked: dict[str, list[Given]]) -> dict[str, Answered]:
    with EmbeddedBroker() as broker:
        asyncio.run(ensure(Settings(connection=Connection(broker.address), partitions=1, embedded=True)))
        with GatewayProcess(broker.address, folder / "data") as gateway:
            gateway.ready()
            answered(gateway, [{}] * 5)  # gets warm
            return {kind: answered(gateway, some) for kind, some in asked.items()}


def _fills(stories: int, filled: dict[str, Filled]) -> Table:
    table = Table(title=f"{stories:,} stories, with members, events and outcomes", title_justify="left")
    for name in ("", "records", "records/s", "CPU µs a record", "MB"):
        table.add_column(name, justify="right" if name else "left")
    for name, one in filled.items():
        rate, cpu = one.records / one.seconds, one.cpu / one.records * 1e6
        table.add_row(name, f"{one.records:,}", f"{rate:,.0f}", f"{cpu:.0f}", f"{one.bytes / 1e6:,.0f}")
    if len(filled) > 1:
        ours, theirs = filled.values()
        table.add_row("ratio", "", ratio(theirs.seconds, ours.seconds), ratio(ours.cpu, theirs.cpu),
                      ratio(ours.bytes, theirs.bytes))  # fmt: skip
    return table


def _times(stories: int, took: dict[str, dict[str, list[float]]], answers: dict[str, Answered]) -> Table:
    table = Table(title=f"ms a page of 50 of {stories:,} stories", title_justify="left")
    table.add_column("asked for by")
    for name in took:
        for share in ("p50", "p99"):
            table.add_column(f"{name} {share}", justify="right")
    table.add_column("gateway CPU", justify="right")
    kinds = list(answers)
    cpu = {kind: one.cpu / len(one.seconds) for kind, one in answers.items()}
    cpu["all"] = sum(cpu.values()) / len(kinds)
    rows = {kind: [one[kind] for one in took.values()] for kind in kinds}
    rows["all"] = [[seconds for kind in kinds for seconds in one[kind]] for one in took.values()]
    for kind, each in rows.items():
        quantiles = [f"{quantile(one, share) * 1e3:.1f}" for one in each for share in (0.5, 0.99)]
        table.add_row(kind, *quantiles, f"{cpu[kind] * 1e3:.1f}")
    return table


def _live(folder: Path, load: Load, alone: bool) -> None:
    lived = {"gateway": by_gateway(folder / "by-gateway", load)}
    if not alone:
        lived["consumers"] = by_consumers(folder / "by-consumers", load)
    title = f"{load.readers} live readers, {load.rate:g} records/s for {load.seconds:g} s"
    table = Table(title=title, title_justify="left")
    table.add_column("")
    for name in lived:
        table.add_column(name, justify="right")
    for label, values in zip(_LABELS, zip(*map(_figures, lived.values()), strict=True), strict=True):
        table.add_row(label, *values)
    tables.print(table)
    wrong = load.readers - min(one.right for one in lived.values())
    if wrong:
        raise click.ClickException(f"{wrong} readers have not the last state of every story")


_LABELS = (
    "readers with every story's last state", "came back, in all", "were cut off", "records read",
    "ms from Kafka's timestamp, p50", "p99", "ms of those about the kill, at most", "CPU s of the gateway",
    "MB of it (PSS)", "CPU s of the readers", "MB of them", "CPU s of Kafka",
)  # fmt: skip


def _figures(lived: Lived) -> list[str]:
    begin, end = lived.calm
    calm = [late for sent, late in lived.late if begin <= sent <= end]
    other = [late for sent, late in lived.late if sent > end]
    return [
        str(lived.right), str(lived.back), str(lived.cut_off), f"{len(lived.late):,}",
        f"{quantile(calm, 0.5) * 1e3:.0f}", f"{quantile(calm, 0.99) * 1e3:.0f}",
        f"{max(other, default=0) * 1e3:,.0f}", f"{lived.server.seconds:.1f}",
        f"{lived.server.bytes / 1e6:.0f}", f"{lived.readers.seconds:.1f}",
        f"{lived.readers.bytes / 1e6:.0f}", f"{lived.kafka.seconds:.1f}",
    ]  # fmt: skip


def _say(line: str) -> None:
    click.echo(line, err=True)


if __name__ == "__main__":
    main()
