"""`python -m benchmarks.threads`: threads beside other ways to put reports of one happening together."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

import click
from rich.table import Table

from benchmarks.threads.clusterers import Article, by_events, by_tfidf, by_threads, coded
from benchmarks.threads.score import by_element, by_pair
from streams.cli.show import tables
from streams.ids import fingerprint

_HELP = """Measure threads on articles whose happening others have labelled.

FILE has lines {url, title, text, story}, where `story` names what the article is about: for one, the 200
claims of FNC-1. Each article is taken as a story of its own.

The others: joining by nothing but events that two articles share; and a single pass over TF-IDF vectors, by
the frequencies of this very set, at the threshold that is best in hindsight, which nobody has in a stream.
--shuffles repeats all in other orders: what is placed by what came before depends on it.

\b
  python -m benchmarks.threads claims.jsonl
"""

_THRESHOLDS = (0.12, 0.14, 0.16, 0.18, 0.20, 0.24, 0.28)
_Clusters = Callable[[Sequence[Article]], list[str]]


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--shuffles", default=2, show_default=True, type=click.IntRange(0), metavar="N")
def main(file: Path, shuffles: int) -> None:
    """See `_HELP`."""
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    articles = [Article(one["url"], one["title"], one["text"], one.get("language", "en")) for one in lines]
    labels = [one["story"] for one in lines]
    events = dict(zip(articles, coded(articles), strict=True))
    best = max(_THRESHOLDS, key=lambda one: by_element(by_tfidf(articles, one), labels).f1)
    ways: dict[str, _Clusters] = {
        "newsfold": lambda some: by_threads(some, [events[one] for one in some]),
        "newsfold, without events": lambda some: by_threads(some, [()] * len(some)),
        "nothing but events": lambda some: by_events([events[one] for one in some]),
        f"TF-IDF at {best}": lambda some: by_tfidf(some, best),
    }
    table = _table()
    for name, way in ways.items():
        for order in range(1 + shuffles):
            _add(table, name if not order else f"  order {order + 1}", way, articles, labels, order)
    tables.print(table)


def _table() -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for name in ("BCubed P", "R", "F1", "pairs P", "R", "F1", "ms an article"):
        table.add_column(name, justify="right")
    return table


def _add(  # noqa: PLR0913, PLR0917 - a row
    table: Table, name: str, way: _Clusters, articles: Sequence[Article], labels: Sequence[str], order: int
) -> None:
    """Add what a way of clustering comes to on the articles in another order, which is that of a hash."""
    some = sorted(
        range(len(articles)),
        key=lambda at: fingerprint(str(order), articles[at].url) if order else f"{at:09d}",
    )
    began = process_time()
    clusters = way([articles[at] for at in some])
    took = (process_time() - began) / len(some) * 1000
    wanted = [labels[at] for at in some]
    element, pair = by_element(clusters, wanted), by_pair(clusters, wanted)
    figures = (*element, element.f1, *pair, pair.f1)
    table.add_row(name, *(f"{figure:.3f}" for figure in figures), f"{took:.2f}")


if __name__ == "__main__":
    main()
