"""What `fold`, `events`, `threads` and `explain` read: articles that are clean already."""

from dataclasses import dataclass
from datetime import UTC, datetime

from streams.clock import parse_time
from streams.extract.language import UNDETERMINED, language_of
from streams.extract.outlet import outlet_of
from streams.ids import article_id, normalise_url
from streams.records import CleanArticle, Kind, Origin, Signature
from streams.text.minhash import sign

__all__ = ["ArticleLine", "arrival_of", "article_of", "language_in"]

_UNKNOWN = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class ArticleLine:
    """A line of input: what `clean` writes, or as little as a URL and a text.

    `outlet` is the URL's registered domain where it is missing, and `language` is detected in the text.
    """

    url: str
    text: str
    title: str | None = None
    published_at: str | None = None
    fetched_at: str | None = None
    outlet: str | None = None
    outlet_name: str | None = None
    authors: tuple[str, ...] | None = None
    language: str | None = None
    agency: str | None = None
    dateline: str | None = None
    canonical_url: str | None = None


def article_of(
    line: ArticleLine,
    number: int,
    revision: int = 1,
    arrived: datetime = _UNKNOWN,
    signed: tuple[str, Signature] | None = None,
) -> CleanArticle:
    """Return the article of an input line. `arrived` is its time where it has none of its own.

    `signed` are its language and its signature, where they are known already.
    Raises `BadInput` for a URL or time that cannot be read.
    """
    url = normalise_url(line.url)
    published = _published(line)
    fetched = arrival_of(line) or arrived
    language, signature = signed or _signed(line)
    origin = Origin(topic="stdin", partition=0, offset=number, timestamp=fetched)
    return CleanArticle(
        article_id=article_id(url), revision=revision, url=url, canonical_url=line.canonical_url,
        outlet=line.outlet or outlet_of(url), outlet_name=line.outlet_name, section=None, kind=Kind.ARTICLE,
        title=line.title or "", text=line.text, authors=line.authors or (), published_at=published,
        modified_at=None, language=language, agency=line.agency, dateline=line.dateline, image=None,
        accessible_for_free=None, fetched_at=fetched, first_seen=fetched, updated_at=fetched,
        extractor="given", extractor_reason="given", removed=(), signature=signature,
        origin=origin,
    )  # fmt: skip


def arrival_of(line: ArticleLine) -> datetime | None:
    """Return when the article of a line came in, if the line says: when it was fetched, or else published.

    Raises `BadInput` for a time that cannot be read.
    """
    return parse_time(line.fetched_at, "fetched_at") if line.fetched_at else _published(line)


def _published(line: ArticleLine) -> datetime | None:
    return parse_time(line.published_at, "published_at") if line.published_at else None


def _signed(line: ArticleLine) -> tuple[str, Signature]:
    """Return a line's language and the signature of its text."""
    language = language_in(line)
    return language, sign(line.text, language)


def language_in(line: ArticleLine) -> str:
    """Return the language that the line names (`en`, `en-GB`), or else that of its words."""
    given = language_of("", line.language) if line.language else UNDETERMINED
    return language_of(f"{line.text}\n{line.title or ''}") if given == UNDETERMINED else given
