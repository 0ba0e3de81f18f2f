"""`python -m benchmarks.pipeline.burst`: many pages at once, and when each topic was given its records."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks.pipeline.feed import ends, push, since
from benchmarks.pipeline.figures import quantile
from benchmarks.pipeline.pages import first, read_sources
from benchmarks.pipeline.run import finished, started
from benchmarks.pipeline.sides import SIDES, Side
from benchmarks.pipeline.timeline import counts, timeline
from streams.cli.show import tables
from streams.errors import NewsfoldError
from streams.records import RawPage
from tests.integration.kafka import missing

_HELP = """Push pages at once through a real Kafka, and draw when each topic was given its records.

FOLDERS are as for `python -m benchmarks.pipeline`. A row is ten seconds; a dot is where a topic was given
nothing between two rows in which it was.

\b
  python -m benchmarks.pipeline.burst pages/ webpages/
"""

_WARM = 40
#: In the order of a page's way. The stage code writes a row for each story that it has read.
_TOPICS = {
    "extracted-articles": "extracted",
    "signatures": "signatures",
    "canonical-articles": "canonical",
    "page-outcomes": "outcomes",
    "newsfold-coded-changelog": "coded",
    "event-reports": "reports",
    "events": "events",
}


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("folders", nargs=-1, required=True, metavar="FOLDERS...", type=click.Path(path_type=Path))
@click.option("--pages", default=2336, show_default=True, type=click.IntRange(1), metavar="N")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), metavar="N")
@click.option("--side", default="newsfold", show_default=True, type=click.Choice(list(SIDES)))
@click.option("--step", default=10.0, show_default=True, type=click.FloatRange(0.1), metavar="SECONDS",
              help="What a row stands for.")  # fmt: skip
def main(folders: tuple[Path, ...], pages: int, workers: int, side: str, step: float) -> None:
    """See `_HELP`."""
    try:
        if reason := missing():
            raise NewsfoldError(reason)
        warm, load = first(read_sources(folders), _WARM, pages)
        asyncio.run(_burst(SIDES[side], workers, warm, load, step))
    except NewsfoldError as error:
        raise click.ClickException(str(error)) from error


async def _burst(
    side: Side, workers: int, warm: Sequence[RawPage], pages: Sequence[RawPage], step: float
) -> None:
    with TemporaryDirectory(prefix="newsfold-pipeline-", ignore_cleanup_errors=True) as folder:
        async with started(side, workers, warm, Path(folder)) as running:
            marks = await ends(running.connection)
            times = await push(running.connection, pages)
            _, left = await finished(running, marks)
            seen = await since(running.connection, marks)
    began = min(times.values())
    names = _TOPICS if side.ledger else {side.articles: "articles"}
    shown = [(names[record.topic], record.at) for record in seen if record.topic in names]
    topics = tuple(names.values())
    click.echo(
        f"{len(pages)} pages, pushed within {max(times.values()) - began:.0f} s; records of each {step:g} s\n"
    )
    tables.print(timeline(counts(shown, began, step), topics, step))
    for topic in topics:
        after = [at - began for name, at in shown if name == topic]
        if after:
            click.echo(f"{topic}: half by {quantile(after, 0.5):.0f} s, all by {max(after):.0f} s")
    if left:
        click.echo(f"{left} messages were never acknowledged")


if __name__ == "__main__":
    main()
