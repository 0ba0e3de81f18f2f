"""What the fold holds in memory of an article: enough to compare it and to list it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import numpy as np

from streams.errors import BadInput
from streams.fold import facts
from streams.fold.rows import ArticleRow
from streams.ids import article_id, normalise_url
from streams.records import CleanArticle
from streams.text.shingles import Hashes, grams, units

__all__ = ["Features", "Order", "event_time", "features", "gone", "read"]

Order = tuple[float, str]  #: event time in seconds, then the article_id

#: Clocks of outlets and of scrapers differ; a page dated further ahead than this is misdated.
_AHEAD = timedelta(hours=1)
#: No news page is older than this.
_WEB = datetime(1995, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Features:
    """One revision of one article, as it is compared and listed."""

    article: CleanArticle  #: without its text
    order: Order
    grams: Hashes  #: in reading order
    shingles: Hashes  #: sorted, each once
    length: int
    numbers: frozenset[str]
    names: frozenset[str]
    source: str | None  #: article_id of the page that this one names as its source


def event_time(article: CleanArticle) -> datetime:
    """Return when the article was published; where that cannot be, when it was fetched.

    A date after the fetch (by more than an hour) is a mistake, and one before the web's first news is a
    clock's zero. An old article fetched today is old: arrival says nothing about when it was news.
    """
    fetched = _aware(article.fetched_at)
    told = _aware(article.published_at) if article.published_at else fetched
    return min(told, fetched + _AHEAD) if told >= _WEB else fetched


def read(article: CleanArticle) -> ArticleRow:
    """Return the row of an article that is compared with nothing yet."""
    of = units(article.text, article.language)
    return ArticleRow(
        article=article,
        seen=(article.origin.key,),
        grams=grams(of, article.language).astype("<u4").tobytes(),
        length=len(of),
        numbers=facts.numbers(article.text),
        names=facts.names(article.text),
        edges=(),
        touched=(),
    )


def gone(row: ArticleRow) -> ArticleRow:
    """Return the row of a retracted article: what was retracted is not kept."""
    bare = replace(row.article, text="", removed=())
    return replace(row, article=bare, grams=b"", length=0, numbers=(), names=(), edges=(), gone=True)


def features(row: ArticleRow) -> Features:
    """Return what is compared of a row."""
    in_order = np.frombuffer(row.grams, "<u4").astype(np.uint32)
    return Features(
        article=replace(row.article, text="", removed=()),
        order=(event_time(row.article).timestamp(), row.article.article_id),
        grams=in_order,
        shingles=np.unique(in_order),
        length=row.length,
        numbers=frozenset(row.numbers),
        names=frozenset(row.names),
        source=_source(row.article),
    )


def _source(article: CleanArticle) -> str | None:
    if not article.canonical_url:
        return None
    try:
        named = article_id(normalise_url(article.canonical_url))
    except BadInput:  # what a page says of itself need not be a URL
        return None
    return None if named == article.article_id else named


def _aware(time: datetime) -> datetime:
    return time if time.tzinfo else time.replace(tzinfo=UTC)
