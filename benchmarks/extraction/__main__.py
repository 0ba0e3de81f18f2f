"""`python -m benchmarks.extraction`: newsfold beside other extractors, over the same pages in one run."""

from collections.abc import Iterator
from pathlib import Path

import click

from benchmarks.extraction.extractors import EXTRACTORS
from benchmarks.extraction.run import measure
from benchmarks.extraction.table import table
from benchmarks.extraction.wire import Task
from streams import samples
from streams.cli.show import tables
from streams.errors import NewsfoldError
from streams.evaluation import read_gold
from streams.records import RawPage
from streams.wire import decode

_HELP = """Time newsfold and other extractors on the pages of DIR, and tell how right each is.

DIR is as for `newsfold eval clean`. Without it, the sample pages of newsfold are read, for speed alone.
Each extractor has a process of its own, which reads the sample pages once to get warm; a page's time is
the processor time of the extractor alone.

\b
  python -m benchmarks.extraction
  python -m benchmarks.extraction pages/ --repeat 3
"""


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--repeat", default=1, show_default=True, type=click.IntRange(1), metavar="N",
              help="Read all pages N times; the shortest time of each page counts.")  # fmt: skip
@click.option("--only", multiple=True, type=click.Choice(list(EXTRACTORS)), metavar="NAME",
              help=f"Run this one, and no other that is not named: {'; '.join(EXTRACTORS)}.")  # fmt: skip
def main(folder: Path | None, repeat: int, only: tuple[str, ...]) -> None:
    """See `_HELP`."""
    try:
        _main(folder, repeat, [name for name in EXTRACTORS if not only or name in only])
    except NewsfoldError as error:
        raise click.ClickException(str(error)) from error


def _main(folder: Path | None, repeat: int, wanted: list[str]) -> None:
    names = [name for name in wanted if EXTRACTORS[name].version]
    if absent := [name for name in wanted if name not in names]:
        click.echo(
            f"left out, since not installed: {', '.join(absent)}; `make bench` installs them", err=True
        )
    if not names:
        raise NewsfoldError("none of the extractors is installed; name another, or run `make bench`")
    gold = [page for page, _ in read_gold(folder)] if folder else []
    measures = measure(names, _samples(), [_pages(folder) for _ in range(repeat)])
    pages = len(measures[names[0]].pages)
    tables.print(table(measures, gold))
    click.echo(
        f"\n{pages} pages, {repeat} time{'s' * (repeat > 1)} each; milliseconds of processor time a page"
    )


def _pages(folder: Path | None) -> Iterator[Task]:
    """Yield the pages one by one, as they are asked for: they are not all to be in memory."""
    return (Task(page.url, html) for page, html in read_gold(folder)) if folder else _samples()


def _samples() -> Iterator[Task]:
    for sample in samples.load():
        if sample.push.kind == "html" and sample.value is not None:
            page = decode(sample.value, RawPage)
            yield Task(page.url, page.html or "")


if __name__ == "__main__":
    main()
