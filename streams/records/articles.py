"""An article: as extracted from its page, and as cleaned and revisioned."""

from dataclasses import dataclass
from datetime import datetime

from streams.records.outcomes import Origin

__all__ = ["CleanArticle", "Extracted", "Removed", "Signature"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """Something that stood on the page and is not in the article, so that nothing is lost in silence."""

    text: str  #: at most 500 characters of it
    reason: str  #: `error-page-head`, `repeated`, `legal-disclaimer`, `comments`, `boilerplate`, ...
    count: int = 1  #: how often it stood there; for `boilerplate`, in how many articles of the outlet


@dataclass(frozen=True, kw_only=True, slots=True)
class Extracted:
    """An article read off one page. `text` has one paragraph a line; `outlet` is the registered domain."""

    url: str  #: normalised: no fragment, no tracking parameters
    canonical_url: str | None  #: what the page says its source is (rel=canonical, og:url)
    outlet: str
    outlet_name: str | None
    title: str
    text: str
    authors: tuple[str, ...]
    published_at: datetime | None  #: with the page's own UTC offset, so that the day is the page's day
    language: str  #: ISO 639-1; `und` where it cannot be told
    agency: str | None  #: the wire service credited (`MENAFN`, `Reuters`), taken out of the text
    dateline: str | None  #: the place a report is filed from, taken out of the text
    image: str | None
    fetched_at: datetime
    extractor: str  #: what read the page: `trafilatura`, `scraped-text`
    removed: tuple[Removed, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """A MinHash signature with all that is needed to compare it with another."""

    scheme: str  #: datasketch's name of the permutation scheme
    seed: int
    num_perm: int
    shingle: str  #: `w3`: three words; `c5`: five characters, for scripts without spaces
    values: str  #: num_perm little-endian uint32, base64


@dataclass(frozen=True, kw_only=True, slots=True)
class CleanArticle:
    """A value of `clean-articles`: one revision of one article, free of its outlet's boilerplate."""

    article_id: str  #: 32 hex digits, from the URL alone
    revision: int  #: 1, 2, ...: counts the contents seen at this URL
    url: str
    canonical_url: str | None
    outlet: str
    outlet_name: str | None
    title: str
    text: str
    authors: tuple[str, ...]
    published_at: datetime | None
    language: str
    agency: str | None
    dateline: str | None
    image: str | None
    fetched_at: datetime
    first_seen: datetime  #: arrival of the URL's first page
    updated_at: datetime  #: arrival of the page that made this revision
    extractor: str
    removed: tuple[Removed, ...]
    signature: Signature
    origin: Origin
