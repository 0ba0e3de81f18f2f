"""What `fold`, `events` and `explain` read: articles that are clean already."""

from dataclasses import dataclass
from datetime import UTC, datetime

from streams.clock import parse_time
from streams.extract.language import language_of
from streams.extract.outlet import outlet_of
from streams.ids import article_id, normalise_url
from streams.records import CleanArticle, Origin
from streams.text.minhash import sign

__all__ = ["ArticleLine", "article_of"]

_UNKNOWN = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleLine:
    """A line of input. `outlet` is the URL's registered domain where it is missing."""

    url: str
    title: str
    text: str
    published_at: str | None = None
    fetched_at: str | None = None
    outlet: str | None = None
    language: str | None = None
    canonical_url: str | None = None


def article_of(line: ArticleLine, number: int, revision: int = 1) -> CleanArticle:
    """Return the article of an input line. Raises `BadInput` for a URL or time that cannot be read."""
    url = normalise_url(line.url)
    published = parse_time(line.published_at, "published_at") if line.published_at else None
    fetched = parse_time(line.fetched_at, "fetched_at") if line.fetched_at else published or _UNKNOWN
    language = line.language or language_of(line.text)
    origin = Origin(topic="stdin", partition=0, offset=number, timestamp=fetched)
    return CleanArticle(
        article_id=article_id(url), revision=revision, url=url, canonical_url=line.canonical_url,
        outlet=line.outlet or outlet_of(url), outlet_name=None, title=line.title, text=line.text,
        authors=(), published_at=published, language=language, agency=None, dateline=None, image=None,
        fetched_at=fetched, first_seen=fetched, updated_at=fetched, extractor="given", removed=(),
        signature=sign(line.text, language), origin=origin,
    )  # fmt: skip
