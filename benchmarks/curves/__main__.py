r"""Draw time against number: one story, one template, one outlet, one event, one thread, one page.

Made-up messages go through the real steps, in batches as a worker takes them. Twice as many are to take twice
as long, each as long as before, and no row and no record is to grow.

\b
  python -m benchmarks.curves
  python -m benchmarks.curves --most 32000 --only copies --only market
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import click
from rich.table import Table

from benchmarks.curves import given
from benchmarks.curves.measure import Point, Steps, by_number, by_size, counts
from streams.cli.show import tables
from streams.steps import Step

_STRAIGHT = 2.2  #: times as long for twice as many, and no more
_GROWN = 1.1  #: times as large a row or record at twice the number, at the end of the curve
_BAR = 40  #: characters of the longest bar
_LEAST = 2_000  #: below, the largest row has not yet reached its bound
_MS = 1000


@dataclass(frozen=True, slots=True)
class Kind:
    """What is taken through a step."""

    name: str
    about: str
    points: Callable[[Sequence[int]], Iterator[Point]]
    unit: str = "an article"
    is_bounded: bool = True  #: whether no row and no record may grow: of a larger page, each does


def _many(
    name: str, about: str, values: Callable[[int], Iterator[bytes]], step: Callable[[Steps], Step],
    unit: str = "an article",
) -> Kind:  # fmt: skip
    return Kind(name, about, lambda numbers: by_number(values(numbers[-1]), numbers, step), unit)


def _fold(steps: Steps) -> Step:
    return steps.fold


def _tidy(steps: Steps) -> Step:
    return steps.tidy


def _tally(steps: Steps) -> Step:
    return steps.tally


def _thread(steps: Steps) -> Step:
    return steps.thread


def _extract(steps: Steps) -> Step:
    return steps.extract


KINDS = (
    _many("distinct", "fold: articles that have nothing in common", given.distinct, _fold),
    _many("copies", "fold: one article, word for word, in order of time", given.copies, _fold),
    _many("near-copies", "fold: one article, each outlet with a line of its own", given.near_copies, _fold),
    _many("same-time", "fold: one article, all published at one time", given.same_time, _fold),
    _many("reversed", "fold: one article, the newest first", given.reversed_copies, _fold),
    _many("market", "fold: one market report with other names and figures", given.market, _fold),
    _many("weather", "fold: one weather report with other names and figures", given.weather, _fold),
    _many("outlet", "tidy: pages of one outlet, the same lines on each", given.one_outlet, _tidy, "a page"),
    _many("url", "tidy: one URL, each time with another text", given.one_url, _tidy, "a page"),
    _many("event", "tally: stories that all report one event", given.event_of_many, _tally, "a report"),
    _many("family", "tally: events of one family", given.family_of_many, _tally, "a report"),
    _many("thread", "thread: stories that all report one happening", given.one_thread, _thread, "a story"),
    _many("unlike", "thread: stories of as many happenings", given.unlike_stories, _thread, "a story"),
    Kind("symbols", "extract: a page of N hundred characters, full of symbols",
         lambda numbers: by_size(given.page_of_symbols, numbers, _extract), "100 letters", False),
    Kind("symbols-fold", "fold: an article of N hundred characters, full of symbols",
         lambda numbers: by_size(given.text_of_symbols, numbers, _fold), "100 letters", False),
)  # fmt: skip


@click.command(
    help=__doc__, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option("--most", default=4_000, show_default=True, type=click.IntRange(2), metavar="N",
              help="The largest number; half of it, and so on down to 500, are measured too.")  # fmt: skip
@click.option("--only", multiple=True, type=click.Choice([kind.name for kind in KINDS]),
              help="This kind alone; may be given several times.")  # fmt: skip
def main(most: int, only: tuple[str, ...]) -> None:
    """See the module."""
    for kind in KINDS:
        if not only or kind.name in only:
            points = list(kind.points(counts(most)))
            tables.print(_table(kind, points))
            click.echo(f"{verdict(kind, points)}\n")


def _table(kind: Kind, points: Sequence[Point]) -> Table:
    titled = f"{kind.name} - {kind.about}"
    table = Table(title=titled, title_justify="left", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("N", f"ms {kind.unit}", "× half", "row", "record", "changelog"):
        table.add_column(name, justify="right")
    table.add_column("")
    longest = max(point.last for point in points)
    for point in points:
        table.add_row(
            f"{point.number:,}", f"{point.last * _MS:.3f}", f"{point.ratio:.2f}" if point.ratio else "",
            f"{point.row:,}", f"{point.record:,}", f"{point.changelog:,.0f}",
            "█" * max(1, round(_BAR * point.last / longest)),
        )  # fmt: skip
    return table


def verdict(kind: Kind, points: Sequence[Point]) -> str:
    """Say whether the curve is straight at its end, and what is not."""
    end = points[-1]
    bent = [f"{end.ratio:.2f} times as long for twice as many"] if (end.ratio or 0) > _STRAIGHT else []
    if kind.is_bounded and end.number >= _LEAST:
        bent += [
            f"a {what} grew from {old:,} to {new:,} bytes"
            for what, old, new in _sizes(points)
            if new > old * _GROWN
        ]
    return f"NOT STRAIGHT: {'; '.join(bent)}" if bent else "straight"


def _sizes(points: Sequence[Point]) -> Iterator[tuple[str, int, int]]:
    *_, (before, end) = pairwise(points)
    yield "row", before.row, end.row
    yield "record", before.record, end.record


if __name__ == "__main__":
    main()
