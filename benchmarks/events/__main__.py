"""`python -m benchmarks.events`: how many articles a CPU-second the coder takes, beside spaCy alone."""

from pathlib import Path

import click
from rich.table import Table

from benchmarks.events.speed import Measured, measure
from streams.cli.inputs import ArticleLine
from streams.cli.lines import each, lines_of
from streams.cli.show import tables
from streams.code import NewsText
from streams.errors import BadInput

_HELP = """Code the articles of FILE (JSON lines {title, text}), and print articles a CPU-second.

Beside the coder stand plain passes of spaCy, with the same model over the same sentences: what anyone
pays who parses at all. All is done in one process, and the times leave out loading.

\b
  python -m benchmarks.events articles.jsonl
"""


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--lead", default=5, show_default=True, type=click.IntRange(0), help="Sentences; 0 is all.")
@click.option("--repeat", default=3, show_default=True, type=click.IntRange(1), help="Passes of each.")
@click.option("--most", default=500, show_default=True, type=click.IntRange(1), help="Articles at most.")
def main(file: Path, lead: int, repeat: int, most: int) -> None:
    """See `_HELP`."""
    articles = (article for _, article in each(lines_of((file,)), ArticleLine))
    texts = [_text(one) for one in articles if not isinstance(one, BadInput)][:most]
    click.echo(f"{len(texts)} articles, title and {lead or 'all'} sentences\n")
    tables.print(_table(list(measure(texts, lead, repeat))))


def _text(one: ArticleLine) -> NewsText:
    return NewsText(
        title=one.title or "", text=one.text, published_at=None, dateline=one.dateline, language="en"
    )


def _table(rows: list[Measured]) -> Table:
    made = Table("", "articles/CPU-s", "ms an article", "x spaCy", box=None, pad_edge=False)
    for column in made.columns[1:]:
        column.justify = "right"
    base = next(one.seconds for one in rows if one.name == "spaCy")
    for one in rows:
        made.add_row(
            one.name,
            f"{one.speed:.1f}",
            f"{1000 * one.seconds / one.articles:.1f}",
            f"{one.seconds / base:.2f}",
        )
    return made


if __name__ == "__main__":
    main()
