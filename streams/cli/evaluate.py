"""`newsfold eval`."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from rich.progress import track

from streams.cli import lines, scored
from streams.cli.clean import clean_line
from streams.cli.scored import Scored
from streams.cli.show import errors
from streams.evaluation import Found, read_gold, score
from streams.extract import ExtractStage
from streams.records import RawPage
from streams.wire import encode

__all__ = ["evaluate"]


@click.group("eval")
def evaluate() -> None:
    """Measure newsfold on data that comes with what is right, and print the figures of docs/accuracy.md.

    \b
      newsfold eval clean pages/ --worst 10
    """


@evaluate.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--worst", default=0, type=click.IntRange(0), metavar="N", help="List the N worst texts, too.")
@click.option(
    "--jsonl", is_flag=True, help="Write a JSON line a page instead: what was found, how right it is."
)
def clean(folder: Path, worst: int, jsonl: bool) -> None:
    """Clean the pages of DIR, and tell how right their texts, titles, dates and authors are.

    DIR holds pages.jsonl and the files that its lines name, .html or .html.gz: {url, file, text | paragraphs,
    title?, authors?, published_at?}. A field that is missing or empty is not judged.

    \b
    F1, P, R  runs of four words: F1 of the mean precision and the mean recall of all pages
    title     equal, blind to case and punctuation
    date      the same day
    authors   all of them, and nobody else

    \b
      newsfold eval clean pages/ --worst 10
      newsfold eval clean pages/ --jsonl > scores.jsonl
    """
    pages = track(_scored(folder), "cleaning", console=errors, transient=True, disable=not errors.is_terminal)
    if jsonl:
        for page in pages:
            lines.write(page.line())
    else:
        scored.show(list(pages), worst)


def _scored(folder: Path) -> Iterator[Scored]:
    """Yield each page with its score. It goes the way of a line of `clean --jsonl`, whatever it holds."""
    stage = ExtractStage()
    for gold, html in read_gold(folder):
        line = clean_line(stage, encode(RawPage(url=gold.url, html=html)))
        yield Scored(gold, line, score(gold, _found(line)))


def _found(line: Mapping[str, Any]) -> Found:
    published = line.get("published_at")
    return Found(
        text=line.get("text", ""),
        title=line.get("title", ""),
        published_at=published.isoformat() if published else "",
        authors=line.get("authors", ()),
    )
