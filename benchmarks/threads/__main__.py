"""`python -m benchmarks.threads`: threads beside other ways to put reports of one happening together."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time

import click
from rich.table import Table

from benchmarks.threads.clusterers import Article, by_events, by_tfidf, by_threads, coded
from benchmarks.threads.pairs import read_pairs
from benchmarks.threads.score import Score, by_element, by_pair
from streams.cli.show import tables
from streams.ids import fingerprint

_HELP = """Measure threads on articles whose happening others have labelled.

FILE has lines {url, title, text, story}, where `story` names what the article is about: for one, the 200
claims of FNC-1. Each article is taken as a story of its own.

The others: joining by nothing but events that two articles share; and a single pass over TF-IDF vectors, by
the frequencies of this very set, at the threshold that is best in hindsight, which nobody has in a stream.
--shuffles repeats all in other orders: what is placed by what came before depends on it.

With --pairs the lines need no `story`: what is right is said by the pairs in `pairs.jsonl`, of the BBC news
set. TF-IDF is then given each threshold in turn.

\b
  python -m benchmarks.threads claims.jsonl
  python -m benchmarks.threads bases.jsonl --pairs
"""

_THRESHOLDS = (0.12, 0.14, 0.16, 0.18, 0.20, 0.24, 0.28)
_Clusters = Callable[[Sequence[Article]], list[str]]


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--shuffles", default=2, show_default=True, type=click.IntRange(0), metavar="N")
@click.option("--pairs", is_flag=True, help="Measure on the labelled pairs.")
def main(file: Path, shuffles: int, pairs: bool) -> None:
    """See `_HELP`."""
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    articles = [Article(one["url"], one["title"], one["text"], one.get("language", "en")) for one in lines]
    if pairs:
        tables.print(_on_pairs(articles))
    else:
        tables.print(_on_labels(articles, [one["story"] for one in lines], shuffles))


def _ways(articles: Sequence[Article], thresholds: Sequence[float]) -> dict[str, _Clusters]:
    events = dict(zip(articles, coded(articles), strict=True))
    return {
        "newsfold": lambda some: by_threads(some, [events[one] for one in some]),
        "newsfold, without events": lambda some: by_threads(some, [()] * len(some)),
        "nothing but events": lambda some: by_events([events[one] for one in some]),
        **{f"TF-IDF at {one}": partial(by_tfidf, threshold=one) for one in thresholds},
    }


def _on_labels(articles: Sequence[Article], labels: Sequence[str], shuffles: int) -> Table:
    best = max(_THRESHOLDS, key=lambda one: by_element(by_tfidf(articles, one), labels).f1)
    table = _table("BCubed P", "R", "F1", "pairs P", "R", "F1", "ms an article")
    for name, way in _ways(articles, [best]).items():
        for order in range(1 + shuffles):
            _add(table, name if not order else f"  order {order + 1}", way, articles, labels, order)
    return table


def _on_pairs(articles: Sequence[Article]) -> Table:
    """Return what share of the labelled pairs each way puts together."""
    table = _table("pairs together", "of them right", "P", "R", "F1")
    labelled = read_pairs()
    if missing := {url for one in labelled for url in (one.first, one.second)} - {a.url for a in articles}:
        raise click.ClickException(
            f"{len(missing)} articles of the labelled pairs are not there: {min(missing)}, ..."
        )
    for name, way in _ways(articles, _THRESHOLDS).items():
        cluster = dict(zip((one.url for one in articles), way(articles), strict=True))
        together = [one for one in labelled if cluster[one.first] == cluster[one.second]]
        right = sum(one.label == "same" for one in together)
        wanted = sum(one.label == "same" for one in labelled)
        score = Score(right / len(together) if together else 1.0, right / wanted)
        figures = (*score, score.f1)
        table.add_row(name, str(len(together)), str(right), *(f"{figure:.3f}" for figure in figures))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for name in columns:
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
