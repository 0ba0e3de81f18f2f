"""`newsfold clean`."""

import dataclasses
import gc
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from streams.cli import lines
from streams.cli.listed import Listing
from streams.cli.marked import Diff, Report
from streams.cli.pages import page_lines, pages_of, unnamed
from streams.errors import BadInput, NotAnArticle, UsageError
from streams.extract import ExtractStage
from streams.ids import article_id
from streams.records import Extracted, Outcome, RawPage
from streams.review import Entry, Totals
from streams.wire import decode

__all__ = ["clean", "clean_line"]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--jsonl",
    is_flag=True,
    help="JSON lines out, and, but for FILES of pages, in: {url, body|html|text, ...} a line.",
)
@click.option("--url", help="The URL of the page in FILE, whatever the page says of itself.")
@click.option(
    "--diff", is_flag=True, help="Show the text of each page: what was kept, what removed, and why."
)
@click.option("--html", "report", type=click.Path(path_type=Path), metavar="REPORT",
              help="Write the same, of all pages, to the HTML file REPORT, for a browser.")  # fmt: skip
def clean(files: tuple[Path, ...], jsonl: bool, url: str | None, diff: bool, report: Path | None) -> None:
    """Clean pages: FILES and folders of .html, .txt, .jsonl or .warc (also .gz), or lines on standard input.

    One page is shown whole; several make a table, with the share of each page's visible text that was kept.
    With --jsonl one JSON line comes out for each page or line that goes in, in the same order. A REPORT
    needs no other file, and the next one may be written over it. Exits with 1 where a page or a file could
    not be read; with --jsonl, whose lines say so of pages, only for a file.

    \b
      newsfold clean page.html
      newsfold clean page.html --diff
      newsfold clean crawl/ --html report.html
      newsfold clean --jsonl crawl/ > articles.jsonl
      newsfold clean --jsonl < pages.jsonl > articles.jsonl
    """
    stage = ExtractStage()
    if jsonl:
        if url or diff or report:
            raise UsageError("--url, --diff and --html are for FILES to look at; leave them out with --jsonl")
        _write(clean_line(stage, line) for line in _settling(page_lines(files)))
        return
    if not files:
        raise UsageError("name the FILES to clean, or give --jsonl and pages on standard input")
    asked = ([Report(report)] if report else []) + ([Diff()] if diff else [])
    _show(_reporting_unread(_entries(stage, files, url, report)), asked or [Listing()])


def _write(records: Iterable[dict[str, Any]]) -> None:
    """Write the lines, as they come. Exits with 1 where a file could not be read to its end."""
    unread = 0
    for line in records:
        lines.write(line)
        unread += lines.is_unread(line)
    if unread:
        raise SystemExit(1)


def _settling(pages: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the lines; what the first page has loaded stays, and is no more searched for garbage."""
    for number, line in enumerate(pages):
        yield line
        if number == 0:
            gc.freeze()


def _entries(
    stage: ExtractStage, files: tuple[Path, ...], url: str | None, report: Path | None
) -> Iterator[Entry]:
    """Yield the pages, cleaned. The report of an earlier run, in a folder of pages, is none of them."""
    own = report.resolve() if report else None
    for page in pages_of(files, url, unnamed):
        if own is None or Path(page.source).resolve() != own:
            yield Entry(page.source, clean_line(stage, page.value), _record(page.value))


def _record(value: bytes) -> RawPage | None:
    try:
        return decode(value, RawPage)
    except BadInput:
        return None


def _show(entries: Iterable[Entry], views: Sequence[Listing | Diff | Report]) -> None:
    totals = Totals()
    for entry in entries:
        totals.add(entry)
        for view in views:
            view.add(entry)
    for view in views:
        view.end(totals)
    if totals.failed:
        raise SystemExit(1)


def _reporting_unread(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the pages, and report in full a file that was not read to its end, for a row has no room."""
    for entry in entries:
        if lines.is_unread(entry.cleaned):
            click.echo(f"newsfold: {entry.cleaned['message']}", err=True)
        yield entry


def clean_line(stage: ExtractStage, line: bytes) -> dict[str, Any]:
    """Return the output line for an input line: an article, or why there is none."""
    return lines.attempt(line, lambda: _cleaned(stage, decode(line, RawPage)))


def _cleaned(stage: ExtractStage, page: RawPage) -> dict[str, Any]:
    """Return what became of a page. Raises `BadInput`."""
    try:
        article = stage.take(page, datetime.now(UTC))
    except NotAnArticle as error:
        return {
            "url": page.url,
            "outcome": Outcome.NOT_AN_ARTICLE,
            "reason": error.reason,
            "message": str(error),
        }
    return {"outcome": Outcome.PUBLISHED, "article_id": article_id(article.url)} | _fields(article, page)


def _fields(article: Extracted, page: RawPage) -> dict[str, Any]:
    """Return the article's fields; its URL as it was given, to be found by, and no time that nobody gave."""
    fields = {field.name: getattr(article, field.name) for field in dataclasses.fields(article)}
    return fields | {"url": page.url, "fetched_at": article.fetched_at if page.fetched_at else None}
