"""An article: as extracted from its page, and as cleaned and revisioned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from streams.records.outcomes import Origin

__all__ = ["CleanArticle", "Extracted", "Kind", "Removed", "Signature"]


class Kind(StrEnum):
    """What an article is, so that who wants plain reports only can tell."""

    ARTICLE = "article"  #: a report, or any other text, that is none of the others
    LIVE_BLOG = "live-blog"  #: posts one above the other, written as things happen
    GALLERY = "gallery"  #: pictures and their captions
    VIDEO = "video"  #: a film or a broadcast, and what is said of it
    PAYWALL_STUB = "paywall-stub"  #: the lead of an article whose rest is for subscribers


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """Something that stood on the page and is not in the article, so that nothing is lost in silence."""

    text: str  #: at most 500 characters of it
    #: what it was: `navigation`, `share-bar`, `advertisement`, `promotion`, `cookie-notice`, `newsletter`,
    #: `notice`, `copyright`, `legal-disclaimer`, `read-also`, `teaser` (of another article), `comments`,
    #: `paywall` (an offer to read the rest, and what stands below it), `byline`, `caption`, `credit`,
    #: `label`, `title-repeated`, `error-page-head`, `above-title`, `below-article`; `repeated` (a paragraph
    #: that stood there more than once, of which one is kept); `boilerplate` and `title-suffix` (learned: the
    #: outlet has it in several articles)
    reason: str
    #: how often it stood there; of `boilerplate` and `title-suffix`, in how many articles of the outlet
    #: that were known when this revision was made
    count: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Extracted:
    """An article read off one page."""

    url: str  #: the page's URL, normalised: no fragment, no tracking parameters
    canonical_url: str | None  #: what the page says its source is (rel=canonical, og:url)
    outlet: str  #: who published it: the registered domain of the URL (`bbc.co.uk` for `www.bbc.co.uk`)
    outlet_name: str | None  #: the outlet's name as its page states it: `BBC News`
    section: str | None  #: the outlet's own name for it: `World`, `Sport`
    kind: Kind  #: whether it is a plain article, or what else
    title: str  #: the headline, without the outlet's name
    text: str  #: plain text without the headline, a paragraph a line (`\n` between them)
    authors: tuple[str, ...]  #: in the page's order; an organisation where the page names no person
    #: when the page says that it was published, with its own UTC offset, so that the day is the page's day
    #: (UTC where it states no offset, midnight where it states a day alone); null where it states nothing
    published_at: datetime | None
    modified_at: datetime | None  #: when the page says that it was last changed
    language: str  #: ISO 639-1; `und` where it cannot be told
    agency: str | None  #: the wire service credited (`MENAFN`, `Reuters`), by the text or by the page
    dateline: str | None  #: the place a report is filed from (`BERN`), which its text begins with
    image: str | None  #: the URL of the lead image
    #: whether it can be read without paying, as its page declares (schema.org's `isAccessibleForFree`, or a
    #: meta tag); a metered article, or one with a paid part, counts as not free; null where the page does
    #: not say
    accessible_for_free: bool | None
    fetched_at: datetime  #: when the producer fetched the page; the message's time where it does not say
    #: what found the body: `newsfold`, `resiliparse`, `trafilatura`; `scraped-text` where there was no
    #: markup
    extractor: str
    #: why its reading was taken: `clear` (no doubt, nobody else was asked), `confirmed` (another extractor
    #: agrees, or has little more), `widened` (another has much more, and a wider reading agrees with it),
    #: `outvoted` (two others agree with each other), `undecided` (no two agree), `no-markup` (scraped
    #: text)
    extractor_reason: str
    removed: tuple[Removed, ...]  #: what stood on the page and is not in `text`, each with its reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Signature:
    """A MinHash signature with all that is needed to compare it with another."""

    scheme: str  #: datasketch's name of the permutation scheme: `affine32`
    seed: int  #: of the permutations
    num_perm: int  #: how many permutations, and values: 128
    shingle: str  #: `w3`: three words; `c5`: five characters, for scripts without spaces
    values: str  #: num_perm little-endian uint32, base64


@dataclass(frozen=True, kw_only=True, slots=True)
class CleanArticle:
    """A value of `clean-articles`: one revision of one article, free of its outlet's boilerplate."""

    article_id: str  #: 32 hex digits, from the URL alone
    revision: int  #: 1, 2, ...: grows with new content at this URL, and with boilerplate learned later
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
    signature: Signature  #: of `text`: by it similar articles are found
    origin: Origin  #: the raw message that made this revision
