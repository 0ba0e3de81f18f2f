"""`python -m benchmarks.extraction.boilerplate`: what is learned of an invented outlet, and what it takes.

The stream is that of the tests (`tests.tidy.invented`). No word of it is from a real outlet: the table shows
how rules behave, and no rate to be expected of news.
"""

import time
from collections import Counter
from dataclasses import dataclass, field

import click
from rich.table import Table

from streams.cli.show import tables
from streams.state import Rows
from streams.tidy import OutletRow, TidyRow, TidyStage
from tests.tidy.invented import CONTENT, FURNITURE, LabelledPage, stream

_HELP = """Run the tidy stage over a stream of an invented outlet's articles and tell what it took off.

\b
  python -m benchmarks.extraction.boilerplate
  python -m benchmarks.extraction.boilerplate --articles 10000 --paragraphs 3
"""


@dataclass
class Run:
    """What came of a stream: final titles and texts by URL, and what it took."""

    finals: dict[str, tuple[str, str]] = field(default_factory=dict)
    revisions: int = 0
    seconds: float = 0
    row: int = 0  #: bytes of the outlet's row at its largest


@click.command(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--articles", default=2000, show_default=True, type=click.IntRange(40), metavar="N",
              help="Make about so many articles.")  # fmt: skip
@click.option("--paragraphs", default=9, show_default=True, type=click.IntRange(3), metavar="N",
              help="Give each up to twice so many paragraphs of its own.")  # fmt: skip
@click.option("--seed", default=0, show_default=True, metavar="N", help="Make others.")
def main(articles: int, paragraphs: int, seed: int) -> None:
    """See `_HELP`."""
    pages = stream(articles, seed, paragraphs)
    run = take(pages)
    tables.print(_table(pages, run))
    right = sum(run.finals[one.read.url][0] == one.title for one in pages) / len(pages)
    click.echo(
        f"\n{len(pages)} articles in {run.revisions} revisions; {right:.1%} of the titles lost their end"
        f"\n{1e6 * run.seconds / len(pages):.0f} µs of processor time an article; "
        f"the outlet's row had {run.row:,} bytes at most"
    )


def take(pages: list[LabelledPage]) -> Run:
    """Run the stage over rows of bytes, as a worker does."""
    stored: dict[bytes, bytes] = {}
    stage, run = TidyStage(Rows({}, TidyRow), Rows(stored, OutletRow)), Run()
    for one in pages:
        start = time.process_time()
        changes = stage.take(one.read).changes
        run.seconds += time.process_time() - start
        run.revisions += len(changes)
        run.row = max(run.row, *map(len, stored.values()))
        articles = (change.article for change in changes)
        run.finals.update((article.url, (article.title, article.text)) for article in articles if article)
    return run


def _table(pages: list[LabelledPage], run: Run) -> Table:
    stood, gone = Counter[str](), Counter[str]()
    for one in pages:
        left = set(run.finals[one.read.url][1].split("\n"))
        stood.update(one.kinds.values())
        gone.update(kind for line, kind in one.kinds.items() if line not in left)
    made = Table("paragraphs", "to be", "stood", "taken off", "share", box=None, pad_edge=False)
    for column in made.columns[2:]:
        column.justify = "right"
    for kind in (*FURNITURE, *CONTENT):
        share = f"{gone[kind] / stood[kind]:.3f}" if stood[kind] else "-"
        fate = "taken off" if kind in FURNITURE else "kept"
        made.add_row(kind, fate, str(stood[kind]), str(gone[kind]), share)
    hits, owned = (sum(counts[kind] for kind in FURNITURE) for counts in (gone, stood))
    made.add_row()
    made.add_row("precision", "", "", "", f"{hits / max(1, gone.total()):.4f}")
    made.add_row("recall", "", "", "", f"{hits / max(1, owned):.4f}")
    return made


if __name__ == "__main__":
    main()
