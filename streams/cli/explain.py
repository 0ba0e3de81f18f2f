"""`newsfold explain`."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import click
from rich.markup import escape

from streams.cli import lines
from streams.cli.inputs import ArticleLine, article_of
from streams.cli.pages import Page, pages_of, unnamed
from streams.cli.show import console
from streams.errors import BadInput, NotAnArticle, UsageError
from streams.extract import ExtractStage
from streams.fold.explain import Explanation
from streams.fold.explain import explain as explain_pair
from streams.records import CleanArticle, Extracted, RawPage
from streams.wire import decode

__all__ = ["explain"]


@click.command()
@click.argument("one")
@click.argument("other")
@click.option("--in", "file", type=click.Path(path_type=Path, exists=True), metavar="FILE",
              help="JSON lines in which ONE and OTHER are URLs or article ids.")  # fmt: skip
def explain(one: str, other: str, file: Path | None) -> None:
    """Say why two articles are one story, or are not: every rule in order, with its figures.

    ONE and OTHER are files with one page each (.html, .txt; or one line of .jsonl), or, with --in FILE, the
    URLs or article ids of two of its articles. Exits with 1 where the two are not one story.

    \b
      newsfold explain a.html b.html
      newsfold explain https://a.example/1 https://b.example/2 --in articles.jsonl
    """
    find = _in_lines(file) if file else _in_file
    left, right = _dated(find(one), find(other))
    found = explain_pair(left, right)
    _show(left, right, found)
    if not found.folded:
        raise SystemExit(1)


def _dated(one: CleanArticle, other: CleanArticle) -> tuple[CleanArticle, CleanArticle]:
    """Date an undated article like the other: when it was read does not say when it was news."""
    return _like(one, other), _like(other, one)


def _like(article: CleanArticle, other: CleanArticle) -> CleanArticle:
    if article.published_at or not other.published_at:
        return article
    console.print(f"[dim]{article.url} has no date, and is taken to be of the other's time[/]")
    return replace(article, published_at=other.published_at, fetched_at=other.fetched_at)


def _show(left: CleanArticle, right: CleanArticle, found: Explanation) -> None:
    for article in (left, right):
        console.print(f"[bold]{escape(article.title)}[/]  [dim]{escape(article.url)}[/]")
    console.print()
    for verdict in found.verdicts:
        mark = "[green]passes [/]" if verdict.passed else "[red]refuses[/]"
        console.print(f"{mark} {verdict.rule:<12} {escape(verdict.said)}")
    console.print(f"\n{_verdict(found)}")


def _verdict(found: Explanation) -> str:
    if found.folded:
        return f"[green]One story.[/] What the shorter is to the longer: {found.relation}."
    return f"[red]Two stories.[/] The rule {found.refused_by} keeps them apart."


def _in_lines(file: Path) -> Callable[[str], CleanArticle]:
    """Return the search for an article in a file of JSON lines."""
    articles: dict[str, CleanArticle] = {}
    for number, (_, found) in enumerate(lines.each(lines.lines_of((file,)), ArticleLine)):
        with suppress(BadInput):
            if isinstance(found, ArticleLine):
                article = article_of(found, number)
                articles.update({found.url: article, article.url: article, article.article_id: article})

    def find(name: str) -> CleanArticle:
        if name not in articles:
            raise UsageError(f"{name!r} is not in {file}; name the url or the article_id of one of its lines")
        return articles[name]

    return find


def _in_file(name: str) -> CleanArticle:
    """Return the article in a file: cleaned, unless it is a line of JSON that has been."""
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"{name!r} is no file; give two files, or --in FILE with the articles that you name")
    try:
        return _article(path, _only_page(path))
    except (BadInput, NotAnArticle) as error:
        raise UsageError(f"{path} holds no article: {error}") from error


def _only_page(path: Path) -> Page:
    pages = tuple(islice(pages_of((path,), None, unnamed), 2))
    if len(pages) != 1:
        held = "several pages" if pages else "no page"
        raise UsageError(f"{path} holds {held}; give a file of one, or --in {path} with two that you name")
    return pages[0]


def _article(path: Path, page: Page) -> CleanArticle:
    if ".jsonl" in path.suffixes:
        return article_of(decode(page.value, ArticleLine), 0)
    return article_of(_line(ExtractStage().take(decode(page.value, RawPage), datetime.now(UTC))), 0)


def _line(article: Extracted) -> ArticleLine:
    return ArticleLine(
        url=article.url,
        title=article.title,
        text=article.text,
        published_at=article.published_at.isoformat() if article.published_at else None,
        fetched_at=article.fetched_at.isoformat(),
        language=article.language,
        canonical_url=article.canonical_url,
    )
