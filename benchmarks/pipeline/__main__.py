"""`python -m benchmarks.pipeline`: newsfold beside the everyday pipeline, in turn, in one run."""

import asyncio
from pathlib import Path

import click

from benchmarks.pipeline.pages import first, read_sources
from benchmarks.pipeline.run import Load, Measured, measure
from benchmarks.pipeline.sides import SIDES
from benchmarks.pipeline.tables import functions, overview, stages
from streams.cli.show import tables
from streams.errors import NewsfoldError
from tests.integration.kafka import missing

_WARM = 120  #: pages to get warm with: some of each language that a model is loaded for

_HELP = """Run newsfold and the everyday pipeline over the same pages through a real Kafka; print both.

FOLDERS are as for `newsfold eval clean`; their pages are made distinct, as many as are wanted. Each side has
a fresh Kafka (Java 17 and Maven). Its workers are started as a user starts them and get warm; then all
pages are pushed at once, then others at half of the speed that came of it. Kafka's own processor time is not
counted.

\b
  python -m benchmarks.pipeline pages/ webpages/
  python -m benchmarks.pipeline pages/ --pages 200 --workers 1 --functions 40
"""


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("folders", nargs=-1, required=True, metavar="FOLDERS...", type=click.Path(path_type=Path))
@click.option("--pages", default=800, show_default=True, type=click.IntRange(10), metavar="N",
              help="Pages pushed at once.")  # fmt: skip
@click.option("--workers", multiple=True, default=(1, 2), show_default=True, type=click.IntRange(1),
              metavar="N", help="Workers of a side; may be given several times.")  # fmt: skip
@click.option("--only", type=click.Choice(list(SIDES)), help="Run this side alone.")
@click.option("--functions", "count", default=0, metavar="N", type=click.IntRange(0),
              help="Print where most of the processor's time went, so many lines a side.")  # fmt: skip
def main(
    folders: tuple[Path, ...], pages: int, workers: tuple[int, ...], only: str | None, count: int
) -> None:
    """See `_HELP`."""
    try:
        asyncio.run(_main(folders, pages, workers, only, count))
    except NewsfoldError as error:
        raise click.ClickException(str(error)) from error


async def _main(
    folders: tuple[Path, ...], pages: int, workers: tuple[int, ...], only: str | None, count: int
) -> None:
    if reason := missing():
        raise NewsfoldError(reason)
    warm, steady = _WARM, max(20, pages // 4)
    load = Load(*first(read_sources(folders), warm, pages, steady))
    click.echo(f"{pages} pages at once, {steady} at half load; {warm} before, to get warm\n")
    for number in workers:
        measured: list[Measured] = []
        for side in SIDES.values():
            if only in (None, side.name):
                click.echo(f"{side.name}, {number} worker{'s' * (number > 1)} ...", err=True)
                measured.append(await measure(side, number, load))
        tables.print(overview(measured))
        click.echo()
        tables.print(stages(measured))
        click.echo()
        for one in measured if count else ():
            tables.print(functions(one, count))
            click.echo()


if __name__ == "__main__":
    main()
