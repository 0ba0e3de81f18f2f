"""The two articles that `explain` is about: in files, on lines of one, or in a running worker's topics."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from streams.cli import lines
from streams.cli.inputs import ArticleLine, article_of
from streams.cli.pages import Page, pages_of, unnamed
from streams.client import end_of, latest
from streams.connection import Connection
from streams.errors import BadInput, NotAnArticle, UsageError
from streams.extract import ExtractStage
from streams.ids import article_id, normalise_url
from streams.records import CleanArticle, Extracted, RawPage
from streams.topics import CLEAN
from streams.wire import decode

__all__ = ["Find", "in_file", "in_lines", "in_topic"]

Find = Callable[[str], CleanArticle]


def in_lines(file: Path) -> Find:
    """Return the search for an article in a file of JSON lines, by its URL or its id."""
    articles: dict[str, CleanArticle] = {}
    for number, (_, record) in enumerate(lines.each(lines.lines_of((file,)), ArticleLine)):
        with suppress(BadInput):
            if isinstance(record, ArticleLine):
                article = article_of(record, number)
                articles.update({record.url: article, article.url: article, article.article_id: article})

    def find(name: str) -> CleanArticle:
        if name not in articles:
            raise UsageError(f"{name!r} is not in {file}; name the url or the article_id of one of its lines")
        return articles[name]

    return find


def in_topic(connection: Connection, names: tuple[str, ...]) -> Find:
    """Return the search for articles, by URL or id, among the latest in `clean-articles`."""
    keys = {name: _key(name) for name in names}
    asyncio.run(end_of(connection, CLEAN))  # says what is missing, where it is
    values = asyncio.run(latest(connection, CLEAN, {key.encode() for key in keys.values()}))

    def find(name: str) -> CleanArticle:
        value = values.get(keys[name].encode())
        if value is None:
            advice = "name the URL or the article_id of an article that a worker has cleaned"
            raise UsageError(f"{name!r} is not in {CLEAN.at(connection)} at {connection.brokers}; {advice}")
        return decode(value, CleanArticle)

    return find


def in_file(name: str) -> CleanArticle:
    """Return the article in a file: cleaned, unless it is a line of JSON that has been."""
    path = Path(name)
    if not path.is_file():
        advice = "give two files, --in FILE with the articles that you name, or --brokers of a running worker"
        raise UsageError(f"{name!r} is no file; {advice}")
    try:
        return _article(path, _only_page(path))
    except (BadInput, NotAnArticle) as error:
        raise UsageError(f"{path} holds no article: {error}") from error


def _key(name: str) -> str:
    try:
        return article_id(normalise_url(name))
    except BadInput:
        return name  # it is an id


def _only_page(path: Path) -> Page:
    pages = tuple(islice(pages_of((path,), None, unnamed), 2))
    if len(pages) != 1:
        held = "several pages" if pages else "no page"
        raise UsageError(f"{path} holds {held}; give a file of one, or --in {path} with two that you name")
    if pages[0].error:
        raise UsageError(f"{path} {pages[0].error}")
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
        agency=article.agency,
    )
