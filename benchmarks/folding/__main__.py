"""`python -m benchmarks.folding`: the fold's index beside others, the whole fold, and signatures."""

from collections.abc import Sequence

import click
from rich.table import Table

from benchmarks.folding.rivals import INDEXES
from benchmarks.folding.run import Measured, measure, measure_whole
from benchmarks.folding.signing import Signed, signed
from benchmarks.folding.whole import Whole
from streams.cli.show import tables

_HELP = """Time the fold with so many made-up articles in its window, and say what memory it takes.

Beside the index of newsfold stand datasketch's LSH, with the same bands, and a dict of sets, up to
--rivals articles: they take 10 and 30 KB an article. Each has a process of its own.

\b
  python -m benchmarks.folding
  python -m benchmarks.folding --articles 10000 --articles 1000000
"""

_SIZES = (10_000, 100_000)
_US, _MS = 1e6, 1e3


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--articles", multiple=True, default=_SIZES, show_default=True, type=click.IntRange(1000),
              metavar="N", help="Articles in the window; may be given several times.")  # fmt: skip
@click.option("--rivals", default=100_000, show_default=True, type=click.IntRange(0), metavar="N",
              help="The most articles that the others are given.")  # fmt: skip
@click.option("--whole", default=100_000, show_default=True, type=click.IntRange(0), metavar="N",
              help="The most articles that the whole fold is given.")  # fmt: skip
def main(articles: Sequence[int], rivals: int, whole: int) -> None:
    """See `_HELP`."""
    tables.print(_signatures(signed()))
    click.echo()
    for count in articles:
        wanted = [name for name in INDEXES if name == "newsfold" or count <= rivals]
        tables.print(_indexes([measure(name, count) for name in wanted]))
        click.echo()
    tables.print(_wholes([measure_whole(count) for count in articles if count <= whole]))


def _signatures(measured: Sequence[Signed]) -> Table:
    made = _table("signatures of 330 words", "articles/s", "x")
    for one in measured:
        made.add_row(one.name, f"{one.speed:,.0f}", f"{one.speed / measured[0].speed:.2f}")
    return made


def _indexes(measured: Sequence[Measured]) -> Table:
    made = _table(
        "index", "articles", "articles/s", "x", "p99 us", "max ms", "pause ms", "bytes", "x", "fill s"
    )
    first = measured[0]
    for one in measured:
        made.add_row(
            one.name,
            f"{one.articles:,}",
            f"{one.speed:,.0f}",
            f"{one.speed / first.speed:.2f}",
            f"{one.late * _US:,.0f}",
            f"{one.longest * _MS:.1f}",
            f"{one.pause * _MS:.1f}",
            f"{one.memory:,.0f}",
            f"{one.memory / first.memory:.1f}",
            f"{one.fill:.1f}",
        )
    return made


def _wholes(measured: Sequence[Whole]) -> Table:
    made = _table(
        "whole fold", "articles/s", "bytes a row", "bytes of memory", "rebuild s", "rows/s", "slice ms"
    )
    for one in measured:
        made.add_row(
            f"{one.articles:,} articles",
            f"{one.speed:,.0f}",
            f"{one.row:,.0f}",
            f"{one.memory:,.0f}",
            f"{one.rebuild:.1f}",
            f"{one.articles / one.rebuild:,.0f}",
            f"{one.slice_ * _MS:.1f}",
        )
    return made


def _table(*columns: str) -> Table:
    made = Table(*columns, box=None, pad_edge=False)
    for column in made.columns[1:]:
        column.justify = "right"
    return made


if __name__ == "__main__":
    main()
