"""An article: as extracted from its page, and as cleaned and revisioned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from streams.records.outcomes import Origin

__all__ = ["CleanArticle", "Extracted", "Kind", "Removed", "Signature"]


class Kind(StrEnum):
    """What an article is, so that who wants plain reports only can tell."""

    ARTICLE = "article"
    LIVE_BLOG = "live-blog"  #: posts one above the other, written as things happen
    GALLERY = "gallery"  #: pictures and their captions
    VIDEO = "video"  #: a film or a broadcast, and what is said of it
    PAYWALL_STUB = "paywall-stub"  #: the lead of an article whose rest is for subscribers


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """Something that stood on the page and is not in the article, so that nothing is lost in silence."""

    text: str  #: at most 500 characters of it
    reason: str  #: `error-page-head`, `repeated`, `comments`, `boilerplate`, `title-suffix`, ...
    count: int = 1  #: how often it stood there; for the last two, in how many articles of the outlet


@dataclass(frozen=True, kw_only=True, slots=True)
class Extracted:
    """An article read off one page. `text` has one paragraph a line; `outlet` is the registered domain."""

    url: str  #: normalised: no fragment, no tracking parameters
    canonical_url: str | None  #: what the page says its source is (rel=canonical, og:url)
    outlet: str
    outlet_name: str | None
    section: str | None  #: the outlet's own name for it: `World`, `Sport`
    kind: Kind
    title: str
    text: str
    authors: tuple[str, ...]
    published_at: datetime | None  #: with the page's own UTC offset, so that the day is the page's day
    modified_at: datetime | None  #: when the page says that it was last changed
    language: str  #: ISO 639-1; `und` where it cannot be told
    agency: str | None  #: the wire service credited (`MENAFN`, `Reuters`), taken out of the text
    dateline: str | None  #: the place a report is filed from, taken out of the text
    image: str | None  #: the lead image
    accessible_for_free: bool | None  #: schema.org's `isAccessibleForFree`; null where the page does not say
    fetched_at: datetime
    extractor: str  #: what read the page: `newsfold`, `resiliparse`, `trafilatura`, `scraped-text`
    extractor_reason: str  #: why this one: see `streams.extract.body.find`
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
    section: str | None
    kind: Kind
    title: str
    text: str
    authors: tuple[str, ...]
    published_at: datetime | None
    modified_at: datetime | None
    language: str
    agency: str | None
    dateline: str | None
    image: str | None
    accessible_for_free: bool | None
    fetched_at: datetime
    first_seen: datetime  #: arrival of the URL's first page
    updated_at: datetime  #: arrival of the page that made this revision
    extractor: str
    extractor_reason: str
    removed: tuple[Removed, ...]
    signature: Signature
    origin: Origin
