"""`newsfold clean`."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from streams.cli import lines, show
from streams.cli.pages import pages_of, unnamed
from streams.errors import NotAnArticle, UsageError
from streams.extract import ExtractStage
from streams.ids import article_id
from streams.records import Extracted, Outcome, RawPage
from streams.wire import decode

__all__ = ["clean"]


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--jsonl", is_flag=True, help="JSON lines in and out: {url, html|text, fetched_at?} a line.")
@click.option("--url", help="The URL of the page in FILE, where the page itself does not say.")
def clean(files: tuple[Path, ...], jsonl: bool, url: str | None) -> None:
    """Clean pages: FILES and folders of .html, .txt, .jsonl or .warc (also .gz), or lines on standard input.

    One page is shown whole; several make a table. With --jsonl one JSON line comes out for each line that
    goes in, in the same order.

    \b
      newsfold clean page.html
      newsfold clean --jsonl < pages.jsonl > articles.jsonl
    """
    stage = ExtractStage()
    if jsonl:
        if url:
            raise UsageError("--url is for a FILE; with --jsonl, give each line a url of its own")
        for line in lines.lines_of(files):
            lines.write(_line(stage, line))
        return
    if not files:
        raise UsageError("name the FILES to clean, or give --jsonl and pages on standard input")
    _show([(page.source, _line(stage, page.value)) for page in pages_of(files, url, unnamed)])


def _line(stage: ExtractStage, line: bytes) -> dict[str, Any]:
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


def _show(results: list[tuple[str, dict[str, Any]]]) -> None:
    if len(results) == 1:
        show.article(results[0][1])
    else:
        show.articles(results)
    if any(result["outcome"] == Outcome.DEAD_LETTERED for _, result in results):
        raise SystemExit(1)
