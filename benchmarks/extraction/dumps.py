"""`python -m benchmarks.extraction.dumps DIR`: the same article from a page and from its text dumps."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median
from time import process_time
from typing import NamedTuple

import click
from rich.table import Table

from benchmarks.extraction.dumpers import WAYS, Dumper
from streams.cli.show import tables
from streams.errors import NewsfoldError
from streams.evaluation import GoldPage, read_gold
from streams.evaluation.score import harmonic
from streams.evaluation.words import overlap, plain
from streams.extract import extract, prepare
from streams.records import Extracted, RawPage

_HELP = """Dump each page of DIR in every way, and clean both.

DIR is as for `newsfold eval clean`. Every way is set beside the article that the page's HTML gives:
the F1 of their texts in runs of four words, its mean and its median over the pages, and the share of
equal titles and dates. Behind it stand the F1 of either text to the gold, and the milliseconds of
processor time that a text takes.

\b
  python -m benchmarks.extraction.dumps pages/
"""
_COLUMNS = (
    "way", "F1", "median", "precision", "recall", "title", "date", "F1 to gold", "of HTML", "ms", "refused",
)  # fmt: skip


#: The ways in which most text is dumped: two browsers, html2text, and a page's nodes strung together.
_COMMON = ("w3m", "lynx", "markdown", "get_text()")


class _Pair(NamedTuple):
    """The articles that a page's HTML and its text give; None for a text that is refused."""

    gold: GoldPage
    html: Extracted
    text: Extracted | None
    shared: tuple[float, float]  #: precision and recall of the text's words, against those of the HTML's
    seconds: float

    @property
    def score(self) -> float:
        """The F1."""
        return harmonic(*self.shared)


@click.command(help=_HELP)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def main(folder: Path) -> None:
    """Print the table."""
    prepare()
    pages = [
        (gold, html, article) for gold, html in read_gold(folder) if (article := _article(gold, html=html))
    ]
    made = Table(*_COLUMNS, box=None, pad_edge=False)
    for column in made.columns[1:]:
        column.justify = "right"
    pairs = {name: list(_pairs(pages, dump)) for name, dump in WAYS.items()}
    for name, each in pairs.items():
        made.add_row(name, *_row(each))
    tables.print(made)
    if common := [name for name in _COMMON if name in pairs]:
        mean = fmean(pair.score for name in common for pair in pairs[name])
        tables.print(f"\nMean F1 of {', '.join(common)}: {mean:.3f}")


def _pairs(pages: list[tuple[GoldPage, str, Extracted]], dump: Dumper) -> Iterator[_Pair]:
    for gold, html, article in pages:
        text = dump(html)
        start = process_time()
        scraped = _article(gold, text=text)
        seconds = process_time() - start
        yield _Pair(gold, article, scraped, overlap(article.text, scraped.text if scraped else ""), seconds)


def _article(gold: GoldPage, html: str | None = None, text: str | None = None) -> Extracted | None:
    try:
        return extract(RawPage(url=gold.url, html=html, text=text), datetime.now(UTC))
    except NewsfoldError:
        return None


def _row(pairs: list[_Pair]) -> Iterator[str]:
    scores = [pair.score for pair in pairs]
    yield from (f"{each:.3f}" for each in (fmean(scores), median(scores)))
    yield from (f"{fmean(each):.3f}" for each in zip(*(pair.shared for pair in pairs), strict=True))
    titles = [plain(pair.html.title) == plain(pair.text.title if pair.text else "") for pair in pairs]
    dated = [pair for pair in pairs if pair.html.published_at]
    yield from (
        f"{fmean(each):.2f}" for each in (titles, [_day(pair.html) == _day(pair.text) for pair in dated])
    )
    yield f"{fmean(harmonic(*overlap(pair.gold.body, _text(pair))) for pair in pairs):.3f}"
    yield f"{fmean(harmonic(*overlap(pair.gold.body, pair.html.text)) for pair in pairs):.3f}"
    yield f"{1000 * fmean(pair.seconds for pair in pairs):.1f}"
    yield str(sum(pair.text is None for pair in pairs))


def _text(pair: _Pair) -> str:
    return pair.text.text if pair.text else ""


def _day(article: Extracted | None) -> str:
    return f"{article.published_at:%Y-%m-%d}" if article and article.published_at else ""


if __name__ == "__main__":
    main()
