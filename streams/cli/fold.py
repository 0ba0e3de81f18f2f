"""`newsfold fold`."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import click

from streams.cli import lines, options
from streams.cli.folded import Folded, Taken
from streams.cli.inputs import ArticleLine
from streams.errors import UsageError
from streams.fold import FoldSettings, FoldStage
from streams.records import Outcome

__all__ = ["fold", "lines_from", "tell"]

#: Articles are kept to the end of a run: to look often for garbage among them takes a tenth of its time.
_SELDOM = 20_000, 20, 100
_SHOWN = 5  # lines and pages that are no articles, of which the reason is shown


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl", is_flag=True, help="JSON lines in and out: {url, title, text, published_at, outlet?}."
)
@click.option("--html", "report", type=click.Path(path_type=Path), metavar="REPORT",
              help="Write the stories to the HTML file REPORT, for a browser.")  # fmt: skip
@options.archive
def fold(files: tuple[Path, ...], jsonl: bool, report: Path | None, archive: int) -> None:
    """Fold articles into stories: FILES of JSON lines, pages in FILES and folders, or standard input.

    Pages are .html, .txt and .warc (also .gz), and are cleaned first. The stories of more than one article
    make a table; the only one is shown with its members, and why they are in, as a REPORT shows them all.
    Exits with 1 where a line, a page or a file could not be used; with --jsonl, only for a file.

    With --jsonl one line comes out for each article that goes in, in the same order: the story as it is at
    the end of the input, and the best match that put the article there. A line that cannot be used has no
    story, and says why. An article without a time is taken to be of the time of the line before it,
    or of the first line that has one. `republished` is the older story that the story is, come again.

    \b
      newsfold fold articles.jsonl
      newsfold fold crawl/ --html stories.html
      newsfold clean --jsonl < pages.jsonl | newsfold fold --jsonl
    """
    if not files and not jsonl:
        raise UsageError("name the FILES to fold, or give --jsonl and articles on standard input")
    if jsonl and report:
        raise UsageError("--html is for FILES to look at; leave it out with --jsonl")
    path = _report_at(report) if report else None
    run = Folded(FoldStage({}, {}, FoldSettings(archive=timedelta(days=archive))), whole=not jsonl)
    sources: list[str] = []
    given = lines_from(files, sources) if files else lines.lines_of(())
    with _collecting(pages=bool(files)):
        order = list(run.take(lines.each(given, ArticleLine)))
        if jsonl:
            lines.write_all(map(run.line, order))
            if any(map(lines.is_unread, order)):
                raise SystemExit(1)
        else:
            _show(run, order, path, sources)


# What tells stories to a person, and what reads pages, takes a third of a second to import: half of the
# start of a filter, which needs neither.


def _report_at(report: Path) -> Path:
    from streams.cli.reports import report_at  # noqa: PLC0415
    from streams.review import stories  # noqa: PLC0415

    return report_at(report, stories.MARK)


def lines_from(files: tuple[Path, ...], sources: list[str]) -> Iterator[bytes]:
    """Yield the lines of files and of pages in them, and note in `sources` where each is from."""
    from streams.cli.articles import article_lines  # noqa: PLC0415

    for source, line in article_lines(files):
        sources.append(source)
        yield line


@contextmanager
def _collecting(pages: bool) -> Iterator[None]:
    """Look seldom for garbage that refers to itself, as a page's elements do; where none is made, never.

    Of a run over lines there are a few dozen such objects, however long it is. What is left at its end is
    frozen, for at its exit Python would look through all of that, too.
    """
    before = gc.get_threshold()
    gc.set_threshold(*(_SELDOM if pages else (0,)))
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*before)


def _show(run: Folded, order: Sequence[Taken], report: Path | None, sources: Sequence[str]) -> None:
    from streams.cli import stories  # noqa: PLC0415
    from streams.cli.show import console  # noqa: PLC0415

    standings = list(run.stories())
    unused = [(name, taken) for name, taken in zip(sources, order, strict=True) if isinstance(taken, dict)]
    summary = _summary(run, len(standings), len(unused))
    if report:
        stories.write_report(report, standings, summary)
    elif standings:
        stories.print_stories(standings)
        console.print()
    console.print(summary)
    tell(unused)
    if any(taken["outcome"] == Outcome.DEAD_LETTERED for _, taken in unused):
        raise SystemExit(1)


def tell(unused: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Say of a few lines and pages why they are no articles, and how to hear it of all."""
    for source, taken in unused[:_SHOWN]:
        click.echo(f"{source}: {taken['outcome']} ({taken['reason']}): {taken['message']}", err=True)
    if rest := len(unused) - _SHOWN if len(unused) > _SHOWN else 0:
        click.echo(f"and {rest:,} more, which fold --jsonl tells of one by one", err=True)


def _summary(run: Folded, several: int, unused: int) -> str:
    """Return `40 articles: 31 stories, 5 of several articles; 2 lines or pages without an article`."""
    stories_ = _count(sum(1 for _ in run.standing()), "story", "stories")
    counts = f"{_count(len(run.given), 'article', 'articles')}: {stories_}, {several} of several articles"
    without = f"; {_count(unused, 'line or page', 'lines or pages')} without an article"
    return counts + (without if unused else "")


def _count(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
